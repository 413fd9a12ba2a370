"""Names of people in a cell of what colleagues write: "Marta Nowak", "Nowak, Marta", "Frau Weber"; and what is none."""

import re

from handover.records.name_words import is_day_word, is_given, is_no_name, says_job
from handover.records.stances import role_in, stance_in
from handover.text.common import common_words
from handover.text.names import full_name, is_function, is_particle, is_team, tidy_name
from handover.text.undisguised import folded

MOST_WORDS = 5
_WITH_FAMILY = 2
_SHORTEST = 2
"""Letters of a name alone."""
HONORIFIC = (
    r"(?:Herrn?|Frau|Fräulein|Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Mme|Mlle|Madame|Monsieur|M|Sr|Sra|Srta|Señora?|Doña|Don|Sig"
    r"|Sig\.ra|Dott|Dott\.ssa"
    r"|Signora?|Dottor|Dottoressa|Senhora?|Dona|Eng|Ing|Schwester|Pater|Mevrouw|Mevr|Mw|Dhr|Meneer|Maître|Avv)\.?"
)
_ASIDE_BEFORE = re.compile(r"^(?:i\.\s?[VA]\.|ppa\.?|p\.\s?p\.|gez\.)\s*")
_NICKNAME = re.compile(r"(?<=\w)\s+[\"“„'‘«][^\W\d_]+[\"”“'’»]\s+(?=\w)")
"""What somebody is called, inside their name: Bartholomew "Bart" Simmons."""
_LONGEST_SHORTENED = 5
"""Signs of a word that is cut short, with its full stop: "Prof."."""


def name_in_cell(cell: str, *, sure: bool = False) -> str:
    """Return the name that a cell is, in natural order; empty where it is something else.

    `sure`: other cells say that a person is meant, so one word and small letters are enough.
    """
    if len(cell) > 80 or any(sign.isdecimal() or sign in "@:?!/" for sign in cell):
        return ""
    plain = tidy_name(_NICKNAME.sub(" ", _ASIDE_BEFORE.sub("", cell)))
    words = plain.replace(",", " ").split()
    if not words or len(words) > MOST_WORDS or is_function(plain.replace(",", " ")) or is_team(plain):
        return ""
    if len(words[-1]) > _LONGEST_SHORTENED and words[-1].endswith("."):
        # It ends a sentence: "Maria Lopes decides."
        plain, words[-1] = plain.removesuffix("."), words[-1].removesuffix(".")
    bare = [word for word in words if not _is_title(word)]
    if (
        not bare
        or (len(bare) == 1 and len(bare[0]) < _SHORTEST)
        or any(is_no_name(word) and not is_particle(word) for word in _without_family_day(bare))
    ):
        return ""
    if not _written_as_name(bare, sure=sure):
        return ""
    if not is_given(bare[0]) and (says_job(plain) or role_in(plain) or stance_in(plain)):
        return ""
    if len(bare) == 1 and not (sure or is_given(bare[0], alone=True) or len(words) > 1):
        return ""
    return full_name(plain)


def _without_family_day(words: list[str]) -> list[str]:
    """Return the words without a family name that is a day or month elsewhere: "Jana Freitag", "Peter März"."""
    return words[:1] if len(words) == _WITH_FAMILY and is_given(words[0]) and is_day_word(words[1]) else words


def is_ordinary(word: str) -> bool:
    """Return whether this is a word that every text is made of."""
    return folded(word) in common_words()


def _is_title(word: str) -> bool:
    return bool(re.fullmatch(HONORIFIC, word)) or (word.endswith(".") and len(word) > 2 and word[:-1].isalpha())


def _written_as_name(words: list[str], *, sure: bool) -> bool:
    """Return whether the words are written as names are: with capitals, but for particles; in another script as they are."""
    marked = [word for word in words if not is_particle(word)]
    if not marked:
        return False
    if all(word[0].isupper() or (not word[0].isascii() and word[0].lower() == word[0].upper()) for word in marked):
        return all(_looks_like_word(word) for word in marked) and (
            sure or is_given(marked[0]) or not all(is_ordinary(word) for word in marked)
        )
    return sure and len(words) <= 3 and is_given(words[0]) and " ".join(words).islower()


def _looks_like_word(word: str) -> bool:
    return (len(word) > 1 and not (word.isupper() and len(word) <= 3)) or (len(word) <= 2 and word[0].isupper())
