"""People as the rules need to know them."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from handover.model.audit import NoSecret

MONDAY_TO_FRIDAY = frozenset({0, 1, 2, 3, 4})


class Role(StrEnum):
    """Somebody's role in a handover (P23–P25, P112)."""

    OUTGOING = "outgoing"
    INCOMING = "incoming"
    MANAGER = "manager"
    BACKUP = "backup"


class Intensity(StrEnum):
    """How much the digest contains: what is due or late and calls, the standard, or upcoming to-dos as well."""

    LIGHT = "light"
    STANDARD = "standard"
    ACTIVE = "active"


class Barred(StrEnum):
    """What keeps somebody from taking part, as Slack says it of them; each is a `FieldProblem` of the same name, too."""

    BOT = "bot"
    DEACTIVATED = "deactivated"
    EXTERNAL = "external"
    GUEST = "guest"


@dataclass(frozen=True)
class Person:
    """A member of the Slack workspace, with preferences.

    `zone` is an IANA name; `workdays` are weekday numbers (0 is Monday); `digest_hour` is a local hour; an absence lasts from
    the local day `away_from` (None: it has begun) until `away_until`, the first day back; `country` (ISO 3166 alpha-2, empty
    for none) is whose public holidays are days off; `guessed` says that country and work week are not confirmed;
    `last_digest_on` is the newest local day whose digest was queued; `real_name` is the full name beside the display name in
    Slack; `customer_name` is the one the person chose towards customers. These two and `profile_line` may be read by a
    customer (P99), nothing else here may.
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
    real_name: str = ""
    customer_name: str = ""
    country: str = ""
    guessed: bool = False
    intensity: Intensity = Intensity.STANDARD
    last_digest_on: date | None = None
    away_from: date | None = None
    account_pings: bool = True
    """Whether they are asked, once a quarter and account at most, if what is known of it is still so (P113)."""
    summary_day: int | None = None
    """The weekday of the weekly summary of a team they lead (0 is Monday), -1 for never; None where they have not chosen."""
    no_secrets: tuple[NoSecret, ...] = ()
    """Their word that what they entered here and looked like a secret is none (P68)."""

    @property
    def barred(self) -> str:
        """Why the person cannot take part, one of `Barred`; empty when they can."""
        if self.is_bot:
            return Barred.BOT
        if self.deactivated:
            return Barred.DEACTIVATED
        if self.external:
            return Barred.EXTERNAL
        return Barred.GUEST if self.guest else ""
