"""Which language a text is written in, told by its script and by the words that every text of a language is made of."""

import re
import unicodedata
from functools import cache
from pathlib import Path

from handover.text.word_lists import named_words

_FILE = Path(__file__).with_name("language_words.txt")
_WORD = re.compile(r"[^\W\d_]+")
_KANA = re.compile(r"[\u3040-\u30ff]")
_IDEOGRAPH = re.compile(r"[\u4e00-\u9fff]")
JAPANESE = "ja"
LEAST, AHEAD = 2.0, 1.25
"""How many words of a language a text must hold, a word of several languages counting as a part, to be sure that it is written
in it; and how many times as many as of the next."""


def language_of(text: str) -> str:
    """Return the code (ISO 639-1) of the language of a text, empty where that is not sure.

    Told are English, German, French, Spanish, Italian, Portuguese, Dutch and Japanese.
    """
    letters = sum(sign.isalpha() for sign in text)
    if len(_KANA.findall(text)) * 8 > letters or len(_IDEOGRAPH.findall(text)) * 2 > letters > 0:
        return JAPANESE
    counts = dict.fromkeys(_languages(), 0.0)
    for word in _WORD.findall(unicodedata.normalize("NFC", text).casefold()):
        spoken = _words().get(word, ())
        for language in spoken:
            counts[language] += 1 / len(spoken)
    first, second = sorted(counts, key=lambda one: -counts[one])[:2]
    return first if counts[first] >= LEAST and counts[first] >= AHEAD * counts[second] else ""


@cache
def _words() -> dict[str, tuple[str, ...]]:
    """Return the languages that each word of the list is one of. Read once (2 ms)."""
    found: dict[str, list[str]] = {}
    for language, words in named_words(_FILE).items():
        for word in dict.fromkeys(words):
            found.setdefault(word, []).append(language)
    return {word: tuple(languages) for word, languages in found.items()}


@cache
def _languages() -> tuple[str, ...]:
    return tuple(sorted({language for spoken in _words().values() for language in spoken}))
