"""Comparison of what people write of themselves and of accounts: languages, industries, regions."""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache

from handover.accounts.names import folded

_BETWEEN = re.compile(r"[,;/|\n&+]|\s(?:and|und|et|y|e)\s", re.IGNORECASE)
_NO_WORD = re.compile(r"\W+")
_ASIDE = re.compile(r"\([^()]*\)")
_NATIVE: Mapping[str, str] = {
    "deutsch": "de",
    "français": "fr",
    "francais": "fr",
    "español": "es",
    "espanol": "es",
    "castellano": "es",
    "italiano": "it",
    "português": "pt",
    "portugues": "pt",
    "nederlands": "nl",
    "svenska": "sv",
    "norsk": "no",
    "norwegian bokmål": "no",
    "dansk": "da",
    "suomi": "fi",
    "polski": "pl",
    "čeština": "cs",
    "magyar": "hu",
    "română": "ro",
    "türkçe": "tr",
    "ελληνικά": "el",
    "русский": "ru",
    "українська": "uk",
    "עברית": "he",
    "العربية": "ar",
    "हिन्दी": "hi",
    "日本語": "ja",
    "한국어": "ko",
    "中文": "zh",
    "swiss german": "de",
    "mandarin": "zh",
    "cantonese": "zh",
    "flemish": "nl",
}
"""What speakers call their language, and names that mean one for this purpose, by ISO 639 code."""


@lru_cache(maxsize=4096)
def parts(text: str) -> tuple[str, ...]:
    """Return what is listed in a text, each once: what stands between commas, slashes, lines, "and"."""
    return tuple(dict.fromkeys(one for part in _BETWEEN.split(text) if (one := " ".join(part.split()))))


@lru_cache(maxsize=4096)
def language_key(name: str) -> str:
    """Return the key by which languages are compared: an ISO 639 code where the name is known, else the name folded.

    Of several words one that is known is enough, the last first: "Brazilian Portuguese", "German, fluent".
    """
    bare = folded(_ASIDE.sub(" ", name))
    long = [word for word in reversed(bare.split()) if len(word) > len("xx")]
    return next((code for one in (bare, *long) if (code := _NATIVE.get(one) or _codes().get(one))), bare)


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


@cache
def _codes() -> Mapping[str, str]:
    """Return the ISO 639 codes of languages by English name and by code."""
    from babel import Locale

    names = {code: str(name) for code, name in Locale("en").languages.items() if "_" not in code}
    return {code: code for code in names if len(code) == 2} | {folded(name): code for code, name in names.items()}


@lru_cache(maxsize=4096)
def _words(name: str) -> frozenset[str]:
    return frozenset(word for word in _plain(name).split() if word not in ("the", "of", "and", "industry"))


def _joined(name: str) -> str:
    return _plain(name).replace(" ", "")


@lru_cache(maxsize=4096)
def _plain(text: str) -> str:
    """Return the words of a text in small letters, a space around each."""
    return f" {' '.join(_NO_WORD.split(unicodedata.normalize('NFKC', text).casefold())).strip()} "
