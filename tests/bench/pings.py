"""What a morning message costs the bot, however many accounts somebody owns of which something is stale.

The same people are due every time; only their accounts grow, each of them with entries that nobody has confirmed for long.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import insert

from bot import startup
from bot.manifest import FILE
from handover.blueprint.freshness import stale_at
from handover.model.account import Account, AccountEntry
from handover.model.people import Person
from playground.running import Playground
from storage import tables
from storage.accounts import account_key
from storage.documents import ACCOUNTS, ENTRIES
from storage.store import Store
from tests.bench import filling
from tests.bench.crowd import Watch, crowd, user_id
from tests.bench.deliveries import LULL, QUICK, until_done
from tests.bench.figures import Figure, at_most, grouped, ratio
from tests.bench.gauges import Reading
from tests.bench.processes import MEASURED, connected

SIZES = (1, 10, 100, 1_000)
"""Accounts that each person owns."""
DUE = 50
"""People whose morning it is, with one handover each."""
STALE = 3
"""Entries of each account that are stale."""
BATCH = 2_000
GROWTH_AIM = 1.2


@dataclass(frozen=True)
class Mornings:
    """What all messages together cost, and how many accounts the message asks about that asks about most."""

    reading: Reading
    asked: int


async def measured(folder: Path) -> list[Figure]:
    """Return what a message costs at each size, and how much more at the largest."""
    found: dict[int, Mornings] = {}
    for size in SIZES:
        found[size] = await _at(size, folder / f"pings {size}.db")
    return _figures(found)


async def _at(size: int, file: Path) -> Mornings:
    now, database = datetime.now(UTC), f"sqlite:///{file}"
    await startup.database(database)
    playbooks = startup.playbooks()
    store = await Store.open(database, playbooks)
    people = [filling.person(user_id(number), now) for number in range(DUE)]
    async with Playground.serve(FILE, frozen=False, seed=crowd(DUE, filling.awake_zone(now))) as playground:
        workspace = playground.workspace.identity.team_id
        handovers = [
            filling.handover(f"h{n}", workspace, one.id, "U0SAM00001", "", playbooks["standard"], now)
            for n, one in enumerate(people)
        ]
        await filling.settle(store, workspace, people, handovers, {})
        await _own(store, workspace, people, size, now)
        async with connected(playground, database, file.with_suffix(".log"), MEASURED, QUICK) as bot:
            watch = Watch(playground)
            await watch.quiet(LULL)
            await bot.read()
            watch.forget()
            await filling.wake(store, workspace, people)
            await until_done(watch, DUE, bot)
            reading = await bot.read()
        asked = max(_asked(playground, one.id) for one in people)
    await store.close()
    return Mornings(reading, asked)


def _asked(playground: Playground, user: str) -> int:
    """Return how many accounts somebody's morning message asks about."""
    slack = playground.workspace
    return sum(one.text.count("is this still so?") for one in slack.messages.all(slack.app_dm(user).id))


async def _own(store: Store, workspace: str, people: Sequence[Person], size: int, now: datetime) -> None:
    """Store so many accounts of each of these people, with something stale in each: faster than one by one."""
    owned = [(f"o{place}x{number}", one.id) for place, one in enumerate(people) for number in range(size)]
    for start in range(0, len(owned), BATCH):
        accounts, names, parts, entries = [], [], [], []
        for account_id, owner in owned[start : start + BATCH]:
            here, account = {"workspace": workspace}, Account(account_id, f"Owned {account_id}", owner=owner)
            document = ACCOUNTS.write(account)
            columns = {"version": 1, "name": account.name, "owner": owner, "backup": "", "document": document}
            accounts.append({**here, "id": account_id, **columns})
            names.append({**here, "key": account_key(account.name), "name": account.name, "account_id": account_id})
            parts.append({**here, "account_id": account_id, "person": owner})
            entries += [{**here, "account_id": account_id, **_entry(owner, now, place)} for place in range(STALE)]
        async with store._transactions.begin() as connection:
            await connection.execute(insert(tables.accounts), accounts)
            await connection.execute(insert(tables.account_names), names)
            await connection.execute(insert(tables.account_people), parts)
            await connection.execute(insert(tables.account_entries), entries)


def _entry(owner: str, now: datetime, place: int) -> dict[str, object]:
    entry = AccountEntry(
        f"i{place}", f"Item {place}", filling.WORDS, "h0", owner, now - timedelta(days=200), place, keeps=90
    )
    return {"item": entry.item, "place": place, "stale_at": stale_at(entry), "document": ENTRIES.write(entry)}


def _figures(found: Mapping[int, Mornings]) -> list[Figure]:
    least, most = found[SIZES[0]].reading, found[SIZES[-1]].reading
    each = [
        Figure(
            f"a morning message of somebody who owns {grouped(size)} {'account' if size == 1 else 'accounts'}",
            one.reading.busy / DUE * 1000,
            "ms",
            note=f"{one.reading.statements / DUE:.1f} statements in {one.reading.transactions / DUE:.1f} transactions each",
        )
        for size, one in found.items()
    ]
    return [
        *each,
        ratio("… processor time, the most to the fewest", most.busy, least.busy, GROWTH_AIM),
        ratio("… statements, the most to the fewest", most.statements, least.statements, GROWTH_AIM),
        Figure("accounts that one message asks about", max(one.asked for one in found.values()), "", at_most(1)),
    ]
