"""How a letter to a customer is written: in which language and tone, and in whose name."""

from dataclasses import dataclass
from enum import StrEnum


class Language(StrEnum):
    """A language that letters are written in: its ISO 639 code, with the country where that makes other words of it.

    Values are stored.
    """

    ENGLISH = "en"
    GERMAN = "de"
    FRENCH = "fr"
    SPANISH = "es"
    PORTUGUESE = "pt"
    BRAZILIAN = "pt_BR"
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


class CustomerReason(StrEnum):
    """Why the account changes hands, as the letter says it; NOTHING where it says none. Values are stored, and end the names of
    sentences."""

    NOTHING = "nothing"
    PROMOTION = "promotion"
    NEW_ROLE = "new_role"
    LEAVES = "leaves"
    TEAM_GREW = "team_grew"
    REARRANGED = "rearranged"
    TERRITORY = "territory"
    GROWTH = "growth"
    MERGER = "merger"
    OTHER_CARE = "other_care"
    UPGRADE = "upgrade"
    PROJECT_DONE = "project_done"


@dataclass(frozen=True)
class LetterStyle:
    """What somebody chose for a letter; None for what follows from the account and the reason, as in older documents.

    `why` is None for what was typed for the customer when the handover was planned.
    """

    language: Language | None = None
    tone: Tone | None = None
    writer: Writer | None = None
    why: CustomerReason | None = None
