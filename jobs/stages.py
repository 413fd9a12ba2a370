"""Say in the channel that a stage has been reached, and what comes next."""

from handover.model.playbook import Stage
from handover.stages import STAGE_REACHED
from jobs.engine.context import Done, Dropped, HandlerOutcome, JobContext
from jobs.engine.job_type import JobType
from messages.failures import FailureWords
from messages.opening.channel import stage_reached
from storage.store import SlackRefKind


async def run(context: JobContext) -> HandlerOutcome:
    """Post the note, unless the handover has ended or moved on again meanwhile."""
    handover = await context.handover()
    stage = Stage(context.job.ref["stage"])
    channel = await context.slack_ref(SlackRefKind.CHANNEL)
    if channel is None or not handover.open or handover.stage is not stage:
        return Dropped("nobody needs to hear of this stage any more")
    await context.post_in(channel, stage_reached(handover, stage))
    return Done()


JOB = JobType(STAGE_REACHED, run, failure=FailureWords("post a note in the channel"))
