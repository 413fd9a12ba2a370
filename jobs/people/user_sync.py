"""User sync: once a day, enqueue a check with Slack of everybody who takes part in an open handover, and nobody else."""

from collections import defaultdict
from datetime import datetime, timedelta

from handover.people import person_check
from storage.store import Store

EVERY = timedelta(days=1)
BATCH = 200
"""How many people one heartbeat enqueues at most: the rest follows with the next ones, so that other jobs run in between."""


async def enqueue_checks(store: Store, now: datetime) -> int:
    """Ask for a check of those whose last one is a day old at `now` (UTC). Returns of how many."""
    found = await store.user_checks.unchecked(now - EVERY, BATCH)
    people: dict[str, list[str]] = defaultdict(list)
    for workspace, user in found:
        people[workspace].append(user)
    for workspace, users in people.items():
        async with store.begin(workspace) as unit:
            await unit.jobs.add(*map(person_check, users))
    return len(found)
