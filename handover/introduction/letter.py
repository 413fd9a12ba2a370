"""A letter to a customer, to be compared with any number of internal texts: which of their words stand in it, and where."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from handover.text.common import addresses_reader, turning_words
from handover.text.undisguised import Sentence, Spelled, folded, run_together, sentences

GRAM = 4
"""Letters in a row by which most runs that do not stand in the letter are told from those that may."""
SHORTEST_RUN, FEWEST_LETTERS = 3, 5
"""Words in a row, and their letters, from which they count as taken over: three signs of Japanese are but a word."""
SHORTEST_OWN = 4
"""Words in a row from which what the customer may know is recognised in the letter, and left out of the comparison."""
RESEMBLING = 70.0
"""Per cent of the letters of a passage that must be found in order for it to resemble a part of the letter."""
MOST_OF_WORD = 0.8
"""The part of a word's letters that must be among them for it to be found there."""


@dataclass(frozen=True)
class Run:
    """Words of a text, as a slice, that stand in the letter one after the other, and where in its letters they do."""

    first: int
    last: int
    start: int
    length: int

    def covers(self, start: int, length: int) -> bool:
        """Return whether so many letters from there lie in it."""
        return self.start <= start and start + length <= self.start + self.length

    def within(self, first: int, last: int, words: Sequence[str]) -> "Run":
        """Return the part of it that lies in a slice of the text, whose words these are."""
        before, after = max(first, self.first), min(last, self.last)
        skipped = sum(map(len, words[self.first : before]))
        return Run(before, after, self.start + skipped, sum(map(len, words[before:after])))


@dataclass(frozen=True)
class Place:
    """A part of a letter: its sentences as written, where they begin and end in the letters for comparison, and their words."""

    written: str
    start: int
    end: int
    words: tuple[str, ...]

    @property
    def length(self) -> int:
        """How many letters there are to compare."""
        return self.end - self.start

    def __contains__(self, at: int) -> bool:
        return self.start <= at < self.end

    def overlap(self, start: int, length: int) -> int:
        """Return how many of so many letters from there lie here."""
        return max(0, min(self.end, start + length) - max(self.start, start))

    def addresses(self, besides: Collection[tuple[str, Spelled]], runs: Collection[Run]) -> bool:
        """Return whether the letter speaks to its reader here, in words that are not among these, or that it writes otherwise.

        What lies in a run is a part of one of those, where a word was cut in two.
        """
        known = {word for word, _ in besides}
        starts = accumulate(map(len, self.words), initial=self.start)
        own = [
            word
            for word, start in zip(self.words, starts, strict=False)
            if word not in known and not any(run.covers(start, len(word)) for run in runs)
        ]
        return addresses_reader(own) or self.turns(besides)

    def turns(self, noted: Collection[tuple[str, Spelled]]) -> bool:
        """Return whether one of these words addresses the reader here by its capital letter alone: "Ihnen" for "ihnen"."""
        small = {word for word, spelled in noted if spelled is Spelled.WORD}
        written = self.written.split()
        titled = {folded(word) for word in written if word.istitle()}
        # Where capitals stand inside of words, they say nothing.
        mixed = sum(not (word.islower() or word.istitle()) for word in written if word.isalpha())
        return 2 * mixed < len(written) > len(titled) and not turning_words().isdisjoint(small & titled)


