"""Promises to the customer in a handover's answers, and what is missing of one: an owner, or a day (P39, P57, P66, P76)."""

from collections.abc import Iterator
from enum import StrEnum

from handover.model.answers import Answer
from handover.model.handover import Handover
from handover.model.records import Promise, PromiseState


class Missing(StrEnum):
    """What a promise should have and has not, by the name of its field: nobody sees to it, or nobody knows until when."""

    OWNER = "owner"
    DUE = "due"


def missing_of(promise: Promise) -> tuple[Missing, ...]:
    """Return what is missing of a promise that is still to be kept; nothing of one that is kept or withdrawn."""
    if promise.state is not PromiseState.OPEN:
        return ()
    there = {Missing.OWNER: promise.owner.strip(), Missing.DUE: promise.due}
    return tuple(one for one in Missing if not there[one])


def promises_in(answer: Answer) -> tuple[Promise, ...]:
    """Return the promises that an answer tells of, in their order; none where it does not apply."""
    if answer.not_applicable:
        return ()
    return tuple(one for one in answer.records if isinstance(one, Promise))


def promises_of(handover: Handover) -> Iterator[tuple[str, Promise]]:
    """Yield the promises of a handover, each with its item, in playbook order."""
    for item in handover.playbook.items:
        for promise in promises_in(handover.answer(item.key)):
            yield item.key, promise
