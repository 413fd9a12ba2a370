"""The list that a book is made of, as it was read, until it has become a plan."""

from dataclasses import dataclass

from handover.book.columns import Columns
from handover.book.lines import Line
from handover.book.owners import ListedOwner


@dataclass(frozen=True)
class BookSource:
    """The lines of a list and how they are read; `columns` is None until that is known, `lines` are empty without a list.

    `owners` are those whom the list names, if there are several; None until they are looked for, and in older documents.
    """

    lines: tuple[Line, ...] = ()
    columns: Columns | None = None
    pasted: str = ""
    owners: tuple[ListedOwner, ...] | None = None
