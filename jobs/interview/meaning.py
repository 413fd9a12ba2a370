"""Ask in the interview thread what a message means or where it belongs, when that is not certain."""

from functools import partial

from handover.interview.filing import Target
from handover.interview.jobs import ASK_MEANING
from handover.interview.meanings import interview_asking, meaning_of, still_asked
from handover.model.interview import AskedMeaning
from handover.model.people import Person
from jobs.engine.audience import OutsidersPresent
from jobs.engine.context import Done, Dropped, HandlerOutcome, JobContext, ThreadGone
from jobs.engine.job_type import JobType, Retention
from jobs.interview.in_thread import role_of, say, thread_of
from messages.failures import FailureWords
from messages.interview import meaning
from messages.kit.message import Message
from storage.slack_refs import SlackRef


async def run(context: JobContext) -> HandlerOutcome:
    """Post the question below the message, or show what became of it.

    About one in the channel it is asked in the interview where outsiders could read it.
    """
    ref = context.job.ref
    handover = await context.handover_for(ref["user"])
    thread = await thread_of(context, handover.interview_of(role_of(ref)))
    if thread is None or not handover.open:
        return Dropped("there is no interview to ask in")
    targets = [Target.parse(one) for one in ref["targets"].split(",") if one]
    place = ref.get("place", "")
    known = meaning_of(handover, ref["stamp"])
    if known is not None and known not in still_asked(handover, interview_asking(handover, known.stamp)):
        return await _decided(context, thread, meaning.decided(handover, known))
    ask = partial(meaning.ask, handover, ref["guess"], ref["stamp"], targets, place)
    if place:
        channel, _, below = place.partition("/")
        try:
            return Done({"ts": await context.reply(channel, below, ask())})
        except ThreadGone:
            return Dropped("the thread in which it was written is gone")
        except OutsidersPresent:
            pass
    asked = ask(elsewhere=bool(place), colleague=await _colleague(context, known))
    thread, stamp = await say(context, thread, asked)
    if context.repeated:
        # It may show what has been taken back since.
        await context.updated(thread.conversation, stamp, asked)
    return Done({"ts": stamp})


async def _colleague(context: JobContext, asked: AskedMeaning | None) -> Person | None:
    """Return the colleague whom the message says to know, None for nobody, or for somebody who cannot be asked."""
    if asked is None or not asked.colleague:
        return None
    person = await context.person(asked.colleague)
    return None if person.barred else person


async def _decided(context: JobContext, thread: SlackRef, message: Message) -> HandlerOutcome:
    """Show in place of the question what became of the message, if it was asked."""
    stamp = await context.posted(thread.conversation, thread.ts)
    if not stamp:
        return Dropped("it was not asked, or what it was asked about is known already")
    await context.updated(thread.conversation, stamp, message)
    return Done({"ts": stamp})


JOB = JobType(
    ASK_MEANING,
    run,
    retention=Retention.WHILE_HANDOVER_OPEN,
    failure=FailureWords("ask where an answer in the interview belongs"),
)
