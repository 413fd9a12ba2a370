"""Days in the cells of one column: three orders of figures, names of months in many languages, and what Excel counts."""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum

from handover.book.lines import Cell
from handover.time.day_words import MONTHS


class DayOrder(StrEnum):
    """In which order day, month and year stand in figures."""

    DAY_FIRST = "day_first"
    MONTH_FIRST = "month_first"
    YEAR_FIRST = "year_first"


NOTHING = frozenset(
    ["", "-", "–", "—", "n/a", "na", "#n/a", "none", "null", "nan", "nil", "tbd", "tbc", "unknown", "?", "k.a.", "k. a.", "keine",
     "offen", "unbekannt", "n.a.", "nc", "n/d", "nd", "s/o", "aucun", "aucune", "inconnu", "0000-00-00", "00/00/0000", "(blank)",
     "(leer)", "(vide)", "no value", "not set", "\\n", "#ref!", "#value!", "#name?", "#div/0!", "--", "---", "x"]
)  # fmt: skip
"""What a cell says that says nothing."""
_NO_END = frozenset(
    ["unbefristet", "unlimited", "evergreen", "open end", "open ended", "open-ended", "no end date", "perpetual", "auto-renew",
     "auto renew", "indéterminée", "indéterminé", "durée indéterminée", "sans échéance", "reconduction tacite", "laufend",
     "自動更新", "無期限"]
)  # fmt: skip
"""What stands where a contract has no last day."""
_JAPANESE = re.compile(r"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日")
_FIGURES = re.compile(r"(\d{1,4})\s*([./\-\s])\s*(\d{1,2})\s*\2\s*(\d{1,4})")
_TOGETHER = re.compile(r"(20\d\d)(\d\d)(\d\d)")
_TIME = re.compile(
    r"[T,\s]\s*\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?(?:[.,]\d+)?\s*(?:[AaPp]\.?[Mm]\.?)?\s*(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})?$"
)
_WEEKDAY = re.compile(r"([^\W\d_]{2,10})\.?,?\s+(?=\d|[^\W\d_]{3,}\.?\s+\d)")
_SERIAL = re.compile(r"(\d{5})(?:[.,]\d+)?")
_DAY_MONTH = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th|er|\.)?[\s\-./]*(?:of |de |du )?([^\W\d_]{3,})\.?,?[\s\-./]*'?(\d{2,4})"
)
_MONTH_DAY = re.compile(r"([^\W\d_]{3,})\.?[\s\-./]*(\d{1,2})(?:st|nd|rd|th)?,?[\s\-./]+'?(\d{2,4})")
_YEAR_MONTH_DAY = re.compile(r"(\d{4})[\s\-./]+([^\W\d_]{3,})\.?[\s\-./]+(\d{1,2})")
_EPOCH, _SERIALS = date(1899, 12, 30), range(36_000, 73_000)
"""From which day Excel counts, and the numbers of the years 1998 to 2099."""
_YEARS = range(1990, 2100)


_YEAR_FIRST = frozenset([DayOrder.YEAR_FIRST])
Figures = tuple[str, str, str, str]
"""Three numbers as they were written, and the sign between them."""


class UnreadableDay(Exception):
    """A cell says something that is no day."""


def orders_possible(cells: Iterable[Cell]) -> frozenset[DayOrder]:
    """Return in which orders the days of a column may be written; none where they contradict each other.

    Both of day and month first where nothing tells them apart, year first where all of them are; all three without any figures.
    """
    orders = [_orders(found) for found in map(_figures, cells) if found is not None]
    # What is a day in no order, such as 31/02, is a mistake and tells nothing; what begins with the year reads one way only.
    told = [one for one in orders if one and one != _YEAR_FIRST]
    if not told:
        return _YEAR_FIRST if _YEAR_FIRST in orders else frozenset(DayOrder)
    return frozenset.intersection(*told)


