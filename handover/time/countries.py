"""Countries: English names, the country of a time zone, and the office week.

Names come from CLDR (Babel), zones from the IANA database in the package tzdata (`zone.tab` and the links of
`tzdata.zi`). They are read at the first use.
"""

from collections.abc import Iterable, Mapping
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
"""Names used instead of CLDR's, because people look for them in a menu."""
SATURDAY, SUNDAY = 5, 6


@cache
def countries() -> Mapping[str, str]:
    """Return the English names of the countries with known public holidays, by ISO 3166 code, ordered by name."""
    from babel import Locale
    from holidays.registry import COUNTRIES

    names = {**Locale("en", "GB").territories, **SPOKEN}
    found = sorted((names[code], code) for _, code, *_ in COUNTRIES.values())
    return MappingProxyType({code: name for name, code in found})


def country_of(zone: str) -> str:
    """Return the country (ISO 3166 code) of an IANA zone or of an older name of one; empty when it has none."""
    by_zone, older = _by_zone(), _older_names()
    # Only an area and a city name a place: EST, say, is a link to Panama's time.
    while zone not in by_zone and "/" in zone and zone in older:
        zone = older[zone]
    country = by_zone.get(zone, "")
    return country if country in countries() else ""


def zones() -> Iterable[str]:
    """Return the IANA zones that belong to a country."""
    return _by_zone().keys()


@cache
def zones_of(country: str) -> tuple[str, ...]:
    """Return the IANA zones of a country (ISO 3166 code); none for an unknown one."""
    return tuple(zone for zone, of in _by_zone().items() if of == country)


@cache
def office_week(country: str) -> frozenset[int]:
    """Return the weekdays (0 is Monday) on which offices of the country are open, derived from its weekend.

    Where the weekend is Sunday only, Saturday is left out too.
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
    """Return the current names of renamed zones, by older name (such as Asia/Calcutta)."""
    links = (line.split() for line in _lines("tzdata.zi") if line.startswith("L "))
    return {older: current for _, current, older in links}


def _lines(table: str) -> list[str]:
    return files("tzdata").joinpath("zoneinfo", table).read_text(encoding="utf-8").splitlines()
