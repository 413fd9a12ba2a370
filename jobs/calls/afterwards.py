"""Asks whoever held a call how it went, keeps that message up to date, and tells the manager of a customer who does not come."""

from datetime import datetime

from handover.calls.afterwards import CALL_ASKED, CALL_MISSED, TOO_OFTEN, asked_about, missed_by_customer
from handover.hours import heard_at
from jobs.engine.context import Done, Dropped, HandlerOutcome, JobContext, Postponed
from jobs.engine.in_hours import in_working_hours
from jobs.engine.job_type import JobType, Retention, Said
from messages.calls.afterwards import asked, told_manager
from messages.failures import FailureWords
from storage.store import SlackRef, SlackRefKind


async def ask(context: JobContext) -> HandlerOutcome:
    """Ask it once the call is over, in their working hours; or show there what has become of it."""
    ref = context.job.ref
    key, starts = ref["step"], datetime.fromisoformat(ref["starts"])
    handover = await context.handover_for(ref["user"])
    step, call = handover.playbook.step(key), handover.calls.get(key)
    writers = [note.by for note in call.notes] if call is not None else []
    message = asked(handover, step, starts, await context.people(*writers))
    about = asked_about(key, starts)
    async with context.unit() as unit:
        known = await unit.slack_refs.get(handover.id, SlackRefKind.CALL_THREAD, about)
    if known is not None:
        await context.updated(known.conversation, known.ts, message)
        return Done({"ts": known.ts})
    if not handover.active or handover.step(key).settled or handover.step(key).starts != starts:
        return Dropped("it was said before it was asked, or the call has another time")
    begins = heard_at(await context.person(ref["user"]), context.now())
    if begins > context.now():
        return Postponed(begins, "it is outside their working hours")
    conversation, ts = await context.post_to(ref["user"], message)
    return Done({"ts": ts}, also=(SlackRef(handover.id, SlackRefKind.CALL_THREAD, conversation, ts, about),))


async def say_missed(context: JobContext, _among_others: bool) -> Said | Dropped:
    """Return what the manager hears, unless it was taken back or the handover has ended."""
    handover = await context.handover_for(context.job.ref["user"])
    if len(missed_by_customer(handover)) < TOO_OFTEN or not handover.open:
        return Dropped("it was taken back, or the handover has ended")
    return Said(told_manager(handover))


ASK = JobType(
    CALL_ASKED,
    ask,
    retention=Retention.WHILE_HANDOVER_OPEN,
    failure=FailureWords(asked="I wanted to ask how a call went: `/handover calls`."),
)
MISSED = JobType(
    CALL_MISSED,
    in_working_hours(say_missed),
    failure=FailureWords(asked="A customer has not come to two calls: `/handover calls`."),
    say=say_missed,
)
