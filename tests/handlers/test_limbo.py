"""A customer without a confirmed owner: shown where its people look, and told to whoever decides after one day and three (P118)."""

from dataclasses import replace
from datetime import timedelta

import pytest

from playground.driver import MemberDriver, Seen
from playground.running import Playground
from tests.conftest import Settle
from tests.handlers.accounts import cancel, changed, page_of
from tests.opening import open_handover

pytestmark = pytest.mark.usefixtures("opened")
ACCOUNT = "Fjordline Logistics"
TELLS = "without an owner"


def told(person: MemberDriver) -> list[Seen]:
    return [seen for seen in person.messages() if TELLS in seen.plain() and seen.plain().startswith("Good morning")]


async def mornings(playground: Playground, settled: Settle, days: int) -> None:
    for _ in range(days):
        await playground.clock.advance(timedelta(days=1))
        await settled()


async def gone(playground: Playground, settled: Settle, person: MemberDriver) -> None:
    playground.workspace.members.deactivate(person.id)
    await settled()


async def test_the_manager_hears_after_one_working_day_and_after_three(
    playground: Playground, dana: MemberDriver, aiko: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    await cancel(dana, settled)
    await gone(playground, settled, dana)
    assert ":warning: without an owner since today." in (await page_of(aiko, settled)).plain()
    await mornings(playground, settled, 1)
    [morning] = told(aiko)
    assert "One customer of yours needs an owner." in morning.plain()
    assert f"*{ACCOUNT}*: :red_circle: 1 working day without an owner." in morning.plain()
    await mornings(playground, settled, 1)
    assert len(told(aiko)) == 1, "each once"
    await mornings(playground, settled, 1)
    assert f"*{ACCOUNT}*: :red_circle: 3 working days without an owner." in told(aiko)[-1].plain()
    await mornings(playground, settled, 10)
    assert len(told(aiko)) == 2
    assert told(priya) == []
    assert ":red_circle: 9 working days without an owner." in (await page_of(aiko, settled)).plain()


async def test_a_new_owner_stops_it_and_the_message_says_so(
    playground: Playground, dana: MemberDriver, aiko: MemberDriver, settled: Settle
) -> None:
    await cancel(dana, settled)
    await gone(playground, settled, dana)
    await mornings(playground, settled, 1)
    [morning] = told(aiko)
    assert await changed(aiko, settled, "Edit people …", Owner="Marek Novák") == {}
    [again] = [seen for seen in aiko.messages() if seen.ts == morning.ts]
    assert f"✓ *{ACCOUNT}*: @Marek Novák looks after it" in again.plain()
    assert TELLS not in (await page_of(aiko, settled)).plain()
    await mornings(playground, settled, 5)
    assert told(aiko) == []


async def test_whoever_decides_goes_on_from_the_message_with_a_tap(
    playground: Playground, dana: MemberDriver, aiko: MemberDriver, settled: Settle
) -> None:
    await cancel(dana, settled)
    await gone(playground, settled, dana)
    await mornings(playground, settled, 1)
    await aiko.click("Choose who takes over …", told(aiko)[0])
    await settled()
    assert f"*{ACCOUNT}*" in (await aiko.modal("Who takes over?")).plain()


async def test_it_counts_until_the_incoming_csm_does_something_in_the_handover(
    playground: Playground, dana: MemberDriver, aiko: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    """Dana goes in the middle: the customer has nobody until Priya does what only somebody does who takes it on."""
    await gone(playground, settled, dana)
    await mornings(playground, settled, 2)
    channel = "handover-fjordline-logistics"
    assert "2 working days without an owner" in (await aiko.message("Who is on what", channel)).plain()
    assert "@Priya Nair is to take it over and has not begun." in told(aiko)[-1].plain()
    await priya.click("Done", priya.messages()[-1])
    await settled()
    assert TELLS not in (await aiko.message("Who is on what", channel)).plain()
    assert TELLS not in (await page_of(aiko, settled)).plain()
    heard = len(told(aiko))
    await mornings(playground, settled, 5)
    assert len(told(aiko)) <= heard


async def test_called_off_it_counts_from_then_and_is_told_again(
    playground: Playground, dana: MemberDriver, aiko: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    await gone(playground, settled, dana)
    await mornings(playground, settled, 1)
    assert len(told(aiko)) == 1
    await priya.click("Done", priya.messages()[-1])
    await settled()
    await mornings(playground, settled, 2)
    await cancel(aiko, settled)
    await mornings(playground, settled, 1)
    assert f"*{ACCOUNT}*: :red_circle: 1 working day without an owner." in told(aiko)[-1].plain()


async def test_several_customers_are_told_in_one_message(
    playground: Playground, dana: MemberDriver, aiko: MemberDriver, settled: Settle
) -> None:
    names = ("Borealis Foods", "Kestrel Energy")
    for name in names:
        await open_handover(dana, name, settled)
        await cancel(dana, settled, name)
    await cancel(dana, settled)
    await gone(playground, settled, dana)
    await mornings(playground, settled, 1)
    [morning] = told(aiko)
    assert "3 customers of yours need an owner." in morning.plain()
    assert all(f"*{name}*: :red_circle: 1 working day" in morning.plain() for name in (*names, ACCOUNT))
    await aiko.command("/handover accounts without owner")
    await settled()
    assert (await aiko.modal("Accounts")).plain().count(
        "@Dana Reyes has left · :red_circle: 1 working day without an owner"
    ) == 3


async def test_where_manager_and_backup_are_missing_the_first_cs_leader_hears_and_nobody_else(
    playground: Playground,
    dana: MemberDriver,
    lucas: MemberDriver,
    marek: MemberDriver,
    aiko: MemberDriver,
    priya: MemberDriver,
    settled: Settle,
) -> None:
    await cancel(dana, settled)
    await gone(playground, settled, aiko)
    await gone(playground, settled, dana)
    await mornings(playground, settled, 1)
    assert [told(person) for person in (priya, marek, lucas)] == [[], [], []]
    await lucas.command("/handover settings")
    await settled()
    await (await lucas.modal("Settings")).click("CS leaders …")
    await settled()
    form = await lucas.modal("CS leaders")
    await form.fill({"Who leads the CSMs, besides the admins?": ["Marek Novák", "Priya Nair"]})
    assert await form.submit() == {}
    await mornings(playground, settled, 1)
    assert [len(told(person)) for person in (marek, priya, lucas)] == [1, 0, 0]
    await marek.click("Choose who takes over …", told(marek)[0])
    await settled()
    assert f"*{ACCOUNT}*" in (await marek.modal("Who takes over?")).plain()


async def test_an_owner_who_is_back_has_their_customers_again(
    playground: Playground, dana: MemberDriver, aiko: MemberDriver, settled: Settle
) -> None:
    await cancel(dana, settled)
    await gone(playground, settled, dana)
    members = playground.workspace.members
    members.put(replace(members.get(dana.id), deleted=False))
    await settled()
    await mornings(playground, settled, 4)
    assert told(aiko) == []
    assert TELLS not in (await page_of(aiko, settled)).plain()


async def test_cut_off_after_it_was_told_it_is_not_told_once_more(
    playground: Playground, dana: MemberDriver, aiko: MemberDriver, settled: Settle
) -> None:
    await cancel(dana, settled)
    await gone(playground, settled, dana)
    playground.faults.add("chat.postMessage", "cut_after")
    await mornings(playground, settled, 2)
    assert len(told(aiko)) == 1
