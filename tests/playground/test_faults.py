"""Faults put in on purpose answer as Slack, or a proxy in front of it, does."""

import aiohttp
import pytest

from playground.platform.faults import FaultKind
from playground.running import Playground


async def answered(playground: Playground) -> tuple[int, str, str]:
    """Call, and return the status, the kind of body, and what `Retry-After` says."""
    headers = {"Authorization": f"Bearer {playground.bot_token}"}
    async with (
        aiohttp.ClientSession() as session,
        session.post(f"{playground.api_url}auth.test", headers=headers) as answer,
    ):
        return answer.status, answer.content_type, answer.headers.get("Retry-After", "")


@pytest.mark.parametrize(
    ("kind", "status", "body"),
    [
        ("500", 500, "application/json"),
        ("503", 503, "application/json"),
        ("page", 503, "text/html"),
        ("gateway", 503, "text/plain"),
        ("text", 200, "text/plain"),
        ("error", 200, "application/json"),
        ("empty_after", 200, "application/json"),
        ("half_after", 200, "application/json"),
    ],
)
async def test_how_a_fault_answers(playground: Playground, kind: FaultKind, status: int, body: str) -> None:
    playground.faults.add("auth.test", kind)
    assert await answered(playground) == (status, body, "")
    assert await answered(playground) == (200, "application/json", "")


@pytest.mark.parametrize(("told", "header"), [("", "30"), ("a while", "a while")])
async def test_429_says_when_to_come_back(playground: Playground, told: str, header: str) -> None:
    playground.faults.add("auth.test", "429", seconds=30, retry_after=told)
    assert await answered(playground) == (429, "application/json", header)


async def test_the_messages_tab_is_switched_off_and_on(playground: Playground) -> None:
    playground.slack.switch_messages_tab(on=False)
    assert not playground.slack.manifest.features.app_home.messages_tab_enabled
    playground.slack.switch_messages_tab(on=True)
    assert playground.slack.manifest.features.app_home.messages_tab_enabled


async def test_after_a_reinstall_only_the_new_token_is_good(playground: Playground) -> None:
    playground.slack.revoked = "token"
    old = playground.bot_token
    playground.slack.reinstall("xoxb-new")
    assert (playground.bot_token, old) == ("xoxb-new", "xoxb-playground-bot-token")
    assert (await answered(playground))[0] == 200
    playground.slack.granted.clear()
    playground.slack.reinstall("xoxb-newer")
    assert "chat:write" in playground.slack.granted
