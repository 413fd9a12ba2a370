"""The digest schedule: find whose digest is due, and enqueue it."""

from dataclasses import replace
from datetime import datetime

from handover.digest.schedule import digest, digest_days_due, next_digest_at
from storage.store import Store

BATCH = 500
MANY = 100
"""So many messages asked for at once change what the database should expect."""


async def enqueue_due(store: Store, now: datetime) -> int:
    """Ask for the morning message of everybody whose time has come at `now` (UTC), and note when the next one is due.

    Messages missed in an outage are asked for too: delivery leaves out those it is too late for, so that the record tells
    why. Nothing is asked for of somebody in no open handover, whose morning passes all the same. Returns how many messages
    were asked for; that a person hears once a day is for the rules and the job's key to see to.
    """
    asked = 0
    for workspace in await store.waking(now):
        woken = BATCH
        while woken == BATCH:
            woken, messages = await _ask(store, workspace, now)
            if messages >= MANY:
                await store.outbox.count_anew()
            asked += messages
    return asked


async def _ask(store: Store, workspace: str, now: datetime) -> tuple[int, int]:
    """Serve as many as go into one unit of work. Returns how many those were, and how many messages were asked for."""
    async with store.begin(workspace) as unit:
        waking = await unit.people.due(now, BATCH)
        passed = [(one, digest_days_due(one.person, one.planned, now)) for one in waking]
        asked_for = {one.person.id: days[-1] for one, days in passed if days}
        people = [
            replace(one.person, last_digest_on=asked_for.get(one.person.id, one.person.last_digest_on))
            for one in waking
        ]
        await unit.people.set_last_digests(asked_for)
        await unit.people.plan({person.id: next_digest_at(person, now) for person in people})
        jobs = [digest(one.person.id, day) for one, days in passed if one.takes_part for day in days]
        await unit.jobs.add(*jobs)
    return len(waking), len(jobs)
