"""A cover whose days passed while nothing ran: what was due begins once, with days that are ahead (P9, P25)."""

from datetime import UTC, date, datetime

from playground.driver import MemberDriver
from playground.running import Playground
from tests.handlers.covering import asked, covered, pressed
from tests.jobs.outages import Power

DOWN, UP = datetime(2026, 3, 20, 15, tzinfo=UTC), datetime(2026, 4, 22, 16, tzinfo=UTC)


async def covers(playground: Playground, power: Power) -> tuple[MemberDriver, MemberDriver]:
    """Dana is on leave until 7 April 2026, and Priya covers; returns the two."""
    dana, priya = playground.member("Dana Reyes"), playground.member("Priya Nair")
    await covered(power.bot, dana, priya, power.settled, "2026-04-07")
    return dana, priya


async def is_down_for_a_month(playground: Playground, power: Power) -> None:
    await playground.clock.advance(DOWN)
    await power.off()
    await playground.clock.advance(UP)
    await power.on()
    await power.off()
    await power.on()
    await playground.clock.advance(datetime(2026, 4, 24, 16, tzinfo=UTC))
    await power.settled()


async def test_a_return_that_was_agreed_begins_once_with_days_that_are_ahead(
    playground: Playground, power: Power
) -> None:
    dana, priya = await covers(playground, power)
    await pressed(priya, power.settled, "The owner is back …", **{"First day back": "2026-04-07"})
    await is_down_for_a_month(playground, power)
    [begun] = asked(dana, "has covered for you")
    assert "[Read the answers so far]" in begun.plain()
    async with power.bot.store.begin("T0PLAYGROUND") as unit:
        [back] = await unit.handovers.of_person(dana.id)
    assert (back.window.start, back.window.end) == (date(2026, 4, 22), date(2026, 4, 29))
    assert asked(priya) == []


async def test_nothing_begins_by_itself_where_nobody_has_said_that_they_are_back(
    playground: Playground, power: Power
) -> None:
    """It is asked late, and once: what would have followed a question in the time of the outage is not made up for."""
    dana, priya = await covers(playground, power)
    await is_down_for_a_month(playground, power)
    assert asked(dana, "has covered for you") == []
    [question] = asked(priya)
    await priya.click("Back as planned", question)
    await power.settled()
    assert len(asked(dana, "has covered for you")) == 1
