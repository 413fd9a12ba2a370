"""Single days as people write them: "2026-03-12", "12.3.", "12 March", "March 12th", "next Friday", "tomorrow", "in 3 weeks"."""

import re
from datetime import timedelta

from handover.time.day_reading import DayFound, DayReader, Reading, before, day_found, written_year
from handover.time.day_words import (
    AFTER_NUMBER,
    AFTER_SOMETHING,
    COUNT,
    DAYS_AWAY,
    MONTH,
    NOT_A_DATE_BEFORE,
    NUMBERS,
    ORDINARY_WORDS,
    SAYS_WHEN,
    SHORT_WEEKDAY,
    THEN,
    WEEKDAY,
    month_of,
    one_of,
)
from handover.time.spelled_days import SPELLED
from handover.time.weekdays_written import CELL_ENDS, WEEKDAYS_WRITTEN

_YEAR = r"(?P<year>(?:19|20)\d\d(?!\d)|['’]\d\d(?!\d))"
_ISO = re.compile(r"(?<![\w.-])(?P<year>(?:19|20)\d\d)([-/.])(?P<month>\d{1,2})\2(?P<day>\d{1,2})(?![\d]|[-.]\d)")
_FIGURES = re.compile(
    r"(?<![\w.,/:€$£#+-])(?P<a>\d{1,2})(?P<sep>[./-])\s?(?P<b>\d{1,2})"
    r"(?:(?P=sep)(?:\s?(?=20\d\d)|(?=\d\d)|\s(?=\d\d\s*(?:$|[,;:)–—])))(?P<year>(?:20)?\d\d)(?!\d|-[^\W\d]))?(?P<dot>\.)?"
    rf"(?!\d|[/%€$]|[.,:]\d|-\d(?!\d?/)|\s+(?:of|der|des|de|degli|dei)\b|\s*(?:%|€|\$|{AFTER_NUMBER}))"
)
_SPAN = re.compile(
    r"(?<![\w.,/:-])(?P<day>\d{1,2})\.?\s?(?:[-–/+&]|bis"
    r"|und)\s?\d{1,2}\.\s?(?P<month>\d{1,2})\.(?P<year>(?:20)?\d\d(?!\d))?(?!\d)"
)
"""Two days of one month in figures: "16.-27.3."."""
_ORDINAL = r"(?:\.|st|nd|rd|th|er|ers|º|°|ª|e)?"
_UNTIL = r"\s*(?:[-–—/&+]|to|bis|und|and|al?|au|et|y|e|en|até|tot(?: en met)?|t/m)\s*"
_DAY_MONTH = re.compile(
    rf"(?<![\w.,/:-])(?P<day>\d{{1,2}}){_ORDINAL}(?:{_UNTIL}\d{{1,2}}{_ORDINAL})?[\s./-]{{0,2}}(?:of |de |di |d['’] ?)?"
    rf"(?P<month>{MONTH})\b\.?(?:[\s,/-]{{1,2}}(?:de |del |di |of )?{_YEAR}|\s(?P<short>2[0-9]|3[0-9])(?=\s*(?:$"
    rf"|[:,;)–—-])))?",
    re.IGNORECASE,
)
_MONTH_DAY = re.compile(
    rf"(?<![\w-])(?P<month>{MONTH})\.?\s+(?:the )?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\s?[-–]\s?\d{{1,2}}(?!\d))?"
    rf"(?![\d%]|[.:,]\d|\s*(?:%|€|{AFTER_NUMBER}))(?:,?\s+{_YEAR})?",
    re.IGNORECASE,
)
_SLASHED = re.compile(r"(?<![\w/])\d{1,2}/\d{1,2}(?![\w/])")
_ORDINARY_BEHIND_NUMBER = frozenset(["may", "march", "mar", "set", "sett", "out", "mag", "gen", "ago"])
_GOES_ON = re.compile(r"\s+(?!(?:and|or|at|in|for|with|on|y|e|et|a)\b)[a-z]")
"""Behind a name of a month that is an ordinary word: "12 may join", "2 out of 3"."""
BEFORE_A_DATE = re.compile(
    rf"(?<!\w)(?:(?:{WEEKDAY})|(?-i:{SHORT_WEEKDAY}))[\s,.(]*(?:(?:the|den|dem|le|el|il|dia)\s+)?$", re.IGNORECASE
)
"""A weekday that stands before its date."""
_AWAY = re.compile(rf"(?<![\w-]){one_of(DAYS_AWAY)}(?![\w-])", re.IGNORECASE)
_IN = re.compile(
    r"(?<!\w)(?:in|within(?: the next)?|innerhalb von|dans(?: les)?|d'ici|en|tra|fra|entro|em|dentro de|over)\s+"
    rf"(?:about |etwa |ca\.? |the next |den nächsten )?(?P<count>{COUNT})\s+(?P<unit>days?|tagen?|jours?|días?|dias?"
    rf"|giorni|dagen"
    r"|weeks?|wochen?|semaines?|semanas?|settimane|settimana|weken|months?|monate?n?|mois|meses|mes|mesi|mese|mês"
    r"|maanden)(?!\w)",
    re.IGNORECASE,
)
_SAME_TEXT = 200
"""Signs before a day alone in which its month may stand."""
_MONTH_NAMED = re.compile(rf"(?<![\w-]){MONTH}(?!\w)", re.IGNORECASE)
_DAY_ALONE = re.compile(
    r"(?<!\w)(?:(?:on|by|until|before)\s+the\s+(?P<day>\d{1,2})(?:st|nd|rd|th)(?!\s+of\b)"
    r"|(?:le|el|il|op de|no dia|dia)\s+(?P<day3>\d{1,2})(?=\s*(?:$|[,;.)]|\b(?:pour|avec|à|au|para|con|per|com|voor"
    r"|met)\b))"
    r"|(?:am|bis zum|bis|zum|für den|auf den)\s+(?P<day2>\d{1,2})\.(?!\s?\d)(?=\s*(?:$|[,;:)–—-]|[a-zäöü])))",
    re.IGNORECASE,
)


