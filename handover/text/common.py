"""Words that say little by themselves, in seven languages: what joins names, what everybody writes, what addresses the reader."""

from collections.abc import Collection, Iterable
from functools import cache
from pathlib import Path

from handover.text.undisguised import folded, run_together, sentences
from handover.text.word_lists import lines_of, words_in

_COMMON = Path(__file__).with_name("common_words.txt")
_JOINING = Path(__file__).with_name("joining_words.txt")
_JOINING_SIGNS = "のとにをではがへやまも" + "一二三四五六七八九十百千年月日時"
"""Particles of Japanese; and its numbers and parts of dates."""
ALL = "All"
_COURTESIES = Path(__file__).with_name("courtesies.txt")
_ADDRESSING = Path(__file__).with_name("addressing_words.txt")
_TELLING = Path(__file__).with_name("telling_words.txt")
_TURNING = Path(__file__).with_name("turning_words.txt")
SHORTEST_ADDRESSING = 2
"""Letters of the shortest word that addresses the reader, where words are written apart: not one of a word that is spaced out."""


@cache
def common_words() -> frozenset[str]:
    """Return the words that every text of this kind is made of, folded as `undisguised` folds them. Read once (30 ms)."""
    return words_of("\n".join(lines_of(_COMMON)))


def joining_words(words: Collection[str]) -> tuple[str, frozenset[str]]:
    """Return the language that folded words are written in, and those words of it that only join names, count, and say when.

    It is the one with the most joining words among them ("no" is such a word in Portuguese alone); empty when there are none.
    """
    joining = _joining()
    language = max(joining, key=lambda one: len(joining[one].intersection(words)) if one != ALL else 0.5)
    return (language if language != ALL else ""), joining[language] | joining[ALL]


@cache
def _joining() -> dict[str, frozenset[str]]:
    """Return the words of the list beside this module by language; `ALL` for those that count in all of them. Read once (10 ms)."""
    listed = _by_language(_JOINING)
    return {**listed, ALL: listed[ALL] | frozenset(_JOINING_SIGNS)}


def _by_language(file: Path) -> dict[str, frozenset[str]]:
    """Return the folded words below each heading of a list: a language, or `ALL`."""
    listed: dict[str, list[str]] = {}
    language = ALL
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            language = line.removeprefix("# ").split(":")[0]
        else:
            listed.setdefault(language, []).append(line)
    return {language: words_of("\n".join(lines)) for language, lines in listed.items()}


@cache
def courtesies() -> str:
    """Return the phrases of courtesy of the list beside this module, each run together on a line of its own."""
    return "\n".join(run_together(line) for line in lines_of(_COURTESIES))


def addresses_reader(words: Iterable[str]) -> bool:
    """Return whether one of these folded words addresses the reader: "you", "your", or what is polite in its place."""
    spaced, unspaced = _addressing()
    words = list(words)
    together = "".join(words)
    return not spaced.isdisjoint(words) or any(one in together for one in unspaced)


@cache
def _addressing() -> tuple[frozenset[str], frozenset[str]]:
    every = [run_together(word) for word in words_in(_ADDRESSING)]
    unspaced = frozenset(word for word in every if not word.isascii())
    return frozenset(word for word in every if word.isascii() and len(word) >= SHORTEST_ADDRESSING), unspaced


@cache
def telling_words(language: str) -> frozenset[str]:
    """Return the folded words of a language, as `joining_words` names it, with which colleagues tell each other what a customer
    should not read; those of all languages for one that is not known.
    """
    telling = _telling()
    return telling[language] if language in telling else frozenset().union(*telling.values())


@cache
def _telling() -> dict[str, frozenset[str]]:
    """Return the words of the list beside this module by language. Read once (5 ms)."""
    return _by_language(_TELLING)


@cache
def turning_words() -> frozenset[str]:
    """Return the folded words that address the reader where they are written with a capital: "Ihnen" for "ihnen"."""
    return words_of("\n".join(lines_of(_TURNING)))


@cache
def words_of_time() -> frozenset[str]:
    """Return the folded words that say when, in all languages: days, months, parts of them, ordinals."""
    return _joining()[ALL] - frozenset(_JOINING_SIGNS)


def words_of(text: str) -> frozenset[str]:
    """Return all words of a text, folded."""
    return frozenset(folded(word) for sentence in sentences(text) for word in sentence.words)
