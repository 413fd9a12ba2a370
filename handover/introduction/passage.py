"""An internal text as words in a row, for being compared with a letter."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from handover.text.common import common_words, courtesies, joining_words
from handover.text.undisguised import Sentence, Spelled

WINDOW, STRIDE = 11, 3
"""Words that are compared at once where some were changed, and how far apart such windows begin."""
MOST_OF_NAME, LONGEST_NAME = 4, 8
"""Words of the name of a thing, without and with those that join them."""
SHORTEST_PHRASE = 4
"""Words in a row by which a phrase of courtesy is recognised."""


@dataclass(frozen=True)
class Passage:
    """A text as words in a row, with where its sentences begin and end."""

    sentences: tuple[Sentence, ...]

    @cached_property
    def words(self) -> tuple[str, ...]:
        """All words."""
        return tuple(word for sentence in self.sentences for word in sentence.words)

    @cached_property
    def marked(self) -> tuple[tuple[str, Spelled], ...]:
        """Each word with how it is written."""
        return tuple(one for sentence in self.sentences for one in zip(sentence.words, sentence.spelled, strict=True))

    @cached_property
    def _ends(self) -> tuple[int, ...]:
        ends, end = [], 0
        for sentence in self.sentences:
            end += len(sentence.words)
            ends.append(end)
        return tuple(ends)

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return (0, *self._ends[:-1])

    @property
    def slices(self) -> Iterator[tuple[int, int]]:
        """Yield where each sentence begins and ends."""
        yield from zip(self._starts, self._ends, strict=True)

    @property
    def windows(self) -> Iterator[tuple[int, int]]:
        """Yield the slices that are compared by likeness: each sentence, and windows over all words."""
        yield from {
            (first, last)
            for first, last in [
                *zip(self._starts, self._ends, strict=True),
                *((first, first + WINDOW) for first in range(0, max(1, len(self.words) - WINDOW + 1), STRIDE)),
            ]
            if last - first <= 3 * WINDOW
        }

    @cached_property
    def courteous(self) -> tuple[bool, ...]:
        """Whether each word is in a phrase of courtesy that everybody writes."""
        found = [False] * len(self.words)
        for first in range(len(self.words) - SHORTEST_PHRASE + 1):
            last = first + SHORTEST_PHRASE
            if "".join(self.words[first:last]) in courtesies():
                found[first:last] = [True] * SHORTEST_PHRASE
        return tuple(found)

    @cached_property
    def _telling(self) -> tuple[bool, ...]:
        """Whether each word makes a sentence of nouns: "we", "not", "because", "their", an ending in Japanese."""
        return tuple(
            word not in joining_words()
            and (word in common_words() if spelled is not Spelled.SIGN else "ぁ" <= word <= "ゖ")
            for word, spelled in self.marked
        )

    def names_a_thing(self, first: int, last: int) -> bool:
        """Return whether these words are but the name of something: a project, a date, what was agreed."""
        said = [
            word
            for word, spelled in self.marked[first:last]
            if spelled in (Spelled.WORD, Spelled.NAME) and word not in joining_words()
        ]
        inner = self._telling[first:last]
        if last - first > LONGEST_NAME and not any(spelled is Spelled.SIGN for _, spelled in self.marked[first:last]):
            return False
        # "the training … is": one such word beside a name does not make it a sentence.
        return len(said) <= MOST_OF_NAME + sum((*inner[:1], *inner[-1:])) and not any(inner[1:-1])

    def sentence_slice(self, index: int) -> tuple[int, int]:
        """Return where the sentence begins and ends that the word with this index is in."""
        at = min(bisect_right(self._ends, index), len(self._ends) - 1)
        return self._starts[at], self._ends[at]

    def holds_sentence(self, first: int, last: int) -> bool:
        """Return whether the slice holds a whole sentence or line."""
        whole = bisect_left(self._starts, first)
        return whole < len(self._ends) and self._ends[whole] <= last

    def sentence_at(self, index: int) -> Sentence:
        """Return the sentence that the word with this index is in."""
        return self.sentences[min(bisect_right(self._ends, index), len(self.sentences) - 1)]

    def sentences_between(self, first: int, last: int) -> tuple[Sentence, ...]:
        """Return the sentences most of which lie in this slice, at least the one it begins in."""
        touched = slice(bisect_right(self._ends, first), bisect_left(self._starts, last))
        inside = tuple(
            one
            for one, start, end in zip(self.sentences[touched], self._starts[touched], self._ends[touched], strict=True)
            if 2 * (min(last, end) - max(first, start)) > end - start
        )
        return inside or (self.sentence_at(first),)
