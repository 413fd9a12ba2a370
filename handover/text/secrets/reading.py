"""What is found out about a text once, for all rules: its distinct words, its strange ones, and where labels stand."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from handover.text.secrets.labels import Family
from handover.text.secrets.named import labels_in
from handover.text.secrets.spelling import unaccented
from handover.text.secrets.values import core

_SIGNS = frozenset("!@#$%^*?+=~§€£&_\\0123456789-:/")
_WORD = re.compile(r"\S{1,4000}")
_LONG = 13
"""Characters that a token has at least."""
_BEFORE, _AFTER = 240, 10


@dataclass(frozen=True)
class Reading:
    """A text as `surface` leaves it, and what the rules ask of it. Nobody keeps one, and it is never shown."""

    plain: str = field(repr=False)

    @cached_property
    def low(self) -> str:
        """Return the text in small letters without accents, each letter at its place."""
        return unaccented(self.plain.lower())

    @cached_property
    def labels(self) -> tuple[tuple[Family, int, int], ...]:
        """Return the labels in the text: their family, where they begin, and where the word they end in ends."""
        return tuple(labels_in(self.low))

    @cached_property
    def odd_words(self) -> tuple[str, ...]:
        """Return the distinct words between spaces that are not but letters, as words are spelled, and their punctuation."""
        return tuple(
            word for word in dict.fromkeys(self.plain.split()) if not _spelled(word) and not _spelled(core(word))
        )

    @cached_property
    def long_words(self) -> str:
        """Return the odd words that are long enough for a token, each on a line."""
        return "\n".join(word for word in self.odd_words if len(word) >= _LONG)

    @cached_property
    def around_odd_words(self) -> str:
        """Return the parts of the text before words with figures or signs, where a name or a verb may tell what they are."""
        return "\n\n\n".join(self.plain[start:end] for start, end in self._parts())

    def places(self, word: str, most: int) -> Iterator[int]:
        """Yield where the word stands, at most so many places."""
        at = self.plain.find(word)
        while at >= 0 and most > 0:
            yield at
            at, most = self.plain.find(word, at + len(word)), most - 1

    def _parts(self) -> Iterator[tuple[int, int]]:
        odd = frozenset(word for word in self.odd_words if _SIGNS.intersection(core(word)))
        if not odd:
            return
        first = last = -1
        for at, end in (found.span() for found in _WORD.finditer(self.plain) if found.group() in odd):
            start = self._word_start(at - _BEFORE)
            if start > last:
                if last >= 0:
                    yield first, last
                first = start
            last = max(last, end + _AFTER)
        if last >= 0:
            yield first, last

    def _word_start(self, at: int) -> int:
        return max(0, self.plain.rfind(" ", 0, at), self.plain.rfind("\n", 0, at)) if at > 0 else 0


def _spelled(word: str) -> bool:
    return word.isalpha() and (word.islower() or word.istitle() or word.isupper())
