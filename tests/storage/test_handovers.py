import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from handover.accounts.names import folded
from handover.model.decision import Decision
from handover.model.handover import Status
from handover.model.refusals import OpenHandoverExists, UnknownHandover
from handover.overview import summary_card
from storage.handovers import Stale
from storage.store import Store
from tests.examples import AIKO, DANA, LUCAS, NOW, PRIYA, a_handover
from tests.storage.conftest import PLAYBOOKS

HERE = "T0NORTH"


async def added(store: Store, **changes: object) -> None:
    async with store.begin(HERE) as unit:
        await unit.handovers.add(Decision(a_handover(**changes)))


async def test_comes_back_as_it_was_added(store: Store) -> None:
    await added(store)
    async with store.begin(HERE) as unit:
        assert await unit.handovers.get("h1") == a_handover()


async def test_is_made_of_its_document_again_only_when_that_has_changed(store: Store) -> None:
    await added(store)
    async with store.begin(HERE) as unit:
        first = await unit.handovers.get("h1")
    async with store.begin(HERE) as unit:
        again = await unit.handovers.get("h1")
        await unit.handovers.save(Decision(replace(again, internal_note="Changed.")))
    async with store.begin(HERE) as unit:
        changed = await unit.handovers.get("h1")
    assert again is first
    assert changed.internal_note == "Changed."


async def test_unknown_id_is_refused(store: Store) -> None:
    async with store.begin(HERE) as unit:
        with pytest.raises(UnknownHandover) as refused:
            await unit.handovers.get("h1\0")
    assert refused.value.wanted == "h1\0"


@pytest.mark.parametrize(
    "other", ["Fjordline Logistics", " FJORDLINE\u00a0\n logistics ", "Ｆｊｏｒｄｌｉｎｅ Logistics"]
)
async def test_an_account_has_one_open_handover(store: Store, other: str) -> None:
    await added(store)
    with pytest.raises(OpenHandoverExists) as refused:
        await added(store, id="h2", account=other)
    assert refused.value.handover_id == "h1"
    async with store.begin(HERE) as unit:
        assert [found.id for found in await unit.handovers.all()] == ["h1"]


async def test_the_refused_one_leaves_no_jobs(store: Store) -> None:
    await added(store)
    async with store.begin(HERE) as unit:
        with pytest.raises(OpenHandoverExists):
            await unit.handovers.add(Decision(a_handover(id="h2"), (summary_card("h2"),)))
    assert await store.outbox.next_due() is None


async def test_the_same_handover_twice_is_refused_by_its_own_id(store: Store) -> None:
    await added(store, status=Status.COMPLETED)
    with pytest.raises(OpenHandoverExists) as refused:
        await added(store)
    assert refused.value.handover_id == "h1"


async def test_a_closed_one_makes_room(store: Store) -> None:
    await added(store)
    await store.decide(HERE, "h1", lambda h: Decision(replace(h, status=Status.CANCELLED)))
    await added(store, id="h2")
    async with store.begin(HERE) as unit:
        found = await unit.handovers.open_with_account("fjordline logistics")
        assert found is not None
        assert found.id == "h2"


async def test_reopening_is_refused_while_another_is_open_and_the_unit_stays_usable(store: Store) -> None:
    await added(store, status=Status.CANCELLED)
    await added(store, id="h2")
    async with store.begin(HERE) as unit:
        cancelled = await unit.handovers.get("h1")
        with pytest.raises(OpenHandoverExists) as refused:
            await unit.handovers.save(Decision(replace(cancelled, status=Status.ACTIVE)))
        assert (await unit.handovers.get("h2")).open
    assert refused.value.handover_id == "h2"


@pytest.mark.parametrize("account", ["北京物流", "🏔️ Łódź", "A" * 5000, "x\0y", "half \ud83d pair"])
async def test_any_account_name_is_found_again(store: Store, account: str) -> None:
    await added(store, account=account)
    async with store.begin(HERE) as unit:
        assert await unit.handovers.open_with_account(account.upper()) is not None


