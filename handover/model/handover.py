"""The handover: the passage of one customer account from one CSM to the next, with everything known about it.

All values are frozen. A use case takes a `Handover` and returns a `Decision` with the next one.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property

from handover.model.account import AccountEntry
from handover.model.answers import Answer, Question, unanswered
from handover.model.areas import Area, AreaChange
from handover.model.assignment import Assignment
from handover.model.audit import Change, NoSecret, Override, PlanHeard, Reopening
from handover.model.call_clash import CallClash
from handover.model.calls import Call
from handover.model.channel import ChannelClosed
from handover.model.contributors import ContributorRequest
from handover.model.cover import CoverEnd
from handover.model.customer_channel import CustomerChannel
from handover.model.customer_reply import CustomerReply
from handover.model.declines import Decline
from handover.model.department import DepartmentVersion
from handover.model.disclosure import CustomerText, InternalText, NeutralText, ReleasableText
from handover.model.gone import GoneParticipant
from handover.model.heard import Heard
from handover.model.holds import Block, Lift, Nudge, Snooze
from handover.model.interview import Interview
from handover.model.introduction import Introduction
from handover.model.joined_contacts import ContactChoice, JoinedSide
from handover.model.kept import Kept, RoleChange, ThingKind
from handover.model.known import Known
from handover.model.people import MONDAY_TO_FRIDAY, Role
from handover.model.playbook import Item, Playbook, Stage, Step
from handover.model.promise_reviews import PromiseReview
from handover.model.receiver import Receiver
from handover.model.records import Colour
from handover.model.references import Reference
from handover.model.release import ReleasePlan
from handover.model.series import OldSeries, Series
from handover.model.shared_channel import SharedChannel
from handover.model.shared_files import SharedFile
from handover.model.steps import UNTOUCHED, StepState
from handover.model.synthesis import Synthesis
from handover.model.temporary_contact import TemporaryContact


class Reason(StrEnum):
    """Why the account changes hands (P1–P15). Internal: never shown to a customer."""

    NEW_CSM = "new_csm"  # P1
    PROMOTION = "promotion"  # P2
    TEAM_CHANGE = "team_change"  # P2
    LEAVING = "leaving"  # P6
    ABRUPT_EXIT = "abrupt_exit"  # P7
    STAFF_LEAVE = "staff_leave"  # P9
    WORKLOAD = "workload"  # P5
    CLIENT_GROWTH = "client_growth"  # P4
    SEGMENT_MOVE = "segment_move"  # P8
    BETTER_FIT = "better_fit"  # P10
    UNDERPERFORMANCE = "underperformance"  # P3
    REORGANISATION = "reorganisation"  # P12
    MERGER = "merger"  # P13
    SERVICE_UPGRADE = "service_upgrade"  # P14
    PROJECT_COMPLETION = "project_completion"  # P11
    PROVIDER_CHANGE = "provider_change"  # P15


class Status(StrEnum):
    """Whether the handover is active, paused or ended."""

    ACTIVE = "active"
    PAUSED = "paused"
    COMPLETED = "completed"
    CANCELLED = "cancelled"


@dataclass(frozen=True)
class Contact:
    """One of the customer's people (P50, P51)."""

    name: CustomerText
    email: CustomerText
    role: ReleasableText = ""


@dataclass(frozen=True)
class Window:
    """The first and last calendar day of the handover (P90–P92)."""

    start: date
    end: date


@dataclass(frozen=True)
class PlanDates:
    """The days of a handover that somebody has chosen; None for what is proposed (`plan.dates`).

    `last_day` is that of the outgoing CSM on the account. Before `confidential_until` nothing goes to the customer or to colleagues
    outside the handover. Until `end_of_support` whoever handed over can be asked (P93).
    """

    last_day: date | None = None
    confidential_until: date | None = None
    end_of_support: date | None = None


@dataclass(frozen=True)
class PlaybookBefore:
    """The playbook that a handover followed until somebody changed it: by whom and when (UTC)."""

    playbook: Playbook
    by: NeutralText
    at: datetime


