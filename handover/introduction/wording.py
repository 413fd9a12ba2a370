"""Words that a customer should not read unthinkingly, from the lists in `words/`, by the language of the text (P3, P104).

One list per language and one for all of them, in classes: what is sensitive (money, risk, how we work, why somebody leaves, private
life), blame, promises nobody can keep, and being passed around. None is certain: who writes may let them pass with a reason.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from handover.text.language import JAPANESE, language_of
from handover.text.word_lists import headed_lines

_LISTS = Path(__file__).with_name("words")
_ALL = "any"
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+|(?<=[。！？])|\n")
_LEFT_OUT = " · "


class Wording(StrEnum):
    """What is the matter with a phrase."""

    SENSITIVE = "sensitive"
    BLAME = "blame"
    OVER_PROMISE = "over_promise"
    SHUFFLED = "shuffled"


_CLASSES: Mapping[str, Wording] = {
    "money": Wording.SENSITIVE,
    "jargon": Wording.SENSITIVE,
    "leaving": Wording.SENSITIVE,
    "private": Wording.SENSITIVE,
    "blame": Wording.BLAME,
    "overpromise": Wording.OVER_PROMISE,
    "shuffled": Wording.SHUFFLED,
}
_OF_PEOPLE = frozenset({"leaving", "private"})
"""Classes that speak of one of us, unless the sentence is about a feature of the product: "the report on sick leave"."""
_FEATURES, _PERSONS, _HARMLESS = "features", "persons", "harmless"


@dataclass(frozen=True)
class Remark:
    """A phrase of a text that is worth a look, as it is written there, and why."""

    wording: Wording
    words: str


def remarks(written: str, allowed: Iterable[str] = ()) -> tuple[Remark, ...]:
    """Return the phrases of a text that are worth a look, each once.

    In reading order. `allowed` are names and texts that the customer may read: what stands in them does not count. Looked for are
    those of the language of the text, those of every language where that is not sure, and of a sentence's own where it has another.
    """
    found = sorted(_remarks(_without(written, allowed)), key=lambda one: one[0])
    return tuple(dict.fromkeys(remark for _, remark in found))


def sensitive_words(written: str, allowed: Iterable[str]) -> tuple[str, ...]:
    """Return the sensitive words and phrases in a text, as written there, each once. `allowed` is that of `remarks`."""
    return tuple(one.words for one in remarks(written, allowed) if one.wording is Wording.SENSITIVE)


def _without(written: str, allowed: Iterable[str]) -> str:
    """Return the text without what the customer may read, longest first."""
    for text in sorted({one.strip() for one in allowed}, key=len, reverse=True):
        if text:
            written = re.sub(rf"(?<!\w){re.escape(text)}(?!\w)", _LEFT_OUT, written, flags=re.IGNORECASE)
    return written


def _remarks(written: str) -> Iterator[tuple[int, Remark]]:
    """Yield the phrases of a text, each with where it stands."""
    whole = language_of(written)
    # A phrase may go over a line's end: most are looked for in the whole text, those about people sentence by sentence.
    spoken = _lists(whole, *(language_of(one) for one in _SENTENCE_END.split(written)))
    for language in spoken:
        if harmless := _patterns(language).get(_HARMLESS):
            written = harmless.sub(_LEFT_OUT, written)
    for language in spoken:
        for name, pattern in _patterns(language).items():
            for found in pattern.finditer(written) if name in _CLASSES else ():
                if name not in _OF_PEOPLE or not _of_a_feature(_sentence(written, found), spoken):
                    yield found.start(), Remark(_CLASSES[name], " ".join(found.group().split()))


def _lists(whole: str, *languages: str) -> tuple[str, ...]:
    """Return the names of the lists to look through: of all languages, where that of the whole text is not known."""
    if not whole:
        return (_ALL, *_languages())
    return tuple(dict.fromkeys((_ALL, whole, *(one for one in languages if one))))


def _sentence(written: str, found: re.Match[str]) -> str:
    """Return the sentence in which a phrase stands."""
    starts = [0, *(end.end() for end in _SENTENCE_END.finditer(written))]
    first = max(start for start in starts if start <= found.start())
    last = min((start for start in starts if start >= found.end()), default=len(written))
    return written[first:last]


def _of_a_feature(sentence: str, spoken: Iterable[str]) -> bool:
    """Return whether a sentence is about something of the product, and about nobody."""

    def holds(name: str) -> bool:
        return any(name in _patterns(one) and _patterns(one)[name].search(sentence) for one in spoken)

    return holds(_FEATURES) and not holds(_PERSONS)


@cache
def _languages() -> tuple[str, ...]:
    return tuple(sorted(one.stem for one in _LISTS.glob("*.txt") if one.stem != _ALL))


@cache
def _patterns(language: str) -> Mapping[str, re.Pattern[str]]:
    """Return the classes of a language's list, each as a pattern, none for a language without a list. Read once (10 ms)."""
    file = _LISTS / f"{language}.txt"
    classes = headed_lines(file) if file.exists() else {}
    return {name: _pattern(lines, spaced=language != JAPANESE) for name, lines in classes.items()}


def _pattern(lines: Iterable[str], *, spaced: bool) -> re.Pattern[str]:
    """Return lines of a list as one pattern, longest first: "parental leave" rather than a word of it."""
    phrases = "|".join(sorted(map(_phrase, lines), key=len, reverse=True))
    return re.compile(rf"(?<![\w’'])(?:{phrases})(?!\w)" if spaced else rf"(?:{phrases})")


def _phrase(line: str) -> str:
    """Return a line of a list as a regular expression.

    A word with * is every word that begins so, a|b is one of several; a line in capitals counts only in capitals.
    """
    words = [
        "(?:" + "|".join(re.escape(one).replace(r"\*", r"\w*") for one in word.split("|")) + ")"
        for word in line.split()
    ]
    phrase = r"\s+".join(words).replace("'", "['’]")
    return phrase if line.isupper() and line.isascii() else f"(?i:{phrase})"
