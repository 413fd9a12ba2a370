"""Classes of words, listed in a text file beside the code that asks for them."""

from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from handover.text.word_lists import headed_lines

_ANY_ENDING = "*"


class _Listed(NamedTuple):
    """The classes of whole words, those of beginnings, and how many letters the shortest and the longest beginning have."""

    whole: dict[str, list[str]]
    beginnings: dict[str, list[str]]
    shortest: int
    longest: int


class WordClasses:
    """The classes of a file: a line "name:", then its words; "word*" is every word that begins so, a line from "#" on a comment."""

    def __init__(self, file: Path) -> None:
        self.file = file

    def of(self, word: str) -> tuple[str, ...]:
        """Return the classes of a word in small letters without accents, each once; the file is read at the first word."""
        listed = self._listed
        found = dict.fromkeys(listed.whole.get(word, ()))
        for end in range(listed.shortest, min(len(word), listed.longest) + 1):
            if (begun := word[:end]) in listed.beginnings:
                found.update(dict.fromkeys(listed.beginnings[begun]))
        return tuple(found)

    @cached_property
    def _listed(self) -> _Listed:
        whole: dict[str, list[str]] = {}
        beginnings: dict[str, list[str]] = {}
        listed = ((name, word) for name, lines in headed_lines(self.file).items() for word in " ".join(lines).split())
        for name, word in listed:
            into = beginnings if word.endswith(_ANY_ENDING) else whole
            into.setdefault(word.removesuffix(_ANY_ENDING), []).append(name)
        lengths = [len(one) for one in beginnings]
        return _Listed(whole, beginnings, min(lengths, default=1), max(lengths, default=0))
