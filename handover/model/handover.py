"""The handover itself: one customer account on its way from one CSM to the next, with everything known about it.

All values are frozen; every use case takes a `Handover` and returns a `Decision` (see `decision.py`) holding the next one.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property

from handover.model.answers import Answer, Question, unanswered
from handover.model.holds import Block, Lift, Snooze
from handover.model.interview import Interview
from handover.model.introduction import Introduction
from handover.model.people import MONDAY_TO_FRIDAY, Role
from handover.model.playbook import Playbook, Stage
from handover.model.steps import UNTOUCHED, StepState


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
    """Whether the handover is running."""

    ACTIVE = "active"
    PAUSED = "paused"
    COMPLETED = "completed"
    CANCELLED = "cancelled"


@dataclass(frozen=True)
class Contact:
    """Somebody at the customer (P50, P51)."""

    name: str
    email: str
    role: str = ""


@dataclass(frozen=True)
class Window:
    """The days of the handover, both included. Dates are calendar days, not moments (P90–P92)."""

    start: date
    end: date


@dataclass(frozen=True)
class Handover:
    """One handover, whole. Times are UTC; `workdays` is the work week its due days are counted in (0 is Monday).

    `reason`, `internal_note` and everything in `answers` are internal. What a customer may read is only what
    `introduction.customer_facts` picks (`customer_reason` among them).
    """

    id: str
    workspace: str
    account: str
    outgoing: str
    incoming: str
    manager: str
    reason: Reason
    playbook: Playbook
    window: Window
    opened_by: str
    opened_at: datetime
    backup: str = ""
    customer_reason: str = ""
    internal_note: str = ""
    renewal_date: date | None = None
    contacts: tuple[Contact, ...] = ()
    workdays: frozenset[int] = MONDAY_TO_FRIDAY
    status: Status = Status.ACTIVE
    stage: Stage = Stage.PREPARE
    answers: Mapping[str, Answer] = field(default_factory=dict)
    questions: tuple[Question, ...] = ()
    steps: Mapping[str, StepState] = field(default_factory=dict)
    holds: tuple[Snooze, ...] = ()
    blocks: tuple[Block, ...] = ()
    lifts: tuple[Lift, ...] = ()
    interview: Interview = field(default_factory=Interview)
    introduction: Introduction = field(default_factory=Introduction)
    paused_on: date | None = None
    paused_days: int = 0
    resumed_at: datetime | None = None
    closed_at: datetime | None = None
    closed_by: str = ""
    closing_note: str = ""
    told_overdue: frozenset[str] = frozenset()
    told_to: str = ""
    """The manager who was told; empty, in older documents, for whoever it is."""

    @cached_property
    def memo(self) -> dict[object, object]:
        """What has been worked out from it so far (see `remembered.py`); no part of what it is."""
        return {}

    @property
    def participants(self) -> tuple[str, ...]:
        """User ids of everybody who takes part, each once, in the order outgoing, incoming, manager, backup."""
        return tuple(dict.fromkeys(user for user in (self.outgoing, self.incoming, self.manager, self.backup) if user))

    @property
    def open(self) -> bool:
        """Whether the handover is running or paused, so neither completed nor cancelled."""
        return self.status in (Status.ACTIVE, Status.PAUSED)

    def person(self, role: Role) -> str:
        """Return the user id who owns what `role` owns: nobody set for manager or backup falls to the outgoing CSM."""
        chosen: str = getattr(self, role)  # a role has the name of its field
        return chosen or self.outgoing

    def roles_of(self, user: str) -> tuple[Role, ...]:
        """Return the roles this user has, empty for a stranger."""
        held = {
            Role.OUTGOING: self.outgoing,
            Role.INCOMING: self.incoming,
            Role.MANAGER: self.manager,
            Role.BACKUP: self.backup,
        }
        return tuple(role for role, holder in held.items() if holder and holder == user)

    def answer(self, item: str) -> Answer:
        """Return what is known about the item, an empty answer when nothing is."""
        return self.answers.get(item) or unanswered(item)

    def step(self, key: str) -> StepState:
        """Return how far the step is, an untouched state when nothing happened yet."""
        return self.steps.get(key, UNTOUCHED)

    def open_questions(self, item: str | None = None) -> tuple[Question, ...]:
        """Return the questions nobody has replied to, of one item or of all."""
        return tuple(q for q in self.questions if q.open and (item is None or q.item == item))
