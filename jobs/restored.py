"""Looks after a start whether Slack shows more of the bot's own doing than the database knows, and says so where it does."""

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import structlog
from slack_sdk.errors import SlackApiError

from handover.interview.lost_prompts import note_lost, number_of_prompt
from handover.interview.questions import INTERVIEWED
from handover.model.handover import Handover, Status
from handover.model.people import Role
from handover.restored import (
    LOST_CHANNEL_TOLD,
    MOST_COMPARED,
    RESTORED_LOOK,
    RESTORED_TOLD,
    lost_channel_told,
    numbers_skipped,
    restored_look,
    restored_told,
    unknown_keys,
    worth_a_look,
)
from handover.time.timestamps import moment_of
from jobs.engine.context import Done, Dropped, HandlerOutcome, JobContext, Postponed
from jobs.engine.conversations import channels_made_by, made_at
from jobs.engine.job_type import JobType, OnFailure, Retention
from jobs.engine.slack_errors import code
from messages import restored as words
from messages.kit.metadata import key_of
from messages.kit.slack_codes import CHANNEL_ARCHIVED, CHANNEL_LOST, THREAD_GONE
from services.interview.threads import where_held
from storage.restored import LostChannel
from storage.store import SlackRefKind, Store

AGAIN = timedelta(minutes=1)
"""How long to wait for a channel that is just being opened."""
UNREADABLE = CHANNEL_LOST | CHANNEL_ARCHIVED | THREAD_GONE
log = structlog.get_logger(__name__)


async def begin(store: Store, workspace: str, now: datetime) -> None:
    """Note that the bot is at work, and have it look, where time has passed of which the database knows nothing.

    `now` is in UTC. A new database knows of no time before, so that nothing an earlier one did counts as lost.
    """
    async with store.begin(workspace) as unit:
        alive_at = await unit.restore_check.begin(now)
        if alive_at is not None and worth_a_look(alive_at, now):
            await unit.jobs.add(restored_look(alive_at, now))


async def mark(store: Store, now: datetime) -> int:
    """Note with a heartbeat that the bot is at work at `now` (UTC). Returns 0: it stores nothing to be done."""
    await store.alive_marks.mark(now)
    return 0


@dataclass
class _Lost:
    """Channels that no handover here knows, with the handover they were of if it goes on elsewhere; handovers that are behind."""

    channels: dict[str, str] = field(default_factory=dict)
    handovers: list[str] = field(default_factory=list)


async def look(context: JobContext) -> HandlerOutcome:
    """Compare the bot's own channels, and the handovers at work on last, with what is known; have people told of the difference.

    One call for the channels and, for at most twenty handovers, one each for what was said in the channel and in the interview.
    """
    since, lost = datetime.fromisoformat(context.job.ref["since"]), _Lost()
    channels = await _unknown_channels(context, since)
    async with context.unit() as unit:
        opening = bool(channels) and await unit.restore_check.opening()
        latest = await unit.restore_check.latest(MOST_COMPARED)
    if opening:
        return Postponed(context.now() + AGAIN, "a channel is being opened")
    for conversation in channels:
        lost.channels[conversation] = await _goes_on_as(context, conversation)
    for handover_id in latest:
        if await _is_behind(context, handover_id, since):
            await context.store.decide(context.job.workspace, handover_id, numbers_skipped)
            lost.handovers.append(handover_id)
    if not (lost.channels or lost.handovers):
        return Done({"lost": "nothing"})
    log.warning("database.restored", since=since.isoformat(), channels=sorted(lost.channels), handovers=lost.handovers)
    told = [lost_channel_told(conversation, since, about) for conversation, about in lost.channels.items()]
    told += [restored_told(handover_id, since) for handover_id in lost.handovers]
    found = tuple(LostChannel(conversation, context.now()) for conversation in lost.channels)
    numbers = {"channels": str(len(lost.channels)), "handovers": str(len(lost.handovers))}
    return Done(numbers, follow=tuple(told), also=found)


async def _unknown_channels(context: JobContext, since: datetime) -> list[str]:
    """Return the private channels that the bot has made since then and that are of no handover here."""
    me = (await context.client.auth_test())["user_id"]
    made = [str(channel["id"]) async for channel in channels_made_by(context.client, me) if made_at(channel) >= since]
    async with context.unit() as unit:
        return await unit.restore_check.unknown(made) if made else []


