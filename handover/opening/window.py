"""How long a handover takes: the usual length, and which lengths deserve a word of warning (P90–P92, P121)."""

from collections.abc import Set as AbstractSet
from datetime import date, timedelta
from enum import StrEnum

from handover.model.handover import Window
from handover.model.refusals import FieldProblem
from handover.time.workdays import add_workdays

USUAL_WORKDAYS = 15
SHORTEST_UNWARNED = timedelta(weeks=2)
LONGEST_UNWARNED = timedelta(weeks=4)
LONGEST = timedelta(days=92)
"""Three months is the longest that is planned ahead (P92); more than that is two handovers, or a slip of the keyboard."""
EARLIEST_START = timedelta(weeks=2)
"""A handover may have begun before it is entered here, but not longer ago than this."""


class WindowLength(StrEnum):
    """What is worth saying about a window's length."""

    USUAL = "usual"
    RUSHED = "rushed"
    LONG = "long"


def usual_window(today: date, workdays: AbstractSet[int]) -> Window:
    """Return the window from today (a local day; on a day off, the next working day) to fifteen working days later."""
    start = add_workdays(today, 0, workdays)
    return Window(start, add_workdays(start, USUAL_WORKDAYS, workdays))


def window_length(window: Window) -> WindowLength:
    """Return whether the window is of the usual two to four weeks (both included), shorter or longer."""
    length = window.end - window.start
    if length < SHORTEST_UNWARNED:
        return WindowLength.RUSHED
    return WindowLength.LONG if length > LONGEST_UNWARNED else WindowLength.USUAL


def window_problems(start: date, end: date, today: date) -> dict[str, FieldProblem]:
    """Return what is wrong with these days as field → problem, empty when nothing is. `today` is the opener's local day."""
    problems: dict[str, FieldProblem] = {}
    if start < today - EARLIEST_START:
        problems["start"] = FieldProblem.LONG_AGO
    elif start > today + LONGEST:
        problems["start"] = FieldProblem.FAR_AHEAD
    if end <= start:
        problems["end"] = FieldProblem.END_BEFORE_START
    elif end < today:
        problems["end"] = FieldProblem.IN_THE_PAST
    elif end - start > LONGEST:
        problems["end"] = FieldProblem.WINDOW_TOO_LONG
    return problems
