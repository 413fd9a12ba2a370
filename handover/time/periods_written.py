"""Days that are said by a period: "end of March", "Ende Q2", "mid-April", "KW 12", "next month", "in May 2027"."""

import re
from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta

from handover.time.day_reading import STILL_MEANT, DayFound, DayReader, Reading, before, written_year
from handover.time.day_words import (
    BEFORE,
    FIRST,
    FROM,
    HALF,
    LAST,
    MIDDLE,
    MONTH,
    MONTH_SAID,
    NEXT,
    NEXT_AFTER,
    ORDINALS,
    ORDINARY_WORDS,
    PARTS,
    QUARTER,
    SAYS_WHEN,
    THIS,
    UNIT,
    UNITS,
    WEEK,
    month_of,
)

_YEAR = r"(?:[\s,/-]{0,2}(?:de |del |do |of |des jahres )?(?P<year>(?:19|20)\d\d(?!\d)|['’]\d\d(?!\d)))?"
_PART = re.compile(
    rf"(?<![\w-])(?!fin de semana|fim de semana|fine settimana)(?:(?P<first>{PARTS[FIRST]})"
    rf"|(?P<middle>{PARTS[MIDDLE]})|(?P<last>{PARTS[LAST]}))[\s-]{{1,2}}(?:de "
    rf"|del |der |des |of )?"
    rf"(?:(?P<month>{MONTH})\b\.?|{QUARTER}|{HALF}|(?:(?:(?P<next>{NEXT})|{THIS}|der|des|la|le|du|el|il|het|do"
    rf"|da)\s+)?(?P<unit>{UNIT})\b"
    rf"(?:\s+(?P<after>{NEXT_AFTER}))?){_YEAR}",
    re.IGNORECASE,
)
_ABBREVIATED = re.compile(
    r"(?<!\w)(?:(?:EO|eo)(?P<unit>[WMQYwmqy])|(?P<whole>Monats|Quartals|Jahres)ende"
    r"|(?P<end>[Yy]ear|[Qq]uarter|[Mm]onth)[ -]end(?!ing))(?!\w)"
)
_THIS_UNIT = re.compile(
    rf"(?<![\w-]){THIS}\s+(?P<unit>weeks?|woche|semaine|semana|settimana|month|monat|mois|mes|mese|mês|maand)(?!\w)",
    re.IGNORECASE,
)
_NEXT_UNIT = re.compile(
    rf"(?<![\w-])(?:{NEXT}\s+(?P<unit>{UNIT})|(?P<unit2>{UNIT})\s+{NEXT_AFTER})(?!\w)", re.IGNORECASE
)
_MONTH = re.compile(
    rf"(?<![\w-])(?:(?P<said>{MONTH_SAID})\s+)?(?P<month>{MONTH})\b(?!-[^\W\d_])\.?{_YEAR}(?!\s*\d)", re.IGNORECASE
)
_QUARTER = re.compile(rf"(?<![\w-]){QUARTER}(?!\w){_YEAR}", re.IGNORECASE)
_HALF = re.compile(rf"(?<![\w-]){HALF}(?!\w){_YEAR}", re.IGNORECASE)
_WEEK = re.compile(rf"(?<![\w-]){WEEK}(?!\w|[.,]\d){_YEAR}", re.IGNORECASE)
_PART_BEGINS = re.compile(r"(?:^\W*|[(,;:–—|\t/>→-]\s*)$")
_PART_ENDS = re.compile(r"\s*(?:$|[).,;:–—|\t/→=-]|(?:release|version|update|drop)\b)", re.IGNORECASE)
_PLAIN_WEEKS_FROM = 10
"""The first number of a week that is the calendar's without "KW" before it: "week 3" is the third of something."""
_MONTHS_BEHIND_A_WORD = frozenset(["mai", "mars", "mei", "march", "may"])
"""Months that are other words, but not behind "in" or "by"."""
_LETTERS = {"w": "week", "m": "month", "q": "quarter", "y": "year"}


def _found(match: re.Match[str], span: tuple[date, date], reader: DayReader, part: str = "") -> DayFound:
    """Return the day that a part of a period means; without a part, its first or last by what is spoken of."""
    first, last = span
    day = {
        FIRST: first + (last - first) / 3 if reader.deadline else first,
        MIDDLE: first + timedelta(days=14) if last - first < timedelta(days=31) else first + (last - first) / 2,
        LAST: last,
        "": last if reader.deadline else first,
    }[part]
    return DayFound(day, part == LAST, match.start(), match.end(), period=not part)


def _months(month: int, length: int, year: int | None, reader: DayReader) -> tuple[date, date]:
    """Return the first and last day of so many months from this one on, of the nearest sensible year where none is given."""
    this = _span(year or reader.today.year, month, length)
    if year is not None:
        return this
    if reader.looking_back:
        return this if this[0] <= reader.today else _span(reader.today.year - 1, month, length)
    return this if this[1] >= reader.today - STILL_MEANT / 3 else _span(reader.today.year + 1, month, length)


def _span(year: int, month: int, length: int) -> tuple[date, date]:
    end = month + length - 1
    return date(year, month, 1), date(year, end, monthrange(year, end)[1])


