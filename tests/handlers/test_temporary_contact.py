"""A customer whose CSM has gone gets one name that answers today: named with a tap, told, undone, asked for after a day (P25)."""

from datetime import timedelta

import pytest

from bot.app import Baton
from handover.leaders import Leaders
from playground.driver import MemberDriver, Modal
from playground.running import Playground
from tests.conftest import Settle
from tests.handlers.accounts import page_of
from tests.handlers.emergencies import start

CHANNEL = "handover-fjordline-logistics"
ME, NAME = "I'll be the contact", "Name somebody …"
DAY = timedelta(hours=24)


@pytest.fixture
async def emergency(aiko: MemberDriver, baton: Baton, settled: Settle) -> None:
    """Sam has left without notice; Aiko, the manager, starts the handover on Monday, 2 March."""
    await start(aiko, settled, Manager="Aiko Tanaka")


pytestmark = pytest.mark.usefixtures("emergency")


async def overview_of(person: MemberDriver, settled: Settle) -> Modal:
    await person.command("/handover status", CHANNEL)
    await person.click("Open", person.messages(CHANNEL)[-1])
    await settled()
    return await person.modal("Handover")


async def name_marek(person: MemberDriver, settled: Settle) -> None:
    form = await person.modal("Temporary contact")
    await form.fill({"Temporary contact": "Marek Novák"})
    assert await form.submit() == {}
    await settled()


async def letter(person: MemberDriver, settled: Settle) -> str:
    await person.command("/handover email Fjordline Logistics")
    await settled()
    form = await person.modal("Introduction e-mail")
    written = str(form.value("Body"))
    await form.close()
    return written


async def test_one_tap_in_the_overview_names_oneself_and_undo_takes_it_back(
    aiko: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    shown = await overview_of(aiko, settled)
    assert "Nobody is named yet whom the customer can turn to today." in shown.plain()
    await shown.click(ME)
    await settled()
    line = "Temporary contact: @Aiko Tanaka, until the customer hears from @Priya Nair"
    shown = await aiko.modal("Handover")
    assert line in shown.plain()
    assert "Name a temporary contact" not in shown.plain(), "the step is done with it"
    assert line in (await aiko.message("Who is on what", CHANNEL)).plain()
    assert line in (await page_of(priya, settled)).plain()
    await priya.command("/handover status Fjordline Logistics")
    await settled()
    assert line in priya.messages()[-1].plain()
    await shown.click("Undo")
    await settled()
    shown = await aiko.modal("Handover")
    assert ME in shown.buttons()
    assert "Name a temporary contact" in shown.plain()


async def test_somebody_who_takes_no_part_is_named_told_and_in_the_letter(
    aiko: MemberDriver, marek: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    await (await overview_of(aiko, settled)).click(NAME)
    await settled()
    await name_marek(aiko, settled)
    told = await marek.message("has named you as the customer's temporary contact")
    assert "Sam Lee has left" in told.plain()
    assert told.buttons() == ["I can't"], "he sees nothing of the handover"
    written = await letter(priya, settled)
    assert "Sam Lee, who has looked after you until now, has left the company." in written
    assert "If you do not reach me, Marek Novák is there for you, too." in written
    assert "Marek Novák: marek.novak@northwind.example" in written
    assert written.rstrip().endswith("Priya Nair")
    await marek.click("I can't", told)
    await settled()
    asked = await aiko.message("can't be the customer's temporary contact")
    assert asked.buttons() == [ME, NAME, "Open"]
    assert "you are not the temporary contact any more" in (await marek.message("Fjordline Logistics")).plain()
    assert "Marek" not in await letter(priya, settled)
    await aiko.click(ME, asked)
    await settled()
    assert "@Aiko Tanaka is the customer's temporary contact." in (await aiko.message("temporary contact.")).plain()


async def test_the_letter_that_tells_the_truth_is_not_questioned(priya: MemberDriver, settled: Settle) -> None:
    await priya.command("/handover email Fjordline Logistics")
    await settled()
    form = await priya.modal("Introduction e-mail")
    await form.submit()
    await settled()
    assert "It speaks of" not in (await priya.modal("Preview")).plain()


async def test_after_a_day_the_manager_and_whoever_leads_them_hear_once(
    playground: Playground, baton: Baton, aiko: MemberDriver, lucas: MemberDriver, marek: MemberDriver, settled: Settle
) -> None:
    async with baton.store.begin("T0PLAYGROUND") as unit:
        await unit.leaders.put(Leaders((aiko.id, lucas.id)))
    for _ in range(3):
        await playground.clock.advance(DAY)
        await settled()
    asked = "for a day nobody has been named whom the customer can turn to"
    assert _number(aiko, asked) == _number(lucas, asked) == 1
    assert _number(marek, asked) == 0
    told = await lucas.message(asked)
    await lucas.click(NAME, told)
    await settled()
    await name_marek(lucas, settled)
    for person in (aiko, lucas):
        await person.message("@Marek Novák is the customer's temporary contact.")


async def test_nobody_is_told_when_somebody_was_named_in_time(
    playground: Playground, aiko: MemberDriver, settled: Settle
) -> None:
    await (await overview_of(aiko, settled)).click(ME)
    await settled()
    await playground.clock.advance(DAY * 2)
    await settled()
    assert _number(aiko, "nobody has been named") == 0


async def test_the_morning_asks_the_manager_with_both_ways(
    playground: Playground, aiko: MemberDriver, settled: Settle
) -> None:
    await playground.clock.advance(timedelta(hours=18))
    await settled()
    morning = await aiko.message("Name a temporary contact")
    assert ME in morning.buttons()
    assert NAME in morning.buttons()
    await aiko.click(ME, morning)
    await settled()
    assert ME not in (await aiko.message("Name a temporary contact")).buttons()


async def test_a_guest_cannot_be_it_and_strangers_cannot_name(
    aiko: MemberDriver, marek: MemberDriver, settled: Settle
) -> None:
    await (await overview_of(aiko, settled)).click(NAME)
    await settled()
    form = await aiko.modal("Temporary contact")
    await form.fill({"Temporary contact": "Greta Olsen"})
    assert "guest" in (await form.submit())["Temporary contact"]
    await form.fill({"Temporary contact": "Marek Novák"})
    assert await form.submit() == {}
    await settled()
    told = await marek.message("has named you")
    assert "Name somebody else …" not in told.buttons()


def _number(person: MemberDriver, words: str) -> int:
    return sum(words in seen.plain() for seen in person.messages())


async def test_the_managers_first_message_names_them_with_one_tap(aiko: MemberDriver, settled: Settle) -> None:
    welcome = await aiko.message("What I need from you")
    assert welcome.buttons()[:2] == [ME, NAME]
    await aiko.click(ME, welcome)
    await settled()
    assert "You are the temporary contact of *Fjordline Logistics*" in aiko.messages()[-1].plain()
    assert "Temporary contact: @Aiko Tanaka" in (await aiko.message("Who is on what", CHANNEL)).plain()
