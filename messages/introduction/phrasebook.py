"""The words of letters by language and tone, and how each language writes days and joins sentences.

They are data: `phrases/<language>.toml` has the sentences of the warm tone, and what the formal and the brief tone say otherwise.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from importlib.resources import files

from handover.model.letter_style import Language, Tone


@dataclass(frozen=True)
class Writing:
    """How a language writes: patterns of days as CLDR has them, what stands between sentences and before the lines of a list."""

    day: str
    short_day: str
    between_sentences: str
    bullet: str
    full_stop: str
    first_of_month: str = ""
    """How the first day of a month is written, empty for its number."""


@dataclass(frozen=True)
class Phrasebook:
    """The words of one language in one tone."""

    language: Language
    writing: Writing
    phrases: Mapping[str, str]

    def day(self, when: date) -> str:
        """Return a day for a sentence, such as `Tuesday, 3 December 2026`."""
        return _written(when, self.writing.day, self.language, self.writing.first_of_month)

    def short_day(self, when: date) -> str:
        """Return a day without its weekday, such as `3 December 2026`."""
        return _written(when, self.writing.short_day, self.language, self.writing.first_of_month)


@cache
def phrasebook(language: Language, tone: Tone) -> Phrasebook:
    """Return the words of a language in a tone, which are read once."""
    found = _read(language)
    phrases = {**found[Tone.WARM], **found[tone]}
    return Phrasebook(language, Writing(**found["writing"]), phrases)


@cache
def _read(language: Language) -> dict[str, dict[str, str]]:
    file = files("messages.introduction.phrases") / f"{language}.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))


@lru_cache(maxsize=4096)
def _written(when: date, pattern: str, language: Language, first: str) -> str:
    """Return a day in the words of a language. Babel takes 35 ms to import, so that happens at the first use."""
    from babel.dates import format_date

    if first and when.day == 1:
        pattern = pattern.replace("d", f"'{first}'", 1)
    return format_date(when, pattern, str(language))
