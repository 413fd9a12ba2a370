"""Tells one person directly that a call they take part in was planned, moved or called off, and brings them the invitation."""

import asyncio

from slack_sdk.errors import SlackApiError

from handover.calls.invitations import CALL_INVITATION, invitation_at
from handover.calls.telling import CALL_PLANNED, latest_moment, still_as_told
from handover.digest.schedule import digest_refresh
from handover.hours import heard_in_time
from handover.time.workdays import local_date
from jobs.engine import files
from jobs.engine.context import Done, Dropped, HandlerOutcome, JobContext, Postponed
from jobs.engine.job_type import JobType, Retention
from jobs.engine.slack_errors import code, refuses_only_this
from messages.calls import invited
from messages.calls.calendar import calendar_file, file_name, method_for
from messages.calls.planned import call_note
from messages.failures import FailureWords


async def run(context: JobContext) -> HandlerOutcome:
    """Post the message in the person's working hours, earlier if the call is: then bring their digest of today up to date.

    Not if it has changed again, or has begun, before they heard; that is told on its own.
    """
    ref, now = context.job.ref, context.now()
    handover = await context.handover_for(ref["user"])
    if not handover.active or not still_as_told(handover, ref["step"], ref["is"]):
        return Dropped("it has changed again since")
    person = await context.person(ref["user"])
    deadline = latest_moment(ref["is"] or ref["was"], person.zone)
    if deadline <= now:
        return Dropped("it has begun meanwhile")
    begins = heard_in_time(person, now, deadline)
    if begins > now:
        return Postponed(begins, "it is outside their working hours")
    people = await context.people(*handover.participants)
    step = handover.playbook.step(ref["step"])
    await context.post_to(person.id, call_note(handover, step, person, ref["by"], ref["was"], people))
    return Done(follow=(digest_refresh(person.id, local_date(now, person.zone)),))


async def bring_invitation(context: JobContext) -> HandlerOutcome:
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
    conversation = await context.dm(person.id)
    await context.welcomed_first(person.id, handover.id)
    if person.id == invitation.organiser:
        await context.post(conversation, invited.note(handover, step, invitation, people))
    name, title = file_name(handover, step, invitation), invited.title_of(handover, step, invitation, person.id)
    try:
        await files.share(context, conversation, name, content, title)
    except SlackApiError as error:
        if not refuses_only_this(error):
            raise
        instead = invited.not_sent(handover, step, invitation, code(error), people, content.decode())
        await context.post(conversation, instead, part=":instead")
    return Done()


INVITATION = JobType(CALL_INVITATION, bring_invitation, retention=Retention.WHILE_HANDOVER_OPEN, failure=invited.FAILED)
JOB = JobType(
    CALL_PLANNED,
    run,
    retention=Retention.WHILE_HANDOVER_OPEN,
    failure=FailureWords("say that a call was planned or moved"),
)
