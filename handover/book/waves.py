"""When the handovers of a book begin: in waves that people can carry, so many new ones a week for each, urgent first (P6, P121)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from handover.absence import is_away
from handover.book.book import BookRow
from handover.book.importance import importance
from handover.model.people import MONDAY_TO_FRIDAY, Person
from handover.time.workdays import DAYS_OF_WEEK, is_workday

LONGEST_ABSENCE = 366
"""Days after which an absence is not waited for any more."""


def in_waves(
    rows: Sequence[BookRow],
    people: Mapping[str, Person],
    *,
    first: date,
    per_week: int,
    begun: Mapping[str, Sequence[date]],
) -> tuple[BookRow, ...]:
    """Return the rows in their order, each that waits and has a successor with the day it begins on, not before `first`.

    Nobody begins more than `per_week` in any seven days, those `begun` already included (local days, by user id), and only on
    days on which they work and are there. A day that somebody has chosen stays, unless it is over.
    """
    starts: dict[int, date] = {}
    waiting = sorted((row for row in rows if row.waits and row.incoming), key=lambda row: importance(row, first))
    taken = {user: sorted(days) for user, days in begun.items()}
    for row in waiting:
        if row.fixed and row.starts is not None and row.starts >= first:
            starts[row.number] = row.starts
            taken.setdefault(row.incoming, []).append(row.starts)
    for row in waiting:
        if row.number in starts:
            continue
        days = taken.setdefault(row.incoming, [])
        day = _next_day(people.get(row.incoming), days, first, per_week)
        days.append(day)
        starts[row.number] = day
    return tuple(replace(row, starts=starts.get(row.number)) if row.waits else row for row in rows)


def _next_day(person: Person | None, days: Sequence[date], first: date, per_week: int) -> date:
    """Return the first day on which somebody can begin another one, spread over their working week."""
    workdays = person.workdays if person is not None else MONDAY_TO_FRIDAY
    a_day = -(-per_week // len(workdays))
    day = first
    while not _fits(person, days, day, per_week, a_day, workdays):
        day += timedelta(days=1)
    return day


def _fits(
    person: Person | None, days: Sequence[date], day: date, per_week: int, a_day: int, workdays: frozenset[int]
) -> bool:
    if not is_workday(day, workdays) or (person is not None and _away(person, day)):
        return False
    near = [one for one in days if abs((one - day).days) < DAYS_OF_WEEK]
    return sum(one == day for one in near) < a_day and _most_in_a_week([*near, day]) <= per_week


def _most_in_a_week(days: Sequence[date]) -> int:
    return max(sum(0 <= (other - one).days < DAYS_OF_WEEK for other in days) for one in days)


def _away(person: Person, day: date) -> bool:
    until = person.away_until
    return is_away(person, day) and until is not None and (until - day).days <= LONGEST_ABSENCE


def waves(rows: Iterable[BookRow]) -> tuple[tuple[date, int], ...]:
    """Return how many handovers begin in each week, by its first day, of those that wait."""
    found: dict[date, int] = {}
    for row in rows:
        if row.waits and row.starts is not None:
            monday = row.starts - timedelta(days=row.starts.weekday())
            found[monday] = found.get(monday, 0) + 1
    return tuple(sorted(found.items()))
