"""Put a question to who replies in support; bring a reply back to the channel, where the answer can be accepted now (P126)."""

from handover.department.sending import answered
from handover.questions import QUESTION_REPLIED, SUPPORT_ASKED, question_of, question_owner
from jobs.channel_copy import copies
from jobs.engine.channel_wait import wait_for_channel
from jobs.engine.context import Done, Dropped, HandlerOutcome, JobContext
from jobs.engine.in_hours import in_working_hours
from jobs.engine.job_type import JobType, Retention, Said
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
    ts = await context.post_in(channel, review.replied(handover, question, ref["what"]))
    told = await copies(context, channel, ts, [handover.incoming])
    return Done({"ts": ts}, follow=(*told, *answered(handover, question)))


async def say_asked(context: JobContext, _among_others: bool) -> Said | Dropped:
    """Return a question asked after the last day of the outgoing CSM, unless it has its reply or is another's to answer by now."""
    user = context.job.ref["user"]
    handover = await context.handover_for(user)
    question = question_of(handover, context.job.ref["question"])
    if not handover.active or not question.open or question_owner(handover, question) != user:
        return Dropped("it has its reply, is another's to answer, or the handover is paused or has ended")
    return Said(review.asked_in_support(handover, question))


ASKED = JobType(
    SUPPORT_ASKED,
    in_working_hours(say_asked),
    retention=Retention.WHILE_HANDOVER_OPEN,
    failure=FailureWords("put a question to who can be asked after the end"),
    say=say_asked,
)
JOB = JobType(
    QUESTION_REPLIED,
    run,
    retention=Retention.WHILE_HANDOVER_OPEN,
    failure=FailureWords("pass a reply on in the channel"),
)
