"""When the next digest comes, in the person's zone, and why not earlier."""

from collections.abc import Sequence
from datetime import date, datetime
from itertools import pairwise
from zoneinfo import ZoneInfo

from handover.digest.schedule import NoDigest, NoDigestReason, days_without_digest, upcoming_digest_at
from handover.model.people import Person
from handover.time.countries import countries
from handover.time.holidays import UNNAMED
from handover.time.workdays import local_date
from messages.absence import away_words
from messages.kit.dates import day, weekday_names
from messages.kit.text import listed

NAMED_HOLIDAYS = 2
"""Most public holidays in a row that are named; more are counted."""
LONGEST_WEEKEND = 3
_WITH_ARTICLE = frozenset({"Bahamas", "Comoros", "Gambia", "Isle of Man", "Maldives", "Netherlands", "Philippines"})
_ENDS_WITH_ARTICLE = ("Islands", "Republic", "Territories", "Territory", "Lands", "Netherlands")

Days = Sequence[tuple[date, NoDigest]]


def next_digest_words(person: Person, now: datetime) -> str:
    """Return when the next digest comes, in the person's zone, and why not earlier."""
    comes = upcoming_digest_at(person, now)
    if comes is None:
        return "You don't get a morning message."
    if comes == now:
        return "Your morning message comes in a moment."
    return f"Your next morning message comes {moment_words(comes, person, now)}{reason_words(person, now, comes)}."


def moment_words(at: datetime, person: Person, now: datetime) -> str:
    """Return the moment of a digest in the person's zone, such as `tomorrow at 9:00 your time at the earliest`.

    At the earliest, because a digest only comes when there is something to do.
    """
    local = at.astimezone(ZoneInfo(person.zone))
    when = _day_words(local.date(), local_date(now, person.zone), "on ")
    return f"{when} at {local.hour}:{local.minute:02} your time at the earliest"


def reason_words(person: Person, now: datetime, comes: datetime, first: date | None = None) -> str:
    """Return why there is no digest from the local day `first` (by default today) until the one at `comes` (UTC).

    Begins with a comma; empty when no day is left out.
    """
    today = local_date(now, person.zone)
    days = days_without_digest(person, first or today, now, comes)
    reasons = [*_away(person, days, today), *_had(days, today), *_holidays(person, days, today), *_off(person, days)]
    return f", because {', and '.join(reasons)}" if reasons else ""


def country_words(country: str) -> str:
    """Return a country's name as it stands after "in", such as `the Netherlands`."""
    name = countries()[country]
    article = name in _WITH_ARTICLE or name.startswith("United ") or name.endswith(_ENDS_WITH_ARTICLE)
    return f"the {name}" if article else name


def _away(person: Person, days: Days, today: date) -> list[str]:
    is_away = any(reason.why is NoDigestReason.AWAY for _, reason in days)
    return [f"you are {away_words(person, today)}"] if is_away else []


def _had(days: Days, today: date) -> list[str]:
    had = [one for one, reason in days if reason.why is NoDigestReason.HAD]
    words = [f"you have had {_day_words(one, today)}'s already" for one in had]
    gone = [f"there is no {day(one)} where you are" for one, reason in days if reason.why is NoDigestReason.NO_SUCH_DAY]
    return words + gone


def _holidays(person: Person, days: Days, today: date) -> list[str]:
    found = [(one, reason.name) for one, reason in days if reason.why is NoDigestReason.HOLIDAY]
    if not found:
        return []
    where = country_words(person.country)
    if len(found) > NAMED_HOLIDAYS:
        return [f"there are {len(found)} public holidays in {where} before that"]
    named = [f"{_day_words(one, today)} is {'a public holiday' if name == UNNAMED else name}" for one, name in found]
    return [f"{listed(named)} in {where}"]


def _off(person: Person, days: Days) -> list[str]:
    off = list(dict.fromkeys(one.weekday() for one, reason in days if reason.why is NoDigestReason.DAY_OFF))
    if not off:
        return []
    names = weekday_names()
    if len(off) > LONGEST_WEEKEND:
        return [f"you work on {listed([f'{names[number]}s' for number in sorted(person.workdays)])} only"]
    if len(off) == 1:
        return [f"{names[off[0]]} is your day off"]
    whole = len(off) + len(person.workdays) == len(names)
    in_a_row = all((later - earlier) % 7 == 1 for earlier, later in pairwise(off))
    return [f"{listed([names[number] for number in off])} are your {'weekend' if whole and in_a_row else 'days off'}"]


def _day_words(one: date, today: date, before: str = "") -> str:
    """Return `today`, `tomorrow`, or `before` and the date."""
    return {0: "today", 1: "tomorrow"}.get((one - today).days, f"{before}{day(one)}")
