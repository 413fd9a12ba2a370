"""Classes of words in clauses that tell of promises or of what is none, the same in seven languages (`clause_words.txt`)."""

from functools import cache
from pathlib import Path

LISTED = Path(__file__).with_name("clause_words.txt")
_COMMENT, _ANY_ENDING = "#", "*"
_SHORTEST, _LONGEST = 2, 14
"""Letters of beginnings that are looked up."""


@cache
def classes_of(word: str) -> tuple[str, ...]:
    """Return the classes of a word in small letters without accents."""
    whole, beginnings = _listed()
    found = dict.fromkeys(whole.get(word, ()))
    for end in range(_SHORTEST, min(len(word), _LONGEST) + 1):
        if (begun := word[:end]) in beginnings:
            found.update(dict.fromkeys(beginnings[begun]))
    return tuple(found)


@cache
def _listed() -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Return the classes of whole words, and those of beginnings."""
    whole: dict[str, list[str]] = {}
    beginnings: dict[str, list[str]] = {}
    name = ""
    for line in LISTED.read_text(encoding="utf-8").splitlines():
        if line.startswith(_COMMENT):
            continue
        if line.endswith(":"):
            name = line.removesuffix(":")
            continue
        for word in line.split():
            into = beginnings if word.endswith(_ANY_ENDING) else whole
            into.setdefault(word.removesuffix(_ANY_ENDING), []).append(name)
    return whole, beginnings
