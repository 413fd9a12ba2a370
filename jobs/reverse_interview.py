"""Says in the handover's channel, in one message, what was replied to several questions, or that they were talked through."""

from handover.questions import question_of
from handover.reverse_interview.asking import QUESTIONS_SETTLED
from jobs.channel_copy import copies
from jobs.engine.channel_wait import wait_for_channel
from jobs.engine.context import Done, Dropped, HandlerOutcome, JobContext
from jobs.engine.job_type import JobType, Retention
from messages.failures import FailureWords
from messages.reverse_interview.asking import settled
from storage.slack_refs import SlackRefKind


async def run(context: JobContext) -> HandlerOutcome:
    """Post the replies as they stand now; those that were taken back are left out."""
    handover, ref = await context.handover(), context.job.ref
    questions = [question_of(handover, one) for one in ref["questions"].split(",")]
    done = [question for question in questions if not question.open]
    channel = await context.slack_ref(SlackRefKind.CHANNEL)
    if not done:
        return Dropped("everything was taken back meanwhile")
    if channel is None:
        return wait_for_channel(context)
    ts = await context.post_in(channel, settled(handover, done, ref["by"]))
    return Done({"ts": ts}, follow=await copies(context, channel, ts, [handover.incoming]))


JOB = JobType(
    QUESTIONS_SETTLED,
    run,
    retention=Retention.WHILE_HANDOVER_OPEN,
    failure=FailureWords("pass replies on in the channel"),
)
