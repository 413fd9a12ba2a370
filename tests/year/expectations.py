"""What everybody must have heard, worked out from the event log alone, without the program's own rules.

A morning strikes when the clock on the wall where somebody lives shows their hour, or when somebody changes how they live
and finds that their hour is past already, but it is not evening yet. Each of their days then ends in one of two ways: one
message, at the strike or, after an outage, as soon as the bot is up again; or none, for one reason.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from functools import cache
from zoneinfo import ZoneInfo

import holidays

from tests.year.event_log import EventLog, Preferences, Stretch, Waiting

EVENING = 18
"""From this local hour on nobody hears of the morning any more."""
A_DAY = timedelta(days=1)


class Reason(StrEnum):
    """Why a day was left out."""

    GONE = "their account was deactivated"
    AWAY = "they were away"
    DAY_OFF = "not a day of their work week"
    HOLIDAY = "a public holiday where they live"
    OUTAGE = "the bot was down until 18:00 their time or later"
    SNOOZED = "they had snoozed what waited"
    PAUSED = "what waited was paused"
    NOT_DUE = "nothing was due, and they want to hear only of that"
    TOLD = "what waited was told in a message of its own that morning"
    NOTHING = "there was nothing to do"
    NO_HANDOVER = "they were in no open handover"
    HEARD_BEFORE = "where they had come from, it had been that day already"
    SKIPPED = "where they went, the day was over already"


@dataclass(frozen=True)
class Strike:
    """The moment (UTC) at which a local day's morning struck for somebody, and how they lived then."""

    day: date
    at: datetime
    preferences: Preferences


@dataclass(frozen=True)
class Morning:
    """What a person's local day must show: one message at `at` (UTC), or none for `reason`. `struck`: when that was settled."""

    day: date
    struck: datetime | None = None
    at: datetime | None = None
    reason: Reason | None = None


def mornings(event_log: EventLog, person: str, end: datetime) -> dict[date, Morning]:
    """Return what each local day of a person must show, from the day after they arrived to their last before `end` (UTC)."""
    days: dict[date, Morning] = {}
    arrived = newest = event_log.arrived_on(person)
    for stretch in event_log.stretches(person, end):
        for strike in strikes(stretch):
            morning = judged(event_log, person, strike)
            if strike.day <= newest:
                # Once a date has been dealt with, neither it nor an earlier one comes again, whichever way one flies.
                days.setdefault(strike.day, Morning(strike.day, strike.at, reason=Reason.HEARD_BEFORE))
            else:
                days[strike.day] = morning
                newest = strike.day if settles(morning) else newest
    return {day: morning for day, morning in _with_days_between(days).items() if day > arrived}


def strikes(stretch: Stretch) -> Iterator[Strike]:
    """Yield each moment of the stretch at which a morning strikes, in order."""
    zone = ZoneInfo(stretch.preferences.zone)
    day, last = stretch.since.astimezone(zone).date(), stretch.until.astimezone(zone).date()
    while day <= last:
        opens, closes = _moment(day, stretch.preferences.hour, zone), _moment(day, EVENING, zone)
        if opens.astimezone(zone).date() != day:
            pass  # Apia went from 29 to 31 December 2011.
        elif stretch.since < opens <= stretch.until:
            yield Strike(day, opens, stretch.preferences)
        elif opens <= stretch.since < closes:
            yield Strike(day, stretch.since, stretch.preferences)
        day += A_DAY


def judged(event_log: EventLog, person: str, strike: Strike) -> Morning:
    """Return what must come of a strike."""
    at, waiting = event_log.up_again(strike.at), event_log.waiting[person, strike.at]
    reason = off(strike.preferences, strike.day)
    if reason is None and waiting is not Waiting.NO_HANDOVER:
        reason = _too_late(strike, at)
    if reason is None and waiting is not Waiting.SOMETHING:
        reason = Reason[waiting.name]
    return Morning(strike.day, strike.at, reason=reason) if reason else Morning(strike.day, strike.at, at)


def off(preferences: Preferences, day: date) -> Reason | None:
    """Return why somebody who lives like this does not hear anything on a day, None when they do."""
    if preferences.gone:
        return Reason.GONE
    gone_by = preferences.away_from or date.min
    if preferences.back_on is not None and gone_by <= day < preferences.back_on:
        return Reason.AWAY
    if day.weekday() not in preferences.week:
        return Reason.DAY_OFF
    return Reason.HOLIDAY if preferences.country and day in _holidays_of(preferences.country) else None


def settles(morning: Morning) -> bool:
    """Return whether this is the last word for the date. It is not for a day off: who is back from it may still hear."""
    return morning.reason not in (Reason.GONE, Reason.AWAY, Reason.DAY_OFF, Reason.HOLIDAY)


def _too_late(strike: Strike, at: datetime) -> Reason | None:
    """Return whether the bot was down until the evening, or into another day."""
    local = at.astimezone(ZoneInfo(strike.preferences.zone))
    return None if (local.date(), local.hour < EVENING) == (strike.day, True) else Reason.OUTAGE


def _with_days_between(days: dict[date, Morning]) -> dict[date, Morning]:
    """Add the days on which no morning struck: somebody flew from before it to after it."""
    first, last = min(days), max(days)
    every = (first + A_DAY * n for n in range((last - first).days + 1))
    return {day: days.get(day) or Morning(day, reason=Reason.SKIPPED) for day in every}


def _moment(day: date, hour: int, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(hour), zone).astimezone(UTC)


@cache
def _holidays_of(country: str) -> holidays.HolidayBase:
    return holidays.country_holidays(country)
