"""Bring the reply to a question back to the handover's channel, where the incoming CSM can accept the answer now (P126)."""

from handover.questions import QUESTION_REPLIED, question_of
from jobs.channel_copy import copies
from jobs.engine.channel_wait import wait_for_channel
from jobs.engine.context import Done, Dropped, HandlerOutcome, JobContext
from jobs.engine.job_type import JobType, Retention
from messages import review
from messages.failures import FailureWords
from storage.slack_refs import SlackRefKind


async def run(context: JobContext) -> HandlerOutcome:
    """Post the reply as it stands now."""
    handover, ref = await context.handover(), context.job.ref
    question = question_of(handover, ref["question"])
    if not question.reply and ref["what"] != "withdrawn":
        return Dropped("the reply was taken back meanwhile")
    channel = await context.slack_ref(SlackRefKind.CHANNEL)
    if channel is None:
        return wait_for_channel(context)
    ts = await context.post(channel.conversation, review.replied(handover, question, ref["what"]))
    return Done({"ts": ts}, follow=await copies(context, channel.conversation, ts, [handover.incoming]))


JOB = JobType(
    QUESTION_REPLIED,
    run,
    retention=Retention.WHILE_HANDOVER_OPEN,
    failure=FailureWords("pass a reply on in the channel"),
)
