"""What was heard, compared with what must have been."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from tests.year.event_log import EventLog, Preferences
from tests.year.expectations import EVENING, Morning, Reason, mornings, off
from tests.year.stored_reasons import BY_RULE, ON_RECORD
from tests.year.world import Heard

IN_TIME = timedelta(minutes=5)
"""So much later is in time: messages are sent as fast as Slack takes them, and after an outage there may be many."""


@dataclass
class Comparison:
    """How the year went: faults in words, messages in time and late, and the days left out by reason."""

    faults: list[str] = field(default_factory=list)
    in_time: int = 0
    late: int = 0
    left_out: Counter[Reason] = field(default_factory=Counter)

    @property
    def days(self) -> int:
        """How many days were judged."""
        return self.in_time + self.late + sum(self.left_out.values())


def together(verdicts: Iterable[Comparison]) -> Comparison:
    """Return what was found in several companies as one."""
    whole = Comparison()
    for one in verdicts:
        whole.faults += one.faults
        whole.in_time += one.in_time
        whole.late += one.late
        whole.left_out += one.left_out
    return whole


Record = Mapping[tuple[str, date], str]
"""By person and local day, why no message came of one that was asked for."""


def compare(event_log: EventLog, heard: Iterable[Heard], record: Record, end: datetime) -> Comparison:
    """Judge every local day of every person up to `end` (UTC)."""
    found = Comparison()
    by_person: dict[str, list[Heard]] = defaultdict(list)
    for one in heard:
        by_person[one.person].append(one)
    for person in event_log.people:
        expected, got = mornings(event_log, person, end), by_person.pop(person, [])
        for morning in expected.values():
            _count(found, morning)
        wrong = (
            *_compared(expected, got),
            *_by_the_wall_clock(event_log, got, end),
            *_explained(event_log, person, expected, record),
        )
        found.faults += [f"{person}: {words}" for words in wrong]
    found.faults += [f"{person}: heard, but nobody knows them" for person in by_person]
    return found


def _count(found: Comparison, morning: Morning) -> None:
    if morning.reason:
        found.left_out[morning.reason] += 1
    elif morning.at == morning.struck:
        found.in_time += 1
    else:
        found.late += 1


def _compared(expected: Mapping[date, Morning], got: Iterable[Heard]) -> Iterator[str]:
    """Yield what is missing, doubled, unasked for, or came at another time than it should."""
    by_day: dict[date, list[datetime]] = defaultdict(list)
    for one in got:
        by_day[one.day].append(one.at)
    for day in sorted(by_day.keys() | expected.keys()):
        morning, times = expected.get(day), by_day.get(day, [])
        if len(times) > 1:
            yield f"heard {len(times)} times of {day}: {', '.join(map(str, times))}"
        if times and (morning is None or morning.at is None):
            yield f"heard of {day} at {times[0]}, but {morning.reason if morning else 'that is no day of theirs'}"
        elif morning and morning.at and not times:
            yield f"did not hear of {day}, due at {morning.at}"
        elif morning and morning.at and not morning.at <= times[0] <= morning.at + IN_TIME:
            yield f"heard of {day} at {times[0]}, due at {morning.at}"


def _explained(event_log: EventLog, person: str, expected: Mapping[date, Morning], record: Record) -> Iterator[str]:
    """Yield the days left out for which the program itself gives another reason, or none."""
    for day, morning in expected.items():
        if morning.reason is None or morning.struck is None:
            continue
        reason, struck = morning.reason, (person, morning.struck)
        if reason in ON_RECORD:
            wanted, given = ON_RECORD[reason], record.get((person, day), "")
        elif reason in BY_RULE and struck in event_log.by_rule:
            wanted, given = BY_RULE[reason], event_log.by_rule[struck]
        else:
            # Nothing is asked for of people without a handover; and of a change of preferences, nobody asked the rule.
            continue
        if given != wanted:
            yield f"left out on {day}, for {reason}, but the program says “{given}”"


def _by_the_wall_clock(event_log: EventLog, got: Iterable[Heard], end: datetime) -> Iterator[str]:
    """Yield what is wrong for somebody who only looks at the clock on their wall: no strikes, no reasons."""
    messages = Counter[tuple[str, date]]()
    for one in got:
        lives = [
            stretch.preferences
            for stretch in event_log.stretches(one.person, end)
            if stretch.since <= one.at <= stretch.until
        ]
        # What comes at the very moment of a change is right if it is by the life before it, or by the one after it.
        wrong = [_ill_timed(one, preferences) for preferences in lives]
        if all(wrong):
            yield wrong[0]
        zone = lives[wrong.index("")].zone if "" in wrong else lives[0].zone
        messages[zone, one.at.astimezone(ZoneInfo(zone)).date()] += 1
    yield from (f"{count} messages on {day}" for (_, day), count in messages.items() if count > 1)


def _ill_timed(one: Heard, preferences: Preferences) -> str:
    """Return what is wrong with hearing at this moment for somebody who lives like this, empty when nothing is."""
    local = one.at.astimezone(ZoneInfo(preferences.zone))
    if local.date() != one.day or not preferences.hour <= local.hour < EVENING:
        return f"heard of {one.day} at {local:%H:%M} on {local.date()}"
    reason = off(preferences, one.day)
    return f"heard on {one.day}, but {reason}" if reason else ""
