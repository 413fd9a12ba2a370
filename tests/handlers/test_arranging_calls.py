"""Calls arranged in Slack: times for everybody, the form, and the invitations that follow what is planned."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.app import Baton
from playground.driver import MemberDriver
from playground.running import Playground
from tests.conftest import Settle
from tests.handlers.accounts import press_below
from tests.handlers.calendars import calendars
from tests.handlers.calls import CONTEXT, JOINT, PAGE, arrange, arranging, page_of
from tests.handlers.files import files_of
from tests.handlers.promised import PROMISED, write_promises
from tests.handlers.threads import Thread, handover_of, told

pytestmark = pytest.mark.usefixtures("opened", "baton")
DRAFTED = "Promise with no owner and no date: Discount on seats"


async def test_a_time_that_is_proposed_takes_four_taps_and_brings_everybody_the_invitation(
    priya: MemberDriver, dana: MemberDriver, playground: Playground, settled: Settle
) -> None:
    """P81: the command, "Arrange …", the time, "Save"."""
    form = await arranging(priya, settled, CONTEXT)
    label = "Early or late for somebody: no other hour is left"
    assert "[Thu 12 Mar at 17:30 / Fri 13 Mar at 17:30 / Mon 16 Mar at 17:30 / Another time, as below]" in form.plain()
    assert "@Priya Nair Thu 12 Mar at 17:30 · :crescent_moon: @Dana Reyes Thu 12 Mar at 08:00" in form.plain()
    await form.fill({label: "Fri 13 Mar at 17:30"})
    assert await form.submit() == {}
    await settled()
    saved = await priya.modal("The call")
    assert "Saved: *Hold the context call*, *13 Mar 2026 12:00 UTC*, 30 minutes." in saved.plain()
    assert "I'm bringing the invitation to @Priya Nair and @Dana Reyes, as a file." in saved.plain()
    [file] = files_of(playground, priya)
    assert file.name == "fjordline-logistics-context-call-1-1.ics"
    assert file.title == "Open to have it in your calendar: Hold the context call, Fjordline Logistics"
    assert files_of(playground, dana) == [], "it is five in the morning in New York"
    await playground.clock.advance(datetime(2026, 3, 2, 14, tzinfo=UTC))
    assert len(told(dana, "has picked a day")) == 1
    for person in (priya, dana):
        [calendar] = calendars(playground, person)
        [event] = calendar.events
        assert calendar.method == "REQUEST"
        assert isinstance(event.start, datetime)
        assert isinstance(event.start.tzinfo, ZoneInfo)
        assert event.organizer is not None
        assert event.start == datetime(2026, 3, 13, 12, tzinfo=UTC)
        assert event.end == datetime(2026, 3, 13, 12, 30, tzinfo=UTC)
        assert event.start.tzinfo.key == "Asia/Kolkata"
        assert event.organizer.common_name == "Priya Nair"
        assert [one.common_name for one in event.attendees] == ["Priya Nair", "Dana Reyes"]
        assert (event.sequence, event.summary) == (0, "Fjordline Logistics: Priya Nair and Dana Reyes")
        assert event.description == "The agenda is in Slack."


async def test_what_is_moved_or_called_off_anywhere_changes_the_same_event_and_is_told_once(
    priya: MemberDriver, dana: MemberDriver, playground: Playground, baton: Baton, settled: Settle
) -> None:
    await arrange(priya, settled, CONTEXT, Day="2026-03-05", Time="20:00", Length="45 minutes")
    await playground.clock.advance(datetime(2026, 3, 2, 14, tzinfo=UTC))
    await dana.click("Another day", await dana.message("has picked a day"))
    await settled()
    form = await dana.modal("To do")
    await form.fill({"Time": "10:30"})
    assert await form.submit() == {}
    await settled()
    page = await page_of(priya, settled)
    assert "05 Mar 2026 15:30 UTC, 45 minutes" in page.plain()
    assert "Invitation made, @Priya Nair sends it, changed 1 time" in page.plain()
    await press_below(priya, settled, PAGE, "Take the day back", CONTEXT)
    assert "No day yet" in (await priya.modal("Calls")).plain()
    await playground.clock.advance(datetime(2026, 3, 3, 5, tzinfo=UTC))
    for person, heard in ((priya, (0, 2)), (dana, (0, 1, 2))):
        # In India it was evening: what was changed again before the morning is not brought any more.
        events = [(one.method, one.events[0].sequence, one.events[0].uid) for one in calendars(playground, person)]
        uid = events[0][2]
        assert events == [("CANCEL" if number == 2 else "REQUEST", number, uid) for number in heard]
    assert calendars(playground, dana)[1].events[0].start == datetime(2026, 3, 5, 15, 30, tzinfo=UTC)
    assert (len(told(priya, "has moved")), len(told(dana, "has no day any more"))) == (0, 1)
    await arrange(priya, settled, CONTEXT, Day="2026-03-06", Time="19:30")
    again = calendars(playground, priya)[-1].events[0]
    assert (again.sequence, again.uid == uid) == (0, False), "an event that was called off does not come back"
    assert again.end - again.start == timedelta(minutes=45), "what else was arranged stays"


async def test_the_customer_is_invited_with_an_agenda_in_which_nothing_internal_can_stand(
    dana: MemberDriver, playground: Playground, settled: Settle
) -> None:
    thread = Thread(dana, settled, "Fjordline Logistics")
    secret = "Their new operations director wants to move everything to a cheaper competitor by summer."
    await thread.say(secret)
    form = await arranging(dana, settled, JOINT)
    assert form.value("Agenda").startswith("- Who we are")
    await form.fill({"Day": "2026-03-17", "Time": "09:30", "Agenda": f"Hello!\n{secret}"})
    [(field, words)] = (await form.submit()).items()
    assert field == "Agenda"
    assert words.startswith("The customer would read this, and it is internal: “Their new operations director wants")
    await form.fill({"Agenda": "- Who we are; what comes next, and when", "Place or link": "https://meet.example/f"})
    assert await form.submit() == {}
    await settled()
    note = await dana.message("Please send it on to")
    assert "Please send it on to Maria Olsen (maria@fjordline.example): I write to nobody outside." in note.plain()
    assert "The introduction e-mail hasn't gone yet. Send this after it." in note.plain()
    [calendar] = calendars(playground, dana)
    [event] = calendar.events
    assert event.description == "- Who we are; what comes next, and when"
    assert event.location == "https://meet.example/f"
    assert [str(one.uri) for one in event.attendees][-1] == "mailto:maria@fjordline.example"
    assert secret[:30] not in calendar.model_dump_json()


async def test_the_agenda_begins_with_what_the_customer_was_promised_and_nothing_internal_beside_it(
    dana: MemberDriver, playground: Playground, settled: Settle
) -> None:
    """P3, P76: what and by when, never who sees to it; what is about money stays among us."""
    await write_promises(dana, settled, f"{PROMISED}\nNot to raise the 40,000 EUR this year – owner: Dana")
    form = await arranging(dana, settled, JOINT)
    assert form.value("Agenda").splitlines() == [
        "- Who we are",
        "- What is going on at the moment, and what comes next",
        "- What we have promised you: Weekly report, by 3 April 2026; A second environment, by 1 June 2026; Discount on seats",
        "- How you would like to work with us",
    ]
    assert "I have begun it; it counts once you save." in form.plain()
    await form.fill({"Day": "2026-03-17", "Time": "09:30"})
    assert await form.submit() == {}
    await settled()
    [calendar] = calendars(playground, dana)
    assert "A second environment, by 1 June 2026" in str(calendar.events[0].description)
    assert "Jonas" not in calendar.model_dump_json()
    assert "EUR" not in calendar.model_dump_json()


async def test_in_the_customers_own_zone_times_are_proposed_and_said_too(
    dana: MemberDriver, baton: Baton, settled: Settle
) -> None:
    await arrange(dana, settled, JOINT, **{"The customer's time zone": "Europe/Oslo"})
    assert (await handover_of(baton, dana)).calls["warm_call"].zone == "Europe/Oslo"
    await (await dana.modal("The call")).close()
    form = await arranging(dana, settled, JOINT)
    assert (
        "@Dana Reyes Fri 20 Mar at 08:00 · @Priya Nair Fri 20 Mar at 17:30 · the customer Fri 20 Mar at 13:00"
        in form.plain()
    )


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"Time": "10:00"}, {"Day": "Please fill this in."}),
        ({"Day": "2026-02-27", "Time": "10:00"}, {"Day": "That day has passed."}),
        ({"Day": "2026-03-02", "Time": "08:00"}, {"Time": "It is later than that already."}),
    ],
)
async def test_a_day_or_time_that_cannot_be_is_said_where_it_was_chosen(
    priya: MemberDriver, settled: Settle, fields: dict[str, str], said: dict[str, str]
) -> None:
    form = await arranging(priya, settled, CONTEXT)
    await form.fill(fields)
    assert await form.submit() == said


async def test_an_hour_at_night_for_somebody_is_said_at_once_and_can_be_taken_back(
    priya: MemberDriver, baton: Baton, settled: Settle
) -> None:
    saved = await arrange(priya, settled, CONTEXT, Day="2026-03-06", Time="12:00")
    assert "That is 01:30 for @Dana Reyes." in saved.plain()
    await saved.click("Take the day back")
    await settled()
    assert "*Hold the context call* has no day now." in (await priya.modal("The call")).plain()
    assert (await handover_of(baton, priya)).step("context_call").starts is None


async def test_an_absence_that_comes_later_stands_on_the_page(
    priya: MemberDriver, dana: MemberDriver, settled: Settle
) -> None:
    await arrange(priya, settled, CONTEXT, Day="2026-03-06", Time="19:30")
    assert "is away that day" not in (await page_of(priya, settled)).plain()
    await dana.command("/handover settings")
    form = await dana.modal("Settings")
    await form.fill({"Away until": "2026-03-12"})
    assert await form.submit() == {}
    await settled()
    assert "@Dana Reyes is away that day." in (await page_of(priya, settled)).plain()


async def test_where_slack_takes_no_file_the_invitation_is_there_to_copy(
    priya: MemberDriver, playground: Playground, settled: Settle
) -> None:
    playground.faults.add("files.getUploadURLExternal", "error", 100, error="file_uploads_disabled")
    await arrange(priya, settled, CONTEXT, Day="2026-03-05", Time="20:00")
    note = await priya.message("Slack takes no file")
    assert "BEGIN:VCALENDAR" in note.plain()
    assert "Save this as a file that ends with .ics" in note.plain()


async def test_asked_for_again_the_invitation_comes_again_as_it_is_now(
    priya: MemberDriver, dana: MemberDriver, playground: Playground, settled: Settle
) -> None:
    await arrange(priya, settled, CONTEXT, Day="2026-03-05", Time="20:00")
    await (await priya.modal("The call")).close()
    await press_below(priya, settled, PAGE, "Invitation again", CONTEXT)
    assert [one.events[0].sequence for one in calendars(playground, priya)] == [0, 0]


async def test_the_page_says_what_is_to_be_talked_about(
    priya: MemberDriver, dana: MemberDriver, settled: Settle
) -> None:
    """P82, P76."""
    page = await page_of(priya, settled)
    assert "To talk about" not in page.plain()
    await page.click("Agenda …")
    await settled()
    form = await priya.modal("Agenda of the call")
    await form.fill({"Points of your own": "Who signs?\nThe tender"})
    await form.submit()
    await settled()
    assert "To talk about: 2 points\n" in (await page_of(dana, settled)).plain()


async def test_the_agenda_among_colleagues_drafts_the_promises_that_lack_something(
    priya: MemberDriver, dana: MemberDriver, baton: Baton, settled: Settle
) -> None:
    """P76, P82: nothing of the draft counts before somebody has saved it."""
    await write_promises(dana, settled)
    await (await page_of(priya, settled)).click("Agenda …")
    await settled()
    form = await priya.modal("Agenda of the call")
    assert DRAFTED in str(form.value("Points of your own"))
    assert "they count once you save" in form.plain()
    assert (await handover_of(baton, priya)).agenda_points == ""
    await form.submit()
    await settled()
    assert DRAFTED in (await handover_of(baton, priya)).agenda_points
