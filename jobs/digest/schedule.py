"""The digest schedule: find whose digest is due, and enqueue it."""

from dataclasses import replace
from datetime import datetime

from handover.digest.schedule import digest, digest_days_due, next_digest_at
from handover.leaders import NOBODY
from handover.team.summary import summary_of
from services.limbo import first_leader
from storage.people import DueDigest
from storage.store import Store

BATCH = 500
MANY = 100
"""From so many digests enqueued at once on, the statistics of the database are renewed."""


async def enqueue_due(store: Store, now: datetime) -> int:
    """Enqueue the digest of everybody for whom one is due at `now` (UTC), and store when the next one is due.

    Digests missed in an outage are enqueued too: those it is too late for are dropped when they run, so that the record tells
    why. For somebody in no open handover, without an account to be asked about or told of, and without the weekly summary of a
    team that day, nothing is enqueued, only the next time is stored. Returns how many digests were enqueued. One per person and
    day is ensured by the rules and by the key of the job.
    """
    await store.plan_lost_digests(now)
    enqueued = 0
    for workspace in await store.workspaces_with_due_digests(now):
        taken = BATCH
        while taken == BATCH:
            taken, digests = await _enqueue_batch(store, workspace, now)
            if digests >= MANY:
                await store.outbox.analyze()
            enqueued += digests
    return enqueued


async def _enqueue_batch(store: Store, workspace: str, now: datetime) -> tuple[int, int]:
    """Take as many people as go into one unit of work. Returns how many those were, and how many digests were enqueued."""
    async with store.begin(workspace) as unit:
        due = await unit.people.due(now, BATCH)
        passed = [(one, digest_days_due(one.person, one.planned, now)) for one in due]
        asked_for = {one.person.id: days[-1] for one, days in passed if days}
        people = [
            replace(one.person, last_digest_on=asked_for.get(one.person.id, one.person.last_digest_on)) for one in due
        ]
        await unit.people.set_last_digests(asked_for)
        await unit.people.plan({person.id: next_digest_at(person, now) for person in people})
        leader = await first_leader(unit) if passed and await unit.limbo.any_due("", now) else ""
        leaders = await unit.leaders.get() if passed else NOBODY
        jobs = [
            digest(one.person.id, day)
            for one, days in passed
            for day in days
            if _heard(one, leader) or summary_of(one.person, day, leads_all=one.person.id in leaders.people)
        ]
        await unit.jobs.add(*jobs)
    return len(due), len(jobs)


def _heard(one: DueDigest, leader: str) -> bool:
    """Return whether there may be anything to tell this person; the `leader` hears of accounts of which nobody else does."""
    told = one.takes_part or one.hears_of_limbo or one.asked_of_cover or one.person.id == leader
    return told or (one.may_be_pinged and one.person.account_pings)
