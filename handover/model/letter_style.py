"""How a letter to a customer is written: in which language and tone, and in whose name."""

from dataclasses import dataclass
from enum import StrEnum


class Language(StrEnum):
    """A language that letters are written in: its ISO 639 code. Values are stored."""

    ENGLISH = "en"
    GERMAN = "de"
    FRENCH = "fr"
    SPANISH = "es"
    PORTUGUESE = "pt"
    JAPANESE = "ja"


class Tone(StrEnum):
    """How a letter speaks. Values are stored."""

    WARM = "warm"
    FORMAL = "formal"
    BRIEF = "brief"


class Writer(StrEnum):
    """In whose name a letter is written. Values are stored, and end the names of sentences."""

    OUTGOING = "outgoing"
    INCOMING = "incoming"
    MANAGER = "manager"
    BOTH = "both"


@dataclass(frozen=True)
class LetterStyle:
    """What somebody chose for a letter; None for what follows from the account and the reason, as in older documents."""

    language: Language | None = None
    tone: Tone | None = None
    writer: Writer | None = None
