"""Says in the channel what was changed in the plan, and brings the channel's topic up to date."""

from handover.replanning.changing import PLAN_CHANGED
from handover.replanning.undoing import changes_at
from jobs.engine.context import Done, Dropped, HandlerOutcome, JobContext
from jobs.engine.job_type import JobType, Retention
from jobs.opening.topic import set_topic
from messages.failures import FailureWords
from messages.replanning.note import note
from storage.store import SlackRefKind


async def run(context: JobContext) -> HandlerOutcome:
    """Post the note, for all that was changed at once, or bring it up to date."""
    handover, channel = await context.handover(), await context.slack_ref(SlackRefKind.CHANNEL)
    if channel is None:
        return Dropped("there is no channel to say it in")
    first, count = int(context.job.ref["first"]), int(context.job.ref["count"])
    ts = await context.show(channel.conversation, note(handover, changes_at(handover, first, count), first))
    await set_topic(context, channel.conversation, handover)
    return Done({"ts": ts})


JOB = JobType(
    PLAN_CHANGED, run, retention=Retention.WHILE_HANDOVER_OPEN, failure=FailureWords("post a note in the channel")
)
