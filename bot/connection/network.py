"""The way to Slack: which proxy, and what to do while Slack cannot be reached."""

import asyncio
import os
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from ipaddress import ip_address
from typing import TypeVar
from urllib.parse import urlsplit
from urllib.request import proxy_bypass

import structlog

from bot.problem import SetupProblem
from jobs.engine.slack_errors import CALL_FAILED, ONE_WORKSPACE, classify
from messages.kit.slack_codes import SlackCode

PROXIES = ("HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy")
T = TypeVar("T")

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Patience:
    """How long to wait between attempts to reach Slack, in seconds: from `first`, doubling, up to `longest`."""

    first: float = 1
    longest: float = 30


def heed_no_proxy(address: str) -> None:
    """Make Slack's SDK go straight to `address` when it is on this machine or NO_PROXY names it.

    The SDK takes any proxy from the environment for every client it makes, one per request, and does not look at
    NO_PROXY; only an empty variable holds it back. So the variables are emptied for this process, which talks to
    nobody but Slack (and a database, which uses no proxy).
    """
    host = urlsplit(address).hostname or ""
    if _is_here(host) or proxy_bypass(host):
        os.environ.update(dict.fromkeys(PROXIES, ""))


def _is_here(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


async def until_reached(attempt: Callable[[], Awaitable[T]], setting: str, address: str, patience: Patience) -> T:
    """Return what `attempt` returns, trying for as long as Slack cannot be reached; says so once, and once when it is over.

    Raises `SetupProblem` when Slack answers that the token in `setting` is no good.
    """
    wait, failed = patience.first, False
    while True:
        try:
            result = await attempt()
        except CALL_FAILED as error:
            slack_error = classify(error)
            if not slack_error.says_nothing_of_tokens:
                raise SetupProblem(refused(setting, address, slack_error.why)) from None
            if not failed:
                log.warning("slack.unreachable", address=address, why=slack_error.why, note="trying until it answers")
                failed = True
            await asyncio.sleep(slack_error.wait.total_seconds() if slack_error.wait else wait)
            wait = min(wait * 2, patience.longest)
        else:
            if failed:
                log.info("slack.reached", address=address)
            return result


def refused(setting: str, address: str, why: str) -> str:
    """Return the line that says that Slack does not accept a token, and what to do."""
    if why == SlackCode.MISSING_SCOPE:
        return f"The token in {setting} lacks connections:write; make a new App-Level Token with it and set {setting}."
    if why in ONE_WORKSPACE:
        return f"{ONE_WORKSPACE[why]} Start Baton again when that is done."
    if why.startswith("http_"):
        return f"{address} does not answer as Slack does ({why.replace('_', ' ').upper()}). Look at SLACK_API_URL."
    return f"Slack does not accept the token in {setting} ({why}). Copy it anew from your app's page and set {setting}."