_HIGHEST_MARKS = (2, 3, 4, 5, 10)
"""What marks and shares are given out of: "4/5"."""
_FEW_WORDS = 4
_CELL_BEGINS = re.compile(r"(?:\s[-–—|]|[,;(\t])\s*$")
_NAME_ENDS = re.compile(r"\s+[A-ZÀ-Þ][^\W\d_]+\s*(?:$|[;,.)])")
"""Who does it, behind a day: "beta 30/4 Yusuf"."""
_MARK = re.compile(
    r"\b(?:rat(?:ed|ing)|scored?|nps|csat|of|is|was|at|only|got|gave|gives|note|health)\W*$", re.IGNORECASE
)


def _iso(match: re.Match[str], reader: DayReader) -> DayFound | None:
    return day_found(match, int(match["month"]), int(match["day"]), int(match["year"]), reader)


def _span(match: re.Match[str], reader: DayReader) -> DayFound | None:
    return day_found(match, int(match["month"]), int(match["day"]), written_year(match["year"]), reader)


def _figures(match: re.Match[str], reader: DayReader) -> DayFound | None:
    """Return the day of "12.3.", "12/03/2026"; None for a version, a share, and hours: "24/7"."""
    sign, first, second = match["sep"], int(match["a"]), int(match["b"])
    year, said = (
        written_year(match["year"]),
        bool(SAYS_WHEN.search(before(match)) or BEFORE_A_DATE.search(before(match))),
    )
    ends = match.end() == len(match.string) and reader.month_first
    two_digits = sign == "/" and len(match["a"]) == len(match["b"]) == len("12") and first != second
    several = sign == "/" and _has_another(match)
    plainly = year is not None or said or two_digits or several or (sign == "." and bool(match["dot"]) and not ends)
    plainly = plainly or (sign == "/" and min(first, second) <= 12 < max(first, second) and _stands_last(match))
    plainly = plainly or (sign == "/" and second != 10 and _is_cell(match))
    plainly = plainly or (sign == "/" and second not in _HIGHEST_MARKS and _stands_last(match) and _is_short(match))
    if not plainly or (first, second) == (24, 7) or (sign == "-" and year is None):
        return None
    if not said and NOT_A_DATE_BEFORE.search(before(match)):
        return None
    month_first = sign != "." and reader.month_first
    day, month = (second, first) if month_first else (first, second)
    if month > 12 >= day and sign != ".":
        day, month = month, day
    certain = sign == "." or max(first, second) > 12 or first == second
    return day_found(match, month, day, year, reader, certain=certain)


