"""Brings whoever takes over the invitation to the regular calls, and asks whoever hands over to end their own series."""

import asyncio

from handover.calls.series import OLD_SERIES, SERIES_INVITATION, series_at, standing_series
from handover.hours import heard_at
from jobs.calls.bringing import bring_file
from jobs.engine.context import Done, Dropped, HandlerOutcome, JobContext, Postponed
from jobs.engine.job_type import JobType, Retention
from messages.calls import series as words
from messages.calls.series_file import series_file, series_file_name
from messages.failures import FailureWords


async def bring(context: JobContext) -> HandlerOutcome:
    """Share the calendar file with whoever invites, at once where they asked for it, else in their working hours."""
    ref = context.job.ref
    handover = await context.handover_for(ref["user"])
    series = series_at(handover, int(ref["number"]))
    if series is None or str(series.sequence) != ref["is"]:
        return Dropped("it has changed again since")
    person = await context.person(ref["user"])
    begins = context.now() if person.id == ref["by"] else heard_at(person, context.now())
    if begins > context.now():
        return Postponed(begins, "it is outside their working hours")
    content = await asyncio.to_thread(series_file, handover, series, await context.people(series.organiser))
    await bring_file(
        context,
        person.id,
        series_file_name(handover, series),
        content,
        words.file_title(handover, series),
        above=words.note(handover, series),
        instead=lambda why, text: words.not_sent(handover, series, why, text),
    )
    return Done()


async def ask_to_end(context: JobContext) -> HandlerOutcome:
    """Ask it in their working hours, and remind once; or show in the request that it is done."""
    user, again = context.job.ref["user"], context.job.ref["turn"] != "0"
    handover = await context.handover_for(user)
    old, message = handover.old_series, words.old_series(handover, again=again)
    if not again and context.repeated and (there := await context.recalled(user)) is not None:
        await context.updated(there[0], there[1], message)
        return Done({"ts": there[1]})
    if old is None or old.ended_at is not None or standing_series(handover) is None or not handover.active:
        return Dropped("nothing is to be ended any more")
    begins = heard_at(await context.person(user), context.now())
    if begins > context.now():
        return Postponed(begins, "it is outside their working hours")
    _, ts = await context.post_to(user, message)
    return Done({"ts": ts})


BRING = JobType(SERIES_INVITATION, bring, retention=Retention.WHILE_HANDOVER_OPEN, failure=words.FAILED)
ASK_TO_END = JobType(
    OLD_SERIES,
    ask_to_end,
    retention=Retention.WHILE_HANDOVER_OPEN,
    failure=FailureWords(asked="A series of calls of yours may have to be ended: `/handover calls`."),
)
