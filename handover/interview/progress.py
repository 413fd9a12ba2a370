"""The items of the interview, and how far it is."""

from dataclasses import dataclass

from handover.model.handover import Handover
from handover.model.playbook import Item


@dataclass(frozen=True)
class Progress:
    """An item's number in the interview, the number of items, and the estimated minutes left."""

    number: int
    total: int
    minutes: int


def asked_items(handover: Handover) -> tuple[Item, ...]:
    """Return the items of the interview: those the outgoing CSM owns, in playbook order."""
    return tuple(item for item in handover.playbook.items if handover.person(item.owner) == handover.outgoing)


def unanswered(handover: Handover) -> tuple[Item, ...]:
    """Return the items of the interview without an answer."""
    return tuple(item for item in asked_items(handover) if not handover.answer(item.key).given)


def unasked(handover: Handover) -> tuple[Item, ...]:
    """Return those items without an answer that no colleague was asked about: an answer to the others is on its way (P79)."""
    return tuple(item for item in unanswered(handover) if not handover.asked_of_colleagues(item.key))


def progress(handover: Handover, subject: str) -> Progress:
    """Return the progress at this item; the number is 0 for any other subject."""
    items = asked_items(handover)
    number = next((number for number, item in enumerate(items, 1) if item.key == subject), 0)
    return Progress(number, len(items), sum(item.minutes for item in unasked(handover)))
