"""What is proposed for each reason, tier and industry, and what each reason means."""

import pytest

from handover.model.customer_kinds import Industry, Tier
from handover.model.handover import Reason
from handover.model.people import Role
from handover.opening.proposal import PlaybookProposal, for_industry, propose
from handover.opening.window import LONGEST_UNWARNED, SHORTEST_UNWARNED
from handover.playbooks.loader import load_playbooks
from handover.reasons import RULES, Told

LIBRARY = load_playbooks()
MID, HIGH, DIGITAL = Tier.MID_TOUCH, Tier.HIGH_TOUCH, Tier.DIGITAL


@pytest.mark.parametrize(
    ("reason", "tier", "playbook", "workdays"),
    [
        (None, None, "standard", 15),
        (None, HIGH, "high_touch", 20),
        (None, DIGITAL, "light", 5),
        (Reason.PROMOTION, None, "standard", 15),
        (Reason.PROMOTION, MID, "standard", 15),
        (Reason.PROMOTION, HIGH, "high_touch", 20),
        (Reason.PROMOTION, DIGITAL, "light", 5),
        (Reason.LEAVING, MID, "standard", 20),
        (Reason.ABRUPT_EXIT, None, "emergency", 10),
        (Reason.ABRUPT_EXIT, HIGH, "emergency", 10),
        (Reason.ABRUPT_EXIT, DIGITAL, "light", 5),
        (Reason.STAFF_LEAVE, HIGH, "cover", 10),
        (Reason.CLIENT_GROWTH, MID, "strategic_account", 20),
        # P91: two to four weeks, whatever the tier.
        (Reason.SEGMENT_MOVE, None, "high_touch", 20),
        (Reason.SEGMENT_MOVE, DIGITAL, "light", 10),
        (Reason.REORGANISATION, None, "cross_functional", 15),
        (Reason.PROJECT_COMPLETION, HIGH, "cross_functional", 15),
        (Reason.MERGER, None, "standard", 20),
        (Reason.PROVIDER_CHANGE, None, "shared_drive", 15),
    ],
)
def test_a_playbook_and_a_length_are_proposed(
    reason: Reason | None, tier: Tier | None, playbook: str, workdays: int
) -> None:
    assert propose(LIBRARY, reason, tier) == PlaybookProposal(playbook, workdays)


@pytest.mark.parametrize("reason", Reason)
@pytest.mark.parametrize("tier", [None, *Tier])
def test_what_is_proposed_is_there_and_takes_no_longer_than_a_month(reason: Reason, tier: Tier | None) -> None:
    """P90–P92: two to four weeks; only the light playbook is shorter."""
    proposal = propose(LIBRARY, reason, tier)
    assert proposal.workdays >= LIBRARY[proposal.playbook].workdays
    shortest = 0 if tier is DIGITAL and reason is not Reason.SEGMENT_MOVE else SHORTEST_UNWARNED.days
    assert shortest <= proposal.workdays * 7 // 5 <= LONGEST_UNWARNED.days


@pytest.mark.parametrize("industry", Industry)
def test_an_industry_adds_its_questions_but_not_to_ten_minutes(industry: Industry) -> None:
    assert for_industry(LIBRARY, "standard", industry) == f"standard+{industry}"
    assert len(LIBRARY[f"standard+{industry}"].items) == len(LIBRARY["standard"].items) + (
        2 if industry is Industry.FINANCIAL_SERVICES else 3
    )
    assert for_industry(LIBRARY, "light", industry) == "light"
    assert for_industry(LIBRARY, "standard", None) == "standard"


def test_every_reason_has_its_rules() -> None:
    assert set(RULES) == set(Reason)
    for reason, rules in RULES.items():
        assert Role.INCOMING in rules.present, reason
        assert rules.writes in (*rules.present, Role.OUTGOING, Role.MANAGER), reason


def test_of_what_must_not_be_known_the_customer_hears_nothing() -> None:
    """P3, P7: of underperformance and of an abrupt exit the customer hears nothing, and whom it is about does not write."""
    for reason in (Reason.UNDERPERFORMANCE, Reason.ABRUPT_EXIT):
        assert RULES[reason].told is Told.NOTHING
        assert RULES[reason].writes is not Role.OUTGOING
        assert Role.OUTGOING not in RULES[reason].present
        assert not RULES[reason].helps


def test_what_a_leave_is_for_is_not_told() -> None:
    assert RULES[Reason.STAFF_LEAVE].told is Told.UNTIL_WHEN
