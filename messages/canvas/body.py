"""The paragraph below a heading of a canvas: what is known, what is wrong with it, what was saved beside it, who said it when."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from messages.blueprint.parts import BlueprintPart
from messages.canvas.reading import CLOCK, FLAG, LINK
from messages.kit.markdown import line, lines
from messages.kit.text import shorten

LONGEST_TOLD = 300
BREAK = "  \n"
ELSEWHERE = f"{CLOCK} All of it is on the account's page: /handover account"


@dataclass(frozen=True)
class Body:
    """One paragraph in Markdown, line by line: `text` what is known, from `plain`; `beside` flags and links; `told` who said it.

    `cut` is whether of what is known there is only the beginning, `shortened` whether anything is left out.
    """

    plain: str
    text: tuple[str, ...]
    beside: tuple[str, ...]
    told: tuple[str, ...]
    cut: bool = False
    shortened: bool = False

    @classmethod
    def of(cls, part: BlueprintPart, title: str, room: int) -> "Body":
        """Return the paragraph of a part, of its text and of what is beside it so many characters at most each."""
        told = shorten(f"{title}: {part.told}", LONGEST_TOLD)
        beside = tuple(_beside(part))
        shown = _beginning(beside, room)
        made = cls(part.text, (), shown, (f"{CLOCK} *{line(told)}*",) if part.told else (), shortened=shown != beside)
        return made.with_text(room)

    @property
    def markdown(self) -> str:
        """The paragraph."""
        elsewhere = (ELSEWHERE,) if self.shortened else ()
        return BREAK.join((*self.text, *elsewhere, *self.beside, *self.told))

    @property
    def size(self) -> int:
        """How many characters it has."""
        return len(self.markdown)

    def within(self, room: int) -> "Body":
        """Return it in so many characters, if as many as who said it and where all of it is need: text and rest share the room."""
        if self.size <= room:
            return self
        left = room - _size((ELSEWHERE, *self.told))
        beside = _beginning(self.beside, max(left - _size(self.text), left // 2))
        return replace(self, beside=beside, shortened=True).with_text(left - _size(beside))

    def with_text(self, room: int) -> "Body":
        """Return it with as much of its text as has so many characters when it is escaped."""
        most, text = max(room, 0), _escaped(shorten(self.plain, room))
        while (size := _size(text)) > room and most:
            # Some signs are escaped: as many as have room on average, and at least one fewer than before.
            most = max(min(most - 1, most * room // size), 0)
            text = _escaped(shorten(self.plain, most))
        cut = shorten(self.plain, most) != self.plain
        return replace(self, text=text, cut=cut, shortened=self.shortened or cut)


def fair_room(sizes: Sequence[int], most: int) -> int:
    """Return how long each may be so that all are `most` together at most: what short ones leave goes to the long ones."""
    left = most
    for number, size in enumerate(sorted(sizes)):
        room = left // (len(sizes) - number)
        if size > room:
            return room
        left -= size
    return most


def _escaped(text: str) -> tuple[str, ...]:
    return tuple(one.strip() for one in lines(text) if one.strip())


def _beside(part: BlueprintPart) -> Iterator[str]:
    yield from (f"{FLAG} {line(flag)}" for flag in part.flags)
    yield from (f"{LINK} {_link(*one)}" for one in part.links)


def _link(title: str, url: str) -> str:
    if not url.startswith(("https://", "http://", "mailto:")):
        return line(f"{title}: {url}" if url else title)
    target = url.translate({ord(sign): f"%{ord(sign):02X}" for sign in "()<> \n\\\"'"})
    return f"[{line(title) or line(url)}]({target})"


def _size(written: Sequence[str]) -> int:
    """Return how many characters lines of a paragraph take."""
    return sum(len(one) + len(BREAK) for one in written)


def _beginning(written: Sequence[str], room: int) -> tuple[str, ...]:
    """Return the first lines that have room."""
    ends = accumulate(len(one) + len(BREAK) for one in written)
    return tuple(one for one, end in zip(written, ends, strict=True) if end <= room)
