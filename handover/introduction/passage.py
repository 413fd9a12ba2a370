"""An internal text as words in a row, each with how much it says, for being compared with a letter."""

from bisect import bisect_right
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property

from handover.text.common import courtesies, joining_words, telling_words, words_of_time
from handover.text.undisguised import Sentence, Spelled

LONGEST, STRIDE = 18, 6
"""Words (or twice as many signs of a script without spaces) that are looked at at once, and how far apart such windows begin."""
LONG_RUN = 12
"""Words in a row that are looked at by themselves, wherever sentences begin and end."""
SHORTEST_PHRASE = 4
"""Words in a row by which a phrase of courtesy is recognised."""
NOUN = 0.75
"""What a capital word says that may be a name or not: any noun in German, and the first word of a sentence."""
WEIGHT = {Spelled.WORD: 1.0, Spelled.NAME: 0.5, Spelled.NUMBER: 0.0, Spelled.SIGN: 0.36}
SIGN = 0.45
"""Words that a sign of a script without spaces is long."""
KNOWN = 0.1
"""What a word says that the customer knows from elsewhere: the account, contacts, what Baton's draft says."""


@dataclass(frozen=True)
class Passage:
    """A text as words in a row, with where its sentences begin and end; `known` are words that the customer knows anyhow."""

    sentences: tuple[Sentence, ...]
    known: AbstractSet[str] = frozenset()

    @cached_property
    def words(self) -> tuple[str, ...]:
        """All words."""
        return tuple(word for sentence in self.sentences for word in sentence.words)

    @cached_property
    def marked(self) -> tuple[tuple[str, Spelled], ...]:
        """Each word with how it is written."""
        return tuple(one for sentence in self.sentences for one in zip(sentence.words, sentence.spelled, strict=True))

    @cached_property
    def weights(self) -> tuple[float, ...]:
        """How much each word says.

        Facts that both sides know (who, what, where, when) are made of names, numbers and words that join them, which say
        little or nothing. Of what colleagues tell each other about a customer most words say something: verbs, "not", "they".
        """
        language, joining = self._joining
        capital = NOUN if language == "German" else WEIGHT[Spelled.NAME]
        starts = {0, *self._ends}
        return tuple(
            0.0
            if courteous or word in joining
            else KNOWN
            if word in self.known and spelled is not Spelled.SIGN
            else (NOUN if at in starts else capital)
            if spelled is Spelled.NAME
            else WEIGHT[spelled]
            for at, ((word, spelled), courteous) in enumerate(zip(self.marked, self._courteous, strict=True))
        )

    @cached_property
    def _lengths(self) -> tuple[float, ...]:
        return tuple(SIGN if spelled is Spelled.SIGN else 1.0 for _, spelled in self.marked)

    @cached_property
    def _courteous(self) -> tuple[bool, ...]:
        """Whether each word is in a phrase of courtesy that everybody writes."""
        found = [False] * len(self.words)
        for first in range(len(self.words) - SHORTEST_PHRASE + 1):
            last = first + SHORTEST_PHRASE
            if "".join(self.words[first:last]) in courtesies():
                found[first:last] = [True] * SHORTEST_PHRASE
        return tuple(found)

    @cached_property
    def _ends(self) -> tuple[int, ...]:
        ends, end = [], 0
        for sentence in self.sentences:
            end += len(sentence.words)
            ends.append(end)
        return tuple(ends)

    @property
    def windows(self) -> Iterator[tuple[int, int]]:
        """Yield the slices that are looked at: each sentence, a long one in parts that overlap."""
        for first, last in zip((0, *self._ends[:-1]), self._ends, strict=True):
            signs = round((last - first) / self.length(first, last))
            longest, stride = LONGEST * signs, STRIDE * signs
            starts = range(first, max(first + 1, last - longest + stride), stride)
            yield from ((start, min(start + longest, last)) for start in starts)

    def is_plan(self, first: int, last: int) -> bool:
        """Return whether a slice names a day or a number and nothing that tells: most likely a plan that the customer knows."""
        timed = any(spelled is Spelled.NUMBER for _, spelled in self.marked[first:last])
        timed = timed or not words_of_time().isdisjoint(self.words[first:last])
        return timed and not self.is_remark(first, last)

    def is_remark(self, first: int, last: int) -> bool:
        """Return whether a slice holds a word with which colleagues tell each other what a customer should not read."""
        return not telling_words(self._joining[0]).isdisjoint(self.words[first:last])

    @cached_property
    def _joining(self) -> tuple[str, AbstractSet[str]]:
        """The language, and its words that join others."""
        return joining_words(set(self.words))

    def is_sentence(self, first: int, last: int) -> bool:
        """Return whether a slice is a whole sentence."""
        return last in self._ends and (first == 0 or first in self._ends)

    def length(self, first: int, last: int) -> float:
        """Return how many words a slice has; a sign of a script without spaces is a part of one."""
        return sum(self._lengths[first:last])

    def sentence_at(self, index: int) -> Sentence:
        """Return the sentence that the word with this index is in."""
        return self.sentences[min(bisect_right(self._ends, index), len(self.sentences) - 1)]
