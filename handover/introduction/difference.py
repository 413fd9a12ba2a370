"""What has changed between two texts, line by line and word by word: what is new, and what is taken out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum, auto
from itertools import takewhile

_WORDS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]\s*|\w+\s*|[^\w\s]\s*|\s+")
"""A word with the space behind it; a sign of a script without spaces is a word of its own."""

_ALIKE = 0.5
"""From this share of words in common on, one line is another one changed, and not one taken out and a new one."""

_NEAREST = 10
"""Lines among which the changed one is looked for."""

_MOST_WORDS = 500
"""Words between the first and the last change of a line that are compared; more of them are replaced as a whole."""

_SHORTEST_KEPT = 4
"""What stays between two changes counts as changed with them when it is no longer than this: "a", "of", a comma."""


class Change(Enum):
    """What became of a piece of text."""

    KEPT = auto()
    ADDED = auto()
    TAKEN_OUT = auto()


@dataclass(frozen=True)
class Piece:
    """A piece of a line, never empty, and what became of it."""

    text: str
    change: Change


Line = tuple[Piece, ...]


def changed_lines(before: str, now: str) -> tuple[Line, ...]:
    """Return the lines in which two texts differ, each with what stayed in it; blank lines and those that stayed are left out."""
    old, new = _lines(before), _lines(now)
    found: list[Line] = []
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            found += _changed(old[i:j], new[k:m])
    return tuple(found)


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _changed(old: Sequence[str], new: Sequence[str]) -> Iterator[Line]:
    """Yield lines that replace others: a line beside the first later one that is like it, else as taken out or added."""
    rest = list(new)
    for line in old:
        like = next((place for place, other in enumerate(rest[:_NEAREST]) if _alike(line, other)), None)
        if like is None:
            yield (Piece(line, Change.TAKEN_OUT),)
            continue
        yield from ((Piece(other, Change.ADDED),) for other in rest[:like])
        yield _by_word(line, rest[like])
        rest = rest[like + 1 :]
    yield from ((Piece(other, Change.ADDED),) for other in rest)


def _alike(line: str, other: str) -> bool:
    return SequenceMatcher(None, _WORDS.findall(line), _WORDS.findall(other), autojunk=False).quick_ratio() >= _ALIKE


def _by_word(before: str, now: str) -> Line:
    old, new = _WORDS.findall(before), _WORDS.findall(now)
    start = _common(old, new)
    end = _common(old[start:][::-1], new[start:][::-1])
    head, tail = "".join(old[:start]), "".join(old[len(old) - end :])
    changed = _replaced_words(old[start : len(old) - end], new[start : len(new) - end])
    kept = (([Piece(text, Change.KEPT)] if text else []) for text in (head, tail))
    return (*next(kept), *changed, *next(kept))


def _common(old: Sequence[str], new: Sequence[str]) -> int:
    """Return how many words both begin with."""
    return sum(1 for _ in takewhile(lambda both: both[0] == both[1], zip(old, new, strict=False)))


def _replaced_words(old: Sequence[str], new: Sequence[str]) -> list[Piece]:
    if max(len(old), len(new)) > _MOST_WORDS:
        return _replaced("".join(old), "".join(new))
    pieces: list[Piece] = []
    taken, added = "", ""
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        was, becomes = "".join(old[i:j]), "".join(new[k:m])
        changing = bool(taken or added)
        if tag != "equal" or (changing and j < len(old) and m < len(new) and len(was.strip()) <= _SHORTEST_KEPT):
            taken, added = taken + was, added + becomes
            continue
        pieces += [*_replaced(taken, added), Piece(was, Change.KEPT)]
        taken, added = "", ""
    return [*pieces, *_replaced(taken, added)]


def _replaced(taken: str, added: str) -> list[Piece]:
    found = (Piece(taken, Change.TAKEN_OUT), Piece(added, Change.ADDED))
    return [one for one in found if one.text]
