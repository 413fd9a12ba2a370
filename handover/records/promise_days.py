"""Which of the days that a reply speaks of is the one by which a promise is due: the clause that names it may say none."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from handover.records.due_days import signs_of_day
from handover.records.labels import plain_words
from handover.records.promise_clauses import Clause
from handover.records.promise_measure import DAY, measured
from handover.records.promise_signs import CLASSES, only_says_when
from handover.time.day_reading import DayFound

BEFORE, BEHIND = 3, 5
"""Clauses before and behind the one that names a promise in which its day may stand."""
_MOST_DAYS = 8
"""Days of one clause that are looked at: nobody says more of a promise."""
_FARTHEST = 3
_WORDS_NEAR = 3


class Scored(NamedTuple):
    """A clause with how surely it tells of a promise, and how surely only more of the one before."""

    clause: Clause
    told: float
    more: float

    @property
    def names(self) -> bool:
        """Whether the clause rather names a promise than says more of one, or nothing."""
        return self.told > 0 and self.more <= 0


class DayNear(NamedTuple):
    """A day, and which of the clauses of a reply it stands in."""

    at: int
    found: DayFound


class DayChosen(NamedTuple):
    """The day near a clause that is the most likely due day of what it promises, and how surely it is."""

    near: DayNear
    score: float


def due_day(clauses: Sequence[Scored], at: int, today: date) -> DayChosen | None:
    """Return the most likely due day of what a clause promises; None where no day near it is likely to be."""
    days = days_near(clauses, at)
    chosen = max(
        (DayChosen(one, measured(DAY, day_signs(clauses, at, one, days, today))) for one in days),
        key=lambda one: one.score,
        default=None,
    )
    return chosen if chosen is not None and chosen.score > 0 else None


def days_near(clauses: Sequence[Scored], at: int) -> list[DayNear]:
    """Return the days that stand near a clause of a reply, in order, the first few of each clause."""
    near = range(max(0, at - BEFORE), min(len(clauses), at + BEHIND + 1))
    return [DayNear(one, day) for one in near for day in _days(clauses[one].clause)[:_MOST_DAYS]]


def _days(clause: Clause) -> list[DayFound]:
    due = clause.due
    others = [one for one in clause.days if due is None or one.end <= due.start or due.end <= one.start]
    return sorted([*others, *([due] if due else [])], key=lambda one: one.start)


def day_signs(clauses: Sequence[Scored], at: int, near: DayNear, days: Sequence[DayNear], today: date) -> list[str]:
    """Return the features of a day near a clause that names a promise; `days` are all that stand near it."""
    return sorted({*_of_the_day(clauses, at, near, today), *_of_its_place(clauses, at, near, days, today)})


def _of_the_day(clauses: Sequence[Scored], at: int, near: DayNear, today: date) -> Iterator[str]:
    clause, day = clauses[near.at].clause, near.found
    here = "own" if near.at == at else "other"
    when = "coming" if day.day > today else ("today" if day.day == today else "past")
    kind = "period" if day.period else ("sure" if day.certain else "guessed")
    chosen = "due" if clause.due == day else "not due"
    yield "any"
    yield f"{here}"
    yield f"{when} {here}"
    yield f"{kind} {when}"
    yield f"{chosen} {here}"
    yield f"{chosen} {when}"
    for sign in signs_of_day(clause.text, day):
        yield f"sign {sign}"
        yield f"sign {sign} {here} {when}"
    words = plain_words(clause.text[: day.start]).split()[-_WORDS_NEAR:]
    behind = plain_words(clause.text[day.end :]).split()[:_WORDS_NEAR]
    yield from (f"before {word}" for word in words)
    yield from (f"behind {word}" for word in behind)
    yield from (f"last {word}" for word in words[-1:])
    yield from (f"before class {one}" for word in words for one in CLASSES.of(word))
    yield from (f"behind class {one}" for word in behind for one in CLASSES.of(word))
    classes = {one for word in plain_words(clause.text).split() for one in CLASSES.of(word)}
    yield from (f"{here} class {one}" for one in classes)
    if only_says_when(clause):
        yield f"only when {here}"


def _of_its_place(
    clauses: Sequence[Scored], at: int, near: DayNear, days: Sequence[DayNear], today: date
) -> Iterator[str]:
    away = max(-_FARTHEST, min(_FARTHEST, near.at - at))
    same_line = clauses[near.at].clause.line == clauses[at].clause.line
    line = "" if same_line else " other line"
    told, more = _bucket(clauses[near.at].told), _bucket(clauses[near.at].more)
    yield f"away {away}{line}"
    if near.at != at:
        yield f"told {told} away {away}"
        yield f"more {more} away {away}"
        yield f"told {told} more {more}"
        between = clauses[min(at, near.at) + 1 : max(at, near.at)]
        yield f"between {min(2, sum(one.names for one in between))} {near.at > at}"
        yield f"names {clauses[near.at].names} away {away}"
    coming = [one for one in days if one.found.day > today]
    own = [one for one in coming if one.at == at]
    yield f"own coming {min(2, len(own))} away {away}"
    yield f"coming {min(3, len(coming))} {near in coming}"
    if near in coming:
        behind = [one for one in coming if one.at >= at]
        yield f"first coming {coming[0] == near}"
        yield f"first coming behind {bool(behind) and behind[0] == near} away {away}"
        yield f"last coming {coming[-1] == near}"
        nearest = min(coming, key=lambda one: (abs(one.at - at), one.at < at))
        yield f"nearest coming {nearest == near}"
        yield f"own number {own.index(near) if near in own else '-'} of {len(own)}"


def _bucket(score: float) -> int:
    return max(-3, min(3, round(score)))
