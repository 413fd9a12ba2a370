"""A person's preferences: guessed at first, then set in the settings form."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from handover.absence import absent_later, is_away
from handover.digest.schedule import next_digest_at
from handover.form_merge import kept_of_others
from handover.model.field_problems import FieldProblem, FieldProblems
from handover.model.people import Intensity, Person
from handover.time.countries import countries, country_of, office_week
from handover.time.workdays import local_date

DIGEST_HOURS = tuple(range(6, 13))
"""Local hours a person may choose."""
LONGEST_ABSENCE = timedelta(days=400)
SUMMARY_DAYS = (None, -1, *range(7))
"""What may be chosen of the weekly summary: nothing where the form does not ask, never, or a weekday (0 is Monday)."""
LINE_LIMIT = 300
"""Most characters of the profile line."""
NAME_LIMIT = 80
"""Most characters of a name towards customers."""


@dataclass(frozen=True)
class Preferences:
    """The content of the settings form."""

    away_until: date | None
    digest_hour: int
    workdays: frozenset[int]
    country: str
    intensity: Intensity
    profile_line: str
    customer_name: str = ""
    away_from: date | None = None
    account_pings: bool = True
    summary_day: int | None = None
    """None where the form does not ask: what was chosen before stays."""


def with_guessed_preferences(person: Person, now: datetime) -> Person:
    """Return the new person with country and work week guessed from their zone.

    No digest is sent on the first local day unless its digest hour is after `now` (UTC).
    """
    country = country_of(person.zone)
    if country:
        person = replace(person, country=country, workdays=office_week(country), guessed=True)
    today, first = local_date(now, person.zone), next_digest_at(person, now)
    ahead = first is not None and local_date(first, person.zone) == today
    return person if ahead else replace(person, last_digest_on=today)


class NotOffered(ValueError):
    """An hour or a country that the form does not offer."""


def preferences_of(person: Person, today: date) -> Preferences:
    """Return the form as it is filled in on the local day `today`: without an absence that is over."""
    absent = absent_later(person, today)
    return Preferences(
        away_until=person.away_until if absent else None,
        digest_hour=person.digest_hour,
        workdays=person.workdays,
        country=person.country,
        intensity=person.intensity,
        profile_line=person.profile_line,
        customer_name=person.customer_name,
        away_from=person.away_from if absent else None,
        account_pings=person.account_pings,
        summary_day=person.summary_day,
    )


def apply_preferences(
    person: Person, preferences: Preferences, now: datetime, shown: Mapping[str, str] | None = None
) -> Person:
    """Return the person with these preferences, not guessed any more.

    `shown` are the marks (`form_merge.field_marks`) of what the form showed when it was opened: what was saved meanwhile from
    another one, and left alone in this one, stays.

    Raises FieldProblems: `away_until` missing beside `away_from`, not after today (unless unchanged: then the absence is
    cleared) or more than 400 days ahead, `away_from` not before it, `workdays` empty, `profile_line` or `customer_name` too
    long. Raises NotOffered for an hour or country the form does not offer.
    """
    country_known = not preferences.country or preferences.country in countries()
    if preferences.digest_hour not in DIGEST_HOURS or not country_known or preferences.summary_day not in SUMMARY_DAYS:
        raise NotOffered
    today = local_date(now, person.zone)
    kept = kept_of_others(preferences, preferences_of(person, today), shown or {})
    preferences = replace(preferences, **kept)
    preferences = _without_past_absence(person, preferences, today)
    wrong = _problems(preferences, today)
    if wrong:
        raise FieldProblems(dict(wrong), {"limit": str(NAME_LIMIT if "customer_name" in wrong else LINE_LIMIT)})
    begins, until = _absence(person, preferences, today)
    return replace(
        person,
        away_until=until,
        away_from=begins,
        digest_hour=preferences.digest_hour,
        workdays=preferences.workdays,
        country=preferences.country,
        intensity=preferences.intensity,
        account_pings=preferences.account_pings,
        summary_day=person.summary_day if preferences.summary_day is None else preferences.summary_day,
        profile_line=_folded(preferences.profile_line),
        customer_name=_folded(preferences.customer_name),
        guessed=False,
    )


def _absence(person: Person, preferences: Preferences, today: date) -> tuple[date | None, date | None]:
    """Return the first day of the absence and the first day back.

    One without a first day begins today. One that is taken back while it lasts has ended today, so that it is known that it was.
    """
    if preferences.away_until is not None:
        return preferences.away_from or today, preferences.away_until
    lasted = person.away_from is not None and person.away_from < today and is_away(person, today)
    return (person.away_from, today) if lasted else (None, None)


@dataclass(frozen=True)
class ProfileLine:
    """The content of the form of the profile line."""

    profile_line: str


def apply_profile_line(person: Person, line: str, shown: Mapping[str, str] | None = None) -> Person:
    """Return the person with this profile line. `shown`: see `apply_preferences`. Raises FieldProblems (field `profile_line`)."""
    line = kept_of_others(ProfileLine(line), ProfileLine(person.profile_line), shown or {}).get("profile_line", line)
    wrong = _line_problems(line)
    if wrong:
        raise FieldProblems(dict(wrong), {"limit": str(LINE_LIMIT)})
    return replace(person, profile_line=_folded(line))


def _without_past_absence(person: Person, preferences: Preferences, today: date) -> Preferences:
    """Return the preferences without an absence that is over by `today` and has not been changed."""
    stored = (person.away_from, person.away_until)
    over = preferences.away_until is not None and preferences.away_until <= today
    unchanged = (preferences.away_from, preferences.away_until) == stored
    return replace(preferences, away_from=None, away_until=None) if over and unchanged else preferences


def _problems(preferences: Preferences, today: date) -> Mapping[str, FieldProblem]:
    problems = _absence_problems(preferences, today)
    if not preferences.workdays:
        problems["workdays"] = FieldProblem.NO_WORKDAY
    if len(_folded(preferences.customer_name)) > NAME_LIMIT:
        problems["customer_name"] = FieldProblem.TOO_LONG
    return problems | _line_problems(preferences.profile_line)


def _absence_problems(preferences: Preferences, today: date) -> dict[str, FieldProblem]:
    begins, back = preferences.away_from, preferences.away_until
    if back is None:
        return {"away_until": FieldProblem.NO_DAY_BACK} if begins else {}
    if back <= today:
        return {"away_until": FieldProblem.NOT_AHEAD}
    if back > today + LONGEST_ABSENCE:
        return {"away_until": FieldProblem.TOO_FAR_OFF}
    return {"away_from": FieldProblem.AWAY_AFTER_BACK} if begins and begins >= back else {}


def _line_problems(line: str) -> dict[str, FieldProblem]:
    return {"profile_line": FieldProblem.TOO_LONG} if len(_folded(line)) > LINE_LIMIT else {}


def _folded(line: str) -> str:
    return " ".join(line.split())
