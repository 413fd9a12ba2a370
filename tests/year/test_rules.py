"""The program's pure rules against the expectations, for people who move, are absent and change their settings at random."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import example, given, settings
from hypothesis import strategies as st

from handover.digest.schedule import NoDigest, digest_days_due, may_send_digest, next_digest_at, replanned_digest_at
from handover.model.people import Person
from tests.hypothesis_profiles import examples
from tests.year.comparison import compare
from tests.year.event_log import EventLog, Preferences, Stretch, Waiting
from tests.year.expectations import strikes
from tests.year.places import MONDAY_TO_FRIDAY, PLACES, SUNDAY_TO_THURSDAY
from tests.year.world import Heard

SAM = "U0SAM"
QUARTER, DAYS = timedelta(minutes=15), 40
STARTS = (
    datetime(2011, 12, 15, tzinfo=UTC),  # Apia is about to leave out the 30th
    datetime(2026, 3, 20, tzinfo=UTC),
    datetime(2026, 8, 25, tzinfo=UTC),
    datetime(2026, 10, 10, tzinfo=UTC),
)
ZONES = (*(place.zone for place in PLACES), "Antarctica/Troll", "Africa/Casablanca", "America/Havana")
Change = Callable[[Preferences, date], Preferences]
"""Makes somebody's new preferences of the old ones and of the local day it is."""


def back_in(begins: int | None, days: int, preferences: Preferences, today: date) -> Preferences:
    away_from = None if begins is None else today + timedelta(days=begins)
    back_on = (away_from or today) + timedelta(days=days)
    return replace(preferences, away_from=away_from, back_on=back_on) if days else replace(preferences, back_on=None)


def changed(preferences: Preferences, _today: date, **change: Any) -> Preferences:
    return replace(preferences, **change)


weeks = st.sampled_from([MONDAY_TO_FRIDAY, SUNDAY_TO_THURSDAY, frozenset({2}), frozenset(range(7))])
countries = st.sampled_from([*{place.country for place in PLACES}, ""])
zones, hours = st.sampled_from(ZONES), st.integers(6, 12)
lives = st.builds(Preferences, zone=zones, country=countries, week=weeks, hour=hours)
changes: st.SearchStrategy[Change] = st.one_of(
    st.builds(lambda zone: partial(changed, zone=zone), zones),
    st.builds(lambda hour: partial(changed, hour=hour), hours),
    st.builds(lambda week: partial(changed, week=week), weeks),
    st.builds(lambda country: partial(changed, country=country), countries),
    st.builds(lambda gone: partial(changed, gone=gone), st.booleans()),
    st.builds(lambda begins, days: partial(back_in, begins, days), st.none() | st.integers(0, 9), st.integers(0, 9)),
)
quarters = st.sampled_from([24, 28, 32, 36, 40, 44, 48, 71, 72, 73]) | st.integers(0, 95)
"""Quarters of an hour since midnight: often the very one at which something begins or ends."""
moments = st.tuples(st.integers(1, DAYS), quarters)
"""Days since the start, and a time of day where somebody lives at first."""
absences = st.tuples(moments, st.tuples(st.integers(0, 4), quarters))
"""When the bot goes down, and how many days later and at which time of day it is up again."""


@dataclass
class RulesAlone:
    """What the bot does about Sam, with nothing around it: when to wake, what to ask for, whether to send."""

    person: Person
    planned: datetime | None
    heard: list[Heard] = field(default_factory=list)
    record: dict[tuple[str, date], str] = field(default_factory=dict)

    def wake(self, now: datetime) -> None:
        """Do what is due at `now` (UTC)."""
        if self.planned is None or self.planned > now:
            return
        days = digest_days_due(self.person, self.planned, now)
        for day in days:
            answer = may_send_digest(self.person, day, now)
            if isinstance(answer, NoDigest):
                self.record[SAM, day] = str(answer)
            else:
                self.heard.append(Heard(SAM, day, now))
        self.person = replace(self.person, last_digest_on=days[-1] if days else self.person.last_digest_on)
        self.planned = next_digest_at(self.person, now)

    def live_until(self, moment: datetime) -> None:
        """Wake whenever the rules say so, up to a moment (UTC)."""
        while self.planned is not None and self.planned <= moment:
            self.wake(self.planned)

    def learn(self, preferences: Preferences, now: datetime) -> None:
        """Hear from now on of a new life, as the settings form and the events of Slack's tell of it."""
        self.person = living(self.person, preferences)
        self.planned = replanned_digest_at(self.person, self.planned, now)
        self.wake(now)


