"""Words that name the fields of a record, in the first row of a table and before a colon."""

import re
import unicodedata
from collections.abc import Mapping

MOST_WORDS = 5
"""Words of a column's name; what is longer is no name."""
_SHORTEST_ALONE = 4
"""Letters of a word that names a field among others: "our owner"."""


class Labels:
    """The words for each field: `first` gives one of them, `field` the field that a label names."""

    def __init__(self, words: Mapping[str, str]) -> None:
        """Take the words of each field, folded as `plain_words` does, with "|" between them; of a word twice, the first counts."""
        self.first = {field: listed.split("|")[0] for field, listed in words.items()}
        self._exact: dict[str, str] = {}
        alone: dict[str, set[str]] = {}
        for field, listed in words.items():
            for word in listed.split("|"):
                self._exact.setdefault(word, field)
                alone.setdefault(word, set()).add(field)
        self._alone = {word: one for word, one in alone.items() if len(word) >= _SHORTEST_ALONE and " " not in word}

    def field(self, label: str) -> str:
        """Return the field that a label before a colon names, empty for none."""
        return self._exact.get(plain_words(label), "") if label else ""

    def column(self, name: str) -> str:
        """Return the field of a column by its name, or by the one word of it that names a field; empty for none."""
        words = plain_words(_IN_BRACKETS.sub(" ", name)) or plain_words(name)
        if not words or len(words.split()) > MOST_WORDS:
            return ""
        if words in self._exact:
            return self._exact[words]
        fields = {field for word in words.split() for field in self._alone.get(word, ())}
        return fields.pop() if len(fields) == 1 else ""


def plain_words(text: str) -> str:
    """Return the words of a text in small letters without accents and signs."""
    if text.isascii():
        return " ".join(_WORD.findall(text.lower()))
    parts = unicodedata.normalize("NFKD", text.casefold())
    return " ".join(_WORD.findall("".join(sign for sign in parts if not unicodedata.combining(sign))))


_IN_BRACKETS = re.compile(r"\([^()]*\)")
_WORD = re.compile(r"[a-z0-9]+")
