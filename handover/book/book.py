"""The book: the accounts of one CSM that go to several successors, planned together and begun in waves."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from handover.model import handover as handovers
from handover.model.customer_kinds import Tier
from handover.model.disclosure import CustomerText, InternalText, NeutralText
from handover.model.records import Colour
from handover.suggesting.fit import Reason


class BookState(StrEnum):
    """How far a book is: its list is read, its columns wait for a word, its plan is made, runs, is stopped, or was undone."""

    READING = "reading"
    COLUMNS = "columns"
    PLANNED = "planned"
    RUNNING = "running"
    STOPPED = "stopped"
    UNDONE = "undone"


UNDER_WAY = frozenset({BookState.PLANNED, BookState.RUNNING, BookState.STOPPED})
"""What a book can be changed in, and begun, stopped and undone."""


class RowState(StrEnum):
    """What has become of an account of a book.

    `PLANNED` ones wait for their day, `LEFT_OUT` ones are not begun; of `STARTED` ones the handover runs. `HELD` is one that could
    not be begun, `TAKEN_BACK` one whose handover was called off when the book was undone.
    """

    PLANNED = "planned"
    LEFT_OUT = "left_out"
    STARTED = "started"
    HELD = "held"
    TAKEN_BACK = "taken_back"


class Hold(StrEnum):
    """Why an account of a book could not be begun."""

    NOBODY = "nobody"
    ALREADY_OPEN = "already_open"
    ALIKE_OPEN = "alike_open"
    ALIKE_KNOWN = "alike_known"
    PERSON = "person"
    NOT_ALLOWED = "not_allowed"
    NOT_LED = "not_led"
    OTHER = "other"


class Sharing(StrEnum):
    """Which accounts of a book share one channel for each successor: none, those of the lower tiers, or all."""

    NONE = "none"
    DIGITAL = "digital"
    UP_TO_MID = "up_to_mid"
    ALL = "all"


class Trouble(StrEnum):
    """What is wrong with a cell. Of a line without a usable name, nothing is kept."""

    NO_NAME = "no_name"
    LONG_NAME = "long_name"
    SECRET = "secret"  # noqa: S105 (the name of a problem)
    DAY = "day"
    AMOUNT = "amount"
    TIER = "tier"
    HEALTH = "health"
    CONTACT = "contact"


LOST = frozenset({Trouble.NO_NAME, Trouble.LONG_NAME, Trouble.SECRET})
"""What costs the whole line."""


@dataclass(frozen=True)
class LineProblem:
    """What is wrong on a line of a list: with which value."""

    line: int
    what: Trouble
    value: InternalText


@dataclass(frozen=True)
class Alike:
    """Two names that may mean one customer: one of the book, and another of it or of an account that is `known`."""

    name: CustomerText
    other: CustomerText
    known: bool


@dataclass(frozen=True)
class ListedAccount:
    """One account as a list names it; what the list does not say is empty. `line` is where it stands there, 0 for none.

    `amount` is what the contract is worth a year, as it is shown; `contacts` are the customer's people, one per line.
    """

    name: CustomerText
    line: int = 0
    owner: InternalText = ""
    tier: Tier | None = None
    health: Colour | None = None
    renewal: date | None = None
    amount: InternalText = ""
    industry: InternalText = ""
    region: InternalText = ""
    language: InternalText = ""
    website: NeutralText = ""
    crm_id: NeutralText = ""
    contacts: InternalText = ""


@dataclass(frozen=True)
class BookRow:
    """One account of a book: what is known of it, who hands it over, who is to take it over from when on, and what became of it.

    `account_id` is that of the account Baton knows it as, empty for none. `proposed` is who was proposed, with what spoke for them
    and for how many more accounts of its tier they had room then; `incoming` is who it is now, empty for nobody. `starts` is the
    day it is begun on; `handover` the id of what was begun. `sure`: somebody has said that it is no other account much alike;
    `fixed`: somebody has chosen its day.
    """

    number: int
    listed: ListedAccount
    account_id: NeutralText = ""
    outgoing: NeutralText = ""
    proposed: NeutralText = ""
    reasons: tuple[Reason, ...] = ()
    room: int | None = None
    incoming: NeutralText = ""
    starts: date | None = None
    state: RowState = RowState.PLANNED
    hold: Hold | None = None
    handover: NeutralText = ""
    started_at: datetime | None = None
    sure: bool = False
    fixed: bool = False

    @property
    def waits(self) -> bool:
        """Whether it is still to be begun."""
        return self.state in (RowState.PLANNED, RowState.HELD)

    @property
    def handed_over(self) -> bool:
        """Whether the book hands it over, now or later: it is neither left out nor taken back."""
        return self.state not in (RowState.LEFT_OUT, RowState.TAKEN_BACK)


@dataclass(frozen=True)
class BookChannel:
    """The channel for the accounts of `leaver` that go to `incoming`.

    `opened_by` is the id of the handover that opens it, `conversation` empty until it has; `invited`: its people have been.
    """

    leaver: NeutralText
    incoming: NeutralText
    opened_by: NeutralText
    conversation: NeutralText = ""
    invited: bool = False


@dataclass(frozen=True)
class Book:
    """A book without its rows. `leaver` is whose accounts they are, empty for somebody who is not in Slack; `leaver_name` what
    somebody is called who has gone already, empty for everybody else, as in older documents. `successors` are those who may take
    over, in the order they were chosen.
    `names` are what those who take over were called when they were chosen, by user id.
    `sharing` is which accounts share one channel for each successor, `channels` are those channels.
    `others` are those whose accounts it holds besides the leaver's, by its list; empty in older documents.
    `problems` are what could not be read of the list, `twice` the lines that name one account again, `alike` names that may mean
    one customer. `generation` counts how often its waves were laid anew: what was asked for an earlier one is not done.
    """

    id: NeutralText
    leaver: NeutralText
    successors: tuple[NeutralText, ...]
    manager: NeutralText
    reason: handovers.Reason
    per_week: int
    first_day: date
    opened_by: NeutralText
    opened_at: datetime
    leaver_name: CustomerText = ""
    only_listed: bool = False
    last_day: date | None = None
    state: BookState = BookState.READING
    generation: int = 0
    file: NeutralText = ""
    file_name: InternalText = ""
    names: Mapping[NeutralText, InternalText] = field(default_factory=dict)
    problems: tuple[LineProblem, ...] = ()
    twice: tuple[tuple[int, int], ...] = ()
    alike: tuple[Alike, ...] = ()
    others: tuple[NeutralText, ...] = ()
    sharing: Sharing = Sharing.NONE
    channels: tuple[BookChannel, ...] = ()
    approved_by: NeutralText = ""
    approved_at: datetime | None = None
