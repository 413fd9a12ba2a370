"""Publishes a Home tab, and enqueues the update of that person's digest: today's, or the last if what it names ended or goes on."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from handover.digest.schedule import digest_refresh
from handover.ended import RECENT
from handover.home import HOME_TAB
from handover.model.handover import Handover
from handover.time.timestamps import moment_of
from handover.time.workdays import local_date
from jobs.engine.context import Done, Dropped, HandlerOutcome, JobContext
from jobs.engine.job_type import JobType, OnFailure
from messages.home import home
from services.team_numbers import team_numbers
from storage.digests import SentDigest

CHANGED_LATELY = timedelta(days=1)
"""How long after a change the message of an earlier day is brought up to date: once is enough, and the tab is published often."""


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
        books = await unit.books.under_way(user)
        counts = await unit.books.counts(book.id for book in books)
        sent = await unit.digests.before(user, today + timedelta(days=1))
        team = await team_numbers(unit, context.store.standings, context.job.workspace, person, context.now())
        covers = await unit.accounts.covered_by(user)
    of_books = [(book, counts[book.id]) for book in books]
    view = home(person, (*handovers, *ended), context.now(), people, starters, of_books, team, covers)
    await context.client.views_publish(user_id=user, view=view)
    # Whatever changed the tab may have settled something in the digest, whoever did it.
    known = {one.id: one for one in (*handovers, *ended)}
    since = context.now() - CHANGED_LATELY
    settled = sent is not None and (sent.day == today or _is_out_of_date(sent, known, since))
    return Done(follow=(digest_refresh(user, sent.day),) if sent is not None and settled else ())


def _is_out_of_date(sent: SentDigest, known: Mapping[str, Handover], since: datetime) -> bool:
    """Return whether the message names a handover that has stopped running at `since` (UTC) or later, or was taken up again.

    Of the former no newer one may ever come; of the latter the message may still say that it is paused or has ended. One that is
    not `known` is not the reader's any more.
    """
    sent_at = moment_of(sent.ts)
    return any(_has_changed(known.get(about), max(sent_at, since)) for about, _ in sent.todos)


def _has_changed(handover: Handover | None, since: datetime) -> bool:
    if handover is None:
        return True
    moments = (handover.resumed_at,) if handover.active else (handover.pause_set_at, handover.closed_at)
    changed = max(filter(None, moments), default=None)
    return changed is not None and changed >= since


JOB = JobType(HOME_TAB, run, on_failure=OnFailure.SILENT, throttled_by="views.publish")
