"""`/handover settings`: the morning message follows, and says when it comes."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.app import Baton
from handover.model.people import Intensity
from playground.driver import MemberDriver
from playground.running import Playground
from tests.conftest import Settle
from tests.handlers.digests import mornings
from tests.snapshots import Snapshot


@pytest.fixture
async def dana(opened: Snapshot, playground: Playground, baton: Baton, settled: Settle) -> MemberDriver:
    """Dana on Monday 2 March, three in the morning in New York, with a handover that has just begun."""
    dana = playground.member("Dana Reyes")
    await dana.command("/handover settings")
    await settled()
    return dana


async def test_the_form_shows_what_is_set_and_when_the_next_message_comes(dana: MemberDriver) -> None:
    form = await dana.modal("Settings")
    assert "Your next morning message comes today at 9:00 your time at the earliest." in form.plain()
    assert form.value("Morning message at") == "9:00"
    assert form.value("Working days") == ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"]


async def test_what_was_guessed_is_said_and_not_called_a_guess_once_it_is_saved(
    dana: MemberDriver, baton: Baton, settled: Settle
) -> None:
    form = await dana.modal("Settings")
    assert "I guessed your working days and public holidays from your time zone (America/New_York)." in form.plain()
    assert form.value("Public holidays") == "United States"
    assert form.value("How much") == "Standard"
    await form.submit()
    await settled()
    await dana.command("/handover settings")
    await settled()
    assert "I guessed" not in (await dana.modal("Settings")).plain()


async def test_holidays_and_how_much_are_ones_own_choice(
    dana: MemberDriver, baton: Baton, playground: Playground, settled: Settle
) -> None:
    form = await dana.modal("Settings")
    await form.fill({"Public holidays": "Israel", "How much": "Light", "Working days": ["Sunday", "Monday", "Tuesday"]})
    await form.submit()
    await settled()
    member = playground.workspace.members.get(dana.id)
    playground.workspace.members.put(replace(member, tz="Europe/Berlin"))
    await settled()
    async with baton.store.begin("T0PLAYGROUND") as unit:
        person = await unit.people.get(dana.id)
    assert person is not None
    assert (person.zone, person.country, person.intensity) == ("Europe/Berlin", "IL", Intensity.LIGHT)
    assert person.workdays == {6, 0, 1}


async def test_nobody_hears_on_a_public_holiday(dana: MemberDriver, playground: Playground, settled: Settle) -> None:
    form = await dana.modal("Settings")
    await form.fill({"Public holidays": "India"})  # Holi is on 4 March
    await form.submit()
    await settled()
    await playground.clock.advance(datetime(2026, 3, 3, 20, tzinfo=UTC))
    await dana.command("/handover settings")
    await settled()
    words = "on Thu 5 Mar at 9:00 your time at the earliest, because tomorrow is Holi in India."
    assert words in (await dana.modal("Settings")).plain()
    await playground.clock.advance(datetime(2026, 3, 4, 23, tzinfo=UTC))
    assert len(await mornings(dana)) == 1
    await playground.clock.advance(datetime(2026, 3, 5, 15, tzinfo=UTC))
    assert len(await mornings(dana)) == 2


async def test_an_earlier_hour_that_has_passed_brings_todays_message_now_and_a_later_one_no_second(
    dana: MemberDriver, playground: Playground, settled: Settle
) -> None:
    await playground.clock.advance(datetime(2026, 3, 3, 13, tzinfo=UTC))
    assert await mornings(dana) == []
    form = await dana.modal("Settings")
    await form.fill({"Morning message at": "7:00"})
    await form.submit()
    await settled()
    assert "Saved. Your morning message comes in a moment." in (await dana.modal("Settings")).plain()
    await playground.clock.advance(timedelta(minutes=5))
    assert len(await mornings(dana)) == 1
    await dana.command("/handover settings")
    await settled()
    form = await dana.modal("Settings")
    await form.fill({"Morning message at": "12:00"})
    await form.submit()
    await settled()
    words = "tomorrow at 12:00 your time at the earliest, because you have had today's already."
    assert words in (await dana.modal("Settings")).plain()
    await playground.clock.advance(datetime(2026, 3, 3, 22, tzinfo=UTC))
    assert len(await mornings(dana)) == 1


async def test_another_hour_is_kept_to(dana: MemberDriver, playground: Playground, settled: Settle) -> None:
    form = await dana.modal("Settings")
    await form.fill({"Morning message at": "7:00"})
    await form.submit()
    await settled()
    assert "Saved. Your next morning message comes" in (await dana.modal("Settings")).plain()
    await playground.clock.advance(datetime(2026, 3, 3, 12, tzinfo=UTC))
    assert len(await mornings(dana)) == 1, "seven in the morning in New York"


async def test_nobody_hears_while_away(dana: MemberDriver, playground: Playground, settled: Settle) -> None:
    form = await dana.modal("Settings")
    await form.fill({"Away until": "2026-03-05"})
    await form.submit()
    await settled()
    assert "because you are away until Thu 5 Mar" in (await dana.modal("Settings")).plain()
    await playground.clock.advance(datetime(2026, 3, 5, 12, tzinfo=UTC))
    assert await mornings(dana) == []
    await playground.clock.advance(timedelta(hours=2))
    assert len(await mornings(dana)) == 1


async def test_what_cannot_be_is_said_beside_its_field(dana: MemberDriver) -> None:
    form = await dana.modal("Settings")
    await form.fill({"Away until": "2026-03-01"})
    await form.fill({"Public holidays": "Germany", "A line about you": "Ten years."})
    assert await form.submit() == {"Away until": "Please choose a day after today."}
    assert (form.value("Public holidays"), form.value("A line about you")) == ("Germany", "Ten years.")
    await form.fill({"Away until": "2026-03-05", "Working days": []})
    assert await form.submit() == {"Working days": "Please complete this required field."}  # Slack says so itself


async def test_the_line_about_oneself_is_kept(
    dana: MemberDriver, playground: Playground, baton: Baton, settled: Settle
) -> None:
    priya = playground.member("Priya Nair")
    await priya.click("Add a line about yourself")
    await settled()
    form = await priya.modal("About you")
    await form.fill({"A line about you": "Eight years in\nlogistics."})
    await form.submit()
    await settled()
    assert "Eight years in logistics." in (await priya.modal("About you")).plain()
    async with baton.store.begin("T0PLAYGROUND") as unit:
        person = await unit.people.get(priya.id)
    assert person is not None
    assert person.profile_line == "Eight years in logistics."
