"""What the buttons of a book carry."""

from dataclasses import dataclass
from typing import Self

from messages.kit.values import ButtonValue


@dataclass(frozen=True)
class BookValue:
    """A book by its id, and one thing of it (a page, the number of an account), as the subject of a button about no handover."""

    book: str
    about: str = ""

    @classmethod
    def of(cls, button: ButtonValue) -> Self:
        """Return what such a button carries."""
        book, _, about = button.subject.partition(" ")
        return cls(book, about)

    def __str__(self) -> str:
        """Return what the button carries. Raises TooLong."""
        return str(ButtonValue("", f"{self.book} {self.about}".rstrip()))


@dataclass(frozen=True)
class ShownBook:
    """What a form of a book carries: the book, and what it is about."""

    book: str
    about: str = ""
