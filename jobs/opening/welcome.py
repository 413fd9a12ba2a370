"""The first direct message to each person of a handover. Under the outgoing CSM's, the interview takes place."""

from handover.model.handover import Handover
from handover.model.people import Person, Role
from handover.opening.jobs import WELCOME, bookmarks
from jobs.engine.context import Done, Dropped, HandlerOutcome, JobContext
from jobs.engine.job_type import JobType
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
    """Send the welcome, or change the one that was sent: once the channel exists it is named in it."""
    user, role = context.job.ref["user"], Role(context.job.ref["role"])
    handover = await context.handover_for(user)
    if not handover.open:
        return Dropped("the handover has ended")
    if role not in handover.roles_of(user):
        return Dropped("somebody else has this role now")
    channel = await context.slack_ref(SlackRefKind.CHANNEL)
    person = (await context.people(user)).get(user, Person(user, ""))
    message = welcome(handover, role, person, channel.conversation if channel else "")
    thread = await context.slack_ref(THREADS[role])
    if thread is not None and await _is_with(context, thread, user, handover):
        await context.update(thread.conversation, thread.ts, message)
    else:
        conversation = await context.dm(user)
        await context.put_slack_ref(THREADS[role], conversation, await context.post(conversation, message))
    return Done(follow=(bookmarks(handover.id),) if role is Role.OUTGOING else ())


async def _is_with(context: JobContext, thread: SlackRef, user: str, handover: Handover) -> bool:
    """Return whether the thread of the role is this person's: somebody else may have had the role before."""
    return not handover.changes or thread.conversation == await context.dm(user)


def _begins_interview(job: ClaimedJob) -> bool:
    """Return whether the interview takes place below this welcome."""
    return job.ref.get("role") == Role.OUTGOING


JOB = JobType(WELCOME, run, holds_lane=_begins_interview)
