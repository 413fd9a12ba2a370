"""What was understood of an answer is confirmed by somebody who may give it, and the confirmation can be taken back."""

from dataclasses import replace
from datetime import datetime

from handover.access import require_active
from handover.model.decision import Decision, unchanged
from handover.model.handover import Handover
from handover.model.people import Person
from handover.model.playbook import Item
from handover.model.records import Record
from handover.model.refusals import AllowedRole, NotYours, Task
from handover.questions import with_answer
from handover.records.changing import with_confirmed, without_confirmation
from handover.roles import may_answer
from handover.stages import concluded


def confirm(handover: Handover, item_key: str, source: str = "", *, by: Person, now: datetime) -> Decision:
    """Note that the records of an item are right: all of them, or those of the message with this time stamp.

    Those that somebody has confirmed stay theirs. Raises NotYours, NotActive.
    """
    item = _require_writer(handover, item_key, by)
    answer = handover.answer(item.key)
    ids = {one.id for one in answer.records if not source or one.source == source}
    return _decided(handover, item, with_confirmed(answer, ids, by=by.id, at=now).records)


def take_back(handover: Handover, item_key: str, at: datetime, *, by: Person) -> Decision:
    """Take back what this person confirmed of an item at this moment (UTC). Raises NotYours, NotActive."""
    item = _require_writer(handover, item_key, by)
    return _decided(handover, item, without_confirmation(handover.answer(item.key), by=by.id, at=at).records)


def _decided(handover: Handover, item: Item, records: tuple[Record, ...]) -> Decision:
    answer = handover.answer(item.key)
    if records == answer.records:
        return unchanged(handover)
    return concluded(with_answer(handover, replace(answer, records=records)))


def _require_writer(handover: Handover, item_key: str, by: Person) -> Item:
    require_active(handover)
    item = handover.playbook.item(item_key)
    if not may_answer(handover, item, by):
        raise NotYours(Task.ANSWER_ITEM, (AllowedRole(item.owner),), item.title)
    return item
