"""Times that suit everybody who takes part in a call, proposed by rule (P83, P87, P90).

Between nine and six on working days of each, in their own zone, without their public holidays and absences. Where no such time is
left, an hour early or late for somebody is named as that; where none is left either, nothing is proposed.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from handover.absence import is_away
from handover.calls.arranging import with_customer
from handover.calls.telling import EARLIEST, LATEST
from handover.model.handover import Handover
from handover.model.people import Person
from handover.model.playbook import Step
from handover.plan.dates import confidential_until, last_day
from handover.plan.due import due_date
from handover.roles import callers
from handover.time.holidays import holiday
from handover.time.workdays import add_workdays, is_workday, local_date, moment

OPENS, CLOSES = time(9), time(18)
"""Between which a call lies in everybody's working hours."""
EARLY, LATE = time(EARLIEST), time(LATEST)
"""Between which one can be held where no other time is left."""
STEP = timedelta(minutes=30)
MOST = 3
LOOKED_AT = 10
"""Working days in which times are looked for."""
NOON = 13 * 60
"""The minute of a day that suits everybody best."""


@dataclass(frozen=True)
class Proposed:
    """A moment (UTC) at which a call can begin, and the user ids of those for whom it is early or late in the day."""

    starts: datetime
    stretched: tuple[str, ...] = ()


def days_for(handover: Handover, step: Step, today: date) -> tuple[date, date]:
    """Return the first and the last local day on which a call is proposed, seen from the local day `today`.

    Tomorrow at the earliest, and as many working days as the playbook says after what comes before it: the reading before a
    context call (P83), five after the introduction (P90). Not with the customer before they may
    know. Not after the last day of an outgoing CSM who takes part, as long as that leaves a day.
    """
    first = add_workdays(today + timedelta(days=1), 0, handover.workdays)
    for after in step.after:
        before = handover.playbook.step(after.key)
        state = handover.step(after.key)
        if state.done_at is not None:
            done = add_workdays(state.done_at.date(), after.workdays, handover.workdays)
        else:
            done = add_workdays(max(due_date(handover, before), today), after.workdays, handover.workdays)
        first = max(first, done)
    until = confidential_until(handover) if with_customer(step) and not handover.customer_told else None
    first = max(first, add_workdays(until, 0, handover.workdays)) if until is not None else first
    last = add_workdays(first, LOOKED_AT, handover.workdays)
    leaves = last_day(handover)
    if handover.outgoing in callers(handover, step) and leaves > today:
        first, last = min(first, leaves), min(last, leaves)
    return first, last


def proposed(people: Sequence[Person], first: date, last: date, minutes: int, now: datetime) -> tuple[Proposed, ...]:
    """Return up to three times from the local day `first` to `last`, each on another day where there are that many.

    On each day it is the time that lies nearest to the middle of the day for all of them together. None without people.
    """
    if not people:
        return ()
    for opens, closes in ((OPENS, CLOSES), (EARLY, LATE)):
        found = _best(people, [*_suiting(people, first, last, timedelta(minutes=minutes), now, (opens, closes))])
        if found:
            length = timedelta(minutes=minutes)
            return tuple(Proposed(at, tuple(_stretched(people, at, length))) for at in found)
    return ()


def _best(people: Sequence[Person], moments: Iterable[datetime]) -> list[datetime]:
    """Return the best moment of each of the first days, then the next best of these, in order of time."""
    by_day: dict[date, list[datetime]] = {}
    for at in moments:
        by_day.setdefault(local_date(at, people[0].zone), []).append(at)
    ranked = [sorted(of_day, key=lambda at: (_strain(people, at), at)) for of_day in by_day.values()]
    rounds = [one for place in range(MOST) for of_day in ranked for one in of_day[place : place + 1]]
    return sorted(rounds[:MOST])


def _strain(people: Sequence[Person], at: datetime) -> int:
    """Return how far a moment lies from the middle of the day, with what is far for one counting more than for two a little."""
    local = (at.astimezone(ZoneInfo(one.zone)) for one in people)
    return sum((moment.hour * 60 + moment.minute - NOON) ** 2 for moment in local)


def _suiting(
    people: Sequence[Person], first: date, last: date, length: timedelta, now: datetime, hours: tuple[time, time]
) -> Iterator[datetime]:
    at, end = (moment(day, 0, people[0].zone) for day in (first, last + timedelta(days=1)))
    while at < end:
        if at > now and all(_suits(one, at, length, hours) for one in people):
            yield at
        at += STEP


def _suits(person: Person, at: datetime, length: timedelta, hours: tuple[time, time]) -> bool:
    zone = ZoneInfo(person.zone)
    begins, ends = at.astimezone(zone), (at + length).astimezone(zone)
    day = begins.date()
    works = is_workday(day, person.workdays) and not is_away(person, day) and not holiday(day, person.country)
    return works and _within(begins, ends, hours)


def _stretched(people: Sequence[Person], at: datetime, length: timedelta) -> Iterator[str]:
    for one in people:
        zone = ZoneInfo(one.zone)
        if not _within(at.astimezone(zone), (at + length).astimezone(zone), (OPENS, CLOSES)):
            yield one.id


def _within(begins: datetime, ends: datetime, hours: tuple[time, time]) -> bool:
    return begins.date() == ends.date() and hours[0] <= begins.time() and ends.time() <= hours[1]
