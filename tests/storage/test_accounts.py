"""Accounts at rest: begun with a handover, found by every name, with what its handovers say; on both databases."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import update

from handover.blueprint.entries import EntryChanges
from handover.model.account import Account, AccountEntry, AccountField, AccountRow, Renewal, TeamRole
from handover.model.answers import Answer, Evidence, Part
from handover.model.audit import Reopening
from handover.model.decision import Decision
from handover.model.handover import Handover, Status
from handover.model.records import RecordKind
from handover.model.refusals import AccountNameTaken, OpenHandoverExists, UnknownAccount
from storage import tables
from storage.accounts import StaleAccount
from storage.store import Store
from tests.examples import AIKO, DANA, LUCAS, NOW, PRIYA, a_handover

HERE = "T0NORTH"
LATER = NOW + timedelta(days=30)


async def started(store: Store, same_as: str = "", **changes: object) -> str:
    """Store a handover and return the id of its account."""
    handover = a_handover(**changes)
    async with store.begin(HERE) as unit:
        await unit.handovers.add(Decision(handover), same_as)
        return unit.handovers.account_id(handover.id)


async def account_of(store: Store, name: str = "Fjordline Logistics") -> Account:
    async with store.begin(HERE) as unit:
        return await unit.accounts.get(await unit.accounts.of_name(name))


async def becomes(store: Store, change: Callable[[Handover], Handover], handover_id: str = "h1") -> None:
    await store.decide(HERE, handover_id, lambda handover: Decision(change(handover)))


def answered(item: str, *parts: str, **more: Any) -> Callable[[Handover], Handover]:
    said = tuple(Part(text, DANA, NOW, f"{number}.0001") for number, text in enumerate(parts))
    answer = replace(Answer(item, said, by=DANA if parts else "", at=NOW if parts else None), **more)
    return lambda handover: replace(handover, answers={**handover.answers, item: answer})


async def known(store: Store, account_id: str) -> dict[str, str]:
    async with store.begin(HERE) as unit:
        found = await unit.blueprint.page(account_id, 0, 100)
    return {entry.item: entry.not_applicable or entry.text for entry in found}


async def test_a_handover_begins_the_account_of_a_customer_that_has_none(store: Store) -> None:
    account_id = await started(store, renewal_date=date(2026, 9, 30), backup=LUCAS)
    account = await account_of(store)
    assert account == Account(
        account_id,
        "Fjordline Logistics",
        owner=DANA,
        backup=LUCAS,
        manager=AIKO,
        renewal=Renewal(date(2026, 9, 30)),
    )


async def test_an_account_whose_csm_has_left_has_no_owner(store: Store) -> None:
    await started(store, leaver="Sam Roe", outgoing=AIKO)
    assert (await account_of(store)).owner == ""


@pytest.mark.parametrize("name", ["FJORDLINE  logistics", "“Fjordline Logistics”", "Ｆｊｏｒｄｌｉｎｅ Logistics."])
async def test_the_next_handover_is_of_the_same_account_however_it_is_spelled(store: Store, name: str) -> None:
    first = await started(store)
    await becomes(store, lambda handover: replace(handover, status=Status.CANCELLED, closed_at=NOW))
    assert await started(store, id="h2", account=name) == first


async def test_completing_makes_the_incoming_csm_the_owner_and_says_since_when(store: Store) -> None:
    await started(store, backup=PRIYA)
    done = replace(a_handover(), status=Status.COMPLETED, closed_at=LATER, closed_by=PRIYA)
    await becomes(store, lambda _: replace(done, backup=LUCAS))
    account = await account_of(store)
    assert (account.owner, account.owner_since, account.backup) == (PRIYA, date(2026, 4, 1), LUCAS)
    changes = [(one.what, one.before, one.after, one.by, one.at) for one in account.changes]
    assert (AccountField.OWNER, DANA, PRIYA, PRIYA, LATER) in changes


async def test_taking_it_up_again_gives_it_back(store: Store) -> None:
    await started(store)
    await becomes(store, lambda handover: replace(handover, status=Status.COMPLETED, closed_at=NOW))
    again = Reopening("Not done.", date(2026, 5, 1), AIKO, LATER, was_cancelled=False, closed_at=NOW)
    await becomes(store, lambda handover: replace(handover, status=Status.ACTIVE, closed_at=None, reopenings=(again,)))
    account = await account_of(store)
    assert (account.owner, account.owner_since) == (DANA, None)
    assert (account.changes[-1].by, account.changes[-1].at) == (AIKO, LATER)


async def test_cancelling_and_pausing_change_no_account(store: Store) -> None:
    await started(store)
    before = await account_of(store)
    for status in (Status.PAUSED, Status.CANCELLED):
        await becomes(store, lambda handover, status=status: replace(handover, status=status))  # type: ignore[misc]
    assert await account_of(store) == before


async def test_another_renewal_date_is_the_accounts_too(store: Store) -> None:
    await started(store)
    await becomes(store, lambda handover: replace(handover, renewal_date=date(2027, 1, 31)))
    assert (await account_of(store)).renewal == Renewal(date(2027, 1, 31))


async def test_answers_are_known_of_the_account_at_once(store: Store) -> None:
    account_id = await started(store)
    await becomes(store, answered("goals", "Grow.", "In the north."))
    async with store.begin(HERE) as unit:
        [entry] = await unit.blueprint.page(account_id, 0, 10)
    assert (entry.text, entry.title, entry.by, entry.at) == ("Grow.\nIn the north.", "Goals", DANA, NOW)
    assert (entry.source, entry.handover, entry.place) == ("1.0001", "h1", 1)


async def test_the_brief_reads_some_items_and_some_kinds_and_no_more_than_it_may(store: Store) -> None:
    account_id = await started(store)
    kinds = {"goals": RecordKind.TEXT, "history": RecordKind.TEXT, "outlook": RecordKind.PROMISES}
    kinds |= dict.fromkeys((f"more_{number}" for number in range(5)), RecordKind.DATES)
    said = [AccountEntry(item, "Title", "x", "h1", DANA, NOW, kind=kind) for item, kind in kinds.items()]
    async with store.begin(HERE) as unit:
        await unit.blueprint.write(account_id, "", EntryChanges(tuple(said)))
        found = await unit.blueprint.for_brief(account_id, ["goals"], [RecordKind.PROMISES], 9)
        assert set(found) == {"goals", "outlook"}
        assert len(await unit.blueprint.for_brief(account_id, [], [RecordKind.DATES], 3)) == 3


async def test_what_follows_an_answer_follows_in_the_account(store: Store) -> None:
    """An edit, a reason why it does not apply, evidence alone, an acceptance, and all of it deleted."""
    account_id = await started(store)
    await becomes(store, answered("goals", "Grow."))
    await becomes(store, answered("goals", "Shrink."))
    assert await known(store, account_id) == {"goals": "Shrink."}
    await becomes(store, answered("goals", "Shrink.", not_applicable="They close down."))
    assert await known(store, account_id) == {"goals": "They close down."}
    await becomes(store, answered("goals", evidence=(Evidence("Plan", "https://x.example", PRIYA, LATER),)))
    async with store.begin(HERE) as unit:
        [entry] = await unit.blueprint.page(account_id, 0, 10)
    assert (entry.text, entry.by, entry.at, entry.evidence[0].title) == ("", PRIYA, LATER, "Plan")
    await becomes(store, answered("goals", "Grow.", accepted_by=PRIYA, accepted_at=LATER))
    async with store.begin(HERE) as unit:
        [entry] = await unit.blueprint.page(account_id, 0, 10)
    assert (entry.confirmed_by, entry.confirmed_at) == (PRIYA, LATER)
    await becomes(store, answered("goals", ""))
    assert await known(store, account_id) == {}


async def test_an_answer_taken_away_again_leaves_what_an_earlier_handover_said(store: Store) -> None:
    account_id = await started(store)
    await becomes(store, answered("goals", "Grow."))
    await becomes(store, lambda handover: replace(handover, status=Status.COMPLETED, closed_at=NOW))
    await started(store, id="h2", opened_at=LATER)
    assert await known(store, account_id) == {"goals": "Grow."}
    await becomes(store, answered("goals", "Shrink."), "h2")
    assert await known(store, account_id) == {"goals": "Shrink."}
    await becomes(store, answered("goals", ""), "h2")
    assert await known(store, account_id) == {"goals": "Grow."}


async def test_what_is_taken_away_in_an_earlier_handover_leaves_what_a_later_one_says(store: Store) -> None:
    account_id = await started(store)
    await becomes(store, answered("goals", "Grow."))
    await becomes(store, lambda handover: replace(handover, status=Status.COMPLETED, closed_at=NOW))
    await started(store, id="h2", opened_at=LATER)
    await becomes(store, answered("goals", "Shrink."), "h2")
    await becomes(store, answered("goals", ""))
    assert await known(store, account_id) == {"goals": "Shrink."}


async def test_what_was_said_of_the_account_itself_stays_when_an_answer_is_taken_away(store: Store) -> None:
    account_id = await started(store)
    said = AccountEntry("goals", "Goals", "Said without a handover.", "", DANA, NOW)
    await becomes(store, answered("goals", "Grow."))
    async with store.begin(HERE) as unit:
        await unit.blueprint.write(account_id, "", EntryChanges((said,)))
    await becomes(store, answered("goals", ""))
    assert await known(store, account_id) == {"goals": "Said without a handover."}


async def test_a_handover_that_an_older_process_has_stored_gets_its_account_with_the_next_change(store: Store) -> None:
    account_id = await started(store)
    async with store._transactions.begin() as connection:
        await connection.execute(update(tables.handovers).values(account_id=""))
    await becomes(store, answered("goals", "Grow."))
    assert await known(store, account_id) == {"goals": "Grow."}
    async with store.begin(HERE) as unit:
        await unit.handovers.get("h1")
        assert unit.handovers.account_id("h1") == account_id


async def test_nothing_is_stored_of_an_answer_whose_handover_is_not(store: Store) -> None:
    """The answer and what the account knows are one transaction."""
    account_id = await started(store)

    async def fails() -> None:
        async with store.begin(HERE) as unit:
            handover = await unit.handovers.get("h1")
            await unit.handovers.save(Decision(answered("goals", "Grow.")(handover)))
            raise KeyError

    with pytest.raises(KeyError):
        await fails()
    assert await known(store, account_id) == {}


async def test_pages_come_in_the_order_of_the_items_and_the_stale_are_counted(store: Store) -> None:
    account_id = await started(store)
    for item in ("extras", "goals", "risks"):
        await becomes(store, answered(item, item))
    async with store.begin(HERE) as unit:
        pages = [[one.item for one in await unit.blueprint.page(account_id, first, 2)] for first in (0, 2)]
        of_items = await unit.blueprint.of_items(account_id, ["risks", "nothing"])
        soon, late = [await unit.blueprint.counts(account_id, NOW + timedelta(days=days)) for days in (181, 182)]
        stale = await unit.blueprint.stale(NOW + timedelta(days=182))
    assert pages == [["goals", "risks"], ["extras"]]
    assert list(of_items) == ["risks"]
    assert [(one.entries, one.stale) for one in (soon, late)] == [(3, 0), (3, 1)]
    assert stale == {account_id: 1}


async def test_an_entry_that_the_page_and_the_brief_need_is_made_of_its_document_once(store: Store) -> None:
    account_id = await started(store)
    await becomes(store, answered("goals", "Cut stock counts to a day"))
    async with store.begin(HERE) as unit:
        (on_page,) = await unit.blueprint.page(account_id, 0, 15)
        in_brief = await unit.blueprint.for_brief(account_id, ["goals"], [], 15)
    assert in_brief["goals"] is on_page
    await becomes(store, answered("goals", "Cut stock counts to an hour"))
    assert await known(store, account_id) == {"goals": "Cut stock counts to an hour"}


async def test_it_is_found_by_every_name_and_no_name_is_of_two(store: Store) -> None:
    first, second = await started(store), await started(store, id="h2", account="Acme")
    async with store.begin(HERE) as unit:
        account = await unit.accounts.get(first)
        await unit.accounts.save(replace(account, name="Fjordline", other_names=("Fjordline Logistics", "FJL")))
    async with store.begin(HERE) as unit:
        found = [await unit.accounts.of_name(name) for name in ("FJORDLINE", "fjordline logistics", "fjl", "acme", "x")]
        acme = await unit.accounts.get(second)
        with pytest.raises(AccountNameTaken) as taken:
            await unit.accounts.save(replace(acme, other_names=("fjl",)))
    assert found == [first, first, first, second, ""]
    assert taken.value.name == "fjl"


async def test_an_account_under_another_name_has_one_open_handover_too(store: Store) -> None:
    first = await started(store)
    await becomes(store, lambda handover: replace(handover, status=Status.CANCELLED, closed_at=NOW))
    assert await started(store, first, id="h2", account="Fjordline Freight") == first
    assert (await account_of(store, "fjordline freight")).names == ("Fjordline Logistics", "Fjordline Freight")
    with pytest.raises(OpenHandoverExists) as refused:
        await started(store, id="h3")
    assert refused.value.handover_id == "h2"
    with pytest.raises(OpenHandoverExists):
        await becomes(store, lambda handover: replace(handover, status=Status.ACTIVE, closed_at=None))


async def test_two_that_begin_at_once_begin_one_account(store: Store, second_store: Store) -> None:
    both = await asyncio.gather(
        started(store, id="h1", status=Status.CANCELLED), started(second_store, id="h2", status=Status.CANCELLED)
    )
    assert both[0] == both[1]


async def test_a_change_to_what_somebody_else_has_changed_is_noticed(store: Store) -> None:
    account_id = await started(store)
    account = await account_of(store)
    async with store.begin(HERE) as unit:
        await unit.accounts.save(replace(await unit.accounts.get(account_id), region="North"))
    async with store.begin(HERE) as unit:
        await unit.accounts.get(account_id)
        unit.accounts._read[account_id] = (1, account)
        with pytest.raises(StaleAccount):
            await unit.accounts.save(replace(account, region="South"))


async def test_whose_it_is_follows_the_account(store: Store) -> None:
    account_id = await started(store)
    async with store.begin(HERE) as unit:
        account = await unit.accounts.get(account_id)
        await unit.accounts.save(replace(account, owner=PRIYA, manager="", team={TeamRole.SALES: LUCAS}))
    async with store.begin(HERE) as unit:
        found = {user: await unit.accounts.of_person(user) for user in (DANA, PRIYA, AIKO, LUCAS)}
        rows = await unit.accounts.rows([account_id])
        names = await unit.accounts.names()
    assert found == {DANA: set(), PRIYA: {account_id}, AIKO: set(), LUCAS: {account_id}}
    assert rows == (AccountRow(account_id, "Fjordline Logistics", PRIYA, ""),)
    assert [(one.account_id, one.name) for one in names] == [(account_id, "Fjordline Logistics")]


async def test_workspaces_do_not_see_each_others_accounts(store: Store) -> None:
    account_id = await started(store)
    await becomes(store, answered("goals", "Grow."))
    async with store.begin("T0OTHER") as unit:
        assert await unit.accounts.of_name("Fjordline Logistics") == ""
        assert await unit.accounts.names() == ()
        assert await unit.accounts.rows() == ()
        assert await unit.accounts.of_person(DANA) == set()
        assert await unit.blueprint.page(account_id, 0, 10) == ()
        with pytest.raises(UnknownAccount):
            await unit.accounts.get(account_id)