class Letter:
    """The words of a letter without disguise, and what of other texts stands in them."""

    def __init__(self, written: str) -> None:
        self._lines = tuple(_lines(sentences(written)))
        plain, whole = "".join("".join(line.words) for line in self._lines), run_together(written)
        # What stands in links, addresses and attributes of tags only is compared, too.
        self._letters = plain if whole == plain else f"{plain}\n{whole}"
        self._grams = _grams(self._letters)
        self._found: dict[str, bool] = {}

    def leave_out(self, text: str) -> None:
        """Take what stands in this text for no part of the letter."""
        words = [word for sentence in sentences(text) for word in sentence.words]
        letters = self._letters
        for run in [*self.runs(words)]:
            if run.last - run.first >= SHORTEST_OWN:
                own = "".join(words[run.first : run.last])
                letters = letters.replace(own, "\n" * len(own))
        if letters != self._letters:
            self._letters, self._grams, self._found = letters, _grams(letters), {}

    def runs(self, words: Sequence[str]) -> Iterator[Run]:
        """Yield the longest runs of words that stand in the letter one after the other."""
        first = reached = 0
        while first < len(words):
            last, place = self._end_of_run(words, first)
            letters = sum(map(len, words[first:last]))
            if last > max(reached, first + SHORTEST_RUN - 1) and letters >= FEWEST_LETTERS:
                yield Run(first, last, place, letters)
                reached = last
            # A longer run may begin within this one; where it has much in common with it, it was found.
            first = max(first + 1, last - SHORTEST_RUN - GRAM)

    def alike(self, words: Sequence[str]) -> dict[int, int]:
        """Return which of these words stand, with a few letters changed, in the part of the letter that is most alike.

        That is the index of each, and where in the letters it begins.
        """
        run = "".join(words)
        found = fuzz.partial_ratio_alignment(run, self._letters, score_cutoff=RESEMBLING)
        if found is None:
            return {}
        changes = Indel.opcodes(run[found.src_start : found.src_end], self._letters[found.dest_start : found.dest_end])
        places = [-1] * len(run)
        for block in changes.as_matching_blocks():
            for at in range(block.size):
                places[found.src_start + block.a + at] = found.dest_start + block.b + at
        alike, end = {}, 0
        for at, word in enumerate(words):
            kept = [place for place in places[end : end + len(word)] if place >= 0]
            end += len(word)
            if len(kept) >= MOST_OF_WORD * len(word):
                alike[at] = kept[0]
        return alike

    def sentences(self) -> list[tuple[Place, tuple[str, ...]]]:
        """Return each line of the letter, with those of its words that were not left out.

        Where one begins with a small letter, it may go on with the one before: so they are returned as one, too.
        """
        joined: list[list[Place]] = []
        for line in self._lines:
            if joined and line.written[:1].islower():
                joined[-1].append(line)
            else:
                joined.append([line])
        places = dict.fromkeys([*self._lines, *map(_joined, joined)])
        return [(place, self._left(place)) for place in places]

    def _left(self, place: Place) -> tuple[str, ...]:
        starts = accumulate(map(len, place.words), initial=place.start)
        return tuple(word for word, start in zip(place.words, starts, strict=False) if self._letters[start] != "\n")

    def stands(self, word: str) -> bool:
        """Return whether a word stands anywhere in the letter, or in a word of it."""
        if word not in self._found:
            self._found[word] = word in self._letters
        return self._found[word]

    def place(self, start: int, length: int) -> Place | None:
        """Return the sentences of the letter that so many letters from here are most of, else the one they are most in.

        None where that is outside of its text, in an address or a tag.
        """
        if not self._lines or not 0 <= start < self._lines[-1].end:
            return None
        touched = [line for line in self._lines if start < line.end and line.start < start + length]
        most = [one for one in touched if 2 * one.overlap(start, length) >= one.length]
        most = most or [max(touched, key=lambda one: one.overlap(start, length))]
        return _joined(most)

    def _end_of_run(self, words: Sequence[str], first: int) -> tuple[int, int]:
        """Return where the longest run ends that begins here. The letter is searched only where its grams leave it open."""
        run, last, place = "", first, -1
        while last < len(words) and self.stands(words[last]):
            longer = run + words[last]
            if place < 0 or not self._letters.startswith(words[last], place + len(run)):
                if not self._may_stand(longer, len(run)):
                    break
                # Wherever the longer run stands, the shorter one does: not before its first place.
                next_place = self._letters.find(longer, max(0, place))
                if next_place < 0:
                    break
                place = next_place
            run, last = longer, last + 1
        return last, place

    def _may_stand(self, run: str, since: int) -> bool:
        """Return whether each gram of a run is one of the letter's, of those that end behind `since`."""
        if len(run) <= GRAM:
            return run in self._grams
        return all(run[at : at + GRAM] in self._grams for at in range(max(0, since - GRAM + 1), len(run) - GRAM + 1))


def _lines(read: Sequence[Sentence]) -> Iterator[Place]:
    """Yield the sentences of a letter, each with where its letters are among those of all."""
    start = 0
    for sentence in read:
        end = start + sum(map(len, sentence.words))
        yield Place(sentence.written, start, end, sentence.words)
        start = end


def _joined(lines: Sequence[Place]) -> Place:
    """Return lines one after the other as one place."""
    words = tuple(word for one in lines for word in one.words)
    return Place(" ".join(one.written for one in lines), lines[0].start, lines[-1].end, words)


def _grams(letters: str) -> frozenset[str]:
    """Return every run of up to `GRAM` letters."""
    return frozenset(letters[at : at + size] for size in range(1, GRAM + 1) for at in range(len(letters) - size + 1))
