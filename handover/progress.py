"""Progress: a change made by a participant (P115).

That is an answer, an acceptance, a question or reply, a step, a synthesis or what is said to it, an edit or approval of the e-mail,
what the customer said to it, a block or its end, a resume.
Reading, snoozing and messages of the bot are none. It is derived from the stored times of these.
"""

from collections.abc import Iterator
from datetime import date, datetime

from handover.model.handover import Handover
from handover.model.memoize import memoized
from handover.time.workdays import utc_day


@memoized
def last_progress(handover: Handover) -> date:
    """Return the UTC day of the last progress; the first day of the handover when there was none."""
    begun = max(handover.window.start, utc_day(handover.opened_at))
    return max([begun, *(utc_day(moment) for moment in _moments(handover))])


def _moments(handover: Handover) -> Iterator[datetime]:
    draft = handover.introduction
    for answer in handover.answers.values():
        yield from _not_none(answer.at, answer.accepted_at, answer.confirmed_at)
        yield from (part.at for part in answer.parts)
        yield from (evidence.at for evidence in answer.evidence)
    for question in handover.questions:
        yield question.asked_at
        yield from (part.at for part in question.parts)
    for step in handover.steps.values():
        yield from _not_none(step.done_at, step.changed_at)
    yield from _not_none(draft.edited_at, draft.asked_at, draft.approved_at, draft.sent_at, handover.resumed_at)
    yield from (letter.sent_at for letter in handover.sent_before if letter.sent_at)
    yield from (draft.sent_back.at,) if draft.sent_back else ()
    for written in handover.syntheses:
        yield from _not_none(written.at, written.confirmed_at, written.corrected_at)
    for reply in handover.customer_replies:
        yield from _not_none(reply.at, reply.call_planned_at, reply.called_at)
    yield from (block.at for block in handover.blocks)
    for lift in handover.lifts:
        yield from (lift.at, lift.block.at)


def _not_none(*moments: datetime | None) -> Iterator[datetime]:
    return (moment for moment in moments if moment is not None)
