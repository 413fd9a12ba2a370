"""Looks at a handover when its window is over, and completes it by itself if nothing is open."""

from datetime import date

from handover.gone.asking import kept_up
from handover.lifecycle import WINDOW_ENDS, complete_when_window_ends
from jobs.engine.context import Done, HandlerOutcome, JobContext
from jobs.engine.job_type import JobType, OnFailure, Retention


async def run(context: JobContext) -> HandlerOutcome:
    """Complete the handover, or leave it as it is: what is still open comes up in everybody's digest."""
    end, now = date.fromisoformat(context.job.ref["end"]), context.now()
    handover = await context.decide(lambda h: kept_up(h, complete_when_window_ends(h, end, now=now)))
    return Done({"status": handover.status})


JOB = JobType(WINDOW_ENDS, run, retention=Retention.WHILE_HANDOVER_OPEN, on_failure=OnFailure.SILENT)
