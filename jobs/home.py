"""Publishes a Home tab, and enqueues the update of that person's digest: today's, or the last if what it names ended or goes on."""

from collections.abc import Mapping
from datetime import timedelta

from handover.digest.schedule import digest_refresh
from handover.ended import RECENT
from handover.home import HOME_TAB
from handover.model.handover import Handover
from handover.time.timestamps import moment_of
from handover.time.workdays import local_date
from jobs.engine.context import Done, Dropped, HandlerOutcome, JobContext
from jobs.engine.job_type import JobType, OnFailure
from messages.home import home
from storage.digests import SentDigest


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
        sent = await unit.digests.before(user, today + timedelta(days=1))
    view = home(person, (*handovers, *ended), context.now(), people, starters)
    await context.client.views_publish(user_id=user, view=view)
    # Whatever changed the tab may have settled something in the digest, whoever did it.
    running = {one.id: one for one in handovers if one.active}
    settled = sent is not None and (sent.day == today or _is_out_of_date(sent, running))
    return Done(follow=(digest_refresh(user, sent.day),) if sent is not None and settled else ())


def _is_out_of_date(sent: SentDigest, running: Mapping[str, Handover]) -> bool:
    """Return whether the message names a handover that is not `running` any more, or was taken up again since.

    Of the former no newer one may ever come; of the latter the message may still say that it rests or has ended.
    """
    named, sent_at = {about for about, _ in sent.todos}, moment_of(sent.ts)
    resumed = (one.resumed_at for one in running.values() if one.id in named)
    return not named <= running.keys() or any(at is not None and at > sent_at for at in resumed)


JOB = JobType(HOME_TAB, run, on_failure=OnFailure.SILENT, throttled_by="views.publish")
