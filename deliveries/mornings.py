"""The round that finds whose morning has come, and asks for their morning message."""

from collections import defaultdict
from datetime import datetime

from handover.errands import Errand
from handover.mornings import digest, morning_now, next_morning
from handover.people import Person
from storage.store import Store

BATCH = 500


async def enqueue_due(store: Store, now: datetime) -> int:
    """Ask for the morning message of everybody whose time has come at `now` (UTC), and note when the next one is due.

    A morning missed by more than a day, or until after 18:00 the person's time, is left out. Returns how many messages
    were asked for; that a person hears once a day is for the errand's key to see to.
    """
    asked = 0
    while due := await store.people_due(now, BATCH):
        by_workspace: dict[str, list[Person]] = defaultdict(list)
        for workspace, person in due:
            by_workspace[workspace].append(person)
        for workspace, people in by_workspace.items():
            asked += await _ask(store, workspace, people, now)
        if len(due) < BATCH:
            break
    return asked


async def _ask(store: Store, workspace: str, people: list[Person], now: datetime) -> int:
    errands: list[Errand] = []
    async with store.begin(workspace) as unit:
        for person in people:
            day = morning_now(person, now)
            if day is not None:
                errands.append(digest(person.id, day))
            await unit.people.set_next_digest(person.id, next_morning(person, now))
        await unit.errands.add(*errands)
    return len(errands)
