"""Say anew, in the questions of an interview, what was understood of the answer before them: it has been changed in a form."""

from handover.interview.jobs import UNDERSTOOD_SHOWN
from handover.interview.prompts import posted_after_answer
from handover.time.timestamps import stamp_of
from jobs.engine.context import Done, Dropped, HandlerOutcome, JobContext
from jobs.engine.job_type import JobType, OnFailure, Retention
from jobs.interview.in_thread import role_of, thread_of
from messages.interview.again import shown_again
from messages.records.understood import Where


async def run(context: JobContext) -> HandlerOutcome:
    """Show every such question as it is now; one that somebody deleted is left."""
    item = context.job.ref["item"]
    handover = await context.handover_for(context.job.ref["user"])
    interview = handover.interview_of(role_of(context.job.ref))
    thread = await thread_of(context, interview)
    if thread is None:
        return Dropped("there is no thread")
    for asked in posted_after_answer(interview, item):
        if asked.posted_at is not None:
            again = shown_again(handover, Where(item, asked.seq))
            await context.updated(thread.conversation, stamp_of(asked.posted_at), again)
    return Done()


JOB = JobType(UNDERSTOOD_SHOWN, run, retention=Retention.WHILE_HANDOVER_OPEN, on_failure=OnFailure.SILENT)
