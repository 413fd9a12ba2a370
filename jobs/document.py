"""Keeps the handover document in the channel, and sends it to who asks for it after the end.

It is one message with its pages in the thread below, brought up to date in place.
"""

from collections.abc import Mapping, Sequence

from handover.blueprint.brief import Brief
from handover.document import HANDOVER_DOCUMENT, people_named
from handover.opening.jobs import bookmarks
from handover.time.workdays import utc_day
from jobs.engine.context import Done, Dropped, HandlerOutcome, JobContext
from jobs.engine.job_type import JobType, Retention
from messages.document import pages
from messages.failures import FailureWords
from messages.kit.message import Message
from messages.kit.metadata import carries
from services.accounts import handover_brief
from storage.store import SlackRef, SlackRefKind

MOST_PAGES = 100
"""No document is as long: 25 answers of the greatest length fill a dozen."""


async def run(context: JobContext) -> HandlerOutcome:
    """Show the document as it is now. One whose first message was deleted, or that is in a lost channel, is posted anew."""
    if "user" in context.job.ref:
        return await _for_one(context, context.job.ref["user"])
    handover, channel = await context.handover(), await context.slack_ref(SlackRefKind.CHANNEL)
    if channel is None:
        return Dropped("there is no channel")
    people = await context.people(*people_named(handover))
    first, *others = pages(handover, people, context.now(), await _brief(context))
    known = await context.slack_ref(SlackRefKind.DOCUMENT)
    there = known is not None and known.conversation == channel.conversation
    top = (
        known.ts if known is not None and there and await context.updated(channel.conversation, known.ts, first) else ""
    )
    if not top:
        return await _posted(context, channel, first, others, known)
    await _show_below(context, channel.conversation, top, others, channel.ts)
    return Done({"ts": top})


async def _for_one(context: JobContext, user: str) -> HandlerOutcome:
    """Show it in somebody's direct messages."""
    handover = await context.handover_for(user)
    people = await context.people(*people_named(handover))
    first, *others = pages(handover, people, context.now(), await _brief(context))
    conversation = await context.dm(user)
    top = await context.show(conversation, first)
    await _show_below(context, conversation, top, others)
    return Done({"ts": top})


async def _brief(context: JobContext) -> Brief:
    """Return the brief of the handover's account, on the day it is in UTC."""
    async with context.unit() as unit:
        handover = await unit.handovers.get(context.job.about)
        return await handover_brief(unit, handover, utc_day(context.now()), context.now())


async def _posted(
    context: JobContext, channel: SlackRef, first: Message, others: Sequence[Message], known: SlackRef | None
) -> Done:
    """Post the document, in place of the one at `known`; the link above the channel follows."""
    top = await context.show_in(channel, first, part=f":{known.ts}" if known else "")
    await _show_below(context, channel.conversation, top, others, channel.ts)
    ref = SlackRef(context.job.about, SlackRefKind.DOCUMENT, channel.conversation, top)
    return Done({"ts": top}, follow=(bookmarks(context.job.about),), also=(ref,))


async def _show_below(
    context: JobContext, conversation: str, top: str, wanted: Sequence[Message], thread: str = ""
) -> None:
    """Bring the pages in the thread to these, each in place; those that are too many go.

    `thread` is that in which the first one stands itself, if it does.
    """
    there = await _pages_below(context, conversation, top, thread or top)
    for number, page in enumerate(wanted):
        ts = there.pop(number, "")
        if not ts or not await context.updated(conversation, ts, page):
            await context.post(conversation, page, thread_ts=thread or top, part=f":{top}:{number}")
    for ts in there.values():
        await context.client.chat_delete(channel=conversation, ts=ts)


async def _pages_below(context: JobContext, conversation: str, top: str, thread: str) -> dict[int, str]:
    """Return the time stamps of the pages that stand in the thread, by number."""
    found: dict[int, str] = {}
    async for message in context.messages(conversation, thread):
        number = _number_of(context, top, message)
        if number is not None:
            found[number] = str(message["ts"])
    return found


def _number_of(context: JobContext, top: str, message: Mapping[str, object]) -> int | None:
    numbers = range(MOST_PAGES)
    return next((one for one in numbers if carries(f"{context.job.key}:{top}:{one}", message)), None)


JOB = JobType(
    HANDOVER_DOCUMENT, run, retention=Retention.WHILE_HANDOVER_OPEN, failure=FailureWords("share the handover document")
)
