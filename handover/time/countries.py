"""Countries: their English names, which one a time zone lies in, and the office week there.

Names come from CLDR (Babel); zones from the IANA time zone database (`zone.tab` and the links of `tzdata.zi`), which ships
as the package tzdata. All of it is read at the first use.
"""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

SPOKEN = {
    "CD": "Congo (Kinshasa)",
    "CG": "Congo (Brazzaville)",
    "CZ": "Czech Republic",
    "HK": "Hong Kong",
    "MM": "Myanmar",
    "MO": "Macau",
    "PS": "Palestine",
    "TR": "Turkey",
}
"""Names people look for in a menu, where CLDR has another one."""
SATURDAY, SUNDAY = 5, 6


@cache
def countries() -> Mapping[str, str]:
    """Return the English names of the countries whose public holidays are known, by ISO 3166 code, in order of name."""
    from babel import Locale
    from holidays.registry import COUNTRIES

    names = {**Locale("en", "GB").territories, **SPOKEN}
    found = sorted((names[code], code) for _, code, *_ in COUNTRIES.values())
    return MappingProxyType({code: name for name, code in found})


def country_of(zone: str) -> str:
    """Return the country (ISO 3166 code) an IANA zone, or an older name of one, lies in; empty when it is in none."""
    by_zone, older = _by_zone(), _older_names()
    # Only an area and a city name a place: EST, say, is a link to Panama's time.
    while zone not in by_zone and "/" in zone and zone in older:
        zone = older[zone]
    country = by_zone.get(zone, "")
    return country if country in countries() else ""


@cache
def office_week(country: str) -> frozenset[int]:
    """Return the weekdays (0 is Monday) on which offices of the country are open, as far as its weekend tells.

    Where only Sunday is free by law, offices rest on Saturday too.
    """
    from holidays import country_holidays

    free = set(country_holidays(country).weekend)
    if free == {SUNDAY}:
        free.add(SATURDAY)
    return frozenset(range(7)) - free


@cache
def _by_zone() -> Mapping[str, str]:
    rows = (line.split("\t") for line in _lines("zone.tab") if not line.startswith("#"))
    return {row[2]: row[0] for row in rows}


@cache
def _older_names() -> Mapping[str, str]:
    """Return what older names of zones (Asia/Calcutta) are called now."""
    links = (line.split() for line in _lines("tzdata.zi") if line.startswith("L "))
    return {older: current for _, current, older in links}


def _lines(table: str) -> list[str]:
    return files("tzdata").joinpath("zoneinfo", table).read_text(encoding="utf-8").splitlines()
