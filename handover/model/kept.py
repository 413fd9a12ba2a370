"""What somebody who held a role before still does, and what a change of people took away."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from handover.model.answers import Acceptance
from handover.model.areas import Area
from handover.model.disclosure import NeutralText
from handover.model.introduction import Introduction
from handover.model.steps import StepState


class ThingKind(StrEnum):
    """What kind of thing is open for somebody and can stay theirs when somebody else takes their role."""

    ITEM = "item"
    STEP = "step"
    QUESTION = "question"
    CONFIRMATION = "confirmation"
    """Saying whether what the incoming CSM has written back is right; its key is `SYNTHESIS`."""
    CUSTOMER_CALL = "customer_call"
    """The call about what the customer said to the letter; its key is the number of their reply."""


SYNTHESIS = "synthesis"
"""The key of a confirmation: there is one synthesis at a time."""


@dataclass(frozen=True)
class Kept:
    """One thing, by its kind and key (an item's, a step's, a question's id, or see `ThingKind`), that is this person's until done.

    `since` is when somebody else took their role (UTC).
    """

    kind: ThingKind
    key: NeutralText
    person: NeutralText
    since: datetime


@dataclass(frozen=True)
class LetterApproval:
    """For which version of the introduction e-mail approval was asked and given, by whom and when (UTC)."""

    version: int
    asked_at: datetime | None
    approved_version: int
    approved_by: NeutralText
    approved_at: datetime | None

    @classmethod
    def of(cls, draft: Introduction) -> "LetterApproval":
        """Return that of an e-mail."""
        return cls(draft.version, draft.asked_at, draft.approved_version, draft.approved_by, draft.approved_at)


@dataclass(frozen=True)
class RoleChange:
    """What a change of people did beside changing the plan, so that it can be undone.

    `number` is that of the first change to the plan, counted from 0. `kept` and `released` are what became somebody's own and
    what no longer is, `areas` those that whoever is a CSM now had beside. `accepted` is what was accepted of the answers, by item,
    `signed_off` the sign-off, and `letter` the introduction e-mail's approval, as they were before: None where nothing of that was
    taken back.
    """

    number: int
    kept: tuple[Kept, ...] = ()
    released: tuple[Kept, ...] = ()
    accepted: Mapping[str, Acceptance] = field(default_factory=dict)
    signed_off: StepState | None = None
    letter: LetterApproval | None = None
    areas: tuple[Area, ...] = ()
