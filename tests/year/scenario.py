"""What is to happen in the year: drawn by lot from a seed, so that it can be told again."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import count
from random import Random
from zoneinfo import ZoneInfo

from tests.year.actions import (
    Action,
    Arrives,
    Ends,
    GoesAway,
    Leaves,
    Moves,
    Opens,
    Outage,
    Pauses,
    Planned,
    Sets,
    Snoozes,
)
from tests.year.event_log import Preferences
from tests.year.places import MONDAY_TO_FRIDAY, PLACES, SUNDAY_TO_THURSDAY
from tests.year.world import Resident

FIRST = ("Ada", "Ben", "Chloé", "Dmitri", "Eun", "Farah", "Gita", "Hugo", "Ines", "Jonas", "Kaia", "Liam", "Mona")
LAST = ("Abe", "Brandt", "Costa", "Diaz", "Egede", "Fofana", "Gupta", "Haddad", "Ito", "Jensen", "Kone", "Lima")
HOURS = (9, 9, 9, 9, 6, 7, 8, 10, 11, 12)
COUNTRIES = (*(place.country for place in PLACES), "")
AMOUNTS = ("light", "standard", "active")
WEEKS = (MONDAY_TO_FRIDAY, SUNDAY_TO_THURSDAY, frozenset({0, 1, 2, 3}), frozenset({1, 3}), frozenset(range(7)))
YEAR = timedelta(days=365)
MINUTE, QUARTER, HOUR, DAY = timedelta(minutes=1), timedelta(minutes=15), timedelta(hours=1), timedelta(days=1)

OFTEN: tuple[tuple[float, Callable[[str, Random], Action]], ...] = (
    # How often somebody does it in a year, and what.
    (3.0, lambda who, rng: GoesAway(who, rng.choice((1, 2, 3, 5, 7, 14, 21)))),
    (0.5, lambda who, _rng: GoesAway(who, 0)),
    (2.0, lambda who, rng: Snoozes(who, rng.randint(1, 6))),
    (1.5, lambda who, rng: Moves(who, rng.choice(PLACES).zone)),
    (1.0, lambda who, rng: Sets(who, partial(replace, hour=rng.choice(HOURS)))),
    (0.5, lambda who, rng: Sets(who, partial(replace, week=rng.choice(WEEKS)))),
    (0.3, lambda who, rng: Sets(who, partial(replace, country=rng.choice(COUNTRIES)))),
    (0.3, lambda who, rng: Sets(who, partial(replace, intensity=rng.choice(AMOUNTS)))),
)
LEAVING = 0.1
"""The share of people whose account is deactivated for a while in a year."""
OUTAGES = 30
"""How many outages a year has, apart from those around a change of clocks."""


@dataclass(frozen=True)
class Spell:
    """A time (UTC) in which somebody has no account, or the bot is down."""

    since: datetime
    until: datetime

    def covers(self, when: datetime) -> bool:
        """Return whether the moment lies in it, or so close that one could run into the other."""
        return self.since - HOUR < when < self.until + HOUR


NEVER = Spell(datetime.max.replace(tzinfo=UTC) - DAY, datetime.max.replace(tzinfo=UTC) - DAY)


def residents(people: int) -> tuple[Resident, ...]:
    """Return so many people, spread evenly over all places."""
    names = [f"{first} {last}" for last in LAST for first in FIRST]
    return tuple(
        Resident(f"U0YEAR{n:04}", f"{names[n % len(names)]}{n // len(names) or ''}", PLACES[n % len(PLACES)])
        for n in range(people)
    )


def script(everybody: Sequence[Resident], start: datetime, days: int, rng: Random) -> list[Planned]:
    """Return what is to happen in so many days from `start` (UTC), in order; nothing while the bot is down."""
    time = Spell(start, start + DAY * days)
    absent = {one.id: _absence(time, rng) for one in everybody}
    actions = [planned for one in everybody for planned in _life(one, time, absent[one.id], rng)]
    people = list(absent)
    for number, pair in enumerate(zip(people[::2], people[1::2], strict=False)):
        actions += _handovers(f"Account {number}", pair, rng.choice([*people, ""]), time, absent, rng)
    outages = _outages(time, rng)
    ordered = sorted(actions, key=lambda planned: planned.when)
    awake = [Planned(_once_up(planned.when, outages), planned.action) for planned in ordered]
    down = [Planned(outage.since, Outage(outage.until)) for outage in outages]
    return sorted((*down, *awake), key=lambda planned: planned.when)


def _life(one: Resident, time: Spell, absent: Spell, rng: Random) -> Iterator[Planned]:
    """Yield what somebody does about themselves."""
    preferences = Preferences(one.place.zone, one.place.country, one.place.week, rng.choice(HOURS))
    yield Planned(time.since, Arrives(one.id, preferences))
    for often, action in OFTEN:
        for _ in range(_how_often(often, time, rng)):
            when = _moment(time, rng)
            if not absent.covers(when):
                yield Planned(when, action(one.id, rng))
    if absent is not NEVER:
        yield Planned(absent.since, Leaves(one.id))
        yield Planned(absent.until, Leaves(one.id, gone=False))


def _handovers(
    name: str, pair: tuple[str, str], manager: str, time: Spell, absent: Mapping[str, Spell], rng: Random
) -> Iterator[Planned]:
    """Yield the handovers from one of a pair to the other: each lasts for months, some are paused meanwhile; then days pass."""
    outgoing, incoming = pair
    people = [one for one in (outgoing, incoming, manager) if one]
    begin = time.since + timedelta(minutes=1)
    for number in count(1):
        account = f"{name} No {number}"
        begin = _all_there(begin, people, absent)
        end = _all_there(begin + DAY * rng.randint(60, 200), people, absent)
        pause = begin + (end - begin) * rng.uniform(0.2, 0.6)
        if begin >= time.until:
            return
        yield Planned(begin, Opens(account, outgoing, incoming, manager))
        if rng.random() < 0.5 and not absent[outgoing].covers(pause):
            yield Planned(pause, Pauses(outgoing, account))
            going_on = _all_there(pause + DAY * rng.randint(2, 12), people, absent)
            yield Planned(going_on, Pauses(outgoing, account, again=True))
        yield Planned(end, Ends(outgoing, account, well=rng.random() < 0.5))
        begin = end + timedelta(hours=rng.randint(6, 24 * 30))


def _absence(time: Spell, rng: Random) -> Spell:
    """Return when somebody's account is deactivated, if ever."""
    if _how_often(LEAVING, time, rng) == 0:
        return NEVER
    since = _moment(time, rng)
    return Spell(since, since + timedelta(hours=rng.randint(1, 24 * 40)))


