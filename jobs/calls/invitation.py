"""Brings our people the invitation to a call, as a file for the calendar."""

import asyncio

from handover.calls.invitations import CALL_INVITATION, invitation_at
from handover.hours import heard_in_time
from jobs.calls.bringing import bring_file
from jobs.engine.context import Done, Dropped, HandlerOutcome, JobContext, Postponed
from jobs.engine.job_type import JobType, Retention
from messages.calls import invited
from messages.calls.calendar import calendar_file, file_name, method_for


async def run(context: JobContext) -> HandlerOutcome:
    """Share the calendar file with one of our people, in their working hours or before the call; whoever acted gets it at once.

    Who invites reads above it to whom it is sent on. Where Slack takes no file, its text is said instead.
    """
    ref, now = context.job.ref, context.now()
    handover = await context.handover_for(ref["user"])
    invitation = invitation_at(handover, ref["step"], int(ref["number"]))
    if invitation is None or str(invitation.sequence) != ref["is"]:
        return Dropped("it has changed again since")
    if invitation.starts <= now:
        return Dropped("the call has begun meanwhile")
    person = await context.person(ref["user"])
    begins = now if person.id == ref["by"] else heard_in_time(person, now, invitation.starts)
    if begins > now:
        return Postponed(begins, "it is outside their working hours")
    step, people = handover.playbook.step(ref["step"]), await context.people(*invitation.people)
    content = await asyncio.to_thread(
        calendar_file, handover, step, invitation, people, method_for(invitation, person.id)
    )
    await bring_file(
        context,
        person.id,
        file_name(handover, step, invitation),
        content,
        invited.title_of(handover, step, invitation, person.id),
        above=invited.note(handover, step, invitation, people) if person.id == invitation.organiser else None,
        instead=lambda why, text: invited.not_sent(handover, step, invitation, why, people, text),
    )
    return Done()


JOB = JobType(CALL_INVITATION, run, retention=Retention.WHILE_HANDOVER_OPEN, failure=invited.FAILED)