async def _goes_on_as(context: JobContext, conversation: str) -> str:
    """Return the id of the handover that the bot's messages in this channel are about, if it is known; else empty."""
    keys = [key async for message in _messages(context, conversation) if (key := key_of(message))]
    names = dict.fromkeys(name for key in keys for name in key.split(":"))
    async with context.unit() as unit:
        for name in names:
            if await unit.slack_refs.get(name, SlackRefKind.CHANNEL) is not None:
                return name
    return ""


async def _is_behind(context: JobContext, handover_id: str, since: datetime) -> bool:
    """Return whether messages about this handover stand in Slack that no known job can have sent.

    Lost questions of the interview are noted, so that no reply to one of them is taken for another's.
    """
    async with context.unit() as unit:
        handover, refs = await unit.handovers.get(handover_id), await unit.slack_refs.all(handover_id)
        known = await unit.restore_check.keys_about(handover_id)
        threads = {
            role: await unit.slack_refs.get(handover_id, *where_held(handover.interview_of(role)))
            for role in INTERVIEWED
        }
    channel = refs.get(SlackRefKind.CHANNEL)
    said = [one async for one in _messages(context, channel.conversation, channel.ts or None, since)] if channel else []
    for role, thread in threads.items():
        asked = [one async for one in _messages(context, thread.conversation, thread.ts, since)] if thread else []
        if handover.status is Status.ACTIVE:
            await _note_lost_prompts(context, handover, role, asked)
        said += asked
    keys = [key for message in said if (key := key_of(message))]
    return bool(unknown_keys(keys, known, handover_id))


async def _note_lost_prompts(
    context: JobContext, handover: Handover, role: Role, asked: list[Mapping[str, Any]]
) -> None:
    numbers = {number_of_prompt(handover, key_of(one) or ""): moment_of(str(one["ts"])) for one in asked}
    in_slack = {number: at for number, at in numbers.items() if number is not None}
    newest = max((one.seq for one in handover.interview_of(role).prompts), default=0)
    if any(number > newest for number in in_slack):
        await context.store.decide(context.job.workspace, handover.id, lambda now: note_lost(now, role, in_slack))


async def _messages(
    context: JobContext, conversation: str, thread_ts: str | None = None, since: datetime | None = None
) -> AsyncIterator[Mapping[str, Any]]:
    """Yield what was said there, since a time if one is given; nothing where it cannot be read any more."""
    try:
        async for message in context.messages(conversation, thread_ts, since):
            yield message
    except SlackApiError as error:
        if code(error) not in UNREADABLE:
            raise


async def tell_handover(context: JobContext) -> HandlerOutcome:
    """Say in the handover's channel from when on nothing is known, and what to do."""
    handover, channel = await context.handover(), await context.slack_ref(SlackRefKind.CHANNEL)
    if channel is None or not handover.open:
        return Dropped("there is no channel to say it in")
    since = datetime.fromisoformat(context.job.ref["since"])
    return Done({"ts": await context.post_in(channel, words.handover_restored(handover, since))})


async def tell_channel(context: JobContext) -> HandlerOutcome:
    """Say in a channel that its handover is not known any more, or where it goes on, and what to do."""
    since, conversation = datetime.fromisoformat(context.job.ref["since"]), context.job.ref["conversation"]
    async with context.unit() as unit:
        goes_on = await unit.slack_refs.get(context.job.about, SlackRefKind.CHANNEL) if context.job.about else None
    message = words.channel_lost(since, goes_on.conversation if goes_on else "")
    return Done({"ts": await context.post(conversation, message)})


LOOK_JOB = JobType(RESTORED_LOOK, look, retention=Retention.PASSING, on_failure=OnFailure.SILENT)
TOLD_JOB = JobType(RESTORED_TOLD, tell_handover, retention=Retention.WHILE_HANDOVER_OPEN, on_failure=OnFailure.SILENT)
CHANNEL_JOB = JobType(LOST_CHANNEL_TOLD, tell_channel, retention=Retention.FOREVER, on_failure=OnFailure.SILENT)
