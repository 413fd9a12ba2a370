"""What each reason means for a handover: playbook, length, what the customer may be told, who writes, who is there (P1–P15)."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from handover.model.handover import Reason
from handover.model.people import Role


class Told(StrEnum):
    """What the customer may be told about why the account changes hands (P96)."""

    REASON = "reason"
    LEAVES = "leaves"
    UNTIL_WHEN = "until_when"
    NEW_MODEL = "new_model"
    STRENGTHS = "strengths"
    NOTHING = "nothing"


class Internal(StrEnum):
    """What stays among colleagues."""

    NOTES = "notes"
    WHERE_TO = "where_to"
    WHY = "why"
    PRIVATE_LIFE = "private_life"
    WORKLOAD = "workload"
    FIGURES = "figures"
    DEAL = "deal"
    EVERYTHING = "everything"


BOTH = (Role.OUTGOING, Role.INCOMING)


@dataclass(frozen=True)
class ReasonRules:
    """How a handover for this reason goes. `writes` sends the introduction, `present` are at the first call with the customer.

    `helps` says whether the outgoing CSM can be promised to help until the last day, `terms_stay` whether what was agreed with
    the customer can be promised to stay. `support_weeks` is for how long after the end somebody can be asked (P93): the outgoing
    CSM where they stay with us (`stays`), else the backup. `confidential`: nothing goes out before the customer is told.
    """

    playbook: str
    workdays: int
    told: Told
    writes: Role
    internal: Internal
    present: tuple[Role, ...] = BOTH
    helps: bool = True
    terms_stay: bool = True
    support_weeks: int = 3
    stays: bool = True
    confidential: bool = False


RULES: Mapping[Reason, ReasonRules] = {
    Reason.NEW_CSM: ReasonRules("standard", 15, Told.REASON, Role.OUTGOING, Internal.NOTES),
    Reason.PROMOTION: ReasonRules("standard", 15, Told.REASON, Role.OUTGOING, Internal.NOTES),
    Reason.TEAM_CHANGE: ReasonRules("standard", 15, Told.REASON, Role.OUTGOING, Internal.NOTES),
    Reason.LEAVING: ReasonRules(
        "standard",
        20,
        Told.LEAVES,
        Role.OUTGOING,
        Internal.WHERE_TO,
        (*BOTH, Role.MANAGER),
        support_weeks=2,
        stays=False,
    ),
    Reason.ABRUPT_EXIT: ReasonRules(
        "emergency",
        10,
        Told.NOTHING,
        Role.INCOMING,
        Internal.WHY,
        (Role.INCOMING, Role.MANAGER),
        helps=False,
        support_weeks=2,
        stays=False,
    ),
    Reason.STAFF_LEAVE: ReasonRules(
        "cover",
        10,
        Told.UNTIL_WHEN,
        Role.OUTGOING,
        Internal.PRIVATE_LIFE,
        helps=False,
        support_weeks=2,
        stays=False,
    ),
    Reason.WORKLOAD: ReasonRules("standard", 15, Told.STRENGTHS, Role.OUTGOING, Internal.WORKLOAD),
    Reason.CLIENT_GROWTH: ReasonRules(
        "strategic_account", 20, Told.REASON, Role.OUTGOING, Internal.FIGURES, (*BOTH, Role.MANAGER)
    ),
    Reason.SEGMENT_MOVE: ReasonRules(
        "high_touch", 20, Told.NEW_MODEL, Role.OUTGOING, Internal.FIGURES, terms_stay=False, support_weeks=4
    ),
    Reason.BETTER_FIT: ReasonRules("standard", 15, Told.STRENGTHS, Role.OUTGOING, Internal.WHY),
    Reason.UNDERPERFORMANCE: ReasonRules(
        "standard",
        15,
        Told.NOTHING,
        Role.MANAGER,
        Internal.WHY,
        (Role.INCOMING, Role.MANAGER),
        helps=False,
        support_weeks=2,
        confidential=True,
    ),
    Reason.REORGANISATION: ReasonRules("cross_functional", 15, Told.REASON, Role.MANAGER, Internal.NOTES),
    Reason.MERGER: ReasonRules(
        "standard",
        20,
        Told.REASON,
        Role.MANAGER,
        Internal.DEAL,
        (*BOTH, Role.MANAGER),
        terms_stay=False,
        confidential=True,
    ),
    Reason.SERVICE_UPGRADE: ReasonRules(
        "cross_functional", 15, Told.NEW_MODEL, Role.OUTGOING, Internal.FIGURES, terms_stay=False
    ),
    Reason.PROJECT_COMPLETION: ReasonRules("cross_functional", 15, Told.REASON, Role.OUTGOING, Internal.NOTES),
    Reason.PROVIDER_CHANGE: ReasonRules(
        "shared_drive",
        15,
        Told.REASON,
        Role.MANAGER,
        Internal.EVERYTHING,
        (*BOTH, Role.MANAGER),
        helps=False,
        terms_stay=False,
        support_weeks=2,
        stays=False,
    ),
}
"""Lengths are working days: two to three weeks as a rule (P90), up to four where much changes (P91, P92)."""
