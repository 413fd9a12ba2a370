"""When somebody is away: from one local day of theirs, or from now, until their first day back."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import count, islice

from handover.model.handover import Handover
from handover.model.people import Person

SHOWN_AHEAD = timedelta(days=7)
"""How long before it begins the others in a handover are shown an absence."""


def is_away(person: Person, day: date) -> bool:
    """Return whether the person is away on this local day; without `away_from` every day before `away_until` counts."""
    began = person.away_from is None or person.away_from <= day
    return began and absent_later(person, day)


def absent_later(person: Person, day: date) -> bool:
    """Return whether an absence goes on, or is still to come, on this local day."""
    return person.away_until is not None and day < person.away_until


def away_between(person: Person, first: date, last: date) -> bool:
    """Return whether the person is away on at least one of these local days, both included."""
    return absent_later(person, first) and (person.away_from is None or person.away_from <= last)


def away_soon(person: Person, today: date) -> bool:
    """Return whether the person is away today or within the next seven days."""
    return away_between(person, today, today + SHOWN_AHEAD)


def who_is_away(handover: Handover, people: Mapping[str, Person], today: date) -> tuple[Person, ...]:
    """Return the participants of an open handover who are away soon (see `away_soon`) and can take part in it."""
    known: Iterable[Person] = (
        (people[user] for user in handover.participants if user in people) if handover.open else ()
    )
    return tuple(one for one in known if away_soon(one, today) and not one.barred)


def days_present(person: Person, first: date, number: int) -> Iterator[date]:
    """Yield so many local days from `first` on, without those of an absence."""
    days = (first + timedelta(days=n) for n in count())
    return islice((day for day in days if not is_away(person, day)), number)
