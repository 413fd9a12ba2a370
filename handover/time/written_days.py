"""Days as letters to customers write them in each language, and as people do when they edit one (patterns of CLDR)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from handover.model.letter_style import Language


@dataclass(frozen=True)
class _Patterns:
    """How a day is written with and without its weekday, other ways that people write it, and what the first of a month is."""

    whole: str
    short: str
    others: tuple[str, ...] = ()
    first_of_month: str = ""


_PORTUGUESE = _Patterns(
    "d 'de' MMMM 'de' y (EEEE)",
    "d 'de' MMMM 'de' y",
    ("EEEE, d 'de' MMMM 'de' y", "EEEE, d 'de' MMMM", "d 'de' MMMM"),
)
_PATTERNS: Mapping[Language, _Patterns] = {
    Language.ENGLISH: _Patterns("EEEE, d MMMM y", "d MMMM y"),
    Language.GERMAN: _Patterns("EEEE, d. MMMM y", "d. MMMM y", ("EEEE, d. MMMM", "d. MMMM")),
    Language.FRENCH: _Patterns("EEEE d MMMM y", "d MMMM y", ("EEEE d MMMM", "d MMMM"), "1er"),
    Language.SPANISH: _Patterns(
        "EEEE, d 'de' MMMM 'de' y",
        "d 'de' MMMM 'de' y",
        ("EEEE, d 'de' MMMM", "EEEE d 'de' MMMM 'de' y", "d 'de' MMMM"),
    ),
    Language.PORTUGUESE: _PORTUGUESE,
    Language.BRAZILIAN: replace(_PORTUGUESE, first_of_month="1º"),
    Language.JAPANESE: _Patterns("y年M月d日（EEE）", "y年M月d日", ("M月d日（EEE）", "M月d日")),
}


def written_day(when: date, language: Language) -> str:
    """Return a day for a sentence of a letter, such as `Tuesday, 3 December 2026`."""
    return _written(when, _PATTERNS[language].whole, language)


def written_short_day(when: date, language: Language) -> str:
    """Return a day without its weekday, such as `3 December 2026`."""
    return _written(when, _PATTERNS[language].short, language)


def ways_to_write(when: date, language: Language) -> tuple[str, ...]:
    """Return a day in all the ways that are known of a language: what letters write first, always in the same order."""
    patterns = _PATTERNS[language]
    return tuple(_written(when, one, language) for one in (patterns.whole, patterns.short, *patterns.others))


@lru_cache(maxsize=4096)
def _written(when: date, pattern: str, language: Language) -> str:
    """Return a day by a pattern. Babel takes 35 ms to import, so that happens at the first use."""
    from babel.dates import format_date

    if when.day == 1 and (first := _PATTERNS[language].first_of_month):
        pattern = pattern.replace("d", f"'{first}'", 1)
    return format_date(when, pattern, str(language))
