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
    Joins,
    Leaves,
    Moves,
    Opens,
    Outage,
    Pauses,
    Planned,
    Sets,
    Snoozes,
    TakesOver,
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
LEAVING, LEAVING_FOR_GOOD = 0.1, 0.06
"""The shares of people whose account is deactivated for a while in a year, and for good."""
JOINING = 0.1
"""The share of people who come in the course of a year."""
COVERED = 0.2
"""The share of handovers after which somebody covers, because who hands over goes on leave."""
CHANGING = 0.3
"""The share of handovers in which somebody else takes over than was planned, or becomes the manager."""
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


@dataclass(frozen=True)
class Absences:
    """When (UTC) somebody's account came to be, and the spells in which it is deactivated."""

    came: datetime
    gone: tuple[Spell, ...]

    def there(self, when: datetime) -> bool:
        """Return whether they have an account then, and do not come or leave within the hour."""
        return when > self.came and not any(spell.covers(when) for spell in self.gone)


@dataclass(frozen=True)
class Cast:
    """Who takes part in the handovers of a pair: the manager may be nobody; the other one may take over while one is under way."""

    outgoing: str
    incoming: str
    manager: str
    other: str

    @property
    def people(self) -> tuple[str, ...]:
        """Those who take part as it was planned."""
        return tuple(one for one in (self.outgoing, self.incoming, self.manager) if one)


LATER = datetime.max.replace(tzinfo=UTC) - DAY
"""The end of a spell that has none."""


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
    absent = {one.id: _absences(time, rng) for one in everybody}
    actions = [planned for one in everybody for planned in _life(one, time, absent[one.id], rng)]
    people = list(absent)
    for number, pair in enumerate(zip(people[::2], people[1::2], strict=False)):
        managers = [one for one in (*people, "") if one != pair[0]]
        cast = Cast(*pair, rng.choice(managers), rng.choice(people))
        actions += _handovers(f"Account {number}", cast, time, absent, rng)
    outages = _outages(time, rng)
    ordered = sorted(actions, key=lambda planned: planned.when)
    awake = [Planned(_once_up(planned.when, outages), planned.action) for planned in ordered]
    down = [Planned(outage.since, Outage(outage.until)) for outage in outages]
    return sorted((*down, *awake), key=lambda planned: planned.when)


def _life(one: Resident, time: Spell, absent: Absences, rng: Random) -> Iterator[Planned]:
    """Yield what somebody does about themselves."""
    preferences = Preferences(one.place.zone, one.place.country, one.place.week, rng.choice(HOURS))
    if absent.came > time.since:
        yield Planned(absent.came, Joins(one.id))
    yield Planned(absent.came, Arrives(one.id, preferences))
    for often, action in OFTEN:
        for _ in range(_how_often(often, time, rng)):
            when = _moment(time, rng)
            if absent.there(when):
                yield Planned(when, action(one.id, rng))
    for gone in absent.gone:
        yield Planned(gone.since, Leaves(one.id))
        if gone.until < LATER:
            yield Planned(gone.until, Leaves(one.id, gone=False))


def _handovers(name: str, cast: Cast, time: Spell, absent: Mapping[str, Absences], rng: Random) -> Iterator[Planned]:
    """Yield the handovers from one of a pair to the other: each lasts for months, some are paused meanwhile; then days pass.

    In some, and wherever the incoming one leaves for good, somebody else takes over while it is under way.
    """
    begin = time.since + timedelta(minutes=1)
    for number in count(1):
        account, there = f"{name} No {number}", cast
        begin = _all_there(begin, cast.people, absent, time.until)
        if begin >= time.until:
            return
        leave = rng.randint(60, 250) if rng.random() < COVERED else 0
        yield Planned(begin, Opens(account, cast.outgoing, cast.incoming, cast.manager, leave))
        lasts = DAY * rng.randint(60, 200)
        change = begin + lasts * rng.uniform(0.1, 0.9)
        if rng.random() < CHANGING and _may_change(cast, change, absent):
            yield Planned(change, TakesOver(cast.outgoing, account, "Incoming CSM", cast.other))
            there = replace(cast, incoming=cast.other)
        end = _all_there(begin + lasts, there.people, absent, time.until)
        yield from _pause(account, begin, end, there, absent, time, rng)
        if end >= time.until:
            return
        yield Planned(end, Ends(cast.outgoing, account, well=rng.random() < 0.5))
        begin = end + timedelta(hours=rng.randint(6, 24 * 30))


def _may_change(cast: Cast, when: datetime, absent: Mapping[str, Absences]) -> bool:
    """Return whether another one can take over then: it is a third one, and whoever says so is there."""
    return cast.other not in cast.people and all(absent[one].there(when) for one in (cast.outgoing, cast.other))


def _pause(
    account: str, begin: datetime, end: datetime, cast: Cast, absent: Mapping[str, Absences], time: Spell, rng: Random
) -> Iterator[Planned]:
    """Yield that the handover is paused and goes on after some days, where that happens."""
    pause = begin + (end - begin) * rng.uniform(0.2, 0.6)
    if rng.random() >= 0.5 or not absent[cast.outgoing].there(pause):
        return
    going_on = _all_there(pause + DAY * rng.randint(2, 12), cast.people, absent, time.until)
    if going_on < end:
        yield Planned(pause, Pauses(cast.outgoing, account))
        yield Planned(going_on, Pauses(cast.outgoing, account, again=True))


def _absences(time: Spell, rng: Random) -> Absences:
    """Return when somebody has no account: before they come, for a while, or once they have left for good."""
    came = _moment(time, rng) if rng.random() < JOINING else time.since
    gone: list[Spell] = []
    if _how_often(LEAVING, time, rng):
        since = _moment(time, rng)
        gone.append(Spell(since, since + timedelta(hours=rng.randint(1, 24 * 40))))
    elif _how_often(LEAVING_FOR_GOOD, time, rng):
        gone.append(Spell(_moment(time, rng), LATER))
    return Absences(came, tuple(one for one in gone if one.since > came + DAY))


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


def _all_there(when: datetime, people: Iterable[str], absent: Mapping[str, Absences], until: datetime) -> datetime:
    """Return the moment, or the first day after it on which everybody has an account; one after `until` where there is none."""
    while when < until and not all(absent[one].there(when) for one in people):
        when += DAY
    return when


def _how_often(a_year: float, time: Spell, rng: Random) -> int:
    """Return how often something happens in this time that happens so often in a year."""
    return int(a_year * ((time.until - time.since) / YEAR) + rng.random())


def _moment(time: Spell, rng: Random) -> datetime:
    """Return a moment on a full quarter of an hour: often the very one at which mornings strike."""
    return time.since + QUARTER * rng.randint(1, int((time.until - time.since) / QUARTER))
