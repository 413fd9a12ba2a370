"""Show once more, in the interview thread, the messages whose writer has not said what they mean; then what became of each."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from handover.interview.jobs import MEANINGS_LEFT
from handover.interview.meanings import still_asked
from handover.model.interview import AskedMeaning
from handover.model.refusals import Refusal
from handover.references import known_names
from handover.text import intake
from handover.time.timestamps import moment_of
from jobs.engine.context import Done, Dropped, HandlerOutcome, JobContext
from jobs.engine.job_type import JobType, Retention
from jobs.interview.in_thread import role_of, say, thread_of
from messages.failures import FailureWords
from messages.interview import meaning
from services.reading.message import read
from storage.slack_refs import SlackRef

JUST_BEFORE = timedelta(milliseconds=1)


async def run(context: JobContext) -> HandlerOutcome:
    """Post the list, or bring it up to date, once one of its messages is decided on."""
    handover = await context.handover_for(context.job.ref["user"])
    interview = handover.interview_of(role_of(context.job.ref))
    thread = await thread_of(context, interview)
    if thread is None or not handover.open:
        return Dropped("there is no interview to ask in")
    listed = [one for one in interview.meanings if one.listed_at == int(context.job.ref["seq"])]
    stands = await context.posted(thread.conversation, thread.ts)
    if not stands and not set(listed) & set(still_asked(handover, interview)):
        return Dropped("nothing waits any more")
    message = meaning.left(handover, await _words(context, thread, listed, known_names(handover)), listed)
    if not stands:
        thread, stands = await say(context, thread, message)
    else:
        await context.updated(thread.conversation, stands, message)
    return Done({"ts": stands})


async def _words(
    context: JobContext, thread: SlackRef, listed: Sequence[AskedMeaning], names: Mapping[str, str]
) -> dict[str, str]:
    """Return what these messages say, by time stamp; without those that are gone, and those that hold a secret by now."""
    wanted = {one.stamp for one in listed}
    said: dict[str, str] = {}
    since = moment_of(min(wanted)) - JUST_BEFORE
    async for message in context.messages(thread.conversation, thread.ts, since):
        if message["ts"] in wanted:
            try:
                said[str(message["ts"])] = intake.from_message(read(message).text, names)
            except Refusal:
                continue
    return said


JOB = JobType(
    MEANINGS_LEFT,
    run,
    retention=Retention.WHILE_HANDOVER_OPEN,
    failure=FailureWords("ask about messages in the interview"),
)