def _outages(time: Spell, rng: Random) -> list[Spell]:
    """Return when the bot is down: for minutes, hours or days, and now and then just when clocks change somewhere."""
    lengths = (
        lambda: timedelta(minutes=rng.randint(1, 50)),
        lambda: timedelta(hours=rng.randint(1, 14)),
        lambda: timedelta(hours=rng.randint(15, 100)),
    )
    drawn = [_moment(time, rng) for _ in range(_how_often(OUTAGES, time, rng))]
    found = [Spell(since, since + rng.choice(lengths)()) for since in drawn]
    found += [Spell(change - HOUR * 2, change + HOUR * 12) for change in _changes_of_clocks(time) if rng.random() < 0.4]
    apart: list[Spell] = []
    for outage in sorted(found, key=lambda outage: outage.since):
        if not apart or outage.since > apart[-1].until + DAY:
            apart.append(outage)
    return apart


def _changes_of_clocks(time: Spell) -> list[datetime]:
    """Return the days (midnight UTC) on which clocks change in one of the places."""
    days = [time.since + DAY * n for n in range((time.until - time.since).days)]
    zones = [ZoneInfo(place.zone) for place in PLACES]
    return [day for day in days if any(_offset(day, zone) != _offset(day + DAY, zone) for zone in zones)]


def _offset(moment: datetime, zone: ZoneInfo) -> timedelta | None:
    return moment.astimezone(zone).utcoffset()


def _once_up(when: datetime, outages: Iterable[Spell]) -> datetime:
    """Return the moment, or when it lies in an outage, a minute after it."""
    return next((outage.until + MINUTE for outage in outages if outage.since <= when <= outage.until), when)


def _all_there(when: datetime, people: Iterable[str], absent: Mapping[str, Spell]) -> datetime:
    """Return the moment, or the first day after it on which everybody has an account."""
    while any(absent[one].covers(when) for one in people):
        when += DAY
    return when


def _how_often(a_year: float, time: Spell, rng: Random) -> int:
    """Return how often something happens in this time that happens so often in a year."""
    return int(a_year * ((time.until - time.since) / YEAR) + rng.random())


def _moment(time: Spell, rng: Random) -> datetime:
    """Return a moment on a full quarter of an hour: often the very one at which mornings strike."""
    return time.since + QUARTER * rng.randint(1, int((time.until - time.since) / QUARTER))
