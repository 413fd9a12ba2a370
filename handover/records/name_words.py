"""Words by which a name is told from something else: given names, what is never a name, and what somebody does."""

import re
import unicodedata
from functools import cache
from pathlib import Path

from handover.text.names import is_function
from handover.text.word_lists import words_in
from handover.time.day_words import MONTHS, WEEKDAYS

_LISTS = Path(__file__).parents[1] / "text"
_JOB = re.compile(
    r"\w(?:leit(?:ung|er|erin|erinnen)|führ(?:ung|er|erin)|abteilung|verwaltung|meister(?:in)?|beauftragte[rn]?"
    r"|referent(?:in)?|vorstand"
    r"|einkauf|einkäufer(?:in)?|assistenz|betreuung|planung|entwicklung|schutz|wesen|haltung|manager(?:in)?"
    r"|chef(?:in)?)\b",
    re.IGNORECASE,
)


def says_job(text: str) -> bool:
    """Return whether this says what somebody does, German compounds included: "Projektleitung", "Head of IT"."""
    return is_function(text.replace(",", " ")) or bool(_JOB.search(text))


def is_given(word: str, *, alone: bool = False) -> bool:
    """Return whether this is a common given name, of two with a hyphen the first: "Jean-Pierre".

    `alone`: no family name is behind it, so it must be hardly ever another word.
    """
    plain = _plain(word)
    known = {plain, plain.partition("-")[0]}
    return not known.isdisjoint(_given_names()) or (not alone and not known.isdisjoint(_given_with_family_name()))


@cache
def _given_with_family_name() -> frozenset[str]:
    return frozenset(word.removeprefix("+") for word in _listed("given_names.txt") if word.startswith("+"))


@cache
def _given_names() -> frozenset[str]:
    return _listed("given_names.txt")


@cache
def _family_names() -> frozenset[str]:
    return _listed("family_names.txt")


@cache
def _no_names() -> frozenset[str]:
    return _listed("no_names.txt")


def _listed(file: str) -> frozenset[str]:
    return frozenset(words_in(_LISTS / file))


def read_name_lists() -> None:
    """Read the lists of names, which are kept: for the start, so that no reply waits for them."""
    _given_names()
    _given_with_family_name()
    _family_names()
    _no_names()


def is_no_name(word: str) -> bool:
    """Return whether this word with a capital letter is never a name: a place, a day, what we talk about."""
    plain = word.casefold().strip(".")
    if is_given(word):
        return False
    return plain in _no_names() or plain in MONTHS or plain in WEEKDAYS


def is_day_word(word: str) -> bool:
    """Return whether a word is a month or a day of the week; behind a given name it is a family name: "Jana Freitag"."""
    return word.casefold() in MONTHS or word.casefold() in WEEKDAYS


def _plain(word: str) -> str:
    parts = unicodedata.normalize("NFKD", word.casefold().replace("ø", "o").replace("ł", "l").replace("ß", "ss"))
    return "".join(sign for sign in parts if sign.isalpha() or sign == "-")


def is_family(word: str) -> bool:
    """Return whether a word is a common family name, or built as they are and hardly anything else is: "McAllister"."""
    return bool(_FAMILY.search(word)) or _plain(word) in _family_names()


_FAMILY = re.compile(
    r"^(?:Mc|Mac|O['’])[A-Z]|\w(?:wicz|czyk|owski|owska|ewski|ewska|alska|alski|sson|nsen|rsen|tsen|ović|ovic|ević"
    r"|enko|escu|opoulos|akis|idis"
    r"|dottir|dóttir|oğlu|shvili|idze|quist|qvist|ström|mann)$"
)
