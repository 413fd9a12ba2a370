"""What the customer knows themselves, in words that they may read, for the agenda of a call with them (P3, P76, P82).

Promises to the customer are known to them, so their words may stand there: what was promised and by when, never who sees to it
or where it was agreed. By type and by comparison they are as safe as in a document for outside (`release.sorting`): one with
anything of money, health, reasons or other internal words in it is left out.
"""

from datetime import date

from handover.model.handover import Handover
from handover.model.records import Promise, PromiseState
from handover.promises.standing import review_key
from handover.release.facts import Known, records_of
from handover.release.parts import parted
from handover.release.prose import private
from handover.release.sorting import Sorting

MOST, LONGEST = 5, 150
"""Promises on the agenda, and characters of one: a longer one is told by nobody in a few words."""


def promises_for_customer(known: Known, sorting: Sorting) -> tuple[str, ...]:
    """Return the open promises in words that the customer may read, those first that are due first.

    `sorting` is that of what is `known`. One that somebody wants to renegotiate is left out.
    """
    passed = {one.fact.key for one in sorting.facts if one.doubt is None and not one.out}
    found = (
        (record.due or date.max, _words(record))
        for entry in known.entries
        for key, record in records_of(entry)
        if key in passed and isinstance(record, Promise) and _stands(known.handover, entry.item, record)
    )
    safe = ((due, words) for due, words in sorted(found) if not private(words) and len(words) <= LONGEST)
    return tuple(dict.fromkeys(words for _, words in safe))[:MOST]


def _stands(handover: Handover, item: str, promise: Promise) -> bool:
    review = handover.promise_reviews.get(review_key(item, promise.id))
    return promise.state is PromiseState.OPEN and (review is None or review.proposal is None)


def _words(promise: Promise) -> str:
    leaving = parted(promise).leaving
    what, due = " ".join(leaving["what"].split()).rstrip("."), leaving["due"]
    return f"{what}, by {due.day} {due:%B} {due.year}" if due is not None and promise.due_certain else what
