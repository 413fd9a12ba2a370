"""Names of languages as people write them."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from handover.accounts.names import folded
from handover.model.letter_style import Language
from handover.text.listed import parts

_ASIDE = re.compile(r"\([^()]*\)")
_TAG = re.compile(r"\s*([a-z]{2})[-_](?:[a-z]{2}|[a-z]{4}|\d{3})\s*", re.IGNORECASE)
"""A language with its region or script, as programs write it (BCP 47): "pt-BR", "zh_Hant"."""
_OF_BRAZIL = re.compile(r"\bbra[sz]il|\bpt[-_]br\b|\(br\)", re.IGNORECASE)
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
def language_key(name: str) -> str:
    """Return the key by which languages are compared: an ISO 639 code where the name is known, else the name folded.

    Of several words one that is known is enough, the last first: "Brazilian Portuguese", "German, fluent".
    """
    if tag := _TAG.fullmatch(name):
        name = tag[1]
    bare = folded(_ASIDE.sub(" ", name))
    long = [word for word in reversed(bare.replace("-", " ").split()) if len(word) > len("xx")]
    return next((code for one in (bare, *long) if (code := _NATIVE.get(one) or _codes().get(one))), bare)


@cache
def _codes() -> Mapping[str, str]:
    """Return the ISO 639 codes of languages by English name and by code."""
    from babel import Locale

    names = {code: str(name) for code, name in Locale("en").languages.items() if "_" not in code}
    return {code: code for code in names if len(code) == 2} | {folded(name): code for code, name in names.items()}


def letter_language(named: str) -> Language | None:
    """Return the first language named in a text in which letters are written; None for none of them.

    Portuguese is that of Brazil where the text says so: "pt-BR", "Portuguese (Brazil)", "português brasileiro".
    """
    known = {str(one): one for one in Language}
    keys = (language_key(part) for part in parts(named))
    found = next((known[key] for key in keys if key in known), None)
    return Language.BRAZILIAN if found is Language.PORTUGUESE and _OF_BRAZIL.search(named) else found
