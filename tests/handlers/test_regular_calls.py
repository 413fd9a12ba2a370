"""Regular calls in Slack: arranged by whoever takes over, one moved or left out, ended; the former series is ended by hand."""

from datetime import UTC, datetime

import icalendar
import pytest
import recurring_ical_events

from bot.app import Baton
from playground.driver import MemberDriver, Modal, Seen
from playground.running import Playground
from tests.conftest import Settle
from tests.handlers.absences import away
from tests.handlers.calls import page_of
from tests.handlers.files import files_of
from tests.handlers.threads import handover_of, told

pytestmark = pytest.mark.usefixtures("opened", "baton")
FIRST = "the first regular call"
MARCH, MAY = datetime(2026, 3, 1, tzinfo=UTC), datetime(2026, 5, 1, tzinfo=UTC)


def held(playground: Playground, person: MemberDriver) -> list[str]:
    """Return what the calendar shows that has taken in the newest file of this person, as days and hours in UTC."""
    newest = [file for file in files_of(playground, person) if "regular-calls" in file.name][-1]
    calendar = icalendar.Calendar.from_ical(playground.slack.workspace.files.content(newest))
    if calendar["METHOD"] == "CANCEL":
        return []
    events = recurring_ical_events.of(calendar).between(MARCH, MAY)
    return sorted(f"{event['DTSTART'].dt.astimezone(UTC):%d %b %H:%M}" for event in events)


async def arrange(priya: MemberDriver, settled: Settle) -> Modal:
    await (await page_of(priya, settled)).click("Arrange regular calls …")
    await settled()
    form = await priya.modal("Regular calls")
    await form.fill(
        {"First call": "2026-03-24", "Time": "14:30", "How often": "Every two weeks", "Length": "45 minutes"}
    )
    assert await form.submit() == {}
    await settled()
    return await priya.modal("Regular calls")


async def test_they_are_arranged_changed_and_ended(
    priya: MemberDriver, playground: Playground, baton: Baton, settled: Settle
) -> None:
    """P88."""
    saved = await arrange(priya, settled)
    assert "Every two weeks, 45 minutes, @Priya Nair invites" in saved.plain()
    assert "Next: 24 Mar 2026 09:00 UTC\nThen: 07 Apr 2026 09:00 UTC" in saved.plain()
    assert "I'm bringing the invitation to @Priya Nair, as a file." in saved.plain()
    note = await priya.message("regular calls with the customer: every two weeks from")
    assert "Please send it on to Maria Olsen (maria@fjordline.example): I write to nobody outside." in note.plain()
    assert held(playground, priya) == ["07 Apr 09:00", "21 Apr 09:00", "24 Mar 09:00"]
    for what, shown in (
        ({"What": "Leave it out"}, ["21 Apr 09:00", "24 Mar 09:00"]),
        (
            {"What": "Move it to the day and time below", "To": "2026-04-08", "Time": "15:30"},
            ["08 Apr 10:00", "21 Apr 09:00", "24 Mar 09:00"],
        ),
        ({"What": "Back to its own day"}, ["07 Apr 09:00", "21 Apr 09:00", "24 Mar 09:00"]),
    ):
        await (await priya.modal("Regular calls")).click("Move or leave out one …")
        await settled()
        form = await priya.modal("One of the calls")
        label = next(
            one["text"]["text"] for one in form.view.blocks[0]["element"]["options"] if "Tue 7 Apr" in str(one)
        )
        await form.fill({"Which": label, **what})
        assert await form.submit() == {}
        await settled()
        assert held(playground, priya) == shown
    await (await priya.modal("Regular calls")).click("End them")
    await settled()
    assert "The regular calls are ended" in (await priya.modal("Regular calls")).plain()
    assert held(playground, priya) == []


async def test_the_step_is_settled_with_a_tap(priya: MemberDriver, baton: Baton, settled: Settle) -> None:
    await (await arrange(priya, settled)).click("Done: Agree the regular calls with the customer")
    await settled()
    assert (await handover_of(baton, priya)).step("cadence").settled


async def test_the_former_series_is_ended_by_who_has_it_who_is_reminded_once(
    priya: MemberDriver, dana: MemberDriver, playground: Playground, settled: Settle
) -> None:
    await arrange(priya, settled)
    await (await priya.modal("Regular calls")).close(whole_stack=True)
    await playground.clock.advance(datetime(2026, 3, 2, 14, tzinfo=UTC))
    asked = await dana.message("If a series of yours still runs")
    assert "nobody else can, I neither" in asked.plain()
    assert "@Dana Reyes is to end the former series" in (await page_of(priya, settled)).plain()
    await playground.clock.advance(datetime(2026, 3, 6, 15, tzinfo=UTC))
    assert len(told(dana, "A reminder: *Fjordline Logistics*")) == 1
    await dana.click("It is ended, or there is none", asked)
    await settled()
    assert len(told(dana, "the former series of calls is ended, says @Dana Reyes")) == 1
    assert "✓ @Dana Reyes has ended the former series" in (await page_of(priya, settled)).plain()
    await dana.click("Undo", await dana.message("the former series of calls is ended"))
    await settled()
    assert told(dana, "the former series of calls is ended") == []


