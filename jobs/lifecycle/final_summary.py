"""The last word in the channel: what was handed over, as facts."""

from handover.lifecycle import FINAL_SUMMARY
from handover.model.handover import Status
from jobs.engine.context import Done, Dropped, HandlerOutcome, JobContext
from jobs.engine.job_type import JobType, Retention
from messages.failures import FailureWords
from messages.lifecycle import final_summary
from storage.store import SlackRefKind


async def run(context: JobContext) -> HandlerOutcome:
    """Post the summary, unless the handover has been reopened meanwhile."""
    handover, channel = await context.handover(), await context.slack_ref(SlackRefKind.CHANNEL)
    if handover.status is not Status.COMPLETED or channel is None:
        return Dropped("the handover is not complete")
    return Done({"ts": await context.post_in(channel, final_summary(handover))})


JOB = JobType(
    FINAL_SUMMARY, run, retention=Retention.WHILE_HANDOVER_OPEN, failure=FailureWords("post the final summary")
)
