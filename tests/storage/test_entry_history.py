"""What people have changed in entries, and what each was before its newest change; on both databases."""

from dataclasses import replace
from datetime import timedelta

from handover.entries.history import change_of
from handover.model.account import AccountEntry
from handover.model.decision import Decision
from handover.model.entry_change import EntryAct
from storage.store import Store
from tests.examples import DANA, NOW, PRIYA, a_handover

HERE = "T0NORTH"
GOALS = AccountEntry("goals", "Goals", "Grow.", "", DANA, NOW)
SHRINK = replace(GOALS, text="Shrink.", by=PRIYA)


async def with_account(store: Store) -> str:
    async with store.begin(HERE) as unit:
        await unit.handovers.add(Decision(a_handover()))
        account_id = unit.handovers.account_id("h1")
        await unit.blueprint.put(account_id, GOALS)
        return account_id


async def change(
    store: Store, account_id: str, before: AccountEntry, after: AccountEntry | None, minute: int = 0
) -> None:
    act = EntryAct.CHANGED if after is not None else EntryAct.REMOVED
    async with store.begin(HERE) as unit:
        if after is None:
            await unit.blueprint.remove(account_id, before.item)
        else:
            await unit.blueprint.put(account_id, after)
        told = change_of(before, after, act, by=PRIYA, at=NOW + timedelta(minutes=minute))
        await unit.entry_history.add(account_id, told, before)


async def test_changes_are_kept_the_newest_first_and_only_the_last_can_be_gone_back_to(store: Store) -> None:
    account_id = await with_account(store)
    await change(store, account_id, GOALS, SHRINK)
    await change(store, account_id, SHRINK, GOALS, minute=1)
    async with store.begin(HERE) as unit:
        newest = await unit.entry_history.newest(account_id, "goals", 10)
        assert [(one.before, one.after) for one in newest] == [("Shrink.", "Grow."), ("Grow.", "Shrink.")]
        assert await unit.entry_history.newest(account_id, "goals", 1) == newest[:1]
        assert await unit.entry_history.former(account_id, "goals") == SHRINK
        assert await unit.entry_history.former(account_id, "risks") is None


async def test_what_is_removed_can_be_put_back_until_it_is_there_again(store: Store) -> None:
    account_id = await with_account(store)
    await change(store, account_id, GOALS, None)
    async with store.begin(HERE) as unit:
        [removed] = await unit.entry_history.removed(account_id)
        assert (removed.item, removed.before, removed.act) == ("goals", "Grow.", EntryAct.REMOVED)
        assert await unit.blueprint.all(account_id) == ()
        await unit.blueprint.put(account_id, GOALS)
        assert await unit.entry_history.removed(account_id) == ()


async def test_the_place_of_an_entry_among_those_of_its_account(store: Store) -> None:
    account_id = await with_account(store)
    async with store.begin(HERE) as unit:
        for number, item in enumerate(("a", "b", "b2")):
            await unit.blueprint.put(account_id, replace(GOALS, item=item, place=min(number, 1) + 1))
        found = {item: await unit.blueprint.place_of(account_id, item) for item in ("goals", "a", "b", "b2", "none")}
    assert found == {"goals": 0, "a": 1, "b": 2, "b2": 3, "none": 0}


async def test_workspaces_do_not_see_each_others_changes(store: Store) -> None:
    account_id = await with_account(store)
    await change(store, account_id, GOALS, SHRINK)
    async with store.begin("T0OTHER") as unit:
        assert await unit.entry_history.newest(account_id, "goals", 10) == ()
        assert await unit.entry_history.former(account_id, "goals") is None
        assert await unit.entry_history.removed(account_id) == ()
