"""Says in the channel that something was decided in somebody's place, and why."""

from handover.overrides import OVERRIDDEN
from jobs.engine.context import Done, Dropped, HandlerOutcome, JobContext
from jobs.engine.job_type import JobType, Retention
from messages.failures import FailureWords
from messages.overrides import note
from storage.store import SlackRefKind


async def run(context: JobContext) -> HandlerOutcome:
    """Post the note."""
    handover, channel = await context.handover(), await context.slack_ref(SlackRefKind.CHANNEL)
    if channel is None:
        return Dropped("there is no channel to say it in")
    made = handover.overrides[int(context.job.ref["number"])]
    return Done({"ts": await context.post(channel.conversation, note(made))})


JOB = JobType(
    OVERRIDDEN, run, retention=Retention.WHILE_HANDOVER_OPEN, failure=FailureWords("post a note in the channel")
)
