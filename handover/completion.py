"""What keeps a handover from being complete (P77, P105, P127)."""

from dataclasses import dataclass

from handover.model.handover import Handover
from handover.model.playbook import Item
from handover.model.refusals import Refusal
from handover.roles import needs_review
from handover.stages import step_settled


@dataclass
class StillOpen(Refusal):
    """The handover cannot be completed while things are open: their titles, by kind.

    `may_stay_empty` is how many unanswered items are not among them, for they are not required.
    """

    items: tuple[str, ...] = ()
    reviews: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    may_stay_empty: int = 0
    letter: bool = False
    """Whether a further letter to the customer is begun and not sent."""


def still_open(handover: Handover) -> StillOpen:
    """Return what keeps the handover from being complete, by title; empty fields when nothing does.

    Complete means: every required item answered and accepted by the incoming CSM, every question replied to, every required step
    settled, sign-off included, and no letter to the customer half written (P77, P105, P127). What the account knew and is fresh
    need not be said again.
    """
    playbook = handover.playbook
    required = [item for item in playbook.items if item.required]
    given = [item for item in playbook.items if handover.answer(item.key).given]
    return StillOpen(
        items=tuple(item.title for item in required if not handover.covered(item.key)),
        reviews=tuple(item.title for item in given if awaits_review(handover, item)),
        questions=tuple(question.text for question in handover.open_questions()),
        steps=tuple(step.title for step in playbook.steps if step.required and not step_settled(handover, step)),
        letter=handover.writes_again,
        may_stay_empty=sum(not (item.required or handover.covered(item.key)) for item in playbook.items),
    )


def awaits_review(handover: Handover, item: Item) -> bool:
    """Return whether an answered item is not accepted yet. What the incoming CSM has written needs no acceptance."""
    answer = handover.answer(item.key)
    return answer.given and not answer.accepted and needs_review(handover, item)


def anything_open(handover: Handover) -> bool:
    """Return whether something keeps the handover from being complete."""
    open_ = still_open(handover)
    return bool(open_.items or open_.reviews or open_.questions or open_.steps or open_.letter)
