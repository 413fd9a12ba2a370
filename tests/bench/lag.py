"""How long the bot's loop keeps everything waiting while it is busiest: everybody's morning comes, and a hundred people press.

Nothing in the loop may block: whatever does shows here as a lag as long as itself.
"""

from datetime import UTC, datetime
from pathlib import Path

from bot import startup
from bot.manifest import FILE
from playground.running import Playground
from storage.store import Store
from tests.bench import filling
from tests.bench.crowd import Visitor, Watch, at_once, crowd, user_id
from tests.bench.deliveries import LULL, QUICK, until_done
from tests.bench.figures import Figure, at_most, grouped, within
from tests.bench.processes import MEASURED, connected

MORNINGS, PRESSING, TIMES = 1_000, 100, 5
LONGEST_AIM = 100.0
LONGEST_ACK_AIM = 1_500.0
"""Milliseconds: half of what Slack gives."""


async def measured(folder: Path) -> list[Figure]:
    """Return the loop's lags while morning messages go out and people ask for their handovers."""
    now, database = datetime.now(UTC), f"sqlite:///{folder / 'lag.db'}"
    await startup.database(database)
    playbooks = startup.playbooks()
    store = await Store.open(database, playbooks)
    people = [filling.person(user_id(number), now) for number in range(MORNINGS)]
    async with Playground.serve(FILE, frozen=False, seed=crowd(MORNINGS, filling.awake_zone(now))) as playground:
        workspace = playground.workspace.identity.team_id
        handovers = [
            filling.handover(f"h{n}", workspace, one.id, "U0SAM00001", "", playbooks["standard"], now)
            for n, one in enumerate(people)
        ]
        await filling.settle(store, workspace, people, handovers, {})
        visitors = [Visitor(playground, number) for number in range(PRESSING)]
        async with connected(playground, database, folder / "lag.log", MEASURED, QUICK) as bot:
            watch = Watch(playground)
            await watch.quiet(LULL)
            await bot.read()
            watch.forget()
            await filling.wake(store, workspace, people)
            for _ in range(TIMES):
                await at_once(visitors, watch, lambda visitor: visitor.command("/handover status"))
            await until_done(watch, MORNINGS, bot)
            reading = await bot.read()
    await store.close()
    what = f"bot's loop kept waiting, {grouped(MORNINGS)} mornings and {PRESSING} people at once"
    return [
        Figure(what, max(reading.lags), "ms", at_most(LONGEST_AIM), "the longest"),
        Figure("… 99 %", within(0.99, reading.lags), "ms"),
        Figure("… longest acknowledgement meanwhile", max(watch.acks), "ms", at_most(LONGEST_ACK_AIM)),
    ]
