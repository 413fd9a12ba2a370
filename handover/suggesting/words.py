"""Comparison of what people write of themselves and of accounts: industries, regions, products."""

import re
import unicodedata
from functools import lru_cache

_NO_WORD = re.compile(r"\W+")


@lru_cache(maxsize=4096)
def alike(one: str, other: str) -> bool:
    """Return whether two names of an industry or region mean the same, or one says more of it than the other."""
    here, there = _words(one), _words(other)
    if not here or not there:
        return False
    return here <= there or there <= here or _joined(one) == _joined(other)


def is_named(product: str, text: str) -> bool:
    """Return whether a product is named in a text, as whole words."""
    name = _plain(product) if text else ""
    return name.strip() != "" and name in _plain(text)


@lru_cache(maxsize=4096)
def _words(name: str) -> frozenset[str]:
    return frozenset(word for word in _plain(name).split() if word not in ("the", "of", "and", "industry"))


def _joined(name: str) -> str:
    return _plain(name).replace(" ", "")


@lru_cache(maxsize=4096)
def _plain(text: str) -> str:
    """Return the words of a text in small letters, a space around each."""
    return f" {' '.join(_NO_WORD.split(unicodedata.normalize('NFKC', text).casefold())).strip()} "
