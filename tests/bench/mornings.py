"""What a morning message costs the bot, however many handovers are open: processor time and statements.

The same people are due every time; only what is stored beside them grows.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from bot import startup
from bot.manifest import FILE
from playground.running import Playground
from storage.store import Store
from tests.bench import filling
from tests.bench.crowd import Watch, crowd, user_id
from tests.bench.deliveries import LULL, QUICK, until_done
from tests.bench.figures import Figure, grouped, ratio
from tests.bench.gauges import Reading
from tests.bench.processes import MEASURED, connected

SIZES = (100, 1_000, 10_000, 100_000)
DUE = 100
"""People whose morning it is, with one handover each."""
GROWTH_AIM = 1.2


async def measured(folder: Path) -> list[Figure]:
    """Return what a message costs at each size, and how much more at the largest."""
    readings: dict[int, Reading] = {}
    for size in SIZES:
        readings[size] = await _at(size, folder / f"mornings {size}.db")
    return _figures(readings)


async def _at(size: int, file: Path) -> Reading:
    """Return what all messages together cost among so many open handovers, after a first round of them."""
    now, database = datetime.now(UTC), f"sqlite:///{file}"
    await startup.database(database)
    playbooks = startup.playbooks()
    store = await Store.open(database, playbooks)
    people = [filling.person(user_id(number), now) for number in range(2 * DUE)]
    async with Playground.serve(FILE, frozen=False, seed=crowd(2 * DUE, filling.awake_zone(now))) as playground:
        workspace = playground.workspace.identity.team_id
        handovers = [
            filling.handover(f"h{n}", workspace, one.id, "U0SAM00001", "", playbooks["standard"], now)
            for n, one in enumerate(people[:DUE])
        ]
        await filling.settle(store, workspace, people, handovers, {})
        await filling.copy(store, handovers[0], 0, size - DUE)
        async with connected(playground, database, file.with_suffix(".log"), MEASURED, QUICK) as bot:
            watch = Watch(playground)
            await watch.quiet(LULL)
            await bot.read()
            watch.forget()
            await filling.wake(store, workspace, people[:DUE])
            await until_done(watch, DUE, bot)
            reading = await bot.read()
    await store.close()
    return reading


def _figures(readings: Mapping[int, Reading]) -> list[Figure]:
    least, most = readings[SIZES[0]], readings[SIZES[-1]]
    each = [
        Figure(
            f"a morning message among {grouped(size)} open handovers",
            reading.busy / DUE * 1000,
            "ms",
            note=f"{reading.statements / DUE:.1f} statements in {reading.transactions / DUE:.1f} transactions each",
        )
        for size, reading in readings.items()
    ]
    return [
        *each,
        ratio("… processor time, the most to the fewest", most.busy, least.busy, GROWTH_AIM),
        ratio("… statements, the most to the fewest", most.statements, least.statements, GROWTH_AIM),
    ]
