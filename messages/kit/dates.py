"""Dates in English words, as CLDR (Babel) names days and months, and moments for Slack to show in the reader's zone.

Babel takes 35 ms to import and 10 µs a date, so it is imported at the first use (see `bot.startup`), and the words are
kept: a Home tab names the same few days many times over.
"""

from datetime import UTC, date, datetime, timedelta
from functools import cache, lru_cache

LOCALE = "en"
PLAIN = timedelta(days=180)
"""How far off a date is still understood without its year."""


def day(when: date) -> str:
    """Return a date without its year, such as `Thu 3 Dec`."""
    return _formatted(when, "EEE d MMM")


def day_from(today: date, when: date) -> str:
    """Return a date that may be in any year: as `day` does where it is near `today`, else with its year, `Fri 3 Dec 2027`."""
    return day(when) if abs(when - today) <= PLAIN else _formatted(when, "EEE d MMM y")


def day_and_year(when: date) -> str:
    """Return a date with its year, such as `3 December 2026`."""
    return _formatted(when, "d MMMM y")


def month(when: date) -> str:
    """Return the month of a date with its year, such as `December 2026`."""
    return _formatted(when, "LLLL y")


def weekday_and_date(when: date) -> str:
    """Return a date for a sentence, such as `Tuesday, 3 December 2026`."""
    return _formatted(when, "EEEE, d MMMM y")


@cache
def weekday_names() -> tuple[str, ...]:
    """Return the names of the weekdays from Monday on, so that a `date.weekday()` is the index of its name."""
    from babel.dates import get_day_names

    names = get_day_names("wide", locale=LOCALE)
    return tuple(names[number] for number in range(7))


def local_time(moment: datetime) -> str:
    """Return the mrkdwn of a moment that Slack shows in the reader's own zone; UTC in words where Slack cannot."""
    utc = moment.astimezone(UTC)
    words = f"{_formatted(utc.date(), 'dd MMM y')} {utc:%H:%M}"
    return f"<!date^{int(utc.timestamp())}^{{date_short_pretty}} at {{time}}|{words} UTC>"


@lru_cache(maxsize=4096)
def _formatted(when: date, pattern: str) -> str:
    from babel.dates import format_date

    return format_date(when, pattern, LOCALE)
