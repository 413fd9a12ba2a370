"""Say in the interview thread, in a few words, that something was changed, joined, taken back, or that the interview is paused."""

from handover.interview.jobs import SAVED_EDIT
from jobs.engine.context import Done, Dropped, HandlerOutcome, JobContext
from jobs.engine.job_type import JobType, Retention
from jobs.interview.in_thread import role_of, say, thread_of
from jobs.interview.prompt import settle
from messages.failures import FailureWords
from messages.interview import thread as words


async def run(context: JobContext) -> HandlerOutcome:
    """Post the note, and take the buttons off a question that is not waiting any more."""
    ref, role = context.job.ref, role_of(context.job.ref)
    handover = await context.handover_for((await context.handover()).person(role))
    interview = handover.interview_of(role)
    thread = await thread_of(context, interview)
    if thread is None:
        return Dropped("there is no thread to say it in")
    if ref["what"] == "later" and not interview.paused:
        return Dropped("the interview has gone on meanwhile")
    message = words.saved_edit(
        handover, role, ref["what"], ref["subject"], ref.get("stamp", ""), ref.get("moves_to", "")
    )
    thread, stamp = await say(context, thread, message)
    await settle(context, thread, handover, interview.prompts)
    return Done({"ts": stamp})


JOB = JobType(
    SAVED_EDIT, run, retention=Retention.WHILE_HANDOVER_OPEN, failure=FailureWords("answer in the interview thread")
)
