"""What people say to the bot instead of answering, language by language: data for `handover.interview.phrasebook`.

Each module has `WORDS`, lists of words that its phrases name in braces, and `PHRASES`, one phrase a line by what it means.
In a phrase `(a|b)` is one of several, `[a]` may be missing, `{name}` is a list of `WORDS`, and in `passes_on` `_` is somebody's
name. Case, accents, apostrophes and
punctuation do not matter.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from handover.interview.phrases import english, french, german, italian, japanese, portuguese, spanish


class Language(NamedTuple):
    """The phrases of one language, and the lists they name."""

    words: Mapping[str, str]
    phrases: Mapping[str, str]

    def ways(self, kind: str) -> Iterator[str]:
        """Yield everything that the phrases of this kind stand for."""
        lists = {name: tuple(_lines(lines)) for name, lines in self.words.items()}
        for line in _lines(self.phrases.get(kind, "")):
            yield from _expanded(line, lists)


def _lines(text: str) -> Iterator[str]:
    return (line.strip() for line in text.strip().splitlines() if line.strip())


def _expanded(line: str, lists: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Yield everything that a line of the phrasebook stands for."""
    found = re.search(r"\{(\w+)\}|\(([^()\[\]]*)\)|\[([^()\[\]]*)\]", line)
    if found is None:
        yield line
        return
    name, choices, optional = found.groups()
    ways = lists[name] if name else (choices if choices is not None else f"|{optional}").split("|")
    for way in ways:
        yield from _expanded(f"{line[: found.start()]} {way} {line[found.end() :]}", lists)


LANGUAGES = tuple(
    Language(one.WORDS, one.PHRASES) for one in (english, german, french, spanish, portuguese, italian, japanese)
)
