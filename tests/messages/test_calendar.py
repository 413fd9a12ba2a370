"""The calendar file of an invitation, read back with a second library: it says what is planned, in any zone and any words."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st
from ical.calendar_stream import IcsCalendarStream

from handover.model.calls import Invitation
from handover.model.handover import Contact
from messages.calls.calendar import Method, calendar_file, file_name
from tests.examples import DANA, NOW, PEOPLE, PRIYA, a_handover

ZONES = st.sampled_from(
    (
        "Europe/Oslo",
        "America/New_York",
        "Asia/Kolkata",
        "Asia/Kathmandu",
        "Australia/Lord_Howe",
        "America/St_Johns",
        "UTC",
    )
)
FIRST = datetime(2026, 1, 1, tzinfo=UTC)
MOMENTS = st.integers(0, 5 * 365 * 24 * 4).map(lambda quarters: FIRST + timedelta(minutes=15 * quarters))
WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=200)
LONGEST_LINE = 75
"""Octets of a line without its break (RFC 5545, 3.1)."""


def invitation(**changes: object) -> Invitation:
    one = Invitation(1, 0, NOW, 30, PRIYA, (DANA,), ("maria@fjordline.example",), "", "", NOW)
    return replace(one, **changes)  # type: ignore[arg-type]


@given(MOMENTS, ZONES, st.sampled_from((15, 30, 90)), WORDS, WORDS, WORDS, st.integers(0, 99), st.sampled_from(Method))
def test_it_says_what_is_planned(
    starts: datetime, zone: str, minutes: int, account: str, place: str, agenda: str, sequence: int, method: Method
) -> None:
    contact = Contact(f'Zoë "{account[:40]}" Ångström', "maria@fjordline.example")
    handover = a_handover(account=account, contacts=(contact,))
    people = PEOPLE | {PRIYA: replace(PEOPLE[PRIYA], zone=zone, real_name="Priyá Nair")}
    one = invitation(starts=starts, minutes=minutes, place=place, agenda=agenda, sequence=sequence)
    written = calendar_file(handover, handover.playbook.step("warm_call"), one, people, method)
    assert all(len(line) <= LONGEST_LINE for line in written.split(b"\r\n"))
    calendar = IcsCalendarStream.calendar_from_ics(written.decode())
    [event] = calendar.events
    assert calendar.method == method
    assert isinstance(event.start, datetime)
    assert isinstance(event.end, datetime)
    assert event.organizer is not None
    assert event.start.astimezone(UTC) == starts
    assert event.end.astimezone(UTC) == starts + timedelta(minutes=minutes)
    assert str(event.start.utcoffset()) == str(starts.astimezone(ZoneInfo(zone)).utcoffset())
    assert (event.sequence, event.uid) == (sequence, "h1-warm_call-1@baton")
    assert event.dtstamp == NOW
    assert (event.location or "") == place
    assert (event.description or "") == agenda
    assert str(event.organizer.uri) == "mailto:priya.nair@northwind.example"
    assert [str(who.uri) for who in event.attendees] == [
        "mailto:priya.nair@northwind.example",
        "mailto:dana.reyes@northwind.example",
        "mailto:maria@fjordline.example",
    ]
    assert event.attendees[-1].common_name == " ".join(contact.name.replace('"', "'").split())


def test_nothing_internal_is_in_it_and_a_call_among_colleagues_is_private() -> None:
    handover = a_handover(agenda_points="Why we lost the tender")
    for key, is_private in (("context_call", True), ("warm_call", False)):
        step = handover.playbook.step(key)
        written = calendar_file(handover, step, invitation(agenda=""), PEOPLE, Method.REQUEST).decode()
        assert ("CLASS:PRIVATE" in written) is is_private
        for internal in (handover.internal_note, handover.agenda_points, "promotion", "Promotion"):
            assert internal[:20] not in written


def test_whose_address_is_not_known_is_left_out() -> None:
    handover = a_handover()
    people = {PRIYA: replace(PEOPLE[PRIYA], email=""), DANA: PEOPLE[DANA]}
    written = calendar_file(handover, handover.playbook.step("warm_call"), invitation(), people, Method.REQUEST)
    [event] = IcsCalendarStream.calendar_from_ics(written.decode()).events
    assert event.organizer is None
    assert [who.common_name for who in event.attendees] == ["Dana Reyes", "Maria Olsen"]


def test_each_state_of_an_invitation_has_a_file_name_of_its_own() -> None:
    handover = a_handover(account='A/S "Ström & Co" ' * 9)
    step = handover.playbook.step("warm_call")
    names = {file_name(handover, step, invitation(number=n, sequence=s)) for n in (1, 2) for s in (0, 1, 10)}
    assert len(names) == 6
    assert all(len(name) < 100 and "/" not in name for name in names)
