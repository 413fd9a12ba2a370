"""Days that a text speaks of, in words and figures of seven languages, with the year filled in.

Only what is plainly a date is read: "12 March", "next Friday", "Ende Q2", "KW 12", and not "may" or "version 2.3". A day that
had to be guessed (a week, a quarter, a date already past) is marked as uncertain, to be shown before it counts.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from handover.time.day_reading import DayFound, DayReader
from handover.time.day_words import ALL_WORDS, RECURRING, SINCE
from handover.time.days_written import BEFORE_A_DATE, IN_WORDS, WITH_FIGURES
from handover.time.periods_written import PERIODS
from handover.time.spelled_days import SPELLED_ALONE

YEARS_AWAY = 10
"""How far from today a day may lie: what is farther is a number of another kind."""
MONTH_FIRST = frozenset(["US", "PR", "PH", "GU", "VI", "AS", "MP", "FM", "MH", "PW"])
"""Countries (ISO 3166) whose people write the month before the day."""
_FROM_THEN_ON = timedelta(days=200)
_FROM = re.compile(r"\b(?:desde(?: el)?|dal|da)\s*$", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_TO = re.compile(r"\s*(?:[-–—]|to|bis(?: zum)?|until|through|al?|au|hasta(?: el)?|até|tot)\s*", re.IGNORECASE)
_ABOUT = re.compile(
    r"(?<!\w)(?:about|around|approx\.?|roughly|circa|ca\.?|etwa|ungefähr|vers(?: le)?"
    r"|environ|hacia|sobre|verso|circa|por volta de|(?:in |in der |la |nella |na |in de )?(?:the )?(?:w/c|week of"
    r"|week commencing|woche vom|woche ab|semaine du"
    r"|semana del?|settimana del|week van))\s+(?:the\s+|dem\s+)?$",
    re.IGNORECASE,
)
"""Makes a day an uncertain one."""
LONGEST_LINE = 2_000
"""Characters of a line that are looked through; what follows in one line is prose without an end."""


def days_in(text: str, reader: DayReader) -> tuple[DayFound, ...]:
    """Return the days a line of text speaks of, in order; of a span its first, of months that are a deadline the last."""
    text = text[:LONGEST_LINE]
    figures = any(sign.isdecimal() for sign in text)
    spoken = any(word in ALL_WORDS or word in SPELLED_ALONE for word in _WORD.findall(text.casefold()))
    patterns = (WITH_FIGURES if figures else ()) + (IN_WORDS + PERIODS if spoken else ())
    found: list[DayFound] = []
    for pattern, reading in patterns:
        for match in pattern.finditer(text):
            if any(match.start() < one.end and one.start < match.end() for one in found):
                continue
            day = _of_today(match, reading(match, reader), reader)
            found += [day] if day is not None else []
    return tuple(_spans(sorted(found, key=lambda one: one.start), text, deadline=reader.deadline))


def writes_month_first(country: str) -> bool:
    """Return whether people of this country (ISO 3166) write 3/4 for the fourth of March."""
    return country in MONTH_FIRST


def _of_today(match: re.Match[str], found: DayFound | None, reader: DayReader) -> DayFound | None:
    """Return the day with the weekday before it; None where it comes again and again, has long been so, or is too far away."""
    before = match.string[max(0, match.start() - 40) : match.start()]
    if found is None or abs(found.day.year - reader.today.year) > YEARS_AWAY:
        return None
    weekday = BEFORE_A_DATE.search(before) if match.string[found.start].isdecimal() else None
    before = before[: weekday.start()] if weekday else before
    about = _ABOUT.search(before)
    if RECURRING.search(before) or (SINCE.search(before) and not _is_to_come(match, found, reader)):
        return None
    start = found.start - (len(weekday.group()) if weekday else 0) - (len(about.group()) if about else 0)
    return replace(found, start=start, certain=found.certain and not about)


def _is_to_come(match: re.Match[str], found: DayFound, reader: DayReader) -> bool:
    """Return whether a day behind "dal", "desde" is one from which on, and not since when: "dal 15 al 19 giugno"."""
    near = timedelta(0) <= found.day - reader.today <= _FROM_THEN_ON
    return bool(_FROM.search(match.string[max(0, match.start() - 40) : match.start()])) and near


def _spans(found: list[DayFound], text: str, *, deadline: bool) -> Iterator[DayFound]:
    """Yield the days; of two that are the ends of one span, one."""
    held: DayFound | None = None
    for one in found:
        if held is not None and _TO.fullmatch(text[held.end : one.start]) and held.day <= one.day:
            held = replace(held, end=one.end, day=one.day if deadline and one.period and held.period else held.day)
            continue
        if held is not None:
            yield held
        held = one
    if held is not None:
        yield held