def test_folding_ignores_case_width_and_white_space() -> None:
    assert folded("  STRASSE\t ﬁ  Ａ ") == folded("straße fi a")


async def test_of_person_knows_every_role_and_closed_ones_on_wish(store: Store) -> None:
    await added(store, backup=LUCAS)
    await added(store, id="h2", account="Other", outgoing=LUCAS, status=Status.COMPLETED)
    async with store.begin(HERE) as unit:
        for user in (DANA, PRIYA, AIKO, LUCAS):
            assert [found.id for found in await unit.handovers.of_person(user)] == ["h1"]
        assert [found.id for found in await unit.handovers.of_person(LUCAS, open_only=False)] == ["h1", "h2"]
        assert await unit.handovers.of_person("U0NOBODY") == ()


async def test_of_person_follows_a_change_of_people(store: Store) -> None:
    await added(store)
    await store.decide(HERE, "h1", lambda h: Decision(replace(h, incoming=LUCAS)))
    async with store.begin(HERE) as unit:
        assert await unit.handovers.of_person(PRIYA) == ()
        assert len(await unit.handovers.of_person(LUCAS)) == 1


async def test_all_is_in_the_order_of_opening(store: Store) -> None:
    await added(store, id="z", account="First")
    await added(store, id="a", account="Second", opened_at=NOW.replace(hour=10))
    await added(store, id="b", account="Closed", opened_at=NOW.replace(hour=11), status=Status.COMPLETED)
    async with store.begin(HERE) as unit:
        assert [found.id for found in await unit.handovers.all()] == ["z", "a"]
        assert [found.id for found in await unit.handovers.all(open_only=False)] == ["z", "a", "b"]


async def test_saving_needs_reading_first(store: Store) -> None:
    await added(store)
    async with store.begin(HERE) as unit:
        with pytest.raises(LookupError):
            await unit.handovers.save(Decision(a_handover()))


async def test_saving_what_somebody_else_changed_is_stale(migrated_postgresql_url: str) -> None:
    # SQLite's writers take turns from the start, so only PostgreSQL can come to this.
    store = await Store.open(migrated_postgresql_url, PLAYBOOKS)
    await added(store)
    async with store.begin(HERE) as unit:
        mine = await unit.handovers.get("h1")
        await in_another_task(store)
        with pytest.raises(Stale):
            await unit.handovers.save(Decision(replace(mine, internal_note="mine")))
    async with store.begin(HERE) as unit:
        assert (await unit.handovers.get("h1")).internal_note == "theirs"
    await store.close()


async def in_another_task(store: Store) -> None:
    await asyncio.create_task(store.decide(HERE, "h1", lambda h: Decision(replace(h, internal_note="theirs"))))


async def test_several_are_read_at_once_and_none_of_another_workspace(store: Store) -> None:
    async with store.begin("T1") as unit:
        for name in ("one", "two", "three"):
            await unit.handovers.add(Decision(a_handover(id=name, account=name)))
        assert set(await unit.handovers.many(["one", "three", "nowhere"])) == {"one", "three"}
        assert await unit.handovers.many([]) == {}
    async with store.begin("T2") as unit:
        assert await unit.handovers.many(["one"]) == {}


async def test_the_newest_handover_of_each_account_ended_or_not(store: Store) -> None:
    async with store.begin("T1") as unit:
        older = a_handover(id="older", account="Acme", status=Status.COMPLETED)
        await unit.handovers.add(Decision(older))
        acme = unit.handovers.account_id("older")
        newer = replace(older, id="newer", opened_at=older.opened_at + timedelta(days=1))
        await unit.handovers.add(Decision(newer))
        await unit.handovers.add(Decision(a_handover(id="other", account="Borealis")))
        borealis = unit.handovers.account_id("other")
        found = await unit.handovers.newest_of_accounts([acme, borealis, "a0"])
        assert {account: one.id for account, one in found.items()} == {acme: "newer", borealis: "other"}
        assert await unit.handovers.newest_of_accounts([borealis]) == {borealis: found[borealis]}
    async with store.begin("T2") as unit:
        assert await unit.handovers.newest_of_accounts([acme]) == {}
