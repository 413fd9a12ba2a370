"""What the start form proposes for a reason, a tier and an industry: playbook, length, and what comes to it (P90–P92, P129)."""

from dataclasses import dataclass

from handover.model.customer_kinds import Industry, Tier
from handover.model.handover import Reason
from handover.opening.window import SEGMENT_MOVE_AT_LEAST, USUAL_WORKDAYS
from handover.playbooks.library import Library, with_add_on
from handover.playbooks.loader import STANDARD
from handover.reasons import RULES

DIGITAL, HIGH_TOUCH = "light", "high_touch"
"""Keys of the playbooks of these tiers, for reasons that ask for no other."""


@dataclass(frozen=True)
class PlaybookProposal:
    """The key of the proposed playbook, and the working days that it takes."""

    playbook: str = STANDARD
    workdays: int = USUAL_WORKDAYS


def propose(library: Library, reason: Reason | None, tier: Tier | None) -> PlaybookProposal:
    """Return what fits best; of what is not known yet, nothing is assumed.

    A customer of the digital tier gets the light playbook whatever the reason; one of the high-touch tier gets more than the
    standard one. Where the workspace has one of its own that is proposed in another's place, it is that.
    """
    rules = RULES[reason] if reason else None
    playbook = rules.playbook if rules else STANDARD
    if tier is Tier.DIGITAL:
        playbook = DIGITAL
    elif tier is Tier.HIGH_TOUCH and playbook == STANDARD:
        playbook = HIGH_TOUCH
    playbook = library.instead_of.get(playbook, playbook)
    length = library[playbook].workdays
    if rules and tier is not Tier.DIGITAL:
        length = max(length, rules.workdays)
    if reason is Reason.SEGMENT_MOVE:
        length = max(length, SEGMENT_MOVE_AT_LEAST)
    return PlaybookProposal(playbook, length)


def for_industry(library: Library, playbook: str, industry: Industry | None) -> str:
    """Return the key of a playbook with what the industry asks for besides (P19–P22); ten minutes leave no room for that."""
    light = (DIGITAL, library.instead_of.get(DIGITAL))
    add_on = library.of_industry(industry) if industry and playbook not in light else None
    return with_add_on(playbook, add_on.key if add_on else "")
