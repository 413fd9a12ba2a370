"""Calls in Slack: planned by one, told to the other in their hours and their time, and said to both before and on the day."""

from datetime import UTC, datetime

import pytest

from bot.app import Baton
from messages.kit.ids import Action
from playground.driver import MemberDriver
from playground.running import Playground
from tests.conftest import Settle
from tests.handlers.calls import ACCOUNT, plan
from tests.handlers.checklists import turn_to
from tests.handlers.digests import mornings, now_open
from tests.handlers.threads import told

pytestmark = pytest.mark.usefixtures("opened")

AT = datetime(2026, 3, 5, 14, 30, tzinfo=UTC)
"""Eight in the evening in India, half past nine in New York."""
CALL, CHANNEL = "Hold the context call", "handover-fjordline-logistics"


def said(at: datetime) -> str:
    """Return what Slack turns into the reader's own time."""
    return f"<!date^{int(at.timestamp())}^"


async def test_the_other_csm_hears_of_a_call_in_their_hours_and_both_are_reminded_before_and_on_the_day(
    dana: MemberDriver, priya: MemberDriver, playground: Playground, settled: Settle
) -> None:
    """I: calls: one of the two is reminded → both, on the day and before, at a time that each reads in their own zone."""
    await priya.click("I'll take it", await priya.message("What will happen"))
    await plan(priya, settled, **{"Day of the call": "2026-03-05", "Time": "20:00"})
    assert told(dana, "has picked a day") == [], "it is five in the morning in New York"
    await playground.clock.advance(datetime(2026, 3, 2, 14, tzinfo=UTC))
    [note] = [seen for seen in dana.messages() if "has picked a day" in seen.text]
    assert "@Priya Nair has picked a day: *Hold the context call* on" in note.plain()
    assert said(AT) in note.text
    assert "has picked a day" not in "".join(seen.text for seen in priya.messages()), "who planned it knows"
    heard = {}
    for day, hour in ((3, 15), (4, 15), (5, 14)):
        await playground.clock.advance(datetime(2026, 3, day, hour, 15, tzinfo=UTC))
        for member in (dana, priya):
            newest = (await mornings(member))[-1]
            if said(AT) in newest.text and datetime.fromtimestamp(float(newest.ts), UTC).day == day:
                heard[member.id, day] = (newest.plain().split(CALL)[1].splitlines()[1], newest.buttons()[:2])
    # In India, Wednesday 4 March 2026 is Holi: Tuesday's is the last morning before the call there.
    assert heard == {
        (priya.id, 3): ("With @Dana Reyes.", ["Another day …", "Got it"]),
        (priya.id, 5): ("Tell me when it has taken place.", ["It has taken place", "Another day …"]),
        (dana.id, 4): ("With @Priya Nair. Before it: 22 questions to answer.", ["Another day …", "Got it"]),
        (dana.id, 5): ("With @Priya Nair. Before it: 22 questions to answer.", ["Another day …", "Got it"]),
    }


async def test_the_time_is_said_where_people_look_in_the_zone_of_who_reads(
    dana: MemberDriver, priya: MemberDriver, playground: Playground, settled: Settle
) -> None:
    """I: calls: the card, the overview, Home, and the checklist, in whose hints Slack turns no moments into local ones."""
    await plan(priya, settled, **{"Day of the call": "2026-03-05", "Time": "20:00"})
    card = next(seen for seen in dana.messages(CHANNEL) if "Next dates" in seen.text)
    assert f"{said(AT)}{{date_short_pretty}} at {{time}}" in card.text.split("Next dates")[1]
    await dana.command(f"/handover status {ACCOUNT}")
    await settled()
    assert said(AT) in dana.messages()[-1].text
    dana.open_home()
    await settled()
    assert said(AT) in str((await dana.home(CALL)).view.blocks)
    for member, local in (
        (dana, "Thu 5 Mar at 09:30 (America/New_York)"),
        (priya, "Thu 5 Mar at 20:00 (Asia/Kolkata)"),
    ):
        await member.command(f"/handover checklist {ACCOUNT}")
        await settled()
        form = await turn_to(member, await member.modal("Handover checklist"), "Context call", settled)
        assert f"Planned for {local}." in form.plain()


