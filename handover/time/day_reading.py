"""What a day in words is read with, and what is found: shared by all ways to write one."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeAlias

STILL_MEANT = timedelta(days=45)
"""How long ago a day without a year may be and still be this year's, where what is coming is spoken of."""


@dataclass(frozen=True)
class DayReader:
    """What a text's dates are read with: today, whether the month comes first in figures, and what is spoken of.

    `deadline`: of a month or week the last day is meant, not the first. `looking_back`: of a day without a year, the last one.
    `anywhere`: a day of the week and a month count without a word or a place that says they are a date.
    """

    today: date
    month_first: bool = False
    deadline: bool = False
    looking_back: bool = False
    anywhere: bool = False


@dataclass(frozen=True)
class DayFound:
    """A day that a text speaks of, and where it stands there.

    `certain`: it was written as a day. `period`: a month, quarter or week was written, of which this is one day.
    """

    day: date
    certain: bool
    start: int
    end: int
    period: bool = False


Reading: TypeAlias = Callable[[re.Match[str], DayReader], DayFound | None]
"""What a match of a pattern means; None where it is no date after all."""


def written_year(written: str | None) -> int | None:
    """Return the year of four or two digits, None where none was written."""
    digits = (written or "").strip("'’ ")
    return None if not digits else int(digits) + (2000 if len(digits) == 2 else 0)


def day_found(
    match: re.Match[str], month: int, day: int, year: int | None, reader: DayReader, *, certain: bool = True
) -> DayFound | None:
    """Return the day, of the nearest sensible year where none was written; None where no calendar has it."""
    if year is not None:
        exact = _day(year, month, day)
        return None if exact is None else DayFound(exact, certain, match.start(), match.end())
    # Four years on there is a 29 February again.
    days = [one for shift in range(-4, 5) if (one := _day(reader.today.year + shift, month, day)) is not None]
    if reader.looking_back:
        chosen = max((one for one in days if one <= reader.today), default=None)
    else:
        chosen = min((one for one in days if one >= reader.today - STILL_MEANT), default=None)
    if chosen is None:
        return None
    certain = certain and (chosen >= reader.today or reader.looking_back)
    return DayFound(chosen, certain, match.start(), match.end())


def before(match: re.Match[str]) -> str:
    """Return what stands before a match, as far as it can say something about it."""
    return match.string[max(0, match.start() - 40) : match.start()]


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
