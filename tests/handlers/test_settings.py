"""`/handover settings`: the morning message follows, and says when it comes."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.app import Baton
from playground.driver import MemberDriver
from playground.running import Playground
from tests.conftest import Settle
from tests.handlers.test_nudges import mornings
from tests.opening import open_handover


@pytest.fixture
async def dana(playground: Playground, baton: Baton, settled: Settle) -> MemberDriver:
    """Dana on Monday 2 March, three in the morning in New York, with a handover that has just begun."""
    dana = playground.member("Dana Reyes")
    await open_handover(dana, "Fjordline Logistics", settled)
    await dana.command("/handover settings")
    await settled()
    return dana


async def test_the_form_shows_what_is_set_and_when_the_next_message_comes(dana: MemberDriver) -> None:
    form = await dana.modal("Settings")
    assert "Your next morning message comes today at 9:00 (America/New_York)." in form.plain()
    assert form.value("Morning message at") == "9:00"
    assert form.value("Working days") == ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"]


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
    assert await form.submit() == {"Away until": "Please choose a day after today."}


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