def _unit(unit: str, today: date, *, following: bool) -> tuple[date, date]:
    """Return the first and last day of this or the next week (of its working days), month, quarter or year."""
    if unit == "week":
        monday = today - timedelta(days=today.weekday()) + timedelta(weeks=following)
        return monday, monday + timedelta(days=4)
    length = {"month": 1, "quarter": 3, "year": 12}[unit]
    years, month = divmod(((today.month - 1) // length + following) * length, 12)
    return _span(today.year + years, month + 1, length)


def _unit_named(word: str) -> str:
    return next(unit for unit, stems in UNITS.items() if word.casefold().startswith(stems))


def _part(match: re.Match[str], reader: DayReader) -> DayFound | None:
    part = next(one for one in (FIRST, MIDDLE, LAST) if match[one])
    year = written_year(match["year"])
    quarter, half = _quarter_named(match), int(match["h"] or match["h2"] or 0)
    if match["month"]:
        return _found(match, _months(month_of(match["month"]), 1, year, reader), reader, part)
    if quarter:
        return _found(match, _months(3 * quarter - 2, 3, year, reader), reader, part)
    if half:
        return _found(match, _months(6 * half - 5, 6, year, reader), reader, part)
    following = bool(match["next"] or match["after"])
    if year is not None:
        return _found(match, (date(year, 1, 1), date(year, 12, 31)), reader, part)
    return _found(match, _unit(_unit_named(match["unit"]), reader.today, following=following), reader, part)


def _quarter_named(match: re.Match[str]) -> int:
    if match["q3"]:
        return ORDINALS[match["q3"].casefold()]
    return int(match["q"] or match["q2"] or 0)


def _abbreviated(match: re.Match[str], reader: DayReader) -> DayFound | None:
    unit = _LETTERS[match["unit"].casefold()] if match["unit"] else _unit_named(match["whole"] or match["end"])
    return _found(match, _unit(unit, reader.today, following=False), reader, LAST)


def _this_unit(match: re.Match[str], reader: DayReader) -> DayFound | None:
    """Return the end of this week or month, where a deadline is spoken of."""
    return (
        _found(match, _unit(_unit_named(match["unit"]), reader.today, following=False), reader)
        if reader.deadline
        else None
    )


def _next_unit(match: re.Match[str], reader: DayReader) -> DayFound | None:
    unit = _unit_named(match["unit"] or match["unit2"])
    return _found(match, _unit(unit, reader.today, following=True), reader)


def _month(match: re.Match[str], reader: DayReader) -> DayFound | None:
    """Return a day of a month that stands without one, where a word, a year or its place says that it is a date."""
    name, year = match["month"], written_year(match["year"])
    alone = bool(_PART_BEGINS.search(before(match))) and bool(_PART_ENDS.match(match.string, match.end()))
    if (
        (name in ORDINARY_WORDS and not (match["said"] and name in _MONTHS_BEHIND_A_WORD))
        or not (match["said"] or year or alone or reader.anywhere)
        or len(name) < len("mai")
    ):
        return None
    if reader.deadline and (match["said"] or "").casefold() in BEFORE:
        first, last = _months(month_of(name), 1, year, reader)
        return replace(_found(match, (first, last), reader), day=first - timedelta(days=1))
    begins = replace(reader, deadline=reader.deadline and (match["said"] or "").casefold() not in FROM)
    return _found(match, _months(month_of(name), 1, year, reader), begins)


def _quarter(match: re.Match[str], reader: DayReader) -> DayFound | None:
    """Return a day of a quarter, where a word or its place says that it is a date; "T2" may be anything."""
    alone = bool(_PART_BEGINS.search(before(match))) and bool(_PART_ENDS.match(match.string, match.end()))
    named = match.group()[0] == "Q" and bool(_PART_ENDS.match(match.string, match.end()))
    if not (named or SAYS_WHEN.search(before(match)) or (alone and match.group()[0] not in "tTq") or match["year"]):
        return None
    return _found(match, _months(3 * _quarter_named(match) - 2, 3, written_year(match["year"]), reader), reader)


def _half(match: re.Match[str], reader: DayReader) -> DayFound | None:
    if match["h"] and match.group()[0] != "H":
        return None
    return _found(
        match, _months(6 * int(match["h"] or match["h2"]) - 5, 6, written_year(match["year"]), reader), reader
    )


def _week(match: re.Match[str], reader: DayReader) -> DayFound | None:
    number, year = int(match["week"]), written_year(match["year"])
    if match.group()[0] in "wW" and number < _PLAIN_WEEKS_FROM:
        return None
    try:
        monday = date.fromisocalendar(year or reader.today.year, number, 1)
        if year is None and not reader.looking_back and monday < reader.today - STILL_MEANT:
            monday = date.fromisocalendar(reader.today.year + 1, number, 1)
    except ValueError:
        return None
    return _found(match, (monday, monday + timedelta(days=4)), reader)


PERIODS: tuple[tuple[re.Pattern[str], Reading], ...] = (
    (_PART, _part),
    (_ABBREVIATED, _abbreviated),
    (_NEXT_UNIT, _next_unit),
    (_THIS_UNIT, _this_unit),
    (_WEEK, _week),
    (_QUARTER, _quarter),
    (_HALF, _half),
    (_MONTH, _month),
)