async def test_the_first_call_cannot_lie_in_an_absence_of_whoever_invites_which_the_form_names(
    priya: MemberDriver, dana: MemberDriver, baton: Baton, settled: Settle
) -> None:
    await away(priya, settled, "2026-03-23", "2026-03-27")
    await (await page_of(dana, settled)).click("Arrange regular calls …")
    await settled()
    form = await dana.modal("Regular calls")
    assert "@Priya Nair is away Mon 23 Mar until Fri 27 Mar. The first call can't lie in between" in form.plain()
    await form.fill({"First call": "2026-03-24", "Time": "08:30", "Place or link": "https://meet.example/f"})
    refused = {"First call": "Whoever invites is away that day. Please choose another day for the first call."}
    assert await form.submit() == refused
    assert (await handover_of(baton, dana)).series == ()
    await form.fill({"First call": "2026-03-27"})
    assert await form.submit() == {}, "the day on which she is back; the rest was kept"
    [series] = (await handover_of(baton, dana)).series
    assert series.place == "https://meet.example/f"


async def test_an_absence_of_whoever_invites_is_named_beside_the_call(priya: MemberDriver, settled: Settle) -> None:
    await arrange(priya, settled)
    await (await priya.modal("Regular calls")).close(whole_stack=True)
    assert "is away" not in (await page_of(priya, settled)).plain()
    await away(priya, settled, "2026-04-06", "2026-04-10")
    page = (await page_of(priya, settled)).plain()
    assert "Then: 07 Apr 2026 09:00 UTC · :warning: @Priya Nair is away" in page
    assert page.count("is away") == 1


async def first_over(priya: MemberDriver, playground: Playground, settled: Settle) -> Seen:
    """Arrange them, and return the question how the first one went, once it is over."""
    await (await arrange(priya, settled)).close(whole_stack=True)
    await playground.clock.advance(datetime(2026, 3, 24, 9, 44, tzinfo=UTC))
    assert told(priya, FIRST) == []
    await playground.clock.advance(datetime(2026, 3, 24, 9, 46, tzinfo=UTC))
    return newest(priya)


def newest(priya: MemberDriver) -> Seen:
    """Return the question how the first one went, whatever it says by now."""
    [seen] = [one for one in priya.messages() if FIRST in one.text]
    return seen


async def test_of_the_first_one_whoever_invites_is_asked_how_it_went_and_of_no_later_one(
    priya: MemberDriver, dana: MemberDriver, playground: Playground, baton: Baton, settled: Settle
) -> None:
    question = await first_over(priya, playground, settled)
    assert question.plain().startswith("How was it?")
    assert "I ask this once, and of no later one." in question.plain()
    assert question.buttons() == ["It has taken place", "It was moved …", "Nobody came"]
    files = len(files_of(playground, priya))
    await priya.click("Nobody came", question)
    await settled()
    assert "nobody came, says @Priya Nair. The next ones stay as they are." in newest(priya).plain()
    await priya.click("Undo", newest(priya))
    await settled()
    await priya.click("It has taken place", newest(priya))
    await settled()
    assert newest(priya).plain().startswith("✓ *Fjordline Logistics*")
    [series] = (await handover_of(baton, priya)).series
    assert series.first_said is not None
    assert series.first_said.came
    assert (series.sequence, len(files_of(playground, priya))) == (0, files), "no calendar changes for it"
    await playground.clock.advance(datetime(2026, 4, 8, 10, tzinfo=UTC))
    assert len(told(priya, FIRST)) == 1
    assert told(dana, FIRST) == []


async def test_a_first_one_that_was_moved_is_asked_about_once_it_is_over(
    priya: MemberDriver, playground: Playground, settled: Settle
) -> None:
    question = await first_over(priya, playground, settled)
    await priya.click("It was moved", question)
    await settled()
    form = await priya.modal("One of the calls")
    await form.fill({"To": "2026-03-25", "Time": "14:30"})
    assert await form.submit() == {}, "which one and what are chosen"
    await settled()
    assert "it is planned for 25 Mar 2026 09:00 UTC now" in newest(priya).plain()
    assert held(playground, priya) == ["07 Apr 09:00", "21 Apr 09:00", "25 Mar 09:00"]
    await playground.clock.advance(datetime(2026, 3, 25, 9, 46, tzinfo=UTC))
    again = [one for one in priya.messages() if FIRST in one.text]
    assert [one.plain().startswith("How was it?") for one in again] == [False, True]


async def test_one_that_is_ended_before_it_began_is_not_asked_about(
    priya: MemberDriver, playground: Playground, settled: Settle
) -> None:
    await (await arrange(priya, settled)).click("End them")
    await settled()
    await playground.clock.advance(datetime(2026, 3, 24, 10, tzinfo=UTC))
    assert told(priya, FIRST) == []
