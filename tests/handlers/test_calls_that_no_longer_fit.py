"""Dates or people change, and a planned call fits no more: whoever arranges it hears once, and moves or keeps it with a tap."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.app import Baton
from playground.driver import MemberDriver, Seen
from playground.running import Playground
from tests.conftest import Settle
from tests.handlers.absences import away
from tests.handlers.calendars import calendars
from tests.handlers.calls import CONTEXT, arrange
from tests.handlers.threads import handover_of, told

pytestmark = pytest.mark.usefixtures("opened", "baton")
CALL = "context_call"
FAR = datetime(2026, 3, 12, 13, tzinfo=UTC)
ASKED = "Shall it be moved to one of these?"


@pytest.fixture
async def planned(priya: MemberDriver, settled: Settle) -> None:
    """On Monday 2 March, the context call is arranged for Thursday 12 March, 18:30 in India."""
    await arrange(priya, settled, CONTEXT, Day="2026-03-12", Time="18:30")
    await (await priya.modal("The call")).close(whole_stack=True)


async def last_day(person: MemberDriver, settled: Settle, day: str) -> None:
    await person.command("/handover plan fjordline")
    await settled()
    form = await person.modal("Change the plan")
    await form.fill({"Last day of the outgoing CSM": day})
    await settled()
    assert await (await person.modal("Change the plan")).submit() == {}
    await settled()


def question(person: MemberDriver) -> Seen:
    """Return what was said of the call that does not fit, whatever it says by now."""
    return [seen for seen in person.messages() if any(words in seen.plain() for words in (ASKED, "✓", "stays on"))][-1]


@pytest.mark.usefixtures("planned")
async def test_of_an_absence_whoever_arranges_hears_the_next_morning_and_moves_with_one_tap(
    priya: MemberDriver, dana: MemberDriver, playground: Playground, baton: Baton, settled: Settle
) -> None:
    """P83."""
    await away(dana, settled, "2026-03-11", "2026-03-14")
    assert told(priya, ASKED) == [], "nothing is urgent"
    await playground.clock.advance(datetime(2026, 3, 3, 9, tzinfo=UTC))
    [said] = told(priya, ASKED)
    assert "*Hold the context call* is planned for *12 Mar 2026 13:00 UTC*. @Dana Reyes is away that day." in said
    assert "@Priya Nair Mon 16 Mar at 17:30 · :crescent_moon: @Dana Reyes Mon 16 Mar at 08:00" in said
    assert question(priya).buttons() == ["Move it", "Move it", "Move it", "Another time …", "Keep it"]
    assert told(dana, ASKED) == [], "one of them is asked"
    await priya.click("Move it", question(priya))
    await settled()
    moved = (await handover_of(baton, priya)).step(CALL).starts
    assert moved is not None
    assert moved != FAR
    assert "moved from 12 Mar 2026 13:00 UTC to *" in question(priya).plain()
    first, again = (one.events[0] for one in calendars(playground, priya))
    assert (first.uid, first.sequence, again.sequence) == (again.uid, 0, 1), "the invitation follows"
    await priya.click("Undo", question(priya))
    await settled()
    assert (await handover_of(baton, priya)).step(CALL).starts == FAR
    assert ASKED in question(priya).plain()


@pytest.mark.usefixtures("planned")
async def test_said_once_and_settled_when_somebody_keeps_it(
    priya: MemberDriver, dana: MemberDriver, playground: Playground, baton: Baton, settled: Settle
) -> None:
    await away(dana, settled, "2026-03-11", "2026-03-14")
    await playground.clock.advance(datetime(2026, 3, 3, 9, tzinfo=UTC))
    await priya.click("Keep it", question(priya))
    await settled()
    assert "*Hold the context call* stays on 12 Mar 2026 13:00 UTC, says @Priya Nair." in question(priya).plain()
    await priya.click("Undo", question(priya))
    await settled()
    assert len(told(priya, ASKED)) == 1
    await priya.click("Keep it", question(priya))
    await settled()
    await away(dana, settled, "2026-03-11", "2026-03-14")
    await playground.clock.advance(datetime(2026, 3, 6, 9, tzinfo=UTC))
    assert told(priya, ASKED) == []
    assert (await handover_of(baton, priya)).step(CALL).starts == FAR


@pytest.mark.usefixtures("planned")
async def test_a_last_day_before_the_call_is_said_with_times_before_it(
    priya: MemberDriver, dana: MemberDriver, playground: Playground, settled: Settle
) -> None:
    """P83."""
    await last_day(dana, settled, "2026-03-11")
    await playground.clock.advance(datetime(2026, 3, 3, 9, tzinfo=UTC))
    [said] = told(priya, ASKED)
    assert "That is after the last day of @Dana Reyes, Wed 11 Mar." in said
    assert "@Priya Nair Wed 11 Mar at 17:30" in said
    assert "Thu 12 Mar at" not in said


async def test_a_call_within_two_working_days_is_said_at_once(
    priya: MemberDriver, dana: MemberDriver, playground: Playground, settled: Settle
) -> None:
    await playground.clock.advance(datetime(2026, 3, 3, 8, tzinfo=UTC))
    await arrange(priya, settled, CONTEXT, Day="2026-03-05", Time="18:30")
    await (await priya.modal("The call")).close(whole_stack=True)
    await away(dana, settled, "2026-03-04", "2026-03-07")
    assert len(told(priya, ASKED)) == 1
    await playground.clock.advance(timedelta(days=1))
    assert len(told(priya, ASKED)) == 1


@pytest.mark.usefixtures("planned")
async def test_what_was_moved_or_fits_again_before_the_morning_is_not_said(
    priya: MemberDriver, dana: MemberDriver, playground: Playground, settled: Settle
) -> None:
    await away(dana, settled, "2026-03-11", "2026-03-14")
    await away(dana, settled, "2026-03-20", "2026-03-24")
    await playground.clock.advance(datetime(2026, 3, 3, 9, tzinfo=UTC))
    assert told(priya, ASKED) == []
