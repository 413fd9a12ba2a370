"""What a reply is read with, and what comes of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Generic, TypeVar

from handover.model.records import Said
from handover.records.lines import Line
from handover.time.day_reading import DayReader

R = TypeVar("R", bound=Said)


@dataclass(frozen=True)
class Asked:
    """What a reply is read with: the writer's today, how they write days in figures, and the words of the entry asked.

    `slots` are the names of the links wanted, `choices` what can be chosen.
    """

    today: date
    month_first: bool = False
    slots: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()

    def days(self, *, deadline: bool = False, looking_back: bool = False, anywhere: bool = False) -> DayReader:
        """Return what days are read with."""
        return DayReader(self.today, self.month_first, deadline, looking_back, anywhere)


@dataclass
class Collected(Generic[R]):
    """Records as they are read, with the lines each was read from, and the lines that are in none.

    `headings` only introduce other lines; `left_over` was not understood and stays text. `doubtful` are records that lines may
    tell of, with how surely each does; for the rest such a line is what it would be without.
    """

    records: list[R] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    left_over: list[str] = field(default_factory=list)
    doubtful: list[tuple[R, float]] = field(default_factory=list)

    def add(self, record: R, *lines: Line) -> None:
        """Keep a record that was read from these lines."""
        self.records.append(replace(record, as_written="\n".join(line.written for line in lines)))

    def doubt(self, record: R, score: float, line: Line) -> None:
        """Keep a record that this line may tell of, and how surely."""
        self.doubtful.append((replace(record, as_written=line.written), score))

    def add_or_leave(self, record: R, line: Line, *, told: bool) -> None:
        """Keep a record that was read from this line, or the line alone where it has `told` of none."""
        if told:
            self.add(record, line)
        else:
            self.leave(line)

    def extend(self, record: R, *lines: Line) -> None:
        """Put this record, which more lines have told of, in the place of the last one."""
        last = self.records.pop()
        written = [last.as_written, *(line.written for line in lines)]
        self.records.append(replace(record, as_written="\n".join(written)))

    def heading(self, lines: Sequence[Line]) -> None:
        """Keep lines that only introduce others."""
        self.headings += [line.written for line in lines]

    def leave(self, *lines: Line) -> None:
        """Keep lines that were not understood."""
        self.left_over += [line.written for line in lines]
