"""Everything is done after the last day: whoever may complete the handover is asked to, wherever they look."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.app import Baton
from handover.model.decision import Decision
from handover.model.handover import PlanDates, Window
from playground.driver import MemberDriver, Seen
from playground.running import Playground
from tests.conftest import Settle
from tests.finishing import finish_everything

pytestmark = pytest.mark.usefixtures("opened")
CHANNEL = "handover-fjordline-logistics"
LAST_DAY = date(2026, 3, 3)
AFTER_THE_LAST_DAY = datetime(2026, 3, 4, 13, tzinfo=UTC)
"""Wednesday: the last day is over everywhere, and what was still open has kept the handover from completing by itself."""
NEXT_MORNING_EVERYWHERE = datetime(2026, 3, 5, 14, tzinfo=UTC)


async def pass_the_last_day(baton: Baton, playground: Playground, user: str) -> None:
    """Live through a short window with things open to the end, and finish them on the day after it."""
    workspace = str((await baton.identity.known()).team_id)
    async with baton.store.begin(workspace) as unit:
        (handover,) = await unit.handovers.of_person(user)
    window, over = Window(handover.window.start, LAST_DAY), PlanDates(end_of_support=LAST_DAY)
    await baton.store.decide(workspace, handover.id, lambda one: Decision(replace(one, window=window, dates=over)))
    await playground.clock.advance(AFTER_THE_LAST_DAY)
    await finish_everything(baton, user)


def asked(person: MemberDriver) -> list[Seen]:
    return [seen for seen in person.messages() if "Everything is done, and the last day has passed" in seen.plain()]


async def test_everybody_who_may_is_asked_in_the_morning_on_home_and_on_the_card(
    playground: Playground, baton: Baton, dana: MemberDriver, settled: Settle
) -> None:
    """I: all done after the last day: Home: "100 %. Next: nothing can be done right now", a week of silence."""
    priya, aiko = playground.member("Priya Nair"), playground.member("Aiko Tanaka")
    await pass_the_last_day(baton, playground, dana.id)
    await settled()
    assert [asked(one) for one in (dana, priya, aiko)] == [[], [], []]
    await playground.clock.advance(NEXT_MORNING_EVERYWHERE)
    await settled()
    for person in (dana, priya, aiko):
        [morning] = asked(person)
        assert {"Complete", "Tomorrow"} <= set(morning.buttons())
        person.open_home()
        await settled()
        home = (await person.home()).plain()
        assert "Everything is done, and the last day has passed" in home[home.index("Waiting for you") :]
    card = await dana.message("Fjordline Logistics: handover", CHANNEL)
    assert "Everything is done. All that is left is to complete the handover." in card.plain()
    assert "Complete" in card.buttons()
    await aiko.click("Complete", asked(aiko)[0])
    await settled()
    await dana.message("has everything", CHANNEL)
    for person in (dana, priya, aiko):
        assert asked(person) == [], "the morning message says what has become of it"
        assert any("this handover is completed" in seen.plain() for seen in person.messages())
