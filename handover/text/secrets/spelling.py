"""Words as people type them on another keyboard: without accents ("codigo"), with two letters for one ("Schluessel"), or with
letters of another alphabet that look like Latin ones."""

import unicodedata
from collections.abc import Iterable, Mapping

_PLAIN = str.maketrans(
    {
        chr(code): base
        for code in range(0xC0, 0x250)
        if (base := unicodedata.normalize("NFD", chr(code))[0]) != chr(code) and base.isascii()
    }
    | dict(zip("аеорсухіјѕԁһкмтвнοαρνι", "aeopcyxijsdhkmtbhoapvi", strict=True))
)
_TWO_LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


def unaccented(text: str) -> str:
    """Return the text with plain letters for those with accents and look-alikes, each at its place: it is as long as before."""
    return replaced(text, _PLAIN)


def replaced(text: str, table: Mapping[int, str]) -> str:
    """Return the text with the letters of the table replaced. Few of them stand in one text, so that this is quick."""
    for letter in set(text):
        if ord(letter) in table:
            text = text.replace(letter, table[ord(letter)])
    return text


def spellings(words: Iterable[str]) -> frozenset[str]:
    """Return the words in all the ways in which they are typed."""
    return frozenset(one for word in words for one in (word, unaccented(word), word.translate(_TWO_LETTERS)))
