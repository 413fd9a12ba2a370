"""Show in the handover's channel what has changed in an answer that was accepted, with a button to accept it again."""

from handover.acceptance import ANSWER_CHANGED
from jobs.engine.channel_wait import wait_for_channel
from jobs.engine.context import Done, Dropped, HandlerOutcome, JobContext
from jobs.engine.job_type import JobType, Retention
from messages import acceptance
from messages.failures import FailureWords
from storage.slack_refs import SlackRefKind


async def run(context: JobContext) -> HandlerOutcome:
    """Post what was accepted and what it says now; while that is not accepted, the message is kept up to date."""
    handover = await context.handover()
    answer = handover.answer(context.job.ref["item"])
    if not handover.open:
        return Dropped("the handover has ended")
    channel = await context.slack_ref(SlackRefKind.CHANNEL)
    if channel is None:
        return wait_for_channel(context)
    if answer.was_accepted is None and not await context.posted_in(channel):
        return Dropped("it says what was accepted again, or was accepted as it is")
    return Done({"ts": await context.show_in(channel, acceptance.changed(handover, answer))})


JOB = JobType(
    ANSWER_CHANGED,
    run,
    retention=Retention.WHILE_HANDOVER_OPEN,
    failure=FailureWords("show in the channel what has changed in an accepted answer"),
)