def _orders(found: Figures) -> frozenset[DayOrder]:
    return frozenset(order for order in DayOrder if _in_order(found, order) is not None)


def tells_apart(cells: Iterable[Cell]) -> bool:
    """Return whether it matters for a day of these which of day and month is first."""
    return any(
        found is not None and _in_order(found, DayOrder.DAY_FIRST) != _in_order(found, DayOrder.MONTH_FIRST)
        for found in map(_figures, cells)
    )


def likelier_order(cells: Iterable[Cell]) -> DayOrder:
    """Return the order in which more of the days of a column can be read; day first where as many."""
    found = [figures for cell in cells if (figures := _figures(cell)) is not None]
    months = sum(_in_order(one, DayOrder.MONTH_FIRST) is not None for one in found)
    days = sum(_in_order(one, DayOrder.DAY_FIRST) is not None for one in found)
    return DayOrder.MONTH_FIRST if months > days else DayOrder.DAY_FIRST


def day_in(cell: Cell, order: DayOrder) -> date | None:
    """Return the day that a cell names, None for nothing. Raises UnreadableDay."""
    if isinstance(cell, date):
        return cell
    if isinstance(cell, float):
        return _serial(int(cell))
    text = " ".join(cell.split())
    if text.casefold() in NOTHING | _NO_END:
        return None
    found = _figures(text)
    if found is not None:
        day = _in_order(found, DayOrder.YEAR_FIRST) or _in_order(found, order)
        if day is None:
            raise UnreadableDay
        return day
    if serial := _SERIAL.fullmatch(text):
        return _serial(int(serial[1]))
    return _in_words(text)


def _serial(number: int) -> date:
    if number not in _SERIALS:
        raise UnreadableDay
    return _EPOCH + timedelta(days=number)


def _day_alone(text: str) -> str:
    """Return a day without the weekday before it and the time behind it."""
    text = _TIME.sub("", text).strip()
    before = _WEEKDAY.match(text)
    return text[before.end() :] if before and before[1].casefold() not in MONTHS else text


def _figures(cell: Cell) -> Figures | None:
    """Return the three numbers of a day in figures and the sign between them, None for anything else."""
    if not isinstance(cell, str):
        return None
    text = _day_alone(" ".join(cell.split())).rstrip(".")
    if together := _TOGETHER.fullmatch(text):
        return together[1], together[2], together[3], "-"
    if japanese := _JAPANESE.fullmatch(text):
        return japanese[1], japanese[2], japanese[3], "-"
    found = _FIGURES.fullmatch(text)
    return (found[1], found[3], found[4], found[2]) if found else None


def _in_order(found: Figures, order: DayOrder) -> date | None:
    first, second, third, sign = found
    if (len(first) == 4) is not (order is DayOrder.YEAR_FIRST):
        return None
    # With full stops between them the day comes first wherever people write so.
    if sign == "." and order is DayOrder.MONTH_FIRST:
        return None
    year, month, day = {
        DayOrder.YEAR_FIRST: (first, second, third),
        DayOrder.DAY_FIRST: (third, second, first),
        DayOrder.MONTH_FIRST: (third, first, second),
    }[order]
    return _day(year, int(month), int(day))


def _in_words(text: str) -> date:
    """Return the day of a text with the name of a month. Raises UnreadableDay."""
    text = _day_alone(text)
    for pattern, places in ((_YEAR_MONTH_DAY, (1, 2, 3)), (_DAY_MONTH, (3, 2, 1)), (_MONTH_DAY, (3, 1, 2))):
        found = pattern.fullmatch(text)
        month = MONTHS.get(found[places[1]].casefold()) if found else None
        if found and month:
            day = _day(found[places[0]], month, int(found[places[2]]))
            if day is not None:
                return day
    raise UnreadableDay


def _day(year: str, month: int, day: int) -> date | None:
    number = int(year) + 2000 if len(year) == 2 else int(year)
    try:
        return date(number, month, day) if number in _YEARS else None
    except ValueError:
        return None
