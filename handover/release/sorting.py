"""What the document says and what it leaves out: by type, by comparison with what is internal, as the manager chose (P15)."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, lru_cache

from handover.introduction.leaks import Comparison, Leak, repeats_of
from handover.introduction.wording import sensitive_words
from handover.kept_words import kept_words
from handover.model.disclosure import Disclosure, texts
from handover.model.release import ReleaseChoice, ReleasedLine, ReleaseSection
from handover.reasons import RULES, Internal
from handover.release.facts import Fact, Known, facts
from handover.release.held import Held, held, internal_texts
from handover.release.prose import Written, private, written
from handover.text.fingerprint import fingerprint
from handover.text.secrets import holds_secret


class Doubt(StrEnum):
    """Why something that may leave by its type is left out all the same."""

    SECRET = "secret"  # noqa: S105 (the name of a doubt)
    REPEATS = "repeats"
    PERHAPS_REPEATS = "perhaps_repeats"
    SENSITIVE = "sensitive"
    OWN_ADDRESS = "own_address"
    PRIVATE = "private"
    OWN_WORDS = "own_words"


KEPT = 16
"""Comparisons that are kept, two of each document: one is looked through for its page, and once more when it is released."""
FINAL = frozenset({Doubt.SECRET, Doubt.REPEATS, Doubt.PRIVATE})
"""Doubts that nobody can set aside."""


@dataclass(frozen=True)
class SortedFact:
    """One thing that may leave by its type, and whether it does. `because` is the sentence or word it is doubted for."""

    fact: Fact
    out: bool
    doubt: Doubt | None = None
    because: str = ""
    choice: ReleaseChoice | None = None

    @property
    def final(self) -> bool:
        """Whether it stays out whatever anybody says."""
        return self.doubt in FINAL


@dataclass(frozen=True)
class Sorting:
    """Everything known, sorted: each fact is let out or left out, and the rest is held back by its type."""

    facts: tuple[SortedFact, ...]
    held: tuple[Held, ...]

    @cached_property
    def lines(self) -> tuple[ReleasedLine, ...]:
        """What the document says."""
        return tuple(ReleasedLine(one.fact.section, one.fact.words) for one in self.facts if not one.out)

    @property
    def left_out(self) -> tuple[SortedFact, ...]:
        """Facts that are left out."""
        return tuple(one for one in self.facts if one.out)

    @property
    def number_left_out(self) -> int:
        """How many things are left out: facts, and texts that are held back."""
        return len(self.left_out) + sum(len(one.texts) for one in self.held)

    @property
    def mark(self) -> str:
        """What names this very document."""
        return document_mark(self.lines)


def document_mark(lines: Iterable[ReleasedLine]) -> str:
    """Return what names the document that says this."""
    return fingerprint(*(f"{line.section}:{line.text}" for line in lines))


def sort(known: Known) -> Sorting:
    """Return everything that is known, sorted."""
    found, staying, lines = facts(known), held(known), tuple(written(known))
    doubts = _doubts(known, found, staying)
    choices = known.handover.release.choices
    one_by_one = [_sorted(fact, choices.get(fact.key), doubts) for fact in found]
    order = list(ReleaseSection)
    sorted_ = sorted((*one_by_one, *_of_lines(known, lines, staying)), key=lambda one: order.index(one.fact.section))
    return Sorting(tuple(sorted_), tuple(one for one in staying if one.texts))


def _of_lines(known: Known, lines: Sequence[Written], staying: Iterable[Held]) -> Iterator[SortedFact]:
    """Yield the lines that people wrote, each followed by the sentences that are taken out of it whatever anybody says."""
    names, kept = tuple(_customer_words(known)), _kept_words(known)
    own = {one.line for one in lines}
    internal = tuple(text for text in internal_texts(staying) if text not in own)
    parts = {one.key: [one.fact([said], str(at)) for at, said in enumerate(one.sentences)] for one in lines}
    repeats = _repeats([part for of_line in parts.values() for part in of_line], internal, names)
    for one in lines:
        of_line = zip(parts[one.key], _secret(one), strict=True)
        doubts = {part.key: _never(part, repeats, names, kept, secret=secret) for part, secret in of_line}
        rest = one.fact(part.words for part in parts[one.key] if doubts[part.key] is None)
        if rest.words:
            yield _sorted(rest, known.handover.release.choices.get(rest.key), {rest.key: (Doubt.OWN_WORDS, "")})
        for part in parts[one.key]:
            if (doubt := doubts[part.key]) is not None:
                yield SortedFact(part, True, *doubt)


def _secret(line: Written) -> list[bool]:
    """Return of each sentence of a line whether it looks like a password; all of them do where the line does only as a whole."""
    each = [holds_secret(sentence) for sentence in line.sentences]
    whole = not any(each) and line.sentences != (line.line,) and holds_secret(line.line)
    return [whole or one for one in each]


def _never(
    part: Fact, repeats: Mapping[str, Leak], names: tuple[str, ...], kept: re.Pattern[str], *, secret: bool
) -> tuple[Doubt, str] | None:
    """Return why a sentence that somebody wrote never leaves, None for one that may be let out."""
    if secret:
        return Doubt.SECRET, ""
    if part.key in repeats:
        return Doubt.REPEATS, repeats[part.key].sentence
    words = (private(part.words), *sensitive_words(part.words, names), *kept.findall(part.words))
    found = next(filter(None, words), "")
    return (Doubt.PRIVATE, found) if found else None


def _sorted(fact: Fact, choice: ReleaseChoice | None, doubts: Mapping[str, tuple[Doubt, str]]) -> SortedFact:
    """Return whether a fact leaves. What was let out holds for those very words alone."""
    doubt, because = doubts.get(fact.key, (None, ""))
    if choice is not None and not choice.out and choice.mark != fact.mark:
        choice = None
    out = doubt in FINAL or (choice.out if choice is not None else doubt is not None)
    return SortedFact(fact, out, doubt, because, choice)


def _doubts(known: Known, found: Iterable[Fact], staying: Iterable[Held]) -> dict[str, tuple[Doubt, str]]:
    """Return what is doubted about facts, by key, the gravest doubt of each."""
    doubts: dict[str, tuple[Doubt, str]] = {}
    found, names = tuple(found), tuple(_customer_words(known))
    repeats = _repeats(found, internal_texts(staying), names)
    kept = _kept_words(known)
    for fact in found:
        if holds_secret(fact.words):
            doubts[fact.key] = (Doubt.SECRET, "")
        elif fact.key in repeats:
            leak = repeats[fact.key]
            doubts[fact.key] = (Doubt.REPEATS if leak.certain else Doubt.PERHAPS_REPEATS, leak.sentence)
        elif words := (*sensitive_words(fact.words, names), *kept.findall(fact.words)):
            doubts[fact.key] = (Doubt.SENSITIVE, words[0])
        elif not fact.offered:
            doubts[fact.key] = (Doubt.OWN_ADDRESS, "")
    return doubts


def _repeats(found: Iterable[Fact], internal: tuple[str, ...], allowed: tuple[str, ...]) -> Mapping[str, Leak]:
    """Return the internal sentence that each fact repeats, by key; the certain one of several."""
    return _repeats_in(tuple((fact.key, fact.words) for fact in found), internal, allowed)


@lru_cache(maxsize=KEPT)
def _repeats_in(
    found: tuple[tuple[str, str], ...], internal: tuple[str, ...], allowed: tuple[str, ...]
) -> Mapping[str, Leak]:
    by_itself: dict[str, Comparison] = {}

    def where(leak: Leak) -> list[str]:
        """Return the facts, by key, that repeat a sentence: where it was found, else each that does so by itself."""
        place = " ".join(leak.place.split())
        there = [key for key, words in found if place and (place in words or words in place)]
        if there:
            return there
        for key, words in found:
            if key not in by_itself:
                by_itself[key] = Comparison(allowed, words)
        return [key for key, one in by_itself.items() if any(one.repeated(leak.sentence))]

    repeats: dict[str, Leak] = {}
    for leak in repeats_of(internal, allowed, "\n".join(words for _, words in found)):
        for key in where(leak):
            if leak.certain or key not in repeats:
                repeats.setdefault(key, leak)
    return repeats


def _customer_words(known: Known) -> Iterable[str]:
    yield from known.account.names
    yield from texts(known.handover, Disclosure.CUSTOMER)
    for entry in known.entries:
        yield from texts(entry, Disclosure.CUSTOMER)


def _kept_words(known: Known) -> re.Pattern[str]:
    """Return the words of what stays among us, for this reason and whenever somebody outside takes over."""
    return kept_words(RULES[known.handover.reason].internal, Internal.EVERYTHING)
