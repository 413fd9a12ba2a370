"""The items of an interview, and how far it is: what the account knows and is fresh is no question (P119)."""

from dataclasses import dataclass

from handover.model.answers import Answer, Question
from handover.model.handover import Handover
from handover.model.interview import PromptKind
from handover.model.people import Role
from handover.model.playbook import Item


@dataclass(frozen=True)
class Progress:
    """An item's number in the interview, the number of items, and the estimated minutes left."""

    number: int
    total: int
    minutes: int


def asked_items(handover: Handover, role: Role) -> tuple[Item, ...]:
    """Return the items of the interview of whoever holds the role: those they own, in playbook order.

    Without what the account knows and is fresh. Whoever is both CSMs is asked as the one what they know, and as the other what
    they have found out and will do.
    """
    return tuple(item for item in _owned(handover, role) if not _known_before(handover, item))


def known_items(handover: Handover) -> tuple[Item, ...]:
    """Return the items that the outgoing CSM is not asked, because what the account knows of them was fresh at the start."""
    return tuple(item for item in _owned(handover, Role.OUTGOING) if _known_before(handover, item))


def to_confirm(handover: Handover) -> tuple[Item, ...]:
    """Return those of which nobody has said yet whether it is still so."""
    return tuple(item for item in known_items(handover) if handover.unconfirmed(item.key) is not None)


def _owned(handover: Handover, role: Role) -> tuple[Item, ...]:
    theirs = (item for item in handover.playbook.items if handover.owner(item) == handover.person(role))
    return tuple(item for item in theirs if (item.owner is Role.INCOMING) == (role is Role.INCOMING))


def _known_before(handover: Handover, item: Item) -> bool:
    known = handover.known.get(item.key)
    return known is not None and not known.asked


def asked_as(handover: Handover, kind: PromptKind, subject: str) -> Role:
    """Return the role in whose interview an item or a question is put."""
    incoming = kind is PromptKind.ITEM and handover.playbook.item(subject).owner is Role.INCOMING
    return Role.INCOMING if incoming else Role.OUTGOING


def writer_of(handover: Handover, holder: Answer | Question) -> Role:
    """Return the role in whose interview what is kept there was written."""
    kind, subject = (PromptKind.QUESTION, holder.id) if isinstance(holder, Question) else (PromptKind.ITEM, holder.item)
    return asked_as(handover, kind, subject)


def unanswered(handover: Handover, role: Role) -> tuple[Item, ...]:
    """Return the items of the interview without an answer."""
    return tuple(item for item in asked_items(handover, role) if not handover.answer(item.key).given)


def unasked(handover: Handover, role: Role) -> tuple[Item, ...]:
    """Return those items without an answer that no colleague was asked about: an answer to the others is on its way (P79)."""
    return tuple(item for item in unanswered(handover, role) if not handover.asked_of_colleagues(item.key))


def progress(handover: Handover, subject: str) -> Progress:
    """Return the progress at this item; the number is 0 for any other subject."""
    role = asked_as(handover, PromptKind.ITEM, subject)
    items = asked_items(handover, role)
    number = next((number for number, item in enumerate(items, 1) if item.key == subject), 0)
    return Progress(number, len(items), sum(item.minutes for item in unasked(handover, role)))
