"""Further calls with the customer in Slack: one in which the incoming CSM listens, one that they lead, one alone (P85, P86)."""

from datetime import UTC, datetime

import pytest

from bot.app import Baton
from handover.model.calls import CallKind
from playground.driver import MemberDriver, Modal
from playground.running import Playground
from tests.conftest import Settle
from tests.handlers.accounts import press_below
from tests.handlers.calendars import calendars
from tests.handlers.calls import PAGE, page_of
from tests.handlers.threads import handover_of, told

pytestmark = pytest.mark.usefixtures("opened", "baton")
LISTENS, LEADS, ALONE = (
    "Listen to a call with the customer",
    "Lead a call with the customer",
    "Hold a call with the customer alone",
)
BOTH_AWAKE = datetime(2026, 3, 2, 14, tzinfo=UTC)


async def adding(person: MemberDriver, settled: Settle) -> Modal:
    """Return the form of another call, opened from the page."""
    await (await page_of(person, settled)).click("Arrange another call …")
    await settled()
    return await person.modal("Arrange the call")


async def added(person: MemberDriver, settled: Settle, day: str, **fields: str) -> Modal:
    """Add a call, and return what is said then."""
    form = await adding(person, settled)
    await form.fill({"Day": day, "Time": "09:30", **fields})
    assert await form.submit() == {}
    await settled()
    return await person.modal("The call")


async def test_the_lead_passes_over_in_three_calls_each_with_who_is_there_in_the_calendars(
    dana: MemberDriver, priya: MemberDriver, playground: Playground, baton: Baton, settled: Settle
) -> None:
    form = await adding(dana, settled)
    assert "*Another call with the customer*" in form.plain()
    assert (
        "Dana Reyes leads, Priya Nair listens / Priya Nair leads, Dana Reyes listens / Priya Nair is alone with them"
        in form.plain()
    )
    await form.close(whole_stack=True)
    for day, title in (("2026-03-23", LISTENS), ("2026-03-24", LEADS), ("2026-03-25", ALONE)):
        saved = await added(dana, settled, day)
        assert f"Saved: *{title}*" in saved.plain(), "what comes next is chosen"
        await saved.close(whole_stack=True)
    page = (await page_of(dana, settled)).plain()
    assert page.index("Hold a call with both CSMs") < page.index(LISTENS) < page.index(LEADS) < page.index(ALONE)
    assert "With @Dana Reyes, @Priya Nair" in page.split(LISTENS)[1].split(LEADS)[0]
    assert "With @Priya Nair and Maria Olsen" in page.split(ALONE)[1]
    await playground.clock.advance(datetime(2026, 3, 3, 6, tzinfo=UTC))
    days = {}
    for person in (dana, priya):
        events = [one.events[0] for one in calendars(playground, person)]
        days[person.id] = [(one.start.day, one.organizer.common_name) for one in events if one.organizer]
    assert days == {
        dana.id: [(23, "Dana Reyes"), (24, "Priya Nair")],
        priya.id: [(23, "Dana Reyes"), (24, "Priya Nair"), (25, "Priya Nair")],
    }
    stored = await handover_of(baton, dana)
    assert [call.kind for call in stored.calls.values()] == list(CallKind)


async def test_one_is_taken_out_and_put_back_and_the_calendars_follow(
    dana: MemberDriver, priya: MemberDriver, playground: Playground, settled: Settle
) -> None:
    saved = await added(dana, settled, "2026-03-23")
    await playground.clock.advance(datetime(2026, 3, 2, 8, 30, tzinfo=UTC))
    await saved.click("Take it out")
    await settled()
    saved = await dana.modal("The call")
    assert f"*{LISTENS}* is taken out." in saved.plain()
    await saved.click("Put it back")
    await settled()
    assert f"Saved: *{LISTENS}*, *23 Mar 2026 13:30 UTC*" in (await dana.modal("The call")).plain()
    await (await dana.modal("The call")).close()
    await playground.clock.advance(datetime(2026, 3, 2, 8, 45, tzinfo=UTC))
    await press_below(dana, settled, PAGE, "Take it out", LISTENS)
    assert "Taken out" in (await dana.modal(PAGE)).plain()
    methods = [(one.method, one.events[0].sequence) for one in calendars(playground, dana)]
    assert methods == [("REQUEST", 0), ("CANCEL", 1), ("REQUEST", 0), ("CANCEL", 1)]
    await press_below(dana, settled, PAGE, "Put it back", LISTENS)
    assert "Taken out" not in (await dana.modal(PAGE)).plain()
    assert [one.method for one in calendars(playground, priya)] == ["REQUEST", "CANCEL", "REQUEST", "CANCEL", "REQUEST"]
    assert len(told(priya, "is not needed")) == 2


async def test_what_is_missing_is_said_at_its_field_and_nothing_is_added(
    dana: MemberDriver, baton: Baton, settled: Settle
) -> None:
    form = await adding(dana, settled)
    await form.fill({"Who leads": "Priya Nair is alone with them"})
    assert await form.submit() == {"Day": "Please fill this in."}
    assert (await handover_of(baton, dana)).calls == {}
    await form.fill({"Day": "2026-03-24", "Time": "09:30"})
    assert await form.submit() == {}
    await settled()
    assert f"Saved: *{ALONE}*" in (await dana.modal("The call")).plain()


async def test_after_it_three_taps_ask_how_it_was(
    dana: MemberDriver, playground: Playground, baton: Baton, settled: Settle
) -> None:
    await (await added(dana, settled, "2026-03-04")).close(whole_stack=True)
    await playground.clock.advance(datetime(2026, 3, 4, 15, 15, tzinfo=UTC))
    question = await dana.message("How was it?")
    assert LISTENS in question.plain()
    assert question.buttons() == ["It has taken place", "It was moved …", "Nobody came"]
    await dana.click("It has taken place", question)
    await settled()
    [key] = (await handover_of(baton, dana)).calls
    assert (await handover_of(baton, dana)).step(key).done_by == dana.id