async def test_a_call_that_moves_is_told_and_the_mornings_entry_says_so(
    dana: MemberDriver, priya: MemberDriver, playground: Playground, settled: Settle
) -> None:
    """I: calls: what if the time moves, lies on a day off of the other's, or it is called off."""
    await plan(
        priya, settled, "public holiday where you are (Holi)", **{"Day of the call": "2026-03-04", "Time": "20:00"}
    )
    await playground.clock.advance(datetime(2026, 3, 3, 15, tzinfo=UTC))
    morning = (await mornings(dana))[-1]
    assert "[Got it]" in morning.plain().split(CALL)[1]
    [first] = told(dana, "has picked a day")
    assert "That is a public holiday for @Priya Nair (Holi" in first
    await plan(priya, settled, **{"Day of the call": "2026-03-06", "Time": "20:00"})
    [moved] = [seen for seen in dana.messages() if "has moved" in seen.text]
    was, is_ = datetime(2026, 3, 4, 14, 30, tzinfo=UTC), datetime(2026, 3, 6, 14, 30, tzinfo=UTC)
    assert moved.text.index(said(was)) < moved.text.index(said(is_))
    assert "holiday" not in moved.text
    morning = next(seen for seen in dana.messages() if seen.ts == morning.ts)
    assert "Hold the context call: planned for 06 Mar 2026 14:30 UTC" in morning.plain()
    await dana.click("Another day", morning)
    await settled()
    form = await dana.modal("To do")
    assert form.value("Time") == "09:30", "in her own zone"
    await form.fill({"Not needed, because": "Their lead has left"})
    assert await form.submit() == {}
    await playground.clock.advance(datetime(2026, 3, 4, 14, tzinfo=UTC))
    assert told(priya, "is not needed") == [], "it is half past seven in the evening, on a holiday"
    await playground.clock.advance(datetime(2026, 3, 5, 4, tzinfo=UTC))
    [off] = told(priya, "is not needed")
    assert "Their lead has left" in off
    assert "before and on the day" not in off


async def test_a_call_sooner_than_the_others_next_working_hours_is_told_at_once(
    dana: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    """It is ten in the morning in India and half past eleven at night in New York."""
    await plan(priya, settled, **{"Day of the call": "2026-03-02", "Time": "17:30"})
    assert len(told(dana, "has picked a day")) == 1, "it begins at seven in the morning of her Monday"


async def test_a_time_that_has_passed_is_said_beside_its_field(
    priya: MemberDriver, baton: Baton, settled: Settle
) -> None:
    await priya.command(f"/handover checklist {ACCOUNT}")
    await settled()
    await turn_to(priya, await priya.modal("Handover checklist"), "Context call", settled)
    await priya.click(Action.STEP_OPEN)
    await settled()
    form = await priya.modal("To do")
    await form.fill({"Day of the call": "2026-03-02", "Time": "08:00"})
    assert await form.submit() == {"Time": "It is later than that already."}
    await form.fill({"Day of the call": "2026-02-27", "Time": "08:00"})
    assert await form.submit() == {"Day of the call": "That day has passed."}, "one thing to put right, said once"
    assert (await now_open(baton)).step("context_call").starts is None


async def test_who_plans_a_call_at_night_for_the_other_reads_so_at_once_and_can_move_it(
    dana: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    """I: a call at three in the afternoon in India was planned without a word: half past four in the morning for Dana."""
    await priya.command(f"/handover checklist {ACCOUNT}")
    await settled()
    await turn_to(priya, await priya.modal("Handover checklist"), "Context call", settled)
    await priya.click(Action.STEP_OPEN)
    await settled()
    form = await priya.modal("To do")
    await form.fill({"Day of the call": "2026-03-05", "Time": "15:00"})
    await form.submit()
    await settled()
    warned = await priya.modal("The day of the call")
    assert "That is 04:30 for @Dana Reyes." in warned.plain()
    await warned.click("Another day")
    await settled()
    again = await priya.modal("To do")
    assert again.value("Time") == "15:00"
    await again.fill({"Time": "19:30"})
    assert await again.submit() == {}
    await settled()
    checklist = await priya.modal("Handover checklist")
    assert "Thu 5 Mar at 19:30 (Asia/Kolkata)" in checklist.plain(), "what lies below is true as well"
