"""Internal text in what a customer is to read, found by words in a row, compared without any disguise (P3).

What is internal is asked of the model's types (`model.disclosure`), so every field counts, one that is added later too. Nothing
that a customer may know, and nothing that Baton's own draft says, is a leak.

One measure tells a leak from a fact that letter and notes share (`Comparison._told`): how much the words that stand in the
letter say, and how much of what they are taken from they say. Sure is only what stands in the letter much as it was noted.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache

from rapidfuzz.distance import LCSseq

from handover.introduction.letter import Letter, Place, Run
from handover.introduction.passage import LONG_RUN, Passage
from handover.introduction.rewording import Rewording
from handover.model.disclosure import Disclosure, texts
from handover.model.handover import Handover
from handover.text.undisguised import links, names_in, sentences

SURE, ASKED = 3.0, 1.7
"""How much must be told of an internal text to be sure that it is taken over, and to ask."""
EVENED = 3
"""Words that are added to the length of each passage, so that three words in a row do not say as much as a whole sentence."""
ALONE, BESIDES, LEAST = 2.0, 4.0, 0.6
"""How much more a passage tells that is all of its sentence in the letter, and how much less the more there is besides."""
REWORDED = 2.0
"""How much must be told to ask about a sentence that says in other words, or in another order, what was noted."""
MOST_IN_ORDER = 0.8
"""The part of the words of a remark that must stand in order in a sentence of the letter, with one or two of them replaced."""
FEW_WORDS = 7
"""Words of a whole text up to which it counts as `ALONE` wherever they are in a sentence, with others between."""
ADDRESSED = 0.4
"""How much less it tells in a sentence that speaks to the customer: "You use …" says what "They use …" noted."""
PLANNED = 0.6
"""How much less a plan tells, which the customer knows as well: "Go-live in Leeds on 3 May"."""
COPIED, COPIED_AMONG, SURELY_COPIED, COPIED_PLAN = 1.5, 2.5, 3.0, 4.0
"""What a whole sentence must say to be asked about where it stands word for word in the letter, as a sentence of its own or among
other words; to be sure of it, as a sentence of its own; and to be asked about among other words where it is but a plan. Its words
being the very ones, less has to be told than otherwise."""
MOST_COPIED, SHORTEST_COPIED, MOST_BESIDES = 0.8, 5, 0.25
"""The part of a sentence, its words, and what else may stand in the letter's sentence, for it to be asked about as nearly whole."""
LEAST_STANDING, SHORTEST_ALIKE = 0.5, 16
"""The part of a passage's letters that must be in words of the letter, and their number, for it to be compared by likeness."""
PASSAGES = 2500
"""How many internal texts are kept as words in a row, some kilobytes each."""
KEPT = 8
"""How many letters' comparisons are kept: one is looked through before it is stored, and once more in the transaction."""


@dataclass(frozen=True)
class Leak:
    """A sentence of internal text that the letter repeats, and where; `certain` is False when it may only be a fact shared."""

    sentence: str
    certain: bool
    place: str = ""


def leaks(handover: Handover, written: str, own: str = "", besides: tuple[str, ...] = ()) -> tuple[Leak, ...]:
    """Return the internal sentences found in `written`, each once, certain ones first.

    `own` is what Baton itself would write to this customer: it may be said. `besides` are internal texts beside the handover's.
    """
    internal = tuple(dict.fromkeys((*texts(handover, Disclosure.INTERNAL), *besides)))
    return repeats_of(internal, (own, *texts(handover, Disclosure.CUSTOMER)), written)


def repeats_of(internal: tuple[str, ...], allowed: tuple[str, ...], written: str) -> tuple[Leak, ...]:
    """Return the sentences of these internal texts found in `written`, each once, certain ones first.

    What stands in an `allowed` text may be said.
    """
    return _leaks(internal, allowed, written)


@lru_cache(maxsize=KEPT)
def _leaks(internal: tuple[str, ...], allowed: tuple[str, ...], written: str) -> tuple[Leak, ...]:
    comparison = Comparison(allowed, written)
    found: dict[str, Leak] = {}
    for text in internal:
        for leak in comparison.repeated(text):
            if leak.certain or leak.sentence not in found:
                found[leak.sentence] = leak
    return tuple(sorted(found.values(), key=lambda leak: not leak.certain))


