"""The window of a handover: its usual length, its limits, and lengths with a warning (P90–P92, P121)."""

from collections.abc import Set as AbstractSet
from datetime import date, timedelta
from enum import StrEnum

from handover.model.field_problems import FieldProblem
from handover.model.handover import Handover, Reason, Window
from handover.model.people import MONDAY_TO_FRIDAY
from handover.time.workdays import add_workdays, is_workday

USUAL_WORKDAYS = 15
SHORTEST_UNWARNED = timedelta(weeks=2)
LONGEST_UNWARNED = timedelta(weeks=4)
SEGMENT_MOVE_AT_LEAST = 10
"""Working days: who moves between segments is never rushed (P91)."""
LONGEST = timedelta(days=92)
"""The longest window, three months (P92)."""
EARLIEST_START = timedelta(weeks=2)
"""The longest a handover may have begun before it is entered."""


class WindowLength(StrEnum):
    """Whether a window is shorter or longer than usual."""

    USUAL = "usual"
    RUSHED = "rushed"
    LONG = "long"


def usual_window(today: date, workdays: AbstractSet[int]) -> Window:
    """Return the window from the local day `today` (or the next working day) to fifteen working days later."""
    start = add_workdays(today, 0, workdays)
    return Window(start, add_workdays(start, USUAL_WORKDAYS, workdays))


def window_length(handover: Handover) -> WindowLength:
    """Return whether the window is of the usual two to four weeks, both included, or shorter or longer (P90–P92).

    What the playbook is made for is not too short: a week for the light one. Who moves between segments has two.
    """
    made_for = handover.playbook.workdays or USUAL_WORKDAYS
    if handover.reason is Reason.SEGMENT_MOVE:
        made_for = max(made_for, SEGMENT_MOVE_AT_LEAST)
    length = handover.window.end - handover.window.start
    if length < min(SHORTEST_UNWARNED, timedelta(days=made_for * 7 // 5)):
        return WindowLength.RUSHED
    return WindowLength.LONG if length > LONGEST_UNWARNED else WindowLength.USUAL


def window_problems(
    start: date, end: date, today: date, workdays: AbstractSet[int] = MONDAY_TO_FRIDAY
) -> dict[str, FieldProblem]:
    """Return the problems of these days by field. `today` is the opener's local day, `workdays` are the outgoing CSM's."""
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
    elif not any(is_workday(start + timedelta(days=ahead), workdays) for ahead in range((end - start).days + 1)):
        problems["end"] = FieldProblem.NO_WORKING_DAY
    return problems
