"""Says in the channel that something was decided in somebody's place, and why; and, in its place, that it was taken back."""

from handover.overrides import OVERRIDDEN
from jobs.engine.context import Done, Dropped, HandlerOutcome, JobContext
from jobs.engine.job_type import JobType, Retention
from messages.failures import FailureWords
from messages.overrides import note
from storage.store import SlackRefKind


async def run(context: JobContext) -> HandlerOutcome:
    """Post the note, or bring it up to date."""
    handover, channel = await context.handover(), await context.slack_ref(SlackRefKind.CHANNEL)
    if channel is None:
        return Dropped("there is no channel to say it in")
    message = note(handover, int(context.job.ref["number"]))
    return Done({"ts": await context.show(channel.conversation, message)})


JOB = JobType(
    OVERRIDDEN, run, retention=Retention.WHILE_HANDOVER_OPEN, failure=FailureWords("post a note in the channel")
)
