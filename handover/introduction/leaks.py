"""Internal text in what a customer is to read, found by shingles: runs of words, compared without any disguise (P3).

What is internal is asked of the model's types (`model.disclosure`), so every field counts, one that is added later too. A
run of words counts as taken over when enough of them say something: words that every letter is made of, names of the account
and of people, and days say nothing. What the customer may know, and what Baton's own draft says, is no leak.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from handover.introduction.passage import WINDOW, Passage
from handover.model.disclosure import Disclosure, texts
from handover.model.handover import Handover
from handover.text.common import common_words, words_of
from handover.text.undisguised import Spelled, links, run_together, sentences

CERTAIN_RUN, CERTAIN_MOST, QUESTIONABLE_RUN, QUESTIONABLE_MOST = (10, 5.5), (6, 4.0), (8, 4.4), (5, 3.0)
"""Words in a row, as they stand in an internal text, from which they are surely taken over or are asked about, and how much
they must say (`_Comparison.weight`): anywhere, and where they are most of their sentence. The name of a project has four or
five words; what was agreed with the customer, as both letter and notes have it, has up to eight."""
MOST, MUCH, ALL_BUT = 0.6, 0.5, 0.86
"""The part of what a sentence says that is most of it, that is enough to ask, and from which the name of a thing counts: what
was agreed is called the same in letters and notes."""
CERTAIN_SENTENCE = (4, 2.4)
"""The same for the words of a whole sentence or line."""
CERTAIN_TEXTS, QUESTIONABLE_TEXTS = ((4, 1.7), (5, 1.2)), ((3, 2.0), (4, 1.0))
"""The same for a whole text of a few words, which is seldom repeated by chance."""
QUESTIONABLE_LINE = (3, 1.2)
"""The same for a whole text that is a sentence or line of its own in the letter."""
PARTS = ((0.8, 2.4, 3, True), (MOST, 3.6, 5, True), (MOST, 3.0, 8, True), (MOST, 3.0, 5, False), (0.7, 2.4, 3, False))
"""The part of what a sentence says that stands in the letter in runs, in any order and with anything between them, from which it
is taken over: how much that must be, the words of the longest run, and whether that is sure or asked about."""
LEAST_TOLD = 1.2
"""How much runs must say that are more than the name of a thing."""
SHORTEST_PART, SHORTEST_PARTED = 3, 5
"""Words of the shortest run and of the shortest sentence for which that is looked at."""
LONGEST_SHORT, LEAST_THINNED, MOST_BETWEEN = 7, 1.2, 3
"""Words of a text of a few, how much those must say that stand in a sentence of the letter, and how many may stand between two."""
SHORTEST_OWN = 4
"""Words in a row from which what the customer may know is recognised in the letter, and left out of the comparison."""
ALIKE, RESEMBLING = 76.0, 71.0
"""Per cent of the letters of a window that must be found in order, to be sure and to ask."""
VERY_ALIKE, VERY_RESEMBLING, NEARLY_SAME = 86.0, 82.0, 92.0
"""The same where fewer of its words are whole."""
LEAST_WHOLE, LEAST_WHOLE_ASKED = 0.6, 0.65
"""The part of what its words say that must be said by whole words of the letter, to be sure and to ask."""
LEAST_STANDING = 0.55
"""The part of a window's letters that must be in words of the letter, for it to be compared at all."""
SHORTEST_ALIKE = 24
"""Letters of the shortest window that is compared by likeness."""
LEAST_SAID, MUCH_SAID = 3.0, 5.5
"""How much its words must say, and how much makes it count whatever the rest of the sentence says."""

GRAM = 4
"""Letters in a row by which most runs that do not stand in the letter are told from those that may."""
KEPT = 8
"""How many letters' comparisons are kept: one is looked through before it is stored, and once more in the transaction."""

