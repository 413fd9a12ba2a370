"""One record of a handover's answer entered, changed, removed or put back in a form, by somebody who may answer the item.

Whoever takes over may do one thing more: say of a promise who owns it and by when it is due, where nobody has said it (P76).
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from handover.access import require_active
from handover.interview.jobs import understood_anew
from handover.interview.questions import realigned
from handover.model.answers import Answer
from handover.model.decision import Decision, unchanged
from handover.model.handover import Handover
from handover.model.people import Person
from handover.model.playbook import Item
from handover.model.records import Promise, Record, RecordKind
from handover.model.refusals import AllowedRole, NotYours, Task
from handover.promises.found import missing_of
from handover.questions import with_answer
from handover.records.changing import UnknownRecord, record_of, with_added, with_changed, with_former, with_removed
from handover.records.editing import Entered, blank_record, entered, fields_of
from handover.review import may_review
from handover.roles import may_answer
from handover.stages import concluded


def form_record(handover: Handover, item_key: str, record_id: str, by: Person) -> tuple[Item, Record, tuple[str, ...]]:
    """Return the item, the record that its form shows (one more, without an id), and the fields that this person may enter.

    Raises NotYours, UnknownRecord, NotActive.
    """
    require_active(handover)
    item = handover.playbook.item(item_key)
    if item.kind is RecordKind.TEXT:
        raise UnknownRecord
    answer = handover.answer(item.key)
    record = record_of(answer, record_id) if record_id else blank_record(item, answer.records)
    fields = enterable(handover, item, record, by)
    if not fields:
        raise NotYours(Task.ANSWER_ITEM, (AllowedRole(item.owner),), item.title)
    return item, record, fields


def enterable(handover: Handover, item: Item, record: Record, by: Person) -> tuple[str, ...]:
    """Return the names of the record's fields that this person may enter: all, what a promise lacks, or none."""
    if may_answer(handover, item, by):
        return tuple(one.name for one in fields_of(item))
    if isinstance(record, Promise) and record.id and may_review(handover, by.id):
        return tuple(one.value for one in missing_of(record))
    return ()


def enter(
    handover: Handover,
    item_key: str,
    record_id: str,
    values: Mapping[str, Entered],
    shown: Mapping[str, str],
    *,
    by: Person,
    now: datetime,
) -> Decision:
    """Keep a record as it was entered, a new one at the end. Nothing changes where it says what is known.

    `shown`: see `editing.entered`. Raises FieldProblems, NotYours, UnknownRecord for one that is gone, AnswerFull, NotActive.
    """
    item, record, fields = form_record(handover, item_key, record_id, by)
    sent = {name: value for name, value in values.items() if name in fields}
    new = entered(item, record, sent, shown)
    answer = handover.answer(item.key)
    if not record_id:
        applies = replace(answer, not_applicable="", parts=tuple(replace(one, excuse=False) for one in answer.parts))
        return _kept(handover, with_added(applies, new, by=by.id, at=now), by, now)
    if new == record:
        return unchanged(handover)
    return _kept(handover, with_changed(answer, new, by=by.id, at=now), by, now)


def remove(handover: Handover, item_key: str, record_id: str, *, by: Person, now: datetime) -> Decision:
    """Take a record out of its answer. Raises NotYours, UnknownRecord, NotActive."""
    return _kept(handover, with_removed(_own_answer(handover, item_key, by), record_id, by=by.id, at=now), by, now)


def put_back(handover: Handover, item_key: str, record_id: str, *, by: Person, now: datetime) -> Decision:
    """Let a record say what it said before it was last changed or removed. Raises as `remove`."""
    return _kept(handover, with_former(_own_answer(handover, item_key, by), record_id), by, now)


def _own_answer(handover: Handover, item_key: str, by: Person) -> Answer:
    """Return the answer to an item that this person may answer. Raises NotYours, NotActive."""
    require_active(handover)
    item = handover.playbook.item(item_key)
    if not may_answer(handover, item, by):
        raise NotYours(Task.ANSWER_ITEM, (AllowedRole(item.owner),), item.title)
    return handover.answer(item_key)


def _kept(handover: Handover, answer: Answer, by: Person, now: datetime) -> Decision:
    """Return the handover with this answer, which waits for review again, unless whoever accepted it has changed it.

    Whoever only says what a promise lacks has not given the answer: it stays that of its writer.
    """
    before = handover.answer(answer.item)
    if may_answer(handover, handover.playbook.item(answer.item), by):
        changed = with_answer(handover, replace(answer, by=by.id, at=now))
    else:
        changed = with_answer(handover, answer)
    if before.accepted and before.accepted_by == by.id:
        own = replace(changed.answer(answer.item), accepted_by=by.id, accepted_at=before.accepted_at, was_accepted=None)
        changed = replace(changed, answers={**changed.answers, answer.item: own})
    changed, follow = realigned(changed)
    return concluded(changed, *follow, *understood_anew(changed, answer.item))
