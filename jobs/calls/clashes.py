"""Looks whether planned calls still fit when dates or people have changed, and tells whoever arranges them, once."""

import asyncio
from collections.abc import Mapping

from handover.call_clashes import CALL_CLASH, CALL_TIMES, Cause, clash_of, holds, noticed, told_from
from handover.calls.telling import passed
from handover.model.call_clash import CallClash
from handover.model.handover import Handover
from handover.model.people import Person
from jobs.engine.context import Done, Dropped, HandlerOutcome, JobContext
from jobs.engine.in_hours import in_working_hours, place_of, waits_for_morning
from jobs.engine.job_type import JobType, OnFailure, Retention, Said
from messages.calls.clashes import clash_message
from messages.failures import FailureWords
from messages.kit.message import Message
from services.calls.arranging import suiting_times


async def look(context: JobContext) -> HandlerOutcome:
    """Note which calls do not fit any more, and have it told."""
    handover, ref = await context.handover(), context.job.ref
    people, cause = await context.people(*handover.participants), Cause(ref["mark"], ref["who"])
    await context.decide(lambda current: noticed(current, cause, people, context.now()))
    return Done()


async def run(context: JobContext) -> HandlerOutcome:
    """Tell it in their working hours; or show there what has become of the call."""
    user = context.job.ref["user"]
    place = None if waits_for_morning(context.job) else await place_of(context, user)
    if place is None:
        return await _tell(context)
    handover = await context.handover_for(user)
    clash = clash_of(handover, context.job.ref)
    if clash is None:
        return Dropped("it is not known any more")
    people, person = await context.people(*handover.participants), await context.person(user)
    await place.replace(context, await _message(context, handover, clash, person, people))
    return Done({"ts": place.ts})


async def say(context: JobContext, _among_others: bool) -> Said | Dropped:
    """Return what does not fit, with times that do; unless the call was moved or kept, or it fits again."""
    user, now = context.job.ref["user"], context.now()
    handover = await context.handover_for(user)
    clash = clash_of(handover, context.job.ref)
    if clash is None or clash.kept_by or not handover.active:
        return Dropped("somebody has kept the call as it is, or the handover does not run")
    if passed(handover.step(clash.step), now):
        return Dropped("the call has begun")
    people = await context.people(*handover.participants)
    if not holds(handover, clash, people):
        return Dropped("the call was moved, or fits again")
    person = await context.person(user)
    message = await _message(context, handover, clash, person, people)
    return Said(message, not_before=told_from(handover, clash, person, now))


async def _message(
    context: JobContext, handover: Handover, clash: CallClash, person: Person, people: Mapping[str, Person]
) -> Message:
    step = handover.playbook.step(clash.step)
    times = await asyncio.to_thread(suiting_times, handover, step, person, people, context.now())
    return clash_message(handover, clash, person, people, times)


_tell = in_working_hours(say)

LOOK = JobType(CALL_TIMES, look, retention=Retention.WHILE_HANDOVER_OPEN, on_failure=OnFailure.SILENT)
TELL = JobType(
    CALL_CLASH,
    run,
    retention=Retention.WHILE_HANDOVER_OPEN,
    failure=FailureWords(asked="A planned call may not fit any more: `/handover calls`."),
    say=say,
)
