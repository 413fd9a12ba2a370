"""The round that finds whose morning has come, and asks for their morning message."""

from dataclasses import replace
from datetime import datetime

from handover.mornings import digest, mornings_to_ask_for, next_morning
from storage.store import Store

BATCH = 500


async def enqueue_due(store: Store, now: datetime) -> int:
    """Ask for the morning message of everybody whose time has come at `now` (UTC), and note when the next one is due.

    Nothing is asked for of somebody in no open handover. Returns how many messages were asked for; that a person hears
    once a day is for the errand's key to see to.
    """
    asked = 0
    for workspace in await store.waking(now):
        woken = BATCH
        while woken == BATCH:
            woken, messages = await _ask(store, workspace, now)
            asked += messages
    return asked


async def _ask(store: Store, workspace: str, now: datetime) -> tuple[int, int]:
    """Serve as many as go into one unit of work. Returns how many those were, and how many messages were asked for."""
    async with store.begin(workspace) as unit:
        waking = await unit.people.due(now, BATCH)
        people = {one.person.id: one.person for one in waking}
        asked = {
            one.person.id: days
            for one in waking
            if one.takes_part and (days := mornings_to_ask_for(one.person, one.planned, now))
        }
        heard = {user: days[-1] for user, days in asked.items()}
        people |= {user: replace(people[user], heard_on=day) for user, day in heard.items()}
        await unit.people.heard(heard)
        await unit.people.plan({user: next_morning(person, now) for user, person in people.items()})
        errands = [digest(user, day) for user, days in asked.items() for day in days]
        await unit.errands.add(*errands)
    return len(waking), len(errands)
