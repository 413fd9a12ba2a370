"""Ask in the interview thread what a message means or where it belongs, when that is not certain."""

from functools import partial

from handover.interview.filing import Target
from handover.interview.jobs import ASK_MEANING
from jobs.engine.audience import OutsidersPresent
from jobs.engine.context import Done, Dropped, HandlerOutcome, JobContext, ThreadGone
from jobs.engine.job_type import JobType, Retention
from jobs.interview.in_thread import say
from messages.failures import FailureWords
from messages.interview import meaning
from storage.slack_refs import SlackRefKind


async def run(context: JobContext) -> HandlerOutcome:
    """Post the question below the message. About one in the channel it is asked in the interview where outsiders could read it."""
    ref = context.job.ref
    handover = await context.handover_for(ref["user"])
    thread = await context.slack_ref(SlackRefKind.OUTGOING_THREAD)
    if thread is None or not handover.open:
        return Dropped("there is no interview to ask in")
    targets = [Target.parse(one) for one in ref["targets"].split(",") if one]
    place = ref.get("place", "")
    ask = partial(meaning.ask, handover, ref["guess"], ref["stamp"], targets, place)
    if place:
        channel, _, below = place.partition("/")
        try:
            return Done({"ts": await context.reply(channel, below, ask())})
        except ThreadGone:
            return Dropped("the thread in which it was written is gone")
        except OutsidersPresent:
            pass
    _, stamp = await say(context, thread, ask(elsewhere=bool(place)))
    return Done({"ts": stamp})


JOB = JobType(
    ASK_MEANING,
    run,
    retention=Retention.WHILE_HANDOVER_OPEN,
    failure=FailureWords("ask where an answer in the interview belongs"),
)
