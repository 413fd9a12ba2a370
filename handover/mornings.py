"""When somebody hears from us: each working day at their morning hour, in their own zone, never twice on one day.

A morning the bot missed is made up for the same day before 18:00 local time, later it is left out: the next one says
it all anyway. Which day it is, is always the person's own calendar day.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from handover.errands import Errand, ErrandKind
from handover.people import Person
from handover.refusals import FieldProblems
from handover.workdays import is_workday, local_date, moment

LATEST_HOUR = 18
"""From this local hour on a missed morning message is left out."""
MORNING_HOURS = tuple(range(6, 13))
"""The hours a person may choose."""
LONGEST_ABSENCE = timedelta(days=400)
LINE_LIMIT = 300
"""Characters of the line about oneself: one or two sentences."""
SEARCH_DAYS = 14
"""A morning is found within two weeks: a week holds every weekday, and a zone skips one day at most."""


def next_morning(person: Person, after: datetime) -> datetime | None:
    """Return the first UTC moment after `after` at which this person's morning message is due.

    None when there is none to come: the account is deactivated, or no weekday is a working day.
    """
    if person.deactivated or not person.workdays:
        return None
    first = local_date(after, person.zone)
    if person.away_until and person.away_until > first:
        first = person.away_until
    for day in (first + timedelta(days=n) for n in range(SEARCH_DAYS)):
        due = moment(day, person.digest_hour, person.zone)
        if due > after and is_workday(day, person.workdays) and _exists(day, due, person.zone):
            return due
    return None


def replanned(person: Person, planned: datetime | None, now: datetime) -> datetime | None:
    """Return when the next morning message is due after the person's zone or habits have changed.

    One that is due already stays, for the heartbeat to judge: it must not be lost by being planned anew.
    """
    return planned if planned is not None and planned <= now else next_morning(person, now)


def morning_now(person: Person, now: datetime) -> date | None:
    """Return the person's local day if its morning message may be sent at `now`, on time or late; None otherwise."""
    day = local_date(now, person.zone)
    if person.deactivated or not is_workday(day, person.workdays) or away(person, day):
        return None
    begins, ends = moment(day, person.digest_hour, person.zone), moment(day, LATEST_HOUR, person.zone)
    return day if begins <= now < ends else None


def away(person: Person, day: date) -> bool:
    """Return whether the person is away on this local day; `away_until` is the first day back."""
    return person.away_until is not None and day < person.away_until


def returns(person: Person, day: date, now: datetime) -> datetime | None:
    """Return when the person hears again of something put off until their local day `day`: that morning or the next one."""
    eve = moment(day, 0, person.zone) - timedelta(seconds=1)
    return next_morning(person, max(now, eve))


def digest(user: str, day: date) -> Errand:
    """Send somebody's morning message for their local day. The key makes it one per person and day, whatever happens."""
    return Errand(
        ErrandKind.DIGEST,
        f"digest:{user}:{day.isoformat()}",
        f"digest:{user}",
        "",
        {"user": user, "day": day.isoformat()},
        urgent=False,
    )


def digest_refresh(user: str, day: date) -> Errand:
    """Bring that morning message up to date, if one was sent; a burst of these is done once."""
    return Errand(
        ErrandKind.DIGEST_REFRESH,
        f"digest_refresh:{user}:{day.isoformat()}",
        f"digest:{user}",
        "",
        {"user": user, "day": day.isoformat()},
        again=True,
    )


@dataclass(frozen=True)
class Habits:
    """What the settings form says."""

    away_until: date | None
    digest_hour: int
    workdays: frozenset[int]
    profile_line: str


def settle_habits(person: Person, habits: Habits, now: datetime) -> Person:
    """Return the person with these habits.

    Raises FieldProblems: `away_until` not after today (a day already past that was there before is forgotten) or more
    than a year off, `workdays` empty, `profile_line` over 300 characters. An hour the form does not offer is a
    ValueError, because no form of ours can send it.
    """
    if habits.digest_hour not in MORNING_HOURS:
        raise ValueError(habits.digest_hour)
    today = local_date(now, person.zone)
    away_until = habits.away_until
    if away_until == person.away_until and away_until is not None and away_until <= today:
        away_until = None
    wrong = _problems(replace(habits, away_until=away_until), today)
    if wrong:
        raise FieldProblems(dict(wrong), {"limit": str(LINE_LIMIT)})
    return replace(
        person,
        away_until=away_until,
        digest_hour=habits.digest_hour,
        workdays=habits.workdays,
        profile_line=" ".join(habits.profile_line.split()),
    )


def _problems(habits: Habits, today: date) -> Mapping[str, str]:
    problems = {}
    if habits.away_until and habits.away_until <= today:
        problems["away_until"] = "not_ahead"
    elif habits.away_until and habits.away_until > today + LONGEST_ABSENCE:
        problems["away_until"] = "too_far_off"
    if not habits.workdays:
        problems["workdays"] = "no_workday"
    if len(" ".join(habits.profile_line.split())) > LINE_LIMIT:
        problems["profile_line"] = "too_long"
    return problems


def _exists(day: date, due: datetime, zone: str) -> bool:
    """Return whether the day exists where the person lives: Apia went from 29 to 31 December 2011."""
    return local_date(due, zone) == day
