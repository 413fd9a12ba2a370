"""The words of letters by language and tone, and how each language joins sentences.

They are data: `phrases/<language>.toml` has the sentences of the warm tone, and what the formal and the brief tone say otherwise.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from handover.model.letter_style import Language, Tone


@dataclass(frozen=True)
class Writing:
    """How a language writes: what stands between sentences, before the lines of a list, and at the end of a sentence."""

    between_sentences: str
    bullet: str
    full_stop: str


@dataclass(frozen=True)
class Phrasebook:
    """The words of one language in one tone."""

    writing: Writing
    phrases: Mapping[str, str]


@cache
def phrasebook(language: Language, tone: Tone) -> Phrasebook:
    """Return the words of a language in a tone, which are read once."""
    found = _read(language)
    phrases = {**found[Tone.WARM], **found[tone]}
    return Phrasebook(Writing(**found["writing"]), phrases)


@cache
def _read(language: Language) -> dict[str, dict[str, str]]:
    file = files("messages.introduction.phrases") / f"{language}.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))
