"""Shows whoever hands over what the account knows already, in their thread before the first question."""

from datetime import timedelta

from handover.interview.progress import known_items
from handover.known import KNOWN_LIST
from jobs.engine.context import Done, Dropped, HandlerOutcome, JobContext, Postponed
from jobs.engine.job_type import JobType, Retention
from jobs.interview.in_thread import say
from messages import known
from messages.failures import FailureWords
from storage.slack_refs import SlackRefKind

THREAD_WAIT = timedelta(seconds=5)
PATIENCE = 100
"""Attempts to wait for the thread's first message, which goes ahead in the same lane."""


async def run(context: JobContext) -> HandlerOutcome:
    """Post the list, or bring the one that is there up to date."""
    user = context.job.ref["user"]
    handover = await context.handover_for(user)
    if not handover.open or handover.outgoing != user or not known_items(handover):
        return Dropped("nobody is asked about what is known")
    thread = await context.slack_ref(SlackRefKind.OUTGOING_THREAD)
    if thread is None:
        if context.job.attempts >= PATIENCE:
            return Dropped("there is no thread to show it in")
        return Postponed(context.now() + THREAD_WAIT, "the thread is not there yet")
    message = known.known_list(handover)
    thread, stamp = await say(context, thread, message)
    if context.repeated:
        await context.updated(thread.conversation, stamp, message)
    return Done({"ts": stamp})


JOB = JobType(
    KNOWN_LIST,
    run,
    retention=Retention.WHILE_HANDOVER_OPEN,
    failure=FailureWords("show what is known already"),
)