@dataclass(frozen=True)
class Handover:
    """One handover. Times are UTC; due days are counted in `workdays` (0 is Monday).

    `reason`, `internal_note` and `answers` are internal. A customer may read only what
    `introduction.facts.customer_facts` returns. `leaver` is the name of an outgoing CSM who has gone (P7); `outgoing` is
    then who answers in their place.
    """

    id: NeutralText
    workspace: NeutralText
    account: CustomerText
    outgoing: NeutralText
    incoming: NeutralText
    manager: NeutralText
    reason: Reason
    playbook: Playbook
    window: Window
    opened_by: NeutralText
    opened_at: datetime
    dates: PlanDates | None = None
    """None in older documents, whose last day and end of support are the end of the window."""
    backup: NeutralText = ""
    leaver: CustomerText = ""
    customer_reason: CustomerText = ""
    internal_note: InternalText = ""
    renewal_date: date | None = None
    out_of_contract: date | None = None
    """Since when the account has no contract, None for one that has."""
    listed_health: Colour | None = None
    """How the customer felt by the list that the handover began from; None without one, as in older documents."""
    back_on: date | None = None
    """The local day on which an outgoing CSM who is on leave is back (P9); None where nobody knows, and for any other reason."""
    ends_cover: CoverEnd | None = None
    """How it ends a cover; None for one that ends none."""
    contacts: tuple[Contact, ...] = ()
    workdays: frozenset[int] = MONDAY_TO_FRIDAY
    country: NeutralText = ""
    """Whose public holidays (ISO 3166 alpha-2) nothing is due on: the outgoing CSM's; empty, in older documents, for none."""
    zone: NeutralText = "UTC"
    """The IANA zone in which its days begin, for what begins for everybody at once: the outgoing CSM's; UTC in older documents."""
    status: Status = Status.ACTIVE
    stage: Stage = Stage.PREPARE
    answers: Mapping[str, Answer] = field(default_factory=dict)
    known: Mapping[str, Known] = field(default_factory=dict)
    """What the account knew when it began, by item (P80, P119); empty in older documents."""
    questions: tuple[Question, ...] = ()
    contributor_requests: tuple[ContributorRequest, ...] = ()
    agenda_points: InternalText = ""
    """What is on the agenda of the context call besides open questions, one point per line."""
    steps: Mapping[str, StepState] = field(default_factory=dict)
    calls: Mapping[str, Call] = field(default_factory=dict)
    """What is arranged of calls, by step; empty in older documents."""
    series: tuple[Series, ...] = ()
    """The regular calls with the customer, the latest last, those that are ended included; empty in older documents."""
    old_series: OldSeries | None = None
    """The series of whoever hands over, once they are asked to end it; None in older documents."""
    call_clashes: tuple[CallClash, ...] = ()
    """Planned calls that did not fit any more when dates or people changed, the latest last; empty in older documents."""
    holds: tuple[Snooze, ...] = ()
    blocks: tuple[Block, ...] = ()
    declines: tuple[Decline, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    """Who was asked whether they take the account on, the latest last; empty in older documents, where nobody was."""
    lifts: tuple[Lift, ...] = ()
    nudges: tuple[Nudge, ...] = ()
    """The latest of each person who was asked."""
    interviews: tuple[Interview, ...] = ()
    """Of everybody who was asked in a thread, former holders of a role included."""
    introduction: Introduction = field(default_factory=Introduction)
    """The letter to the customer that is being written, or the latest that was sent."""
    sent_before: tuple[Introduction, ...] = ()
    """The letters that were sent before that one, the latest last; empty in older documents."""
    letter_put_aside: Introduction | None = None
    """A further letter that somebody began and then did not want; None for none."""
    customer_replies: tuple[CustomerReply, ...] = ()
    """What the customer said to the introduction e-mail, the latest last, those taken back included; empty in older documents."""
    heard: tuple[Heard, ...] = ()
    """That the customer heard from somebody, as people have said with a tap, the latest last; empty in older documents."""
    temporary_contacts: tuple[TemporaryContact, ...] = ()
    """Who was named as the customer's contact for the time being, the latest last, those who are it no more included (P25)."""
    contact_wanted: tuple[NeutralText, ...] = ()
    """Who was told that nobody is named; empty in older documents."""
    gone: tuple[GoneParticipant, ...] = ()
    """Who could take part no more, and who was asked how it goes on; empty in older documents."""
    syntheses: tuple[Synthesis, ...] = ()
    """What those who take over wrote back, the latest last; empty in older documents. Earlier ones were corrected, or another's."""
    promise_reviews: Mapping[str, PromiseReview] = field(default_factory=dict)
    """What was said to promises, by item and record (`promises.reviewing.review_key`); empty in older documents."""
    paused_on: date | None = None
    paused_days: int = 0
    paused_by: NeutralText = ""
    pause_reason: InternalText = ""
    paused_until: date | None = None
    """The local day on which people are asked whether it goes on; None, as in older documents, for no such day."""
    pause_set_at: datetime | None = None
    """When it was said how long it is paused; None in older documents, whose people are not asked."""
    pause_extended: bool = False
    """Whether the pause was extended."""
    end_moved_from: date | None = None
    """The last day before the latest pause or reopening moved it."""
    former_ends: tuple[date, ...] = ()
    """Every last day before a pause or a reopening moved it; empty in older documents. Those of edits are in `changes`."""
    resumed_at: datetime | None = None
    stop_known_to: tuple[NeutralText, ...] | None = None
    """Who knows of the latest pause or end and of nothing later; None in older documents, whose people all know."""
    closed_at: datetime | None = None
    closed_by: NeutralText = ""
    closing_note: InternalText = ""
    overrides: tuple[Override, ...] = ()
    changes: tuple[Change, ...] = ()
    plan_heard: Mapping[str, PlanHeard] = field(default_factory=dict)
    """What people have heard of `changes` that concern them, by user id; who is not there, as in older documents, knows of all."""
    reopenings: tuple[Reopening, ...] = ()
    no_secrets: tuple[NoSecret, ...] = ()
    told_overdue: frozenset[NeutralText] = frozenset()
    told_to: NeutralText = ""
    """The manager who was told; empty, in older documents, for whoever it is."""

    references: tuple[Reference, ...] = ()
    """Whom and what of Slack's the texts speak of."""
    shares: SharedChannel | None = None
    """The channel it shares with others of its book, where it has its place below its card; None for one of its own."""
    customer_channel: CustomerChannel | None = None
    """The latest channel with the customer, a draft or one that is ended included; None for none, as in older documents."""
    channel_closed: ChannelClosed | None = None
    """Set while the bot cannot write in the handover's channel."""
    shared_files: tuple[SharedFile, ...] = ()
    """Files sent to the bot alone, and their copies in the channel."""

    receiver: Receiver | None = None
    """Who takes the customer over beyond the incoming CSM; None, as in older documents, for nobody else."""
    release: ReleasePlan = field(default_factory=ReleasePlan)
    """What leaves as a document for a receiver outside, and the versions of it that were released (P15)."""

    department_versions: tuple[DepartmentVersion, ...] = ()
    """The versions of the internal document that were handed to another department; empty in older documents (P11, P12, P14)."""

    joined_sides: tuple[JoinedSide, ...] = ()
    """Contacts of other companies as they came, the latest last, those taken out again included; empty in older documents (P13)."""
    contact_choices: tuple[ContactChoice, ...] = ()
    """What was decided of contacts that may be one person; empty in older documents."""

    playbook_before: PlaybookBefore | None = None
    """What it followed before its playbook was changed while it ran; None, as in older documents, where it was not."""

    kept: tuple[Kept, ...] = ()
    """What somebody who held a role before still does; empty in older documents."""
    areas: tuple[Area, ...] = ()
    """Who takes over an area beside the incoming CSM, who owns it all; empty in older documents."""
    area_changes: tuple[AreaChange, ...] = ()
    """The latest changes of areas, the latest last, those that were undone not included; empty in older documents."""
    incoming_team: CustomerText = ""
    """The team that takes over, in which the incoming CSM is the first contact; empty, as in older documents, for none."""
    role_changes: tuple[RoleChange, ...] = ()
    """What changes of people did beside changing the plan, the latest last; empty in older documents."""

    numbers_from: int = 0
    """Above this number new questions and new versions of the e-mail are counted: those up to it may stand in Slack unknown."""

    @cached_property
    def memo(self) -> dict[object, object]:
        """Results of memoized rules (see `memoize`). Not a field: neither stored nor compared."""
        return {}

    @property
    def participants(self) -> tuple[str, ...]:
        """User ids of all participants, each once.

        Outgoing, incoming, manager, backup, then who still does what was theirs, and who has an area.
        """
        held = (self.outgoing, self.incoming, self.manager, self.backup, *self.beside)
        return tuple(dict.fromkeys(user for user in held if user))

    @property
    def beside(self) -> tuple[str, ...]:
        """User ids of who still does what was theirs in a role, and of who has an area, each once."""
        return tuple(dict.fromkeys((*(one.person for one in self.kept), *(one.who for one in self.areas))))

    @property
    def active(self) -> bool:
        """Whether it is running: neither paused nor ended."""
        return self.status is Status.ACTIVE

    @property
    def open(self) -> bool:
        """Whether the handover is active or paused."""
        return self.status in (Status.ACTIVE, Status.PAUSED)

    @property
    def sent_letters(self) -> tuple[Introduction, ...]:
        """The letters that have gone to the customer, the latest last."""
        return (*self.sent_before, self.introduction) if self.introduction.sent else self.sent_before

    @property
    def sent_letter(self) -> Introduction | None:
        """The letter that was sent last, None while none was."""
        return next(reversed(self.sent_letters), None)

    @property
    def customer_told(self) -> bool:
        """Whether a letter about the handover has gone to the customer."""
        return bool(self.sent_letters)

    @property
    def told_at(self) -> datetime | None:
        """When (UTC) the first letter went to the customer, None while none has."""
        return next((letter.sent_at for letter in self.sent_letters), None)

    @property
    def writes_again(self) -> bool:
        """Whether a further letter to a customer who was told is being written."""
        return bool(self.sent_before) and not self.introduction.sent

    def person(self, role: Role) -> str:
        """Return the user id responsible for what the role owns; the outgoing CSM for an empty manager or backup."""
        chosen: str = getattr(self, role)  # a role has the name of its field
        return chosen or self.outgoing

    def keeper(self, kind: ThingKind, key: str) -> str:
        """Return the user id of who does this though somebody else holds the role now; empty for nobody, or if they declined."""
        declined = {one.by for one in self.declines}
        kept = (one.person for one in self.kept if (one.kind, one.key) == (kind, key))
        return next((user for user in kept if user not in declined), "")

    def owner(self, entry: Item | Step) -> str:
        """Return the user id of whose an item or a step is: who has kept it, else whoever holds its role (see `person`)."""
        kind = ThingKind.ITEM if isinstance(entry, Item) else ThingKind.STEP
        return self.keeper(kind, entry.key) or self.person(entry.owner)

    def roles_of(self, user: str) -> tuple[Role, ...]:
        """Return the user's roles, empty for somebody who takes no part."""
        held = {
            Role.OUTGOING: self.outgoing,
            Role.INCOMING: self.incoming,
            Role.MANAGER: self.manager,
            Role.BACKUP: self.backup,
        }
        return tuple(role for role, holder in held.items() if holder and holder == user)

    def interview_of(self, role: Role) -> Interview:
        """Return the interview of whoever holds the role now, an empty one while they have been asked nothing."""
        person = self.person(role)
        known = (one for one in self.interviews if (one.person, one.role) == (person, role))
        return next(known, Interview(person, role))

    def answer(self, item: str) -> Answer:
        """Return the answer to the item, an empty one when there is none."""
        return self.answers.get(item) or unanswered(item)

    def unconfirmed(self, item: str) -> AccountEntry | None:
        """Return what the account knows of an item that is neither asked nor answered: somebody may say that it is still so."""
        known = self.known.get(item)
        return known.entry if known is not None and not known.asked and not self.answer(item).given else None

    def covered(self, item: str) -> bool:
        """Return whether nobody has to be asked about an item: it is answered, or what the account knows of it is fresh."""
        return self.answer(item).given or self.unconfirmed(item) is not None

    def step(self, key: str) -> StepState:
        """Return the state of the step, an untouched one when nothing is stored."""
        return self.steps.get(key, UNTOUCHED)

    def open_questions(self, item: str | None = None) -> tuple[Question, ...]:
        """Return the questions about answers that have no reply, of one item or of all."""
        return tuple(q for q in self.questions if q.open and not q.gathered and (item is None or q.item == item))

    def gathered_questions(self) -> tuple[Question, ...]:
        """Return the questions without a reply that were asked together."""
        return tuple(q for q in self.questions if q.open and q.gathered)

    def asked_of_colleagues(self, item: str) -> tuple[ContributorRequest, ...]:
        """Return the questions about the item that colleagues were asked and have not answered yet."""
        return tuple(one for one in self.contributor_requests if one.open and one.item == item)
