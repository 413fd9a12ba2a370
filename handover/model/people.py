"""Who takes part: people as the rules need to know them."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

MONDAY_TO_FRIDAY = frozenset({0, 1, 2, 3, 4})


class Role(StrEnum):
    """What somebody is in a handover (P23–P25, P112)."""

    OUTGOING = "outgoing"
    INCOMING = "incoming"
    MANAGER = "manager"
    BACKUP = "backup"


class Intensity(StrEnum):
    """How much somebody wants to hear in a morning message: what is due or overdue, the usual, or what is coming up too."""

    LIGHT = "light"
    STANDARD = "standard"
    ACTIVE = "active"


@dataclass(frozen=True)
class Person:
    """A member of the Slack workspace with the working preferences that decide when they hear from us.

    `zone` is an IANA name; `workdays` are weekday numbers, Monday is 0; `digest_hour` is the local hour of the
    morning digest; `away_until` is the first local day back; `country` (ISO 3166 alpha-2) is whose public holidays
    are days off, empty for none; `guessed` says that nobody has confirmed country and work week yet; `last_digest_on` is the
    newest local day whose morning message has been asked for; `profile_line` is what a customer may read about this
    person (P99) and is the only text here that may reach a customer.
    """

    id: str
    name: str
    zone: str = "UTC"
    email: str = ""
    is_bot: bool = False
    deactivated: bool = False
    guest: bool = False
    external: bool = False
    admin: bool = False
    workdays: frozenset[int] = MONDAY_TO_FRIDAY
    digest_hour: int = 9
    away_until: date | None = None
    profile_line: str = ""
    country: str = ""
    guessed: bool = False
    intensity: Intensity = Intensity.STANDARD
    last_digest_on: date | None = None

    @property
    def barred(self) -> str:
        """Why this person cannot take part in a handover: `bot`, `deactivated`, `external` or `guest`; empty when they can."""
        if self.is_bot:
            return "bot"
        if self.deactivated:
            return "deactivated"
        if self.external:
            return "external"
        return "guest" if self.guest else ""
