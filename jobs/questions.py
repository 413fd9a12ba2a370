"""Passes on what still waits for an outgoing CSM whose last day is over."""

from handover.questions import LAST_DAY_OVER, passed_on
from jobs.engine.context import Done, HandlerOutcome, JobContext
from jobs.engine.job_type import JobType, OnFailure, Retention


async def run(context: JobContext) -> HandlerOutcome:
    """Have it wait for who can be asked now, who is told of each question."""
    await context.decide(lambda handover: passed_on(handover, context.now()))
    return Done()


JOB = JobType(LAST_DAY_OVER, run, retention=Retention.WHILE_HANDOVER_OPEN, on_failure=OnFailure.SILENT)
