"""What a workspace asks of letters to customers: whether only the manager approves them (P100)."""

from dataclasses import dataclass, replace

from handover.model.handover import Handover
from handover.model.people import Person
from handover.starters import AdminsOnly


@dataclass(frozen=True)
class LetterRules:
    """How letters are approved in a workspace: by any second person, until an admin says that the manager has to."""

    manager_approves: bool = False


def check_may_decide(person: Person) -> None:
    """Raise AdminsOnly unless this person may say how letters are approved."""
    if person.barred or not person.admin:
        raise AdminsOnly


def under(rules: LetterRules, handover: Handover) -> Handover:
    """Return the handover with its letter approved as the workspace asks now.

    One whose approval is asked for is approved as it was asked: whoever has the request may give it.
    """
    draft = handover.introduction
    if draft.asked_at is not None or draft.approved or draft.sent:
        return handover
    return replace(handover, introduction=replace(draft, manager_approves=rules.manager_approves))
