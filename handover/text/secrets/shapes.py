"""What a word looks like that may be a password, a code or a key, named for the model of `access`. Nothing here decides."""

import re

from handover.text.secrets.opaque import is_hexadecimal_key, is_identifier, is_numbering, opaque
from handover.text.secrets.values import (
    chosen,
    disguised,
    harmless,
    is_hyphenated_phrase,
    is_reference,
    marked,
    strong,
)

_SHORTEST, _LONGEST = 4, 60
_LONGEST_CODE = 8
_LEAST_LETTERS, _LEAST_CAMEL = 3, 7
_YEAR_ALONE = re.compile(r"(?:19|20)\d\d")
_GROUPED = re.compile(r"\d{2}(?:-\d{2}){2,3}")
_SEED = re.compile(r"(?=[A-Z]{0,59}[2-7])[A-Z2-7]{16,60}")
_WITH_YEAR = re.compile(r"\D{3,30}(?:19|20)\d\d\W?")
_VERSION = re.compile(
    r"[A-Z][A-Za-z]{1,14}\d{1,2}(?:\.\d{1,3}){1,2}|[A-Z][a-z]{1,9}[A-Z]{2}\d{1,2}|[A-Za-z]{2,14}-\d{1,2}(?:\.\d{1,3}){1,2}"
)
"""A product and its version: Python3.12, FortiOS7."""
_ENDS = "!?*#$.,"
_RARE_SIGNS = frozenset("!?#$%&*+@_")
_KINDS = {
    "figures": "figures",
    "grouped": "figures",
    "harmless": "harmless",
    "numbering": "numbering",
    "identifier": "numbering",
    "camel": "camel",
    "dotted": "dotted",
    "underscore": "dotted",
    "hexadecimal": "key",
    "seed": "key",
    "Year": "name",
    "Chosen": "name",
    "mixed": "name",
    "year": "chosen",
    "chosen": "chosen",
    "marked": "certain",
    "opaque": "certain",
    "disguised": "certain",
    "signed": "certain",
}


def kind_of(shape: str) -> str:
    """Return the kind of a shape, of which there are fewer."""
    return _KINDS.get(shape.partition(" ")[0], "odd")


def shape_of(word: str) -> str:
    """Return the name of what the word looks like, empty for a word that cannot be a secret: letters as words are spelled."""
    if not _SHORTEST <= len(word) <= _LONGEST or (word.isalpha() and (word[1:].islower() or word.isupper())):
        return ""
    bare = word.rstrip(_ENDS)
    if not bare or "'" in word:
        return ""
    if bare.replace("-", "").isdigit():
        return _shape_of_figures(bare)
    if is_reference(word) or not any(one.isalpha() for one in bare):
        return ""
    return _shape_of_number(word, bare) or (
        _shape_with_figures(word, bare) if any(one.isdigit() for one in bare) else _shape_of_letters(word, bare)
    )


def _shape_of_figures(bare: str) -> str:
    if bare.isdigit() and len(bare) <= _LONGEST_CODE and not _YEAR_ALONE.fullmatch(bare):
        return f"figures {len(bare)}"
    return "grouped" if _GROUPED.fullmatch(bare) else ""


def _shape_of_number(word: str, bare: str) -> str:
    """Return the shape of what bears a number or is one, empty for another word."""
    letters, figures = sum(one.isalpha() for one in bare), any(one.isdigit() for one in bare)
    if harmless(word) and not (figures and _RARE_SIGNS.intersection(word)):
        return "harmless" if not bare.isalpha() else ""
    if is_hexadecimal_key(word):
        return "hexadecimal"
    if is_identifier(bare):
        return "identifier"
    if _SEED.fullmatch(bare):
        return "seed"
    if letters and is_numbering(bare):
        return "numbering"
    return "harmless" if _VERSION.fullmatch(bare) else ""


def _shape_with_figures(word: str, bare: str) -> str:
    if marked(word):
        return "marked"
    if opaque(word):
        return "opaque"
    title = not bare[0].islower()
    enough = sum(one.isalpha() for one in bare) >= _LEAST_LETTERS
    if not word.isalnum():
        return "signed" if strong(word) or chosen(bare) else "mixed sign" if enough else ""
    if _WITH_YEAR.fullmatch(bare):
        return "Year" if title else "year"
    if disguised(word):
        return "disguised"
    if chosen(bare):
        return "Chosen" if title else "chosen"
    return "mixed" if enough else ""


def _shape_of_letters(word: str, bare: str) -> str:
    signs = {one for one in bare if not one.isalnum()}
    if opaque(word):
        return "opaque"
    if not signs:
        return "camel" if bare == word and len(word) >= _LEAST_CAMEL else "loud" if word[-1] in "#$*" else ""
    if is_hyphenated_phrase(bare):
        return "hyphens"
    return {"-": "hyphen", ".": "dotted", "_": "underscore"}.get("".join(signs), "joined")
