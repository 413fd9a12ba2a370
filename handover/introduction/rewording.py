"""Sentences of a letter that say what an internal one says in other words: most of its words, in any order and form."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from rapidfuzz.distance import OSA

from handover.introduction.letter import Place
from handover.introduction.passage import Passage
from handover.text.common import joining_words
from handover.text.undisguised import Spelled

LEAST_OF_LETTER = 0.45
"""The part of the words of the letter's sentence that must be among them: otherwise it says something else."""
SHORTEST_STEM, STEM = 4, 0.6
"""Letters that two forms of a word begin with, and the part they are of the longer: "refuse" and "refusing"."""
SHORTEST_MISTYPED, MISTYPED = 5, 0.75
"""Letters of a word in which some may be wrong, and the part of them that must not."""


@dataclass(frozen=True)
class _Line:
    """A sentence of the letter, and those of its words that neither join others nor are known, signs by two."""

    place: Place
    telling: frozenset[str]


class Rewording:
    """The sentences of a letter, in which the words of internal ones are looked for. `known` are words that the customer knows."""

    def __init__(self, sentences: Sequence[tuple[Place, Sequence[str]]], known: frozenset[str]) -> None:
        self._lines = [
            _Line(place, frozenset(_units(words)) - joining_words(set(words))[1] - known) for place, words in sentences
        ]
        self._of_word: dict[str, set[int]] = {}
        for at, (_, words) in enumerate(sentences):
            for word in _units(words):
                self._of_word.setdefault(word, set()).add(at)
        self._by_initial: dict[str, list[str]] = {}
        for word in self._of_word:
            self._by_initial.setdefault(word[0], []).append(word)
        self._forms = cache(self._forms_of)

    def places(self, passage: Passage, first: int, last: int) -> Iterator[tuple[Place, set[int]]]:
        """Yield the sentences of the letter that are mostly made of these words, and which of them, by index.

        None of those is among them that speaks to the customer: it states a fact that letter and notes share.
        """
        found: dict[int, set[int]] = {}
        taken: dict[int, set[str]] = {}
        for index in range(first, last):
            for form in self._standing(passage, index, last) if passage.weights[index] else ():
                for at in self._of_word[form]:
                    found.setdefault(at, set()).add(index)
                    taken.setdefault(at, set()).add(form)
        for at, words in found.items():
            line = self._lines[at]
            mostly = len(taken[at] & line.telling) >= LEAST_OF_LETTER * len(line.telling)
            if mostly and not line.place.addresses(passage.marked[first:last], ()):
                yield line.place, words

    def _standing(self, passage: Passage, index: int, last: int) -> Iterator[str]:
        """Yield the words of the letter that one of these is a form of; of two signs in a row, both count."""
        word, spelled = passage.marked[index]
        if spelled is not Spelled.SIGN:
            yield from self._forms(word)
            return
        for pair in (
            "".join(passage.words[index - 1 : index + 1]),
            "".join(passage.words[index : min(index + 2, last)]),
        ):
            if pair in self._of_word:
                yield pair

    def _forms_of(self, word: str) -> tuple[str, ...]:
        return tuple(one for one in self._by_initial.get(word[0], ()) if _same_word(word, one))


def _units(words: Sequence[str]) -> Iterator[str]:
    """Yield the words; of signs of scripts without spaces, each two in a row."""
    for at, word in enumerate(words):
        yield word if word.isascii() or len(word) > 1 else "".join(words[at : at + 2])


def _same_word(one: str, other: str) -> bool:
    """Return whether two words are forms of the same, one is cut short, or one is mistyped."""
    if one == other:
        return True
    shorter, longer = sorted((one, other), key=len)
    alike = next((at for at, letter in enumerate(shorter) if letter != longer[at]), len(shorter))
    if alike >= SHORTEST_STEM and (alike == len(shorter) or alike >= STEM * len(longer)):
        return True
    return len(shorter) >= SHORTEST_MISTYPED and OSA.normalized_similarity(one, other) >= MISTYPED
