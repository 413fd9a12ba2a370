"""What was understood of an answer is confirmed by somebody who may give it, and the confirmation can be taken back."""

from dataclasses import replace
from datetime import datetime

from handover.access import require_active
from handover.interview.jobs import understood_anew
from handover.interview.questions import realigned
from handover.model.decision import Decision, unchanged
from handover.model.handover import Handover
from handover.model.jobs import Job
from handover.model.people import Person
from handover.model.playbook import Item
from handover.model.records import Contact, Record, RecordKind
from handover.model.refusals import AllowedRole, NotYours, Task
from handover.questions import with_answer
from handover.records.changing import with_added, with_confirmed, without_confirmation
from handover.records.offering import with_added_offer, without_added_offer
from handover.roles import may_answer
from handover.stages import concluded


def confirm(handover: Handover, item_key: str, source: str = "", *, by: Person, now: datetime) -> Decision:
    """Note that the records of an item are right: all of them, or those of the message with this time stamp.

    Those that somebody has confirmed stay theirs. Raises NotYours, NotActive.
    """
    item = _require_writer(handover, item_key, by)
    answer = handover.answer(item.key)
    ids = {one.id for one in answer.records if not source or one.source == source}
    # Below a reply the message itself is shown anew.
    follow = () if source else understood_anew(handover, item.key)
    return _decided(handover, item, with_confirmed(answer, ids, by=by.id, at=now).records, *follow)


def take_back(handover: Handover, item_key: str, at: datetime, *, by: Person) -> Decision:
    """Take back what this person confirmed of an item at this moment (UTC). Raises NotYours, NotActive."""
    item = _require_writer(handover, item_key, by)
    return _decided(handover, item, without_confirmation(handover.answer(item.key), by=by.id, at=at).records)


def add_offered(handover: Handover, item_key: str, record_id: str, *, by: Person, now: datetime) -> Decision:
    """Add what the answer to an item may tell of to its records. Raises UnknownRecord for what is gone, NotYours, NotActive."""
    item = _require_writer(handover, item_key, by)
    records = with_added_offer(handover.answer(item.key), record_id, by=by.id, at=now).records
    return _decided(handover, item, records, *understood_anew(handover, item.key))


def leave_offered(handover: Handover, item_key: str, record_id: str, *, by: Person) -> Decision:
    """Take back that an offered record was added. Raises UnknownRecord for one that was changed since, NotYours, NotActive."""
    item = _require_writer(handover, item_key, by)
    records = without_added_offer(handover.answer(item.key), record_id).records
    return _decided(handover, item, records, *understood_anew(handover, item.key))


def contacts_known(handover: Handover, item_key: str) -> tuple[Record, ...]:
    """Return the customer's people named at the start whom the answer to this item does not name yet, as its records.

    None for any item but the first that asks for people.
    """
    asks = next((one.key for one in handover.playbook.items if one.kind is RecordKind.PEOPLE), None)
    if item_key != asks:
        return ()
    answer = handover.answer(item_key)
    known = [one for one in answer.records if isinstance(one, Contact)]
    told = {one.email.casefold() for one in known if one.email} | {one.name.casefold() for one in known if one.name}
    return tuple(
        Contact(name=one.name, email=one.email, title=one.role)
        for one in handover.contacts
        if not told & {one.email.casefold(), one.name.casefold()}
    )


def take_contacts(handover: Handover, item_key: str, *, by: Person, now: datetime) -> Decision:
    """Take the people named at the start into the answer to an item, each a record that this person confirms.

    Changes nothing where the answer names all of them. Raises NotYours, AnswerFull, NotActive.
    """
    item = _require_writer(handover, item_key, by)
    contacts = contacts_known(handover, item.key)
    if not contacts:
        return unchanged(handover)
    before = handover.answer(item.key)
    answer = replace(
        before, not_applicable="", parts=tuple(replace(one, excuse=False) for one in before.parts), by=by.id, at=now
    )
    for contact in contacts:
        answer = with_added(answer, contact, by=by.id, at=now)
    changed, follow = realigned(with_answer(handover, answer))
    return concluded(changed, *follow)


def _decided(handover: Handover, item: Item, records: tuple[Record, ...], *follow: Job) -> Decision:
    answer = handover.answer(item.key)
    if records == answer.records:
        return unchanged(handover)
    return concluded(with_answer(handover, replace(answer, records=records)), *follow)


def _require_writer(handover: Handover, item_key: str, by: Person) -> Item:
    require_active(handover)
    item = handover.playbook.item(item_key)
    if not may_answer(handover, item, by):
        raise NotYours(Task.ANSWER_ITEM, (AllowedRole(item.owner),), item.title)
    return item
