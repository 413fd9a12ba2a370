"""A letter, not sent yet, that names a last day which a rest, a reopening or an edit has since moved (P105)."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import chain, product

from handover.introduction.facts import first_call
from handover.model.audit import PlanField
from handover.model.handover import Handover
from handover.model.introduction import Introduction
from handover.model.letter_style import Language
from handover.plan.dates import last_day
from handover.time.written_days import ways_to_write

_LAST_DAYS = frozenset({PlanField.END, PlanField.LAST_DAY})


def former_last_days(handover: Handover) -> tuple[date, ...]:
    """Return the local days that were its last one and are not any more.

    A day on which the first call with the customer is planned is none: the letter may name it for that.
    """
    edited = (date.fromisoformat(one.before) for one in handover.changes if one.what in _LAST_DAYS and one.before)
    moved = (handover.end_moved_from,) if handover.end_moved_from else ()
    now = {last_day(handover), first_call(handover)}
    return tuple(day for day in dict.fromkeys(chain(handover.former_ends, moved, edited)) if day not in now)


def moved_days(handover: Handover, draft: Introduction) -> Iterator[tuple[str, str]]:
    """Yield each naming of a former last day as it stands in a draft, with what it is now in the same form, each once."""
    written = draft.words
    forms = _forms(former_last_days(handover), last_day(handover))
    for found in dict.fromkeys(match.group() for match in _finditer(forms, written)):
        yield found, forms[found.casefold()]


def with_last_day(handover: Handover, text: str) -> str:
    """Return a text of its letter with the last day it has now in the place of former ones."""
    forms = _forms(former_last_days(handover), last_day(handover))
    for match in reversed(list(_finditer(forms, text))):
        text = text[: match.start()] + forms[match.group().casefold()] + text[match.end() :]
    return text


def to_be_read_again(handover: Handover) -> Handover:
    """Return the handover with its e-mail not asked about and not approved any more, unless it is sent."""
    draft = handover.introduction
    if draft.sent or not (draft.approved or draft.asked_at):
        return handover
    again = replace(draft, asked_at=None, approved_version=0, approved_by="", approved_at=None)
    return replace(handover, introduction=again)


def read_again_if_moved(handover: Handover) -> Handover:
    """Return the handover with its e-mail to be read again if that names a last day which has moved."""
    return to_be_read_again(handover) if any(moved_days(handover, handover.introduction)) else handover


def _forms(days: Iterable[date], now: date) -> dict[str, str]:
    """Return the ways to write each of these days, without regard to case, with the day `now` in the same way."""
    return {was.casefold(): is_ for day in days for was, is_ in zip(_written_all(day), _written_all(now), strict=True)}


def _written_all(day: date) -> list[str]:
    """Return a day in every way in which people write it, always in the same order."""
    return [*(way for language in Language for way in ways_to_write(day, language)), *(way(day) for way in _WAYS)]


def _finditer(forms: dict[str, str], text: str) -> Iterator[re.Match[str]]:
    if not forms:
        return iter(())
    # Longest first. A day of another year is another day.
    ways = "|".join(_as_pattern(form) for form in sorted(forms, key=len, reverse=True))
    return re.finditer(ways, text, re.IGNORECASE)


def _as_pattern(form: str) -> str:
    """Return the pattern of a day as a whole word; Japanese has no spaces around it."""
    if form.endswith(("日", "）")):
        return rf"(?<!\d){re.escape(form)}"
    return rf"(?<![\w.]){re.escape(form)}(?!\w|,? (?:de )?\d{{4}})"


def _ways() -> Iterator[Callable[[date], str]]:
    """Yield functions that write a day as people do in English, and in figures."""
    weekdays = ("", "{0:%A}, ", "{0:%A} ", "{0:%a}, ", "{0:%a} ")
    days = (
        "{0.day} {0:%B}",
        "{0.day} {0:%b}",
        "{0:%B} {0.day}",
        "{0:%b} {0.day}",
        "{0.day}{th} {0:%B}",
        "{0.day}{th} of {0:%B}",
        "{0:%B} {0.day}{th}",
    )
    figures = (("{0:%Y-%m-%d}",), ("{0:%d.%m.%Y}",), ("{0:%d/%m/%Y}",))
    for pattern in (*product(weekdays, days, ("", " {0.year}", ", {0.year}")), *figures):
        yield partial(_written, "".join(pattern))


def _written(pattern: str, day: date) -> str:
    return pattern.format(day, th=_ordinal(day))


def _ordinal(day: date) -> str:
    return "th" if day.day in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10, "th")


_WAYS = tuple(_ways())
