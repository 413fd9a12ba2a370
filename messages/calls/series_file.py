"""A series as a calendar file: its rule, what is left out of it, and what is moved (RFC 5545, 3.3.10, 3.8.4.4, 3.8.5)."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from handover.calls.series import LAST_WEEK, week_of_month
from handover.introduction.facts import colleague_name
from handover.model.handover import Handover
from handover.model.people import Person
from handover.model.series import Rhythm, Series
from handover.time.workdays import local_date
from messages.calls.calendar import Method, begin, event_for, in_calendar, stem_of
from messages.kit.text import oneline

if TYPE_CHECKING:
    from icalendar import Event

AHEAD = timedelta(days=5 * 365)
"""How far ahead the changes of the zone's clock are written down."""
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def series_file_name(handover: Handover, series: Series) -> str:
    """Return the file's name, which no other state of a series of this handover has."""
    return f"{stem_of(handover)}-regular-calls-{series.number}-{series.sequence + 1}.ics"


def series_file(handover: Handover, series: Series, people: Mapping[str, Person]) -> bytes:
    """Return the file. `people` are those of its people who are known."""
    method = Method.CANCEL if series.called_off else Method.REQUEST
    events = [_series(handover, series, people, method)]
    if method is Method.REQUEST:
        events += _moved(handover, series, people)
    return in_calendar(events, method, series.first, series.at + AHEAD)


def _series(handover: Handover, series: Series, people: Mapping[str, Person], method: Method) -> "Event":
    event, zone = _event(handover, series, people, method), ZoneInfo(series.zone)
    begin(event, series.first, series.minutes, series.zone)
    event.add("rrule", _rule(series))
    hour = series.first.astimezone(zone).time()
    for day in sorted(series.skipped):
        event.add("exdate", datetime.combine(day, hour, zone))
    return event


def _moved(handover: Handover, series: Series, people: Mapping[str, Person]) -> Iterator["Event"]:
    """Yield an event for each call that is moved, named by when it would be by rule."""
    zone = ZoneInfo(series.zone)
    hour = series.first.astimezone(zone).time()
    for day, at in sorted(series.moved.items()):
        event = _event(handover, series, people, Method.REQUEST)
        event.add("recurrence-id", datetime.combine(date.fromisoformat(day), hour, zone))
        begin(event, at, series.minutes, series.zone)
        yield event


def _event(handover: Handover, series: Series, people: Mapping[str, Person], method: Method) -> "Event":
    organiser = people.get(series.organiser)
    name = f": {colleague_name(organiser)}" if organiser else ""
    title = f"{oneline(handover.account)}{name}"
    return event_for(handover, series, people, method, uid="series", title=title, ours=[series.organiser])


def _rule(series: Series) -> dict[str, object]:
    first = local_date(series.first, series.zone)
    if series.rhythm is Rhythm.MONTHLY:
        week = week_of_month(first)
        return {"freq": "monthly", "byday": f"{-1 if week == LAST_WEEK else week}{WEEKDAYS[first.weekday()]}"}
    return {"freq": "weekly", "interval": 1 if series.rhythm is Rhythm.WEEKLY else 2}
