"""The document that is released to a provider outside: what may be in it, what was chosen, and its versions (P15).

No field here is internal: what was not released has no place in these types.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from handover.model.disclosure import NeutralText, ReleasedText
from handover.model.receiver import Receiver


class ReleaseSection(StrEnum):
    """The sections of the document, in the order in which they are read."""

    ACCOUNT = "account"
    PEOPLE = "people"
    PROMISES = "promises"
    DATES = "dates"
    PROJECTS = "projects"
    ISSUES = "issues"
    HISTORY = "history"
    LINKS = "links"
    TOLD = "told"
    WORDS = "words"
    REACH = "reach"


@dataclass(frozen=True)
class ReleasedLine:
    """One line of the document, in plain text."""

    section: ReleaseSection
    text: ReleasedText


class HowSent(StrEnum):
    """How the document reached the receiver. Values are stored."""

    EMAIL = "email"
    FOLDER = "folder"
    PORTAL = "portal"
    PERSONALLY = "personally"
    POST = "post"


@dataclass(frozen=True)
class Passed:
    """That the document was sent on, or its receipt confirmed: the local day, how, to or by whom, and who noted it when (UTC)."""

    on: date
    how: HowSent
    whom: ReleasedText
    by: NeutralText
    at: datetime


@dataclass(frozen=True)
class Release:
    """One version that was released: what it says, to whom, by whom and when (UTC), and what has become of it.

    `left_out` is how many things were left out. `taken_back_by` is empty while it stands.
    """

    lines: tuple[ReleasedLine, ...]
    receiver: Receiver
    by: NeutralText
    at: datetime
    left_out: int = 0
    taken_back_by: NeutralText = ""
    taken_back_at: datetime | None = None
    sent: Passed | None = None
    received: Passed | None = None


@dataclass(frozen=True)
class ReleaseChoice:
    """That something is left out, or let out: by whom, when (UTC), and `mark`, which names the very words that were let out."""

    out: bool
    by: NeutralText
    at: datetime
    mark: NeutralText = ""


@dataclass(frozen=True)
class ReleasePlan:
    """What is to leave: the words written for the receiver, how they reach us, the choices by key, and the released versions."""

    words: ReleasedText = ""
    reach: ReleasedText = ""
    choices: Mapping[str, ReleaseChoice] = field(default_factory=dict)
    versions: tuple[Release, ...] = ()