def internal_links(handover: Handover, written: str, besides: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Return the web addresses in `written` that stand in an internal text or are evidence, without their scheme.

    `besides` are internal texts beside the handover's.
    """
    known = {link for text in (*texts(handover, Disclosure.INTERNAL), *besides) for link in links(text)}
    known |= {link for answer in handover.answers.values() for one in answer.evidence for link in links(one.link)}
    return tuple(sorted(links(written) & known))


class _Way(Enum):
    """How words of a passage stand in the letter."""

    AS_IT_IS = auto()
    ALIKE = auto()


@dataclass(frozen=True)
class _Found:
    """Words of a passage that stand in a place of the letter, by their index, and how many letters of it are taken over."""

    way: _Way
    words: Collection[int]
    place: Place | None
    letters: int
    runs: Sequence[Run] = ()


class Comparison:
    """One letter, to be compared with any number of internal texts; what stands in an `allowed` text may be said."""

    def __init__(self, allowed: Sequence[str], written: str) -> None:
        self._letter = Letter(written)
        self._known = names_in("\n".join(allowed))
        for text in allowed:
            self._letter.leave_out(text)
        self._rewording = Rewording(self._letter.sentences(), self._known)

    def repeated(self, text: str) -> Iterator[Leak]:
        """Yield the sentences of a text that the letter repeats."""
        passage = _passage(text, self._known)
        if not passage.sentences:
            return
        runs = [*self._letter.runs(passage.words)]
        long_runs = [(run.first, run.last) for run in runs if run.last - run.first >= LONG_RUN]
        for first, last in [*passage.windows, *long_runs]:
            told, found = max(
                ((self._told(passage, first, last, one), one) for one in self._ways(passage, first, last, runs)),
                key=lambda one: one[0],
                default=(0.0, None),
            )
            sentence = passage.sentence_at((first + last) // 2).written
            if found and told >= ASKED:
                yield Leak(sentence, told >= SURE, found.place.written if found.place else "")
            elif place := self._reworded(passage, first, last):
                yield Leak(sentence, certain=False, place=place.written)

    def _reworded(self, passage: Passage, first: int, last: int) -> Place | None:
        """Return the sentence of the letter that says what these words say in other words, None where none does.

        Where it holds all of them in order, with others between, or most of them where one is a word with which colleagues talk
        about a customer, it is enough that it tells as much as `ASKED`.
        """
        words, length = passage.words[first:last], passage.length(first, last)
        more = ALONE if len(passage.words) <= FEW_WORDS else PLANNED if passage.is_plan(first, last) else 1
        if more * _told(passage, range(first, last), length) < ASKED:
            return None
        for place, found in self._rewording.places(passage, first, last):
            least = MOST_IN_ORDER if passage.is_remark(first, last) else 1.0
            in_order = LCSseq.similarity(words, place.words) >= least * len(words)
            if more * _told(passage, found, length) >= (ASKED if in_order else REWORDED):
                return place
        return None

    def _ways(self, passage: Passage, first: int, last: int, runs: Sequence[Run]) -> Iterator[_Found]:
        """Yield what stands in the letter of these words: as it is, and with letters changed."""
        words = passage.words[first:last]
        inside = [run.within(first, last, passage.words) for run in runs if run.first < last and run.last > first]
        standing = {at for run in inside for at in range(run.first, run.last)}
        longest = max(inside, key=lambda run: run.last - run.first, default=None)
        place = self._letter.place(longest.start, longest.length) if longest else None
        taken = sum(place.overlap(run.start, run.length) for run in runs) if place else 0
        if longest:
            yield _Found(_Way.AS_IT_IS, standing, place, taken, inside)
        alike = self._letter.alike(words) if len(standing) < len(words) and self._may_be_alike(words) else {}
        if alike:
            start = min(alike.values())
            place = place or self._letter.place(start, max(alike.values()) + 1 - start)
            found = {at for at, where in alike.items() if place is None or where in place}
            own = sum(len(words[at]) for at in found)
            yield _Found(_Way.ALIKE, standing | {first + at for at in found}, place, max(taken, own), inside)

    def _may_be_alike(self, words: Sequence[str]) -> bool:
        letters = sum(map(len, words))
        standing = sum(len(word) for word in words if self._letter.stands(word))
        return letters >= SHORTEST_ALIKE and standing >= LEAST_STANDING * letters

    def _told(self, passage: Passage, first: int, last: int, found: _Found) -> float:
        """Return how much the words that stand in the letter tell of these.

        That is what they say, times the part it is of all that could be said in as many words; of a copy it is enough to ask.
        """
        said = sum(passage.weights[at] for at in found.words)
        place, words = found.place, passage.length(first, last)
        if place and found.way is _Way.AS_IT_IS:
            words = min(words, len(place.words))
        told = _told(passage, found.words, words)
        if place is None:
            return told * ALONE
        besides = max(0.0, 1 - found.letters / place.length)
        copied, plan = self._as_copy(passage, first, last, found, said, besides), passage.is_plan(first, last)
        if place.addresses(passage.marked[first:last], found.runs):
            return told * ADDRESSED if plan else max(told * ADDRESSED, copied)
        told *= PLANNED if plan else 1
        return max(told * max(LEAST, ALONE - BESIDES * besides), copied)

    @staticmethod
    def _as_copy(passage: Passage, first: int, last: int, found: _Found, said: float, besides: float) -> float:
        """Return what is told by a sentence that stands word for word in the letter, by itself or among others; or nearly so."""
        place, noted = found.place, passage.marked[first:last]
        if place is None or place.turns(noted):
            return 0.0
        if passage.is_sentence(first, last) and any((run.first, run.last) == (first, last) for run in found.runs):
            if not besides and said >= SURELY_COPIED:
                return SURE
            among = COPIED_PLAN if passage.is_plan(first, last) else COPIED_AMONG
            return ASKED if said >= (among if besides else COPIED) else 0.0
        if not besides and said >= COPIED_AMONG and found.way is _Way.AS_IT_IS:
            return ASKED
        # Where every word stands, with some between, a noted fact was made a sentence: "is planned" for "planned".
        if passage.is_plan(first, last):
            return 0.0
        nearly = last - first > len(found.words) >= MOST_COPIED * (last - first) >= MOST_COPIED * SHORTEST_COPIED
        if nearly and besides <= MOST_BESIDES and said >= COPIED_AMONG and not place.addresses(noted, found.runs):
            return ASKED
        return 0.0


@lru_cache(maxsize=PASSAGES)
def _passage(text: str, known: frozenset[str]) -> Passage:
    """Return a text as words in a row. It is kept: while a letter is typed it is compared with the same texts again and again."""
    return Passage(sentences(text), known)


def _told(passage: Passage, words: Collection[int], length: float) -> float:
    """Return what these words of a passage say, times the part it is of all that could be said in as many words as it is long."""
    said = sum(passage.weights[at] for at in words)
    return said * said / (length + EVENED)
