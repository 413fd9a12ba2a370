"""What is in a database after the presses: a listener that fails is quick, and must not pass for one that is."""

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import func, select

from bot import startup
from handover.model.handover import Handover
from storage import tables
from storage.store import Store
from tests.bench.crowd import user_id


@dataclass(frozen=True)
class Stored:
    """How many decisions the handovers came to, how many things are put off, and how many people chose which hour."""

    decisions: int
    put_off: int
    hours: Mapping[int, int]


async def all_stored(database: str, workspace: str) -> list[Handover]:
    """Return all handovers that are stored."""
    store = await Store.open(database, startup.playbooks())
    async with store.begin(workspace) as unit:
        found = list(await unit.handovers.all())
    await store.close()
    return found


async def stored(database: str, workspace: str, people: int) -> Stored:
    """Return what the listeners have stored for so many of the crowd, whose handovers were decided on by nobody else."""
    store = await Store.open(database, startup.playbooks())
    async with store.begin(workspace) as unit:
        handovers = await unit.handovers.all()
        hours = [one.digest_hour for one in (await unit.people.many(map(user_id, range(people)))).values()]
    async with store._transactions.begin() as connection:
        # A handover that nobody has touched is in its first version.
        decisions = await connection.scalar(select(func.sum(tables.handovers.c.version - 1)))
    await store.close()
    return Stored(
        decisions or 0, sum(len(one.holds) for one in handovers), {hour: hours.count(hour) for hour in {*hours}}
    )


def rows(file: Path) -> int:
    """Return how many rows the least app has stored."""
    with closing(sqlite3.connect(file)) as connection:
        return int(connection.execute("SELECT count(*) FROM kept").fetchone()[0])
