"""Sees who can read a handover's channel when somebody has come or gone, and tells who can see to it."""

from handover.canvas import canvas_update
from handover.outsiders import OUTSIDERS_LOOK, OUTSIDERS_NOTICE
from jobs.engine.context import Done, Dropped, HandlerOutcome, JobContext
from jobs.engine.job_type import JobType, OnFailure, Retention
from messages.outsiders import notice
from storage.store import SlackRefKind


async def run_look(context: JobContext) -> HandlerOutcome:
    """Look at the channel: what waits for outsiders to leave goes on when they have."""
    channel = await context.slack_ref(SlackRefKind.CHANNEL)
    if channel is None:
        return Dropped("there is no channel")
    seen = await context.audience.look(channel.conversation)
    return Done({"outsiders": str(len(seen.outsiders))}, follow=(canvas_update(context.job.about),))


async def run_notice(context: JobContext) -> HandlerOutcome:
    """Tell one person in a direct message who has come or gone."""
    ref = context.job.ref
    handover = await context.handover_for(ref["user"])
    async with context.unit() as unit:
        members = (await unit.audiences.get(ref["channel"])).members
    message = notice(handover, ref["channel"], _ids(ref["outsiders"]), _ids(ref["before"]), members)
    return Done({"ts": await context.post(await context.dm(ref["user"]), message)})


def _ids(joined: str) -> list[str]:
    return joined.split(",") if joined else []


LOOK = JobType(OUTSIDERS_LOOK, run_look, retention=Retention.PASSING, on_failure=OnFailure.SILENT)
NOTICE = JobType(OUTSIDERS_NOTICE, run_notice, retention=Retention.PASSING)
