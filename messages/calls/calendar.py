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


def _event(
    handover: Handover, step: Step, invitation: Invitation, people: Mapping[str, Person], method: Method
) -> "Event":
    from icalendar import Event

    event, organiser = Event(), people.get(invitation.organiser)
    zone = ZoneInfo(organiser.zone if organiser else "UTC")
    event.add("uid", f"{handover.id}-{step.key}-{invitation.number}@baton")
    event.add("sequence", invitation.sequence)
    event.add("dtstamp", invitation.at)
    event.add("dtstart", invitation.starts.astimezone(zone))
    event.add("dtend", invitation.ends.astimezone(zone))
    event.add("summary", summary(handover, invitation, people))
    event.add("status", "CANCELLED" if method is Method.CANCEL else "CONFIRMED")
    event.add("class", "PUBLIC" if with_customer(step) else "PRIVATE")
    if invitation.place:
        event.add("location", invitation.place)
    description = invitation.agenda if with_customer(step) else "The agenda is in Slack."
    if description:
        event.add("description", description)
    if organiser is not None and organiser.email:
        event["organizer"] = address(organiser.email, colleague_name(organiser))
    for attendee in _attendees(handover, invitation, people):
        event.add("attendee", attendee, encode=False)
    return event


def _attendees(handover: Handover, invitation: Invitation, people: Mapping[str, Person]) -> Iterator["vCalAddress"]:
    for user in invitation.people:
        if user in people and people[user].email:
            said = "ACCEPTED" if user == invitation.organiser else "NEEDS-ACTION"
            yield address(people[user].email, colleague_name(people[user]), said)
    names = {contact.email: contact.name for contact in handover.contacts}
    for email in invitation.contacts:
        yield address(email, names.get(email, ""), "NEEDS-ACTION")


def address(email: str, name: str, said: str = "") -> "vCalAddress":
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
