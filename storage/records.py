"""Answers that are about to be stored are read into records first, with the calendars of who wrote them."""

import asyncio
from dataclasses import replace

from handover.model.decision import Decision
from handover.model.handover import Handover
from handover.promises.reviewing import without_lost_reviews
from handover.records.in_answers import changed_answers, records_read, writers_of
from storage.unit import UnitOfWork

LONG = 4_000
"""Letters of answers from which they are read beside the loop: that takes some milliseconds."""


async def with_records_read(unit: UnitOfWork, before: Handover, decision: Decision) -> Decision:
    """Return the decision with the records of every answer that says something else than `before`.

    What was said to a promise goes with it.
    """
    changed = changed_answers(before, decision.handover)
    if not changed:
        return decision
    writers = await unit.people.many(writers_of(changed))
    if sum(len(answer.text) for answer in changed) > LONG:
        handover = await asyncio.to_thread(records_read, before, decision.handover, writers)
    else:
        handover = records_read(before, decision.handover, writers)
    return replace(decision, handover=without_lost_reviews(handover))
