"""The incoming CSM's answer whether they take an account on: looked for when it is due, asked for once more, told when missing."""

from datetime import datetime, timedelta

from handover.assignment import (
    ASSIGNMENT_DUE,
    ASSIGNMENT_REMINDED,
    ASSIGNMENT_UNANSWERED,
    Unanswered,
    asking,
    assignment_due_after,
    awaited_assignment,
    tell_unanswered,
    to_tell_unanswered,
    unanswered_from,
)
from handover.model.handover import Handover
from jobs.engine.context import Done, Dropped, HandlerOutcome, JobContext, Postponed
from jobs.engine.in_hours import in_working_hours, place_of, waits_for_morning
from jobs.engine.job_type import JobType, OnFailure, Retention, Said
from messages import assignment as words
from messages.failures import FailureWords
from messages.kit.ids import Action
from messages.kit.message import Message

NEXT_DAY = timedelta(days=1)
"""When it is looked again while a handover is paused."""


async def look(context: JobContext) -> HandlerOutcome:
    """Wait for two working days of the incoming CSM's; then somebody hears that there is no answer, or that they are away."""
    handover = await context.handover()
    if not _is_about(context, handover) or awaited_assignment(handover) is None:
        return Dropped("it is answered, or another one is asked")
    if not handover.active:
        return Postponed(context.now() + NEXT_DAY, "the handover is paused")
    incoming = await context.person(handover.incoming)
    found = to_tell_unanswered(handover, incoming, context.now())
    if isinstance(found, datetime):
        return Postponed(found, "they still have time to answer")
    if found is Unanswered.SILENT:
        return Done(follow=tell_unanswered(handover, found))
    back = unanswered_from(handover, incoming)
    if context.job.ref.get("back"):
        return Postponed(back, "they are away again")
    return Done(follow=(*tell_unanswered(handover, found), assignment_due_after(handover, back)))


async def show_unanswered(context: JobContext) -> HandlerOutcome:
    """Tell it in their working hours, or bring what was told up to date."""
    return await _replaced(context, await _unanswered(context)) or await _tell_unanswered(context)


async def say_unanswered(context: JobContext, _among_others: bool) -> Said | Dropped:
    """Return that there is no answer, unless there is one by now."""
    handover = await context.handover_for(context.job.ref["user"])
    if not _is_about(context, handover) or awaited_assignment(handover) is None:
        return Dropped("it is answered, or another one is asked")
    incoming = await context.person(handover.incoming)
    if to_tell_unanswered(handover, incoming, context.now()) != context.job.ref["why"]:
        return Dropped("it is not so any more, or not yet")
    return Said(await _unanswered(context))


async def show_reminder(context: JobContext) -> HandlerOutcome:
    """Ask the incoming CSM in their working hours, or bring the question up to date."""
    handover = await context.handover()
    return await _replaced(context, words.reminder(handover)) or await _remind(context)


async def say_reminder(context: JobContext, _among_others: bool) -> Said | Dropped:
    """Return the question, unless it is answered by now."""
    handover = await context.handover_for(context.job.ref["user"])
    if not _is_about(context, handover) or awaited_assignment(handover) is None:
        return Dropped("it is answered, or another one is asked")
    return Said(words.reminder(handover))


def _is_about(context: JobContext, handover: Handover) -> bool:
    """Return whether the job is about what the incoming CSM was asked last."""
    return context.job.ref["asked"] == asking(handover)


async def _unanswered(context: JobContext) -> Message:
    handover, reader = await context.handover(), await context.person(context.job.ref["user"])
    incoming, why = await context.person(handover.incoming), Unanswered(context.job.ref["why"])
    return words.unanswered(handover, why, incoming, reader, context.now())


async def _replaced(context: JobContext, message: Message) -> Done | None:
    """Bring what the job has told to this message; None where it has told nothing."""
    place = None if waits_for_morning(context.job) else await place_of(context, context.job.ref["user"])
    if place is None:
        return None
    await place.replace(context, message)
    return Done({"ts": place.ts})


_tell_unanswered, _remind = in_working_hours(say_unanswered), in_working_hours(say_reminder)

DUE_JOB = JobType(ASSIGNMENT_DUE, look, retention=Retention.WHILE_HANDOVER_OPEN, on_failure=OnFailure.SILENT)
UNANSWERED_JOB = JobType(
    ASSIGNMENT_UNANSWERED,
    show_unanswered,
    failure=FailureWords(
        asked="Whoever is to take over hasn't said yet whether they do.",
        button=("See the whole handover", Action.OPEN),
    ),
    say=say_unanswered,
)
REMINDED_JOB = JobType(
    ASSIGNMENT_REMINDED,
    show_reminder,
    retention=Retention.WHILE_HANDOVER_OPEN,
    failure=FailureWords("ask once more whether they take the account on"),
    say=say_reminder,
)
