"""The first direct message to each person of a handover. Under the outgoing CSM's, the interview takes place."""

from dataclasses import replace
from functools import partial

from slack_sdk.errors import SlackApiError

from handover.assignment import assignment_due
from handover.hours import heard_at
from handover.model.handover import Handover
from handover.model.people import Person, Role
from handover.opening.jobs import WELCOME, bookmarks
from handover.replanning.telling import heard_plan, told_again
from handover.time.workdays import local_date
from jobs.engine.context import Done, Dropped, HandlerOutcome, JobContext, Postponed
from jobs.engine.job_type import JobType
from jobs.engine.slack_errors import code
from jobs.interview.in_thread import go_on_elsewhere
from jobs.opening.welcome_manager import tell_manager
from jobs.shared_channel import channel_for
from messages.kit.message import Message
from messages.kit.slack_codes import MESSAGE_GONE, SlackCode
from messages.opening.standing import with_standing
from messages.opening.welcome import welcome
from storage.jobs.outbox import ClaimedJob
from storage.store import SlackRef, SlackRefKind

THREADS = {
    Role.OUTGOING: SlackRefKind.OUTGOING_THREAD,
    Role.INCOMING: SlackRefKind.INCOMING_THREAD,
    Role.MANAGER: SlackRefKind.MANAGER_THREAD,
    Role.BACKUP: SlackRefKind.BACKUP_THREAD,
}


async def run(context: JobContext) -> HandlerOutcome:
    """Send the welcome in their working hours, or change the one that was sent: once the channel exists it is named in it.

    Whoever opened the handover waits for it, and reads it at once.
    """
    user, role = context.job.ref["user"], Role(context.job.ref["role"])
    handover = await context.handover_for(user)
    if not handover.open:
        return Dropped("the handover has ended")
    if role not in handover.roles_of(user):
        return Dropped("somebody else has this role now")
    person = (await context.people(user)).get(user, Person(user, ""))
    thread = await context.slack_ref(THREADS[role])
    if thread is not None and not await _is_with(context, thread, user, handover):
        thread = None
    begins = context.now() if user == handover.opened_by else heard_at(person, context.now())
    if thread is None and begins > context.now():
        return Postponed(begins, "it is outside their working hours")
    outcome = await _told(context, handover, role, person, thread)
    if not isinstance(outcome, Done):
        return outcome
    again = told_again(handover, user) if thread is not None else ()
    if not again:
        await context.decide(partial(heard_plan, user=user, upto=len(handover.changes)))
    return replace(outcome, follow=(*outcome.follow, *again))


async def _told(
    context: JobContext, handover: Handover, role: Role, person: Person, thread: SlackRef | None
) -> HandlerOutcome:
    """Post the welcome, or bring the one in this thread up to date."""
    if role is Role.MANAGER:
        return await tell_manager(context, handover, person)
    message = welcome(handover, role, person, await channel_for(context, handover, person.id))
    message = with_standing(message, handover, person, local_date(context.now(), person.zone))
    follow = {Role.OUTGOING: (bookmarks(handover.id),), Role.INCOMING: assignment_due(handover)}.get(role, ())
    if thread is not None:
        await _bring_up_to_date(context, thread, message)
        return Done(follow=follow)
    conversation = await context.dm(person.id)
    ts = await context.show(conversation, message)
    return Done(follow=follow, also=(SlackRef(handover.id, THREADS[role], conversation, ts),))


async def _bring_up_to_date(context: JobContext, thread: SlackRef, message: Message) -> None:
    """Change the welcome. One that was deleted is not sent again; the interview below it goes on elsewhere."""
    try:
        await context.update(thread.conversation, thread.ts, message)
    except SlackApiError as error:
        if code(error) not in MESSAGE_GONE:
            raise
        if thread.kind is SlackRefKind.OUTGOING_THREAD and code(error) == SlackCode.MESSAGE_NOT_FOUND:
            await go_on_elsewhere(context, thread, ask_again=True)


async def _is_with(context: JobContext, thread: SlackRef, user: str, handover: Handover) -> bool:
    """Return whether the thread of the role is this person's: somebody else may have had the role before."""
    return not handover.changes or thread.conversation == await context.dm(user)


def _begins_interview(job: ClaimedJob) -> bool:
    """Return whether the interview takes place below this welcome."""
    return job.ref.get("role") == Role.OUTGOING


JOB = JobType(WELCOME, run, holds_lane=_begins_interview)