def _is_short(match: re.Match[str]) -> bool:
    """Return whether a date in figures ends a line of a few words: "Launch 1/6"."""
    words = match.string[: match.start()].split()
    return 0 < len(words) <= _FEW_WORDS and match.end() == len(match.string.rstrip())


def _has_another(match: re.Match[str]) -> bool:
    """Return whether another such date stands near: two of them are dates."""
    begin, end = max(0, match.start() - _SAME_TEXT), match.end() + _SAME_TEXT
    return bool(_SLASHED.search(match.string, match.end(), end) or _SLASHED.search(match.string, begin, match.start()))


def _is_cell(match: re.Match[str]) -> bool:
    """Return whether a date in figures is a cell of its own: "post-mortem - Luis - 9/3"."""
    return bool(_CELL_BEGINS.search(before(match))) and bool(CELL_ENDS.match(match.string, match.end()))


def _stands_last(match: re.Match[str]) -> bool:
    """Return whether a date in figures stands behind what it is the day of: "QBR 3/26"; a mark does not: "rated 7/13"."""
    ends = CELL_ENDS.match(match.string, match.end()) or _NAME_ENDS.match(match.string, match.end())
    return bool(ends) and not _MARK.search(before(match))


def _named(match: re.Match[str], reader: DayReader) -> DayFound | None:
    """Return the day of a date whose month has a name; None where that is another word: "12 may join"."""
    year = written_year(match["year"] or match.groupdict().get("short"))
    after = match.string[match.end() : match.end() + 12]
    if year is None and match["month"] in _ORDINARY_BEHIND_NUMBER and _GOES_ON.match(after):
        return None
    return day_found(match, month_of(match["month"]), int(match["day"]), year, reader)


def _away(match: re.Match[str], reader: DayReader) -> DayFound | None:
    if re.search(r"(?:guten?|good|la|every|jeden|una|esta)\s+$", before(match), re.IGNORECASE):
        return None
    return DayFound(
        reader.today + timedelta(days=DAYS_AWAY[match.group().casefold()]), True, match.start(), match.end()
    )


def _in(match: re.Match[str], reader: DayReader) -> DayFound | None:
    if AFTER_SOMETHING.match(match.string, match.end()) or THEN.search(before(match)):
        return None
    count = match["count"].casefold()
    days = {"d": 1, "t": 1, "j": 1, "g": 1, "w": 7, "s": 7}.get(match["unit"][0].casefold(), 30)
    away = timedelta(days=days * (int(count) if count.isdecimal() else NUMBERS[count]))
    return DayFound(reader.today + away, False, match.start(), match.end())


def _day_alone(match: re.Match[str], reader: DayReader) -> DayFound | None:
    """Return the next day of this number, "by the 15th"; of the month that was named before it."""
    day = int(match["day"] or match["day2"] or match["day3"])
    named = [
        one
        for one in _MONTH_NAMED.findall(match.string, max(0, match.start() - _SAME_TEXT), match.start())
        if one not in ORDINARY_WORDS
    ]
    if named:
        return day_found(match, month_of(named[-1]), day, None, reader, certain=False)
    first = reader.today.replace(day=1)
    for _ in range(3):
        found = day_found(match, first.month, day, first.year, reader, certain=False)
        if found is not None and found.day >= reader.today:
            return found
        first = (first + timedelta(days=31)).replace(day=1)
    return None


WITH_FIGURES: tuple[tuple[re.Pattern[str], Reading], ...] = (
    (_ISO, _iso),
    (_DAY_MONTH, _named),
    (_MONTH_DAY, _named),
    (_SPAN, _span),
    (_FIGURES, _figures),
    (_DAY_ALONE, _day_alone),
)
IN_WORDS: tuple[tuple[re.Pattern[str], Reading], ...] = (*SPELLED, WEEKDAYS_WRITTEN, (_AWAY, _away), (_IN, _in))
