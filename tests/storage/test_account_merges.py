"""Accounts that have gone into another one, taken out of it again, and forgotten; on both databases."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import func, select

from handover.merging import merged_account
from handover.model.account import Account
from handover.model.decision import Decision
from handover.model.handover import Status
from handover.model.jobs import Job, JobKind
from handover.model.merge import Merge
from handover.model.refusals import UnknownAccount, UnknownHandover
from storage import tables
from storage.handovers import Stale
from storage.pings import SentPing
from storage.store import Store
from tests.examples import DANA, NOW, PRIYA, a_handover

HERE = "T0NORTH"
OTHER = "Fjordline AS"


async def two(store: Store) -> tuple[str, str]:
    """Store a handover that is over of each of two accounts, and return the ids of the accounts."""
    found = []
    for number, name in enumerate(("Fjordline Logistics", OTHER)):
        one = a_handover(id=f"h{number}", account=name, status=Status.CANCELLED, closed_at=NOW)
        async with store.begin(HERE) as unit:
            await unit.handovers.add(Decision(one, (Job(JobKind("summary_card"), f"k{number}", "l", one.id, {}),)))
            found.append(unit.handovers.account_id(one.id))
    return found[0], found[1]


async def merged(store: Store, kept_id: str, other_id: str) -> tuple[Account, Merge]:
    async with store.begin(HERE) as unit:
        kept, other = await unit.accounts.get(kept_id), await unit.accounts.get(other_id)
        after = merged_account(kept, other, frozenset(), by=PRIYA, at=NOW)
        moved = await unit.handovers.ids_of_account(other_id)
        made = Merge(kept, after, {}, {}, moved, await unit.account_merges.earlier(other_id), PRIYA, NOW)
        await unit.account_merges.merge(other, made)
        await unit.accounts.save(after)
    return other, made


async def taken_apart(store: Store, other: Account, made: Merge) -> None:
    async with store.begin(HERE) as unit:
        await unit.accounts.get(made.before.id)
        await unit.accounts.save(made.before)
        await unit.account_merges.unmerge(other, made)


async def test_names_handovers_and_old_buttons_lead_to_the_account_that_stays(store: Store) -> None:
    kept, gone = await two(store)
    await merged(store, kept, gone)
    async with store.begin(HERE) as unit:
        assert await unit.accounts.of_name(OTHER) == kept
        assert (await unit.accounts.get(gone)).id == kept
        assert await unit.accounts.known_as(gone) == kept
        assert [row.id for row in await unit.accounts.rows()] == [kept]
        assert await unit.accounts.many([gone]) == {}
        assert await unit.accounts.of_person(DANA) == {kept}
        assert await unit.handovers.ids_of_account(kept) == ("h0", "h1")
    async with store.begin(HERE) as unit:
        await unit.handovers.add(Decision(a_handover(id="h2", account=OTHER)))
        assert unit.handovers.account_id("h2") == kept


async def test_whoever_has_read_a_handover_that_moves_reads_it_again(store: Store) -> None:
    kept, gone = await two(store)
    async with store.begin(HERE) as unit:
        handover = await unit.handovers.get("h1")
        version = unit.handovers._read["h1"]
    await merged(store, kept, gone)
    async with store.begin(HERE) as unit:
        await unit.handovers.get("h1")
        unit.handovers._read["h1"] = version
        with pytest.raises(Stale):
            await unit.handovers.save(Decision(replace(handover, renewal_date=date(2027, 1, 1))))


async def test_taken_apart_each_is_as_it_was_with_those_that_had_gone_into_it_before(store: Store) -> None:
    kept, gone = await two(store)
    async with store.begin(HERE) as unit:
        await unit.handovers.add(Decision(a_handover(id="h3", account="FJL", status=Status.CANCELLED, closed_at=NOW)))
        third = unit.handovers.account_id("h3")
        before = {one: await unit.accounts.get(one) for one in (kept, gone)}
    await merged(store, gone, third)
    other, made = await merged(store, kept, gone)
    async with store.begin(HERE) as unit:
        assert await unit.accounts.of_name("fjl") == kept
        assert (await unit.accounts.get(third)).id == kept
        assert [one.id for one, _ in await unit.account_merges.lately(kept, NOW)] == [gone]
        assert await unit.account_merges.lately(kept, NOW + timedelta(seconds=1)) == ()
    await taken_apart(store, other, made)
    async with store.begin(HERE) as unit:
        assert await unit.accounts.get(kept) == before[kept]
        assert (await unit.accounts.get(gone)).names == (OTHER, "FJL")
        assert (await unit.accounts.get(third)).id == gone
        assert await unit.handovers.ids_of_account(gone) == ("h1", "h3")
        assert await unit.accounts.of_person(DANA) == {kept, gone}
        assert await unit.account_merges.lately(kept, NOW) == ()


async def test_its_owner_is_asked_as_late_as_for_either(store: Store) -> None:
    kept, gone = await two(store)
    later = NOW + timedelta(days=91)
    async with store.begin(HERE) as unit:
        await unit.pings.put(SentPing(gone, NOW.date(), ("goals",), later))
    await merged(store, kept, gone)
    async with store.begin(HERE) as unit:
        assert await unit.pings.due(DANA, later - timedelta(days=1), 10) == []
        assert await unit.pings.due(DANA, later, 10) == [kept]
        asked = await unit.pings.of_day(DANA, NOW.date())
        assert asked is not None
        assert (asked.account_id, asked.items) == (kept, ("goals",))


async def test_what_is_forgotten_leaves_nothing_behind_and_others_alone(store: Store) -> None:
    kept, gone = await two(store)
    async with store.begin(HERE) as unit:
        await unit.handovers.add(Decision(a_handover(id="h9", account="Acme")))
        acme = unit.handovers.account_id("h9")
    await merged(store, kept, gone)
    async with store.begin(HERE) as unit:
        assert await unit.account_merges.forget(kept) == 2
    async with store.begin(HERE) as unit:
        for one in (kept, gone):
            with pytest.raises(UnknownAccount):
                await unit.accounts.get(one)
        for handover in ("h0", "h1"):
            with pytest.raises(UnknownHandover):
                await unit.handovers.get(handover)
        assert await unit.accounts.of_name(OTHER) == ""
        assert [row.id for row in await unit.accounts.rows()] == [acme]
        assert (await unit.handovers.get("h9")).account == "Acme"
    async with store._transactions.begin() as connection:
        for table, left in (
            (tables.jobs, 0),
            (tables.accounts, 1),
            (tables.account_names, 1),
            (tables.participants, None),
        ):
            found = await connection.scalar(select(func.count()).select_from(table))
            assert left is None or found == left, table.name
    async with store.begin(HERE) as unit:
        await unit.handovers.add(Decision(a_handover(id="h4")))
        assert unit.handovers.account_id("h4") not in (kept, gone)