_WEIGHT = {Spelled.WORD: 1.0, Spelled.NAME: 0.5, Spelled.NUMBER: 0.2, Spelled.SIGN: 0.34}
_COMMON, _COURTEOUS = 0.2, 0.05
_LENGTH = {Spelled.WORD: 1.0, Spelled.NAME: 1.0, Spelled.NUMBER: 1.0, Spelled.SIGN: 0.34}


@dataclass(frozen=True)
class Leak:
    """A sentence of internal text that the letter repeats; `certain` is False when it only resembles it."""

    sentence: str
    certain: bool


def leaks(handover: Handover, written: str, own: str = "") -> tuple[Leak, ...]:
    """Return the internal sentences found in `written`, each once, certain ones first.

    `own` is what Baton itself would write to this customer: it may be said.
    """
    internal = tuple(dict.fromkeys(texts(handover, Disclosure.INTERNAL)))
    return _leaks(internal, (own, *texts(handover, Disclosure.CUSTOMER)), written)


@lru_cache(maxsize=KEPT)
def _leaks(internal: tuple[str, ...], allowed: tuple[str, ...], written: str) -> tuple[Leak, ...]:
    comparison = _Comparison(allowed, written)
    found: dict[str, bool] = {}
    for text in internal:
        for sentence, certain in comparison.repeated(text):
            found[sentence] = found.get(sentence, False) or certain
    ordered = sorted(found.items(), key=lambda one: not one[1])
    return tuple(Leak(sentence, certain) for sentence, certain in ordered)


def internal_links(handover: Handover, written: str) -> tuple[str, ...]:
    """Return the web addresses in `written` that stand in an internal text or are evidence, without their scheme."""
    known = {link for text in texts(handover, Disclosure.INTERNAL) for link in links(text)}
    known |= {link for answer in handover.answers.values() for one in answer.evidence for link in links(one.link)}
    return tuple(sorted(links(written) & known))


