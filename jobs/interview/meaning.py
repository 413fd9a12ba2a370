"""Ask in the interview thread what a message means or where it belongs, when that is not certain."""

from handover.interview.filing import Target
from handover.interview.jobs import ASK_MEANING
from jobs.engine.context import Done, Dropped, HandlerOutcome, JobContext
from jobs.engine.job_type import JobType, Retention
from jobs.interview.in_thread import say
from messages.failures import FailureWords
from messages.interview import meaning
from storage.slack_refs import SlackRefKind


async def run(context: JobContext) -> HandlerOutcome:
    """Post the question below the message."""
    ref = context.job.ref
    handover = await context.handover_for(ref["user"])
    thread = await context.slack_ref(SlackRefKind.OUTGOING_THREAD)
    if thread is None or not handover.open:
        return Dropped("there is no interview to ask in")
    targets = [Target.parse(one) for one in ref["targets"].split(",") if one]
    message = meaning.ask(handover, ref["guess"], ref["stamp"], targets)
    _, stamp = await say(context, thread, message)
    return Done({"ts": stamp})


JOB = JobType(
    ASK_MEANING,
    run,
    retention=Retention.WHILE_HANDOVER_OPEN,
    failure=FailureWords("ask where an answer in the interview belongs"),
)