def living(person: Person, preferences: Preferences) -> Person:
    """Return the person as the program knows somebody who lives like this."""
    return replace(
        person,
        zone=preferences.zone,
        country=preferences.country,
        workdays=preferences.week,
        digest_hour=preferences.hour,
        away_from=preferences.away_from,
        away_until=preferences.back_on,
        deactivated=preferences.gone,
    )


def note(event_log: EventLog, when: datetime, preferences: Preferences, end: datetime) -> None:
    """Note a life that begins, in which something waits on every morning."""
    event_log.note(SAM, when, preferences)
    event_log.waiting |= {(SAM, strike.at): Waiting.SOMETHING for strike in strikes(Stretch(when, end, preferences))}


Moment = tuple[int, int]


def at(moment: Moment, start: datetime, zone: str) -> datetime:
    """Return the moment in UTC."""
    midnight = datetime.combine(start.date() + timedelta(days=moment[0]), time(), ZoneInfo(zone))
    return midnight.astimezone(UTC) + QUARTER * moment[1]


def apart(outages: Sequence[tuple[Moment, Moment]], start: datetime, zone: str) -> list[tuple[datetime, datetime]]:
    """Return the outages as moments (UTC), without those that have no length or begin before the one before is over."""
    spans = [(at(down, start, zone), at((down[0] + up[0], up[1]), start, zone)) for down, up in outages]
    found: list[tuple[datetime, datetime]] = []
    for since, until in sorted(spans):
        if since < until and (not found or since > found[-1][1]):
            found.append((since, until))
    return found


APIA = Preferences("Pacific/Apia", "", frozenset(range(7)))
PAGO = partial(changed, zone="Pacific/Pago_Pago")


@given(
    start=st.sampled_from(STARTS),
    first=lives,
    moves=st.lists(st.tuples(moments, changes), max_size=12),
    outages=st.lists(absences, max_size=5),
)
@example(start=STARTS[0], first=APIA, moves=[], outages=[]).via("a day that is left out")
@example(start=STARTS[1], first=APIA, moves=[((3, 40), PAGO)], outages=[]).via("a day that comes twice")
@example(
    start=STARTS[1],
    first=replace(APIA, zone="Pacific/Pago_Pago"),
    moves=[((3, 20), partial(changed, zone="Pacific/Apia")), ((3, 40), PAGO)],
    outages=[],
).via("a day that comes after the next")
@example(start=STARTS[1], first=APIA, moves=[], outages=[((3, 30), (0, 73))]).via("up again in the evening")
@settings(max_examples=examples(150))
def test_whatever_somebody_does_the_rules_have_them_hear_as_they_must(
    start: datetime, first: Preferences, moves: list[tuple[Moment, Change]], outages: list[tuple[Moment, Moment]]
) -> None:
    event_log, end = EventLog(outages=apart(outages, start, first.zone)), start + timedelta(days=DAYS + 10)
    note(event_log, start, first, end)
    bot = RulesAlone(Person(SAM, "Sam", last_digest_on=event_log.arrived_on(SAM)), None)
    bot.learn(first, start)
    actions: list[tuple[datetime, Change | None]] = [(down, None) for down, _ in event_log.outages]
    actions += [(event_log.up_again(at(moment, start, first.zone)), change) for moment, change in moves]
    for when, change in sorted(actions, key=lambda action: (action[0], action[1] is None)):
        bot.live_until(when)
        if change is None:
            bot.wake(event_log.up_again(when + timedelta(seconds=1)))
        else:
            preferences = change(
                event_log.preferences(SAM), when.astimezone(ZoneInfo(event_log.preferences(SAM).zone)).date()
            )
            note(event_log, when, preferences, end)
            bot.learn(preferences, when)
    bot.live_until(end)
    assert compare(event_log, bot.heard, bot.record, end).faults == []
