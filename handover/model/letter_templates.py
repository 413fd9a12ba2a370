"""What is kept of a workspace's own words for letters to customers, by language."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from handover.model.disclosure import CustomerText, NeutralText
from handover.model.letter_style import Tone

OwnWords = Mapping[Tone, Mapping[str, CustomerText]]
"""A workspace's own words in one language: by tone, and by the key of the sentence. An empty sentence is left out of letters."""


@dataclass(frozen=True)
class LetterTemplates:
    """A workspace's own words in one language, as they are and as they were before the latest change.

    `version` counts the changes; `by` made the latest of them `at` that time (UTC).
    """

    words: OwnWords = field(default_factory=dict)
    before: OwnWords = field(default_factory=dict)
    version: int = 0
    by: NeutralText = ""
    at: datetime | None = None
