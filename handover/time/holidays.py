"""Nation-wide public holidays with English names. Regional ones are left out, because no region is known.

The library is slow to import and is imported at the first use.
"""

import re
from collections.abc import Mapping
from datetime import date
from functools import cache

from handover.time.countries import countries

UNNAMED = "Day off"
"""Name the library gives to a day off in exchange for another day."""
_REMARK = re.compile(r" \((observed|estimated|observed, estimated|in lieu|substitute day|substituted from .*)\)$")


def holiday(day: date, country: str) -> str:
    """Return the English name of the country's public holiday on this day; empty for none or an unknown country."""
    return _of_year(country, day.year).get(day, "") if country else ""


def next_holiday(after: date, country: str) -> tuple[date, str] | None:
    """Return the first public holiday after a day and its name; None when there is none this year or next."""
    coming = sorted((*_of_year(country, after.year).items(), *_of_year(country, after.year + 1).items()))
    return next(((day, name) for day, name in coming if day > after), None)


@cache
def _of_year(country: str, year: int) -> Mapping[date, str]:
    if country not in countries():
        return {}
    from holidays import country_holidays

    found = country_holidays(country, years=year, language=_english(country), expand=False)
    return {day: _plain(name) for day, name in found.items()}


def _english(country: str) -> str | None:
    """Return the library's language code for English names of this country; None when it has one language only."""
    from holidays import country_holidays

    of_country = country_holidays(country)
    own = of_country.default_language or ""
    return own if own.startswith("en") or not of_country.supported_languages else "en_US"


def _plain(name: str) -> str:
    """Return the name without remarks; of several holidays on a day, the first."""
    return _REMARK.sub("", name.split("; ", maxsplit=1)[0])
