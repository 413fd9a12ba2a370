"""Where a region is, as far as its working hours go: names of countries and of usual sales regions."""

import unicodedata
from collections.abc import Mapping
from datetime import date, datetime, time
from functools import cache, lru_cache
from zoneinfo import ZoneInfo

from handover.accounts.names import folded
from handover.suggesting.words import alike
from handover.text.listed import parts
from handover.time.countries import countries, zones, zones_of

WORKING_HOURS = 8
"""Hours of a working day on either side, at the same hours of the clock."""
DAY = 24
_AROUND = frozenset({"the", "region", "area", "market"})
_REGIONS: Mapping[str, tuple[str, ...]] = {
    "emea": ("Europe/Berlin",),
    "europe": ("Europe/Berlin",),
    "eu": ("Europe/Berlin",),
    "western europe": ("Europe/Berlin",),
    "central europe": ("Europe/Berlin",),
    "eastern europe": ("Europe/Bucharest",),
    "southern europe": ("Europe/Rome",),
    "northern europe": ("Europe/Stockholm",),
    "dach": ("Europe/Berlin",),
    "nordics": ("Europe/Stockholm",),
    "nordic": ("Europe/Stockholm",),
    "scandinavia": ("Europe/Stockholm",),
    "benelux": ("Europe/Amsterdam",),
    "iberia": ("Europe/Madrid",),
    "uk": ("Europe/London",),
    "uki": ("Europe/London",),
    "uk and ireland": ("Europe/London",),
    "england": ("Europe/London",),
    "scotland": ("Europe/London",),
    "middle east": ("Asia/Dubai",),
    "mena": ("Asia/Dubai",),
    "gcc": ("Asia/Dubai",),
    "africa": ("Africa/Lagos", "Africa/Nairobi"),
    "apac": ("Asia/Singapore",),
    "asia": ("Asia/Singapore",),
    "asia pacific": ("Asia/Singapore",),
    "asia-pacific": ("Asia/Singapore",),
    "southeast asia": ("Asia/Singapore",),
    "anz": ("Australia/Sydney",),
    "oceania": ("Australia/Sydney",),
    "latam": ("America/Sao_Paulo", "America/Mexico_City"),
    "latin america": ("America/Sao_Paulo", "America/Mexico_City"),
    "south america": ("America/Sao_Paulo",),
    "americas": ("America/New_York", "America/Los_Angeles"),
    "amer": ("America/New_York", "America/Los_Angeles"),
    "north america": ("America/New_York", "America/Los_Angeles"),
    "na": ("America/New_York", "America/Los_Angeles"),
    "namer": ("America/New_York", "America/Los_Angeles"),
    "noram": ("America/New_York", "America/Los_Angeles"),
    "us": ("America/New_York", "America/Los_Angeles"),
    "usa": ("America/New_York", "America/Los_Angeles"),
    "united states": ("America/New_York", "America/Los_Angeles"),
    "us east": ("America/New_York",),
    "east coast": ("America/New_York",),
    "us central": ("America/Chicago",),
    "us west": ("America/Los_Angeles",),
    "west coast": ("America/Los_Angeles",),
}
"""Where most of a region works, in IANA zones; of one that spans several, its two sides."""


_WIDE: Mapping[str, tuple[str, ...]] = {
    "emea": ("Europe/", "Africa/", "Asia/Dubai"),
    "europe": ("Europe/",),
    "eu": ("Europe/",),
    "africa": ("Africa/",),
    "apac": ("Asia/", "Australia/", "Pacific/"),
    "asia pacific": ("Asia/", "Australia/", "Pacific/"),
    "asia-pacific": ("Asia/", "Australia/", "Pacific/"),
    "asia": ("Asia/",),
    "americas": ("America/",),
    "amer": ("America/",),
}
"""Regions that hold others: how the zones in them begin."""


@lru_cache(maxsize=4096)
def zones_in(region: str) -> tuple[str, ...]:
    """Return IANA zones of a region, a country, or a city that names a zone; none for a place whose name is not known.

    Of several places those of each.
    """
    return tuple(zone for place in (region, *parts(region)) for zone in _zones_of_place(place))


def _zones_of_place(place: str) -> tuple[str, ...]:
    name = _name(place)
    return _REGIONS.get(name) or zones_of(_country_codes().get(name, "")) or _cities().get(name, ())


@lru_cache(maxsize=4096)
def _name(place: str) -> str:
    """Return the name of a place without accents, and without what people put around it: "the Nordics", "DACH region", "U.S."."""
    letters = unicodedata.normalize("NFKD", folded(place).replace(".", ""))
    plain = "".join(one for one in letters if not unicodedata.combining(one))
    return " ".join(word for word in plain.split() if word not in _AROUND)


def same_region(one: str, other: str) -> bool:
    """Return whether two names of regions mean the same, or one of them lies in the other."""
    if alike(one, other) or not set(zones_in(one)).isdisjoint(zones_in(other)):
        return True
    return _lies_in(one, other) or _lies_in(other, one)


@lru_cache(maxsize=65536)
def shared_hours(zone: str, region: str, day: date) -> int | None:
    """Return how many hours of a working day somebody in the zone shares with some part of the region on that day.

    None where it is not known where the region is.
    """
    zones = zones_in(region)
    if not zones:
        return None
    return max(_shared(_offset(zone, day), _offset(one, day)) for one in zones)


def _lies_in(small: str, wide: str) -> bool:
    return any(zone.startswith(_WIDE.get(_name(wide), ())) for zone in zones_in(small))


def _shared(here: float, there: float) -> int:
    apart = abs(here - there) % DAY
    return max(0, int(WORKING_HOURS - min(apart, DAY - apart)))


@lru_cache(maxsize=4096)
def _offset(zone: str, day: date) -> float:
    """Return how many hours the zone is ahead of UTC at noon of that day."""
    offset = datetime.combine(day, time(12), tzinfo=ZoneInfo(zone)).utcoffset()
    return offset.total_seconds() / 3600 if offset is not None else 0.0


@cache
def _cities() -> Mapping[str, tuple[str, ...]]:
    """Return the zones that are named after a city, by its name."""
    return {_name(zone.rpartition("/")[2].replace("_", " ")): (zone,) for zone in zones()}


@cache
def _country_codes() -> Mapping[str, str]:
    return {_name(name): code for code, name in countries().items()}
