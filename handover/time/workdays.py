"""Working days and local time: all date arithmetic.

Stored times are UTC; local days are computed from an IANA zone. A local time in a DST gap moves forward to the first
moment that exists; in a fold the first of two is meant.
"""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from datetime import UTC, date, datetime, time, timedelta
from functools import cache, lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

DAYS_OF_WEEK = 7
_EVERY_DAY = frozenset(range(DAYS_OF_WEEK))


@cache
def _zone(name: str) -> ZoneInfo:
    # The library itself keeps but eight zones, and reads the others' files anew each time.
    return ZoneInfo(name)


def is_zone(name: str) -> bool:
    """Return whether this machine knows an IANA zone of this name."""
    try:
        _zone(name)
    except (ZoneInfoNotFoundError, ValueError):
        return False
    return True


def is_work_week(workdays: AbstractSet[int]) -> bool:
    """Return whether these are days of a week (0 is Monday), and at least one: without any, no working day ever comes."""
    return bool(workdays) and workdays <= _EVERY_DAY


def local_date(now: datetime, zone: str) -> date:
    """Return the local day in the zone at `now` (UTC)."""
    return now.astimezone(_zone(zone)).date()


def utc_day(moment: datetime) -> date:
    """Return the UTC day of a moment."""
    return moment.astimezone(UTC).date()


def moment(day: date, hour: int, zone: str) -> datetime:
    """Return the UTC moment of `hour`:00 on a local day: after a DST gap, the first in a fold."""
    return moment_at(day, time(hour), zone)


def moment_at(day: date, at: time, zone: str) -> datetime:
    """Return the UTC moment of a local day and time: after a DST gap, the first in a fold."""
    # zoneinfo reads a wall time in a gap with the offset from before it (fold=0), which lands the same distance after
    # the gap; and of two equal wall times fold=0 is the first. Both are what we promise, so nothing more is needed.
    return datetime.combine(day, at, tzinfo=_zone(zone)).astimezone(UTC)


def is_workday(day: date, workdays: AbstractSet[int]) -> bool:
    """Return whether the day is one of the work week's days (0 is Monday)."""
    return day.weekday() in workdays


def next_workday(day: date, workdays: AbstractSet[int]) -> date:
    """Return the first working day after `day`."""
    day += timedelta(days=1)
    while not is_workday(day, workdays):
        day += timedelta(days=1)
    return day


@lru_cache(maxsize=4096)
def add_workdays(start: date, count: int, workdays: frozenset[int]) -> date:
    """Return the day `count` working days after `start`; with 0, `start` itself or the first working day after it."""
    day = start if is_workday(start, workdays) else next_workday(start, workdays)
    weeks, rest = divmod(count, len(workdays))
    day += timedelta(weeks=weeks)
    for _ in range(rest):
        day = next_workday(day, workdays)
    return day


def workdays_between(earlier: date, later: date, workdays: AbstractSet[int]) -> int:
    """Return how many working days lie after `earlier` up to and including `later`; 0 when `later` is not later."""
    weeks, rest = divmod(max((later - earlier).days, 0), DAYS_OF_WEEK)
    return weeks * len(workdays) + sum(is_workday(later - timedelta(days=n), workdays) for n in range(rest))


def days_before(day: date, count: int, workdays: Iterable[int]) -> date:
    """Return the day `count` working days before `day`. `workdays` must not be empty."""
    week = frozenset(workdays)
    for _ in range(count):
        day -= timedelta(days=1)
        while not is_workday(day, week):
            day -= timedelta(days=1)
    return day
