"""The days of a handover's window on which something can be due."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from handover.model.handover import Handover
from handover.time.holidays import holiday
from handover.time.workdays import is_workday


@dataclass(frozen=True)
class Room:
    """The days on which something can be due, in order, and how many of them a pause has taken."""

    days: Sequence[date]
    paused: int

    @property
    def workdays(self) -> int:
        """How many working days lie after the first one, without those of a pause."""
        return max(len(self.days) - 1 - self.paused, 0)

    def day(self, number: int) -> date:
        """Return the day that many working days after the first one, not counting those of a pause; at most the last one."""
        return self.days[min(number + self.paused, len(self.days) - 1)]

    def number(self, day: date) -> int:
        """Return how many working days after the first one a day is, the last one before it counting for any other day."""
        return min(max(bisect_right(self.days, day) - 1 - self.paused, 0), self.workdays)


def room(handover: Handover) -> Room:
    """Return the days of the window on which something can be due: working days that are no public holidays.

    Where the window has none, they are its working days; without these, it is its last day.
    """
    window = handover.window
    days = _days(window.start, max(window.end, window.start), handover.workdays, handover.country)
    return Room(days, handover.paused_days)


@lru_cache(maxsize=1024)
def _days(start: date, end: date, workdays: frozenset[int], country: str) -> tuple[date, ...]:
    every = (start + timedelta(days=ahead) for ahead in range((end - start).days + 1))
    working = [day for day in every if is_workday(day, workdays)]
    return tuple(day for day in working if not holiday(day, country)) or tuple(working) or (end,)
