"""An invitation as a calendar file (iCalendar, RFC 5545, RFC 5546). Nothing internal stands in it: it goes on to the customer.

The library takes a quarter of a second to import and is imported at the first use.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from handover.calls.arranging import with_customer
from handover.introduction.facts import colleague_name
from handover.model.calls import Invitation
from handover.model.handover import Handover
from handover.model.people import Person
from handover.model.playbook import Step
from handover.model.series import Series
from messages.kit.text import listed, oneline

if TYPE_CHECKING:
    from icalendar import Event, vCalAddress

PRODID = "-//Baton//Calls//EN"
AROUND = timedelta(days=400)
"""How far before and after an event the changes of its zone's clock are written down."""
LONGEST_NAME = 60


class Method(StrEnum):
    """What a calendar is to do with the file: to take the event in, or change it; or to take it out."""

    REQUEST = "REQUEST"
    CANCEL = "CANCEL"


def method_for(invitation: Invitation, user: str) -> Method:
    """Return what this person's calendar is to do: who is in it no more takes it out."""
    here = user in invitation.people and not invitation.called_off
    return Method.REQUEST if here else Method.CANCEL


def file_name(handover: Handover, step: Step, invitation: Invitation) -> str:
    """Return the file's name, which no other state of an invitation of this handover has."""
    return f"{stem_of(handover)}-{step.key.replace('_', '-')}-{invitation.number}-{invitation.sequence + 1}.ics"


def calendar_file(
    handover: Handover, step: Step, invitation: Invitation, people: Mapping[str, Person], method: Method
) -> bytes:
    """Return the file. The event is written in the zone of its organiser; `people` are those of its people who are known."""
    event = _event(handover, step, invitation, people, method)
    return in_calendar([event], method, invitation.starts, invitation.ends)


def in_calendar(events: Iterable["Event"], method: Method, first: datetime, last: datetime) -> bytes:
    """Return a file with these events, and the changes of their zones' clocks around these moments."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", PRODID)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", method.value)
    for event in events:
        calendar.add_component(event)
    calendar.add_missing_timezones(first_date=(first - AROUND).date(), last_date=(last + AROUND).date())
    written: bytes = calendar.to_ical()
    return written


def stem_of(handover: Handover) -> str:
    """Return what the names of a handover's files begin with: the customer's name, in characters that any file may have."""
    return re.sub(r"[^\w]+", "-", oneline(handover.account).casefold())[:LONGEST_NAME].strip("-_")


def summary(handover: Handover, invitation: Invitation, people: Mapping[str, Person]) -> str:
    """Return the event's title: the customer, and who of us is there."""
    names = [colleague_name(people[user]) for user in invitation.people if user in people]
    return f"{oneline(handover.account)}: {listed(names)}" if names else oneline(handover.account)


def unreachable(invitation: Invitation, people: Mapping[str, Person]) -> tuple[str, ...]:
    """Return the user ids of our people whose address is not known: their calendars cannot be told by a file."""
    return tuple(user for user in invitation.people if user not in people or not people[user].email)


def event_for(
    handover: Handover,
    given: Invitation | Series,
    people: Mapping[str, Person],
    method: Method,
    *,
    uid: str,
    title: str,
    ours: Iterable[str],
    public: bool = True,
) -> "Event":
    """Return the event without its time. `uid` tells what it is about from all else of the handover; `ours` are user ids.

    One that is not `public` is among ourselves: what is internal of it stays in Slack.
    """
    from icalendar import Event

    event, organiser = Event(), people.get(given.organiser)
    event.add("uid", f"{handover.id}-{uid}-{given.number}@baton")
    event.add("sequence", given.sequence)
    event.add("dtstamp", given.at)
    event.add("summary", title)
    event.add("status", "CANCELLED" if method is Method.CANCEL else "CONFIRMED")
    event.add("class", "PUBLIC" if public else "PRIVATE")
    if given.place:
        event.add("location", given.place)
    description = given.agenda if public else "The agenda is in Slack."
    if description:
        event.add("description", description)
    if organiser is not None and organiser.email:
        event["organizer"] = _address(organiser.email, colleague_name(organiser))
    for attendee in _attendees(handover, given, people, ours):
        event.add("attendee", attendee, encode=False)
    return event


def begin(event: "Event", at: datetime, minutes: int, zone: str) -> None:
    """Write down when an event begins and ends, in this zone."""
    event.add("dtstart", at.astimezone(ZoneInfo(zone)))
    event.add("dtend", (at + timedelta(minutes=minutes)).astimezone(ZoneInfo(zone)))


def _event(
    handover: Handover, step: Step, invitation: Invitation, people: Mapping[str, Person], method: Method
) -> "Event":
    title, public = summary(handover, invitation, people), with_customer(step)
    event = event_for(
        handover, invitation, people, method, uid=step.key, title=title, ours=invitation.people, public=public
    )
    organiser = people.get(invitation.organiser)
    begin(event, invitation.starts, invitation.minutes, organiser.zone if organiser else "UTC")
    return event


def _attendees(
    handover: Handover, given: Invitation | Series, people: Mapping[str, Person], ours: Iterable[str]
) -> Iterator["vCalAddress"]:
    for user in ours:
        if user in people and people[user].email:
            said = "ACCEPTED" if user == given.organiser else "NEEDS-ACTION"
            yield _address(people[user].email, colleague_name(people[user]), said)
    names = {contact.email: contact.name for contact in handover.contacts}
    for email in given.contacts:
        yield _address(email, names.get(email, ""), "NEEDS-ACTION")


def _address(email: str, name: str, said: str = "") -> "vCalAddress":
    """Return an address with a name, as an attendee with what they have `said` to it."""
    from icalendar import vCalAddress

    address = vCalAddress(f"mailto:{oneline(email)}")
    if name:
        # A quotation mark cannot stand in a parameter, and what RFC 6868 writes for it few calendars read.
        address.params["CN"] = oneline(name).replace('"', "'")
    if said:
        address.params |= {"ROLE": "REQ-PARTICIPANT", "PARTSTAT": said}
        if said == "NEEDS-ACTION":
            address.params["RSVP"] = "TRUE"
    return address
