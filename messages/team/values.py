"""What the buttons and menus of a team's page carry."""

from dataclasses import dataclass
from typing import Self

from handover.team.filters import TeamFilter, Which
from messages.kit.values import ButtonValue

NOBODY = "-"
"""Stands for an empty word."""


@dataclass(frozen=True)
class TeamValue:
    """Which rows of a team are shown, from the one of number `first` on, as the subject of a button about no handover."""

    which: Which = Which.ALL
    person: str = ""
    book: str = ""
    first: int = 0

    @classmethod
    def of(cls, button: ButtonValue) -> Self:
        """Return what such a button or menu option carries; the whole team for one that carries nothing. Raises ValueError."""
        if not button.subject:
            return cls()
        which, person, book, first = button.subject.split(" ")
        return cls(Which(which), _word(person), _word(book), int(first))

    @property
    def filter(self) -> TeamFilter:
        """Which rows are shown."""
        return TeamFilter(self.which, self.person, self.book)

    def __str__(self) -> str:
        """Return what the button carries. Raises TooLong."""
        subject = f"{self.which} {self.person or NOBODY} {self.book or NOBODY} {self.first}"
        return str(ButtonValue("", subject))


def _word(text: str) -> str:
    return "" if text == NOBODY else text
