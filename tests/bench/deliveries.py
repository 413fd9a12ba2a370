"""How many jobs one process gets done in a second, on a Slack without limits.

Every person's morning comes at once: each gets a morning message about their handover (two calls), and each handover's card
is brought to the new day (one call). So half of the deliveries are messages, half are cards.
"""

import asyncio
import time
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import select

from bot import startup
from bot.manifest import FILE
from handover.model.people import Person
from playground.running import Playground
from storage import tables
from storage.jobs.enqueue import JobState
from storage.store import Store
from tests.bench import filling, postgresql
from tests.bench.crowd import Watch, crowd, user_id
from tests.bench.figures import Figure, at_least, at_most, grouped, within
from tests.bench.filling import Where
from tests.bench.processes import MEASURED, Connected, connected

PEOPLE = 1_000
LULL = 2.0
"""Seconds without a call after which all is done; the bot looks every second whose morning has come."""
STALL = 15.0
"""Seconds that a machine with other things to do may need."""
QUICK = {"BATON_HEARTBEAT_SECONDS": "1"}
AIMS = {"SQLite": 350.0, "PostgreSQL": 500.0}
MOST_IN_DATABASE = 30.0


async def measured(folder: Path) -> list[Figure]:
    """Return deliveries a second on both databases."""
    figures = await _on(f"sqlite:///{folder / 'deliveries.db'}", "SQLite", folder)
    async with postgresql.a_database() as url:
        return figures + await _on(url, "PostgreSQL", folder)


async def _on(database: str, name: str, folder: Path) -> list[Figure]:
    now = datetime.now(UTC)
    await startup.database(database)
    store = await Store.open(database, startup.playbooks())
    people = [filling.person(user_id(number), now) for number in range(PEOPLE)]
    async with Playground.serve(FILE, frozen=False, seed=crowd(PEOPLE, filling.awake_zone(now))) as playground:
        workspace = playground.workspace.identity.team_id
        await _fill(store, playground, people, now)
        async with connected(playground, database, folder / f"deliveries {name}.log", MEASURED, QUICK) as bot:
            watch = Watch(playground)
            await watch.quiet(LULL)
            await bot.read()
            watch.forget()
            await filling.wake(store, workspace, people)
            busy = time.process_time()
            await until_done(watch, PEOPLE, bot)
            reading, busy = await bot.read(), time.process_time() - busy
    kinds = await _done(store)
    done = kinds.total()
    await store.close()
    seconds = watch.calls[-1] - watch.calls[0]
    which = ", ".join(f"{grouped(many)} {kind}" for kind, many in kinds.items())
    note = (
        f"{which} in {seconds:.1f} s, {len(watch.calls) / seconds:.0f} calls/s; processor: bot {reading.busy / seconds:.0%}, "
        f"local Slack {busy / seconds:.0%}; each {reading.busy / done * 1000:.1f} ms of the bot's, "
        f"{reading.statements / done:.1f} statements in {reading.transactions / done:.1f} transactions"
    )
    share = reading.database * reading.seconds / seconds * 100
    lags = f"all within {max(reading.lags):.0f} ms"
    return [
        Figure(f"deliveries, {name}", done / seconds, "/s", at_least(AIMS[name]), note),
        Figure("… time of the loop for the database", share, "%", at_most(MOST_IN_DATABASE)),
        Figure("… loop kept waiting, 99 %", within(0.99, reading.lags), "ms", note=lags),
    ]


async def _fill(store: Store, playground: Playground, people: Sequence[Person], now: datetime) -> None:
    """Give each person a handover with a channel and a card in it."""
    standard = startup.playbooks()["standard"]
    workspace, me = playground.workspace, playground.workspace.identity
    handovers, places = [], {}
    for number, one in enumerate(people):
        key, other = f"h{number}", people[(number + 1) % len(people)]
        handovers.append(filling.handover(key, me.team_id, one.id, "U0SAM00001", "", standard, now))
        channel = workspace.channels.create(key, "private", me.bot_user_id)
        workspace.channels.add_member(channel, other.id)
        card = workspace.post_as(me.bot_user_id, channel, "The card", bot_id=me.bot_id, app_id=me.app_id)
        places[key] = Where(channel.id, card.ts)
    await filling.settle(store, me.team_id, people, handovers, places)


async def until_done(watch: Watch, messages: int, bot: Connected) -> None:
    """Wait for the first call, and then for a lull. Raises AssertionError unless so many messages have been posted by then."""
    async with asyncio.timeout(30):
        await watch.called()
    await watch.quiet(LULL)
    if watch.posted < messages:
        await watch.quiet(STALL)
    if watch.posted != messages:
        state = "still runs" if bot.process.returncode is None else f"has ended with {bot.process.returncode}"
        raise AssertionError(f"{watch.posted} messages instead of {messages}; the bot {state}")


async def _done(store: Store) -> Counter[str]:
    """Return how many jobs were done, by their kind."""
    async with store._transactions.begin() as connection:
        query = select(tables.jobs.c.kind).where(tables.jobs.c.state == JobState.DONE)
        return Counter(str(kind) for kind in await connection.scalars(query))
