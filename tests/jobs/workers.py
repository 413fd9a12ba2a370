"""A worker on a queue of jobs that say something to a person."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime

from slack_sdk.web.async_client import AsyncWebClient

from bot.connection.in_flight import InFlight
from handover.model.jobs import Job
from handover.opening.jobs import WELCOME
from jobs.engine.context import Done, HandlerOutcome, JobContext
from jobs.engine.rate_limits.limiter import RateLimiters
from jobs.engine.slack_access import SlackAccess
from jobs.engine.worker import Worker
from jobs.opening import welcome
from messages.kit.message import Message
from playground.running import Playground
from playground.seed import DANA
from storage.store import Store
from tests.examples import NO_PLAYBOOKS

WORKSPACE = "T0PLAYGROUND"


Deliver = Callable[[JobContext], Awaitable[HandlerOutcome]]


def a_worker(
    store: Store,
    client: AsyncWebClient,
    now: Callable[[], datetime],
    deliver: Deliver,
    in_flight: InFlight | None = None,
) -> Worker:
    answered, types = (in_flight or InFlight()).answered, {WELCOME: replace(welcome.JOB, run=deliver)}
    return Worker(
        store,
        lambda _: client,
        NO_PLAYBOOKS,
        now,
        SlackAccess(client, now),
        RateLimiters(),
        answered,
        lambda: False,
        types,
    )


async def ask(store: Store, *keys: str, lane: str = "", user: str = DANA) -> None:
    async with store.begin(WORKSPACE) as unit:
        await unit.jobs.add(*(Job(WELCOME, key, lane or f"lane of {key}", ref={"user": user}) for key in keys))


async def tell(context: JobContext) -> HandlerOutcome:
    """Say the job's key to its person."""
    conversation = await context.dm(context.job.ref["user"])
    ts = await context.post(conversation, Message(context.job.key))
    return Done({"ts": ts})


def told(playground: Playground, user: str = DANA) -> list[str]:
    """Return what the bot has said to somebody."""
    dm = playground.workspace.channels.dm(user, playground.workspace.identity.bot_user_id)
    return [message.text for message in playground.workspace.messages.all(dm.id)] if dm else []
