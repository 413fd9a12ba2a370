"""Publishes somebody's Home tab, and enqueues the update of their digest of today."""

from handover.digest.schedule import digest_refresh
from handover.ended import RECENT
from handover.home import HOME_TAB
from handover.time.workdays import local_date
from jobs.engine.context import Done, Dropped, HandlerOutcome, JobContext
from jobs.engine.job_type import JobType, OnFailure
from messages.home import home


async def run(context: JobContext) -> HandlerOutcome:
    """Publish the tab as things are now."""
    user = context.job.ref["user"]
    person = await context.person(user)
    if person.deactivated or person.is_bot:
        return Dropped("nobody looks at this tab")
    async with context.unit() as unit:
        today = local_date(context.now(), person.zone)
        handovers = await unit.handovers.of_person(user)
        ended = await unit.handovers.ended_of_person(user, context.now() - RECENT)
        people = await unit.people.many({one for handover in handovers for one in handover.participants})
        starters = await unit.starters.get()
        sent = await unit.digests.get(user, today)
    view = home(person, (*handovers, *ended), context.now(), people, starters)
    await context.client.views_publish(user_id=user, view=view)
    # Whatever changed the tab may have settled something in the digest, whoever did it.
    return Done(follow=(digest_refresh(user, today),) if sent else ())


JOB = JobType(HOME_TAB, run, on_failure=OnFailure.SILENT, throttled_by="views.publish")
