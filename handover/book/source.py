"""The list that a book is made of, as it was read, until it has become a plan."""

from dataclasses import dataclass

from handover.book.columns import Columns
from handover.book.lines import Line


@dataclass(frozen=True)
class BookSource:
    """The lines of a list and how they are read; `columns` is None until that is known, `lines` are empty without a list."""

    lines: tuple[Line, ...] = ()
    columns: Columns | None = None
    pasted: str = ""
