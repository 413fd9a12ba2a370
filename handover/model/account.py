"""The account: one customer, who outlives handovers, with what is known of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from handover.model.answers import Evidence
from handover.model.audit import NoSecret
from handover.model.cover import Cover
from handover.model.customer_kinds import Tier
from handover.model.disclosure import CustomerText, InternalText, NeutralText, ReleasableText
from handover.model.origin import Origin
from handover.model.playbook import Slot
from handover.model.records import Record, RecordKind


class TeamRole(StrEnum):
    """What a colleague beside the CSMs does for the account (P27, P79)."""

    SALES = "sales"
    SUPPORT = "support"
    SOLUTIONS = "solutions"


class Likelihood(StrEnum):
    """How likely it is that the account renews."""

    LIKELY = "likely"
    UNSURE = "unsure"
    UNLIKELY = "unlikely"


class AccountField(StrEnum):
    """What can be changed on an account; the names of its fields and of its forms' fields."""

    NAME = "name"
    OTHER_NAMES = "other_names"
    WEBSITE = "website"
    TIER = "tier"
    SEGMENT = "segment"
    INDUSTRY = "industry"
    REGION = "region"
    LANGUAGE = "language"
    OWNER = "owner"
    OWNER_SINCE = "owner_since"
    OWNER_TEAM = "owner_team"
    COVERED_BY = "covered_by"
    COVERED_UNTIL = "covered_until"
    BACKUP = "backup"
    MANAGER = "manager"
    SALES = "sales"
    SUPPORT = "support"
    SOLUTIONS = "solutions"
    RENEWAL_DATE = "renewal_date"
    OUT_OF_CONTRACT = "out_of_contract"
    RENEWAL_AMOUNT = "renewal_amount"
    LIKELIHOOD = "likelihood"
    RENEWAL_RISKS = "renewal_risks"
    CRM_IDS = "crm_ids"
    LINKS = "links"


@dataclass(frozen=True)
class Renewal:
    """When the contract renews, for how much, how likely, and what could get in the way (P66)."""

    day: date | None = None
    amount: InternalText = ""
    likelihood: Likelihood | None = None
    risks: InternalText = ""
    out_of_contract: date | None = None
    """Since when there is no contract, None for one that there is."""


@dataclass(frozen=True)
class AccountLink:
    """An address where something of the account is kept, and what it is called."""

    title: InternalText
    url: NeutralText


@dataclass(frozen=True)
class CrmId:
    """What the account is called in another system."""

    system: InternalText
    id: NeutralText


@dataclass(frozen=True)
class AccountChange:
    """One change to an account: what, by whom and when (UTC), and what it said before and after.

    A person is a user id, a day an ISO date, several lines stand one below the other; empty for nothing. `by` is empty where it
    followed from a handover without somebody's act.
    """

    what: AccountField
    before: InternalText
    after: InternalText
    by: NeutralText
    at: datetime


@dataclass(frozen=True)
class Account:
    """One customer. `owner` is the CSM whose account it is, `backup` who steps in (P112), `manager` the owner's manager."""

    id: NeutralText
    name: CustomerText
    other_names: tuple[CustomerText, ...] = ()
    website: NeutralText = ""
    tier: Tier | None = None
    segment: InternalText = ""
    industry: ReleasableText = ""
    region: ReleasableText = ""
    language: ReleasableText = ""
    owner: NeutralText = ""
    owner_since: date | None = None
    """Since when, None where that is not known."""
    backup: NeutralText = ""
    manager: NeutralText = ""
    team: Mapping[TeamRole, NeutralText] = field(default_factory=dict)
    crm_ids: tuple[CrmId, ...] = ()
    renewal: Renewal = field(default_factory=Renewal)
    links: tuple[AccountLink, ...] = ()
    changes: tuple[AccountChange, ...] = ()
    no_secrets: tuple[NoSecret, ...] = ()
    """The word of people that what they entered here and looked like a secret is none (P68)."""
    covers: tuple[Cover, ...] = ()
    """Who has looked after it for its owner, and who does now, the latest last; empty in older documents."""
    owner_team: CustomerText = ""
    """The team in which its owner is the customer's first contact; empty, as in older documents, for none."""

    @property
    def cover(self) -> Cover | None:
        """Who looks after it for its present owner now; None for nobody."""
        lasting = (one for one in reversed(self.covers) if one.ended_at is None and one.owner == self.owner)
        return next(lasting, None)

    @property
    def covered_by(self) -> str:
        """The user id of who looks after it for its owner now; empty for nobody."""
        return self.cover.by if self.cover is not None else ""

    @property
    def covered_until(self) -> date | None:
        """The local day on which its owner is back, None where that is not known, or nobody covers."""
        return self.cover.until if self.cover is not None else None

    @property
    def looked_after_by(self) -> str:
        """The user id of who looks after it now: whoever covers, else its owner; empty for nobody."""
        return self.covered_by or self.owner

    @property
    def names(self) -> tuple[str, ...]:
        """All names it is known by, the one it is called first."""
        return (self.name, *self.other_names)

    @property
    def people(self) -> tuple[str, ...]:
        """User ids of all who have a part in it, each once: owner, who covers, backup, manager, team."""
        held = (self.owner, self.covered_by, self.backup, self.manager, *self.team.values())
        return tuple(dict.fromkeys(user for user in held if user))


@dataclass(frozen=True)
class AccountRow:
    """An account as a list names it."""

    id: NeutralText
    name: CustomerText
    owner: NeutralText = ""
    backup: NeutralText = ""
    covered_by: NeutralText = ""
    covered_until: date | None = None

    @property
    def looked_after_by(self) -> str:
        """The user id of who looks after it now: whoever covers, else its owner; empty for nobody."""
        return self.covered_by or self.owner


@dataclass(frozen=True)
class AccountName:
    """One name that an account is known by."""

    account_id: NeutralText
    name: CustomerText


@dataclass(frozen=True)
class AccountEntry:
    """What is known of an account on one subject: the newest answer to an item of a playbook (P80).

    `by` and `at` (UTC) are who said it when, `source` and `origin` the message it was said in, empty and None for a form. It
    stays fresh for `keeps` days, None for as long as nobody says otherwise. `place` is that of the item in its playbook, `kind`
    what it asks for.
    """

    item: NeutralText
    title: NeutralText
    text: InternalText
    handover: NeutralText
    by: NeutralText
    at: datetime
    place: int = 0
    kind: RecordKind = RecordKind.TEXT
    not_applicable: InternalText = ""
    evidence: tuple[Evidence, ...] = ()
    source: NeutralText = ""
    origin: Origin | None = None
    keeps: int | None = None
    confirmed_by: NeutralText = ""
    confirmed_at: datetime | None = None
    was_confirmed_by: NeutralText = ""
    was_confirmed_at: datetime | None = None
    """Who had confirmed it before that, and when, so that the last confirmation can be taken back."""
    slots: tuple[Slot, ...] = ()
    choices: tuple[NeutralText, ...] = ()
    """The links that its item wants by name, and what can be chosen in it, as in the playbook."""
    records: tuple[Record, ...] | None = None
    """What was understood of the text; None in what an older version has stored, which is read when it is needed."""

    @property
    def as_of(self) -> datetime:
        """When somebody last said that it is so (UTC)."""
        return max(self.at, self.confirmed_at) if self.confirmed_at else self.at