class _Comparison:
    """One letter, to be compared with any number of internal texts."""

    def __init__(self, allowed: Sequence[str], written: str) -> None:
        self._letter = run_together(written)
        read = sentences(written)
        self._lines = tuple(sentence.words for sentence in read)
        self._sentences = {"".join(words) for words in self._lines}
        self._grams = _grams(self._letter)
        self._mute = common_words() | words_of("\n".join(allowed))
        self._found: dict[str, bool] = {}
        for text in allowed:
            self._leave_out(text)
        self._grams = _grams(self._letter)

    def repeated(self, text: str) -> Iterator[tuple[str, bool]]:
        """Yield the sentences of a text that the letter repeats, with whether that is certain."""
        read = sentences(text)
        if not read:
            return
        passage = Passage(read)
        sure: list[tuple[int, int]] = []
        runs = [*self._runs(passage.words)]
        for first, last in runs:
            certain = self._taken_over(passage, first, last)
            if certain is not None:
                yield from ((one.written, certain) for one in passage.sentences_between(first, last))
            if certain:
                sure.append((first, last))
        yield from self._in_parts(passage, runs)
        if self._is_thinned(passage):
            yield passage.sentences[0].written, False
        for first, last, certain in self._resembling(passage, sure, runs):
            yield passage.sentence_at((first + last) // 2).written, certain

    def _in_parts(self, passage: Passage, runs: Sequence[tuple[int, int]]) -> Iterator[tuple[str, bool]]:
        """Yield the sentences most words of which stand in the letter in a few runs."""
        standing = [0] * len(passage.words)
        telling = [True] * len(passage.words)
        for first, last in runs:
            named = passage.names_a_thing(first, last)
            for at in range(first, last):
                telling[at] = telling[at] and not named
                standing[at] = max(standing[at], last - first)
        for first, last in passage.slices:
            found = [at for at in range(first, last) if standing[at] >= SHORTEST_PART]
            if last - first >= SHORTEST_PARTED and found:
                longest, said = max(standing[first:last]), sum(self.weight(passage, at, at + 1) for at in found)
                part = max(len(found) / (last - first), said / self.weight(passage, first, last))
                told = sum(self.weight(passage, at, at + 1) for at in found if telling[at])
                if part < ALL_BUT and told < LEAST_TOLD:
                    continue
                ways = [
                    certain for least, much, run, certain in PARTS if part >= least and said >= much and longest >= run
                ]
                if ways:
                    yield passage.sentence_at(first).written, any(ways)

    def _is_thinned(self, passage: Passage) -> bool:
        """Return whether most words of a text of a few stand in one sentence of the letter, in order, with others between."""
        words = passage.words
        if not SHORTEST_PARTED - 1 <= len(words) <= LONGEST_SHORT:
            return False
        for line in self._lines:
            standing = set(line)
            if sum(word in standing for word in words) < SHORTEST_PART:
                continue
            found = _in_order(words, line)
            said = sum(self.weight(passage, at, at + 1) for at in found)
            if len(found) >= SHORTEST_PART and said >= max(LEAST_THINNED, MOST * self.weight(passage, 0, len(words))):
                return True
        return False

    def _leave_out(self, text: str) -> None:
        words = [word for sentence in sentences(text) for word in sentence.words]
        for first, last in [*self._runs(words)]:
            if last - first >= SHORTEST_OWN:
                self._letter = self._letter.replace("".join(words[first:last]), "\n")

    def _runs(self, words: Sequence[str]) -> Iterator[tuple[int, int]]:
        """Yield the longest runs of words that stand in the letter one after the other, as slices."""
        first = reached = 0
        while first < len(words):
            last = self._end_of_run(words, first)
            if last > reached:
                yield first, last
                reached = last
            # A longer run may begin within this one; where it has more than a window of words in common, it was found.
            first = max(first + 1, last - WINDOW)

    def _end_of_run(self, words: Sequence[str], first: int) -> int:
        """Return where the longest run ends that begins here. The letter is searched only where its grams leave it open."""
        run, last, place = "", first, -1
        while last < len(words) and self._stands(words[last]):
            longer = run + words[last]
            if place < 0 or not self._letter.startswith(words[last], place + len(run)):
                if not self._may_stand(longer, len(run)):
                    break
                # Wherever the longer run stands, the shorter one does: not before its first place.
                place = self._letter.find(longer, place + 1)
                if place < 0:
                    break
            run, last = longer, last + 1
        return last

    def _may_stand(self, run: str, since: int) -> bool:
        """Return whether each gram of a run is one of the letter's, of those that end behind `since`."""
        if len(run) <= GRAM:
            return run in self._grams
        return all(run[at : at + GRAM] in self._grams for at in range(max(0, since - GRAM + 1), len(run) - GRAM + 1))

    def _stands(self, word: str) -> bool:
        if word not in self._found:
            self._found[word] = word in self._letter
        return self._found[word]

    def _taken_over(self, passage: Passage, first: int, last: int) -> bool | None:
        """Return whether this run is surely taken over, None when there is no need to ask either."""
        number = sum(_LENGTH[spelled] for _, spelled in passage.marked[first:last])
        said = self.weight(passage, first, last)

        def enough(least: tuple[int, float]) -> bool:
            return number >= least[0] and said >= least[1]

        most = self._part_of_sentence(passage, first, last)
        named = most < ALL_BUT and passage.names_a_thing(first, last)
        if not named and (enough(CERTAIN_RUN) or (most >= MOST and enough(CERTAIN_MOST))):
            return True
        if passage.holds_sentence(first, last) and enough(CERTAIN_SENTENCE):
            return True
        whole = last - first == len(passage.words)
        if whole and any(map(enough, CERTAIN_TEXTS)):
            return True
        if whole and (
            any(map(enough, QUESTIONABLE_TEXTS)) or (enough(QUESTIONABLE_LINE) and self._is_sentence(passage))
        ):
            return False
        if named:
            return None
        return False if enough(QUESTIONABLE_RUN) or (most >= MUCH and enough(QUESTIONABLE_MOST)) else None

    def _part_of_sentence(self, passage: Passage, first: int, last: int) -> float:
        """Return how much of what the sentence says, in which most of these words are, they say."""
        start, end = passage.sentence_slice((first + last) // 2)
        said = self.weight(passage, max(first, start), min(last, end))
        return said / (self.weight(passage, start, end) or 1.0)

    def _is_sentence(self, passage: Passage) -> bool:
        return "".join(passage.words) in self._sentences

    def weight(self, passage: Passage, first: int, last: int) -> float:
        """Return how much these words say: 1 for a word, half for a name, a third for a character, little for common ones."""
        return sum(
            _COURTEOUS
            if passage.courteous[at]
            else _COMMON
            if word in self._mute and spelled is not Spelled.SIGN
            else _WEIGHT[spelled]
            for at, (word, spelled) in enumerate(passage.marked[first:last], start=first)
        )

    def _resembling(
        self, passage: Passage, known: list[tuple[int, int]], runs: Sequence[tuple[int, int]]
    ) -> Iterator[tuple[int, int, bool]]:
        """Yield the windows of a text that the letter repeats with a few changes, with whether that is certain.

        `known` are slices that need not be compared any more, `runs` those that stand in the letter as they are.
        """
        compared: set[str] = set()
        for first, last in passage.windows:
            words = passage.words[first:last]
            run = "".join(words)
            standing = sum(len(word) for word in words if self._stands(word))
            if len(run) < SHORTEST_ALIKE or standing < len(run) * LEAST_STANDING or run in compared:
                continue
            compared.add(run)
            if any(start <= first and last <= end for start, end in known):
                continue
            said = self.weight(passage, first, last)
            if said >= LEAST_SAID:
                likeness = fuzz.partial_ratio(run, self._letter, score_cutoff=RESEMBLING)
                whole = (
                    sum(
                        self.weight(passage, at, at + 1)
                        for at in range(first, min(last, len(passage.words)))
                        if self._stands(passage.words[at])
                    )
                    / said
                )
                very = likeness >= VERY_ALIKE
                part = self._part_of_sentence(passage, first, last) * (1.0 if very else whole)
                if likeness < NEARLY_SAME and whole < ALL_BUT and self._by_name(passage, first, last, runs):
                    continue
                if likeness >= VERY_RESEMBLING or (likeness >= RESEMBLING and whole >= LEAST_WHOLE_ASKED):
                    sure = very or (likeness >= ALIKE and whole >= LEAST_WHOLE)
                    if part >= MUCH or said * whole >= MUCH_SAID:
                        yield first, last, sure and (part >= MOST or said * whole >= MUCH_SAID)

    def _by_name(self, passage: Passage, first: int, last: int, runs: Sequence[tuple[int, int]]) -> bool:
        """Return whether these words resemble the letter by the name of a thing alone, which stands there as it is."""
        inside = [(max(first, start), min(last, end)) for start, end in runs if start < last and end > first]
        longer = [(start, end) for start, end in inside if end - start >= SHORTEST_PART]
        if not longer or not all(passage.names_a_thing(start, end) for start, end in longer):
            return False
        letters = sum(len(word) for word in passage.words[first:last])
        return 2 * sum(len(word) for start, end in longer for word in passage.words[start:end]) >= letters


def _in_order(words: Sequence[str], line: Sequence[str]) -> list[int]:
    """Return which of these words stand in a line one after the other, with few others between."""
    best: list[int] = []
    for start, first in enumerate(line):
        if first not in words:
            continue
        found, place = [words.index(first)], start
        for at in range(found[0] + 1, len(words)):
            near = line[place + 1 : place + 2 + MOST_BETWEEN]
            if words[at] in near:
                found.append(at)
                place += 1 + near.index(words[at])
        best = max(best, found, key=len)
    return best


def _grams(letter: str) -> frozenset[str]:
    """Return every run of up to `GRAM` letters."""
    return frozenset(letter[at : at + size] for size in range(1, GRAM + 1) for at in range(len(letter) - size + 1))
