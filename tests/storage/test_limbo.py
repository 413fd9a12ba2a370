"""Accounts without an owner who is there: who is told of them, and when, whatever their number (P118)."""

from dataclasses import replace
from datetime import timedelta

from handover.model.decision import Decision
from handover.model.people import Person
from storage.limbo import SentLimbo
from storage.store import Store, UnitOfWork
from tests.examples import NOW, a_handover

HERE, LATER = "T1", NOW + timedelta(days=1)
DANA = Person("U0DANA", "Dana")


async def accounts(unit: UnitOfWork, *names: str) -> list[str]:
    """Store an account of Dana's for each name, whose manager is Aiko; return their ids."""
    await unit.people.put(DANA)
    for name in names:
        await unit.handovers.add(Decision(a_handover(id=name, account=name, outgoing=DANA.id, manager="U0AIKO")))
    return [unit.handovers.account_id(name) for name in names]


async def leaves(unit: UnitOfWork, *ids: str) -> None:
    await unit.people.put(replace(DANA, deactivated=True))
    await unit.limbo.follow((await unit.accounts.many(ids)).values(), NOW)


async def test_whoever_leaves_leaves_their_accounts_and_has_them_again_once_back(store: Store) -> None:
    async with store.begin(HERE) as unit:
        ids = await accounts(unit, "Acme", "Borealis")
        assert await unit.limbo.of(ids) == {}
        await leaves(unit, *ids)
        assert {one.since for one in (await unit.limbo.of(ids)).values()} == {NOW}
        assert await unit.limbo.any_due("U0AIKO", LATER)
        assert not await unit.limbo.any_due("", LATER)
    async with store.begin(HERE) as unit:
        await unit.limbo.follow((await unit.accounts.many(ids)).values(), LATER)
        assert {one.since for one in (await unit.limbo.of(ids)).values()} == {NOW}, "since when stays"
        await unit.people.put(DANA)
        await unit.limbo.follow((await unit.accounts.many(ids)).values(), LATER)
        assert await unit.limbo.of(ids) == {}
        assert await unit.limbo.due(["U0AIKO"], LATER, 9) == ()


async def test_what_was_told_stays_to_be_shown_once_somebody_owns_it(store: Store) -> None:
    async with store.begin(HERE) as unit:
        [acme] = await accounts(unit, "Acme")
        await leaves(unit, acme)
        await unit.limbo.put(SentLimbo(acme, "U0AIKO", LATER.date(), 1, LATER))
        [known] = await unit.limbo.due(["U0AIKO"], LATER, 9)
        assert (known.told, known.told_on) == (1, LATER.date())
        await unit.people.put(DANA)
        await unit.limbo.follow((await unit.accounts.many([acme])).values(), LATER)
        assert await unit.limbo.told_on("U0AIKO", LATER.date()) == (acme,)
        assert await unit.limbo.last_told(acme) == ("U0AIKO", LATER.date())


async def test_told_for_the_last_time_it_is_looked_at_again_only_when_something_changes(store: Store) -> None:
    async with store.begin(HERE) as unit:
        [acme] = await accounts(unit, "Acme")
        await leaves(unit, acme)
        await unit.limbo.put(SentLimbo(acme, "U0AIKO", LATER.date(), 3, None))
        assert await unit.limbo.due(["U0AIKO"], LATER + timedelta(days=99), 9) == ()
        await unit.limbo.look_now(acme)
        assert [one.account_id for one in await unit.limbo.due(["U0AIKO"], LATER, 9)] == [acme]


async def test_a_few_are_looked_at_however_many_there_are_and_no_other_workspaces(store: Store) -> None:
    names = [f"Account {number}" for number in range(12)]
    async with store.begin(HERE) as unit:
        await leaves(unit, *await accounts(unit, *names))
    async with store.begin("T2") as unit:
        assert await unit.limbo.due(["U0AIKO"], LATER, 9) == ()
        await leaves(unit, *await accounts(unit, *names[:3]))
    async with store.begin(HERE) as unit:
        assert len(await unit.limbo.due(["U0AIKO"], LATER, 5)) == 5
