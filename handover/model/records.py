"""What a handover keeps of decisions in somebody's place and of changes to what was entered at the start."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class OverrideKind(StrEnum):
    """What can be decided in somebody's place."""

    ACCEPTANCE = "acceptance"
    APPROVAL = "approval"
    READINESS = "readiness"
    COMPLETION = "completion"


@dataclass(frozen=True)
class Override:
    """A decision that somebody took in another person's place: why, by whom and when (UTC).

    `instead_of` is the user id of that person, empty when there was nobody. `titles` are those of what it was about.
    """

    kind: OverrideKind
    why: str
    by: str
    at: datetime
    instead_of: str = ""
    titles: tuple[str, ...] = ()
