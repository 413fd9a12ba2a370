"""Why the account changes hands, in words that a customer may read: standard reasons by case, or none (P1–P15, P96).

Each says what is true of every handover for that reason, and nothing of what stays among colleagues.
"""

from collections.abc import Mapping

from handover.cover.following import is_cover
from handover.model.handover import Handover, Reason
from handover.model.letter_style import CustomerReason

OF_OUTGOING = frozenset({CustomerReason.PROMOTION, CustomerReason.NEW_ROLE, CustomerReason.LEAVES})
"""Reasons that are about the outgoing CSM: nobody says them of who has gone."""
MAY_SAY: Mapping[Reason, tuple[CustomerReason, ...]] = {
    Reason.NEW_CSM: (CustomerReason.TEAM_GREW, CustomerReason.REARRANGED),
    Reason.PROMOTION: (CustomerReason.PROMOTION, CustomerReason.NEW_ROLE),
    Reason.TEAM_CHANGE: (CustomerReason.NEW_ROLE, CustomerReason.TERRITORY, CustomerReason.REARRANGED),
    Reason.LEAVING: (CustomerReason.LEAVES,),
    Reason.ABRUPT_EXIT: (),
    Reason.STAFF_LEAVE: (),
    Reason.WORKLOAD: (CustomerReason.REARRANGED,),
    Reason.CLIENT_GROWTH: (CustomerReason.GROWTH, CustomerReason.OTHER_CARE),
    Reason.SEGMENT_MOVE: (CustomerReason.OTHER_CARE, CustomerReason.TERRITORY, CustomerReason.REARRANGED),
    Reason.BETTER_FIT: (),
    Reason.UNDERPERFORMANCE: (),
    Reason.REORGANISATION: (CustomerReason.REARRANGED, CustomerReason.TERRITORY),
    Reason.MERGER: (CustomerReason.MERGER, CustomerReason.REARRANGED),
    Reason.SERVICE_UPGRADE: (CustomerReason.UPGRADE, CustomerReason.OTHER_CARE),
    Reason.PROJECT_COMPLETION: (CustomerReason.PROJECT_DONE,),
    Reason.PROVIDER_CHANGE: (),
}
"""What may be said for each reason. Nothing where the letter says by itself what happens (who has left, is away, or a provider
takes over), where its line about the incoming CSM does, and where the customer is to hear nothing of why."""


def may_say(handover: Handover) -> tuple[CustomerReason, ...]:
    """Return the standard reasons that the letter of this handover may give."""
    stays_with_us = handover.receiver is None or not handover.receiver.outside
    if is_cover(handover) or handover.ends_cover is not None or not stays_with_us:
        return ()
    return tuple(one for one in MAY_SAY[handover.reason] if one not in OF_OUTGOING or not handover.leaver)


def said(handover: Handover) -> CustomerReason | None:
    """Return the standard reason that was chosen for the letter, None for what was typed for it, and where it fits no more."""
    chosen = handover.introduction.style.why
    return chosen if chosen is CustomerReason.NOTHING or chosen in may_say(handover) else None


def reasons_offered(handover: Handover) -> bool:
    """Return whether there is anything to choose: a standard reason, or whether what was typed is said."""
    return bool(may_say(handover)) or bool(handover.customer_reason.strip())
