"""Which of the customer's own people can help to fill in what is open, and what they have said (P7, P46, P111).

Nobody there is asked before they know that their CSM has left: by the introduction e-mail, or told personally.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from handover.access import require_active
from handover.contributors.asking import may_ask
from handover.interview.questions import realigned
from handover.model.answers import Answer, Part
from handover.model.decision import Decision
from handover.model.handover import Handover
from handover.model.people import Person, Role
from handover.model.playbook import Item
from handover.model.records import Contact, ContactRole, Stance
from handover.model.refusals import AllowedRole, AlreadyDone, Done, NotYours, Refusal, Task
from handover.questions import with_answer
from handover.stages import concluded
from handover.tell_first import key_of
from handover.text.fingerprint import fingerprint
from handover.text.intake import required

MOST = 10
"""People of the customer's who are shown."""
_FIRST = (
    ContactRole.CHAMPION,
    ContactRole.SPONSOR,
    ContactRole.USES_DAILY,
    ContactRole.DECIDES,
    ContactRole.INFLUENCES,
    None,
)


@dataclass
class CustomerNotTold(Refusal):
    """This person of the customer's does not know yet that their CSM has left, so nothing is asked of them."""

    account: str
    name: str


@dataclass(frozen=True)
class Noted:
    """What somebody of the customer's has said about an item, as it was noted by whom and when (UTC)."""

    item: str
    part: Part


def people_there(handover: Handover, known: Iterable[Contact]) -> tuple[Contact, ...]:
    """Return who there can help, champions first: those who are known, then the contacts named at the start.

    Whoever is against us or blocks is asked for nothing.
    """
    friendly = [one for one in known if one.stance is not Stance.AGAINST and one.role is not ContactRole.BLOCKS]
    ordered = sorted(friendly, key=lambda one: (_FIRST.index(one.role), one.stance is not Stance.FOR))
    taken = {key_of(one) for one in known}
    named = (Contact(name=one.name, email=one.email, title=one.role) for one in handover.contacts)
    return (*ordered, *(one for one in named if key_of(one) and key_of(one) not in taken))[:MOST]


def mark_of(person: Contact) -> str:
    """Return what stands for somebody of the customer's in a button."""
    return fingerprint(key_of(person))


def may_be_asked(handover: Handover, person: Contact) -> bool:
    """Return whether somebody of the customer's knows of the change, so that they can be asked."""
    return handover.customer_told or any(one.who == key_of(person) for one in handover.introduction.told_first)


def require_may_be_asked(handover: Handover, person: Contact) -> None:
    """Raise CustomerNotTold unless they know of the change."""
    if not may_be_asked(handover, person):
        raise CustomerNotTold(handover.account, person.name or person.email)


def note(handover: Handover, item: str, person: Contact, text: str, *, by: Person, now: datetime) -> Decision:
    """Add to the answer of an item what somebody of the customer's has said, under their name, as `by` notes it.

    Raises FieldProblems (`text`), CustomerNotTold, NotYours, AnswerFull, NotActive; KeyError for an unknown item.
    """
    require_active(handover)
    require_may_be_asked(handover, person)
    _require_writer(handover, item, by)
    text = required("text", text)
    before = handover.answer(item)
    part = Part(text, by.id, now, said_by=person.name or person.email)
    return _answered(handover, replace(before, parts=(*before.parts, part), by=by.id, at=now))


def writable(handover: Handover, by: Person) -> tuple[Item, ...]:
    """Return the items about which `by` may note what somebody of the customer's has said, what is open first."""
    may = [one for one in handover.playbook.items if one.owner is not Role.INCOMING and may_ask(handover, one.key, by)]
    return tuple(sorted(may, key=lambda one: handover.covered(one.key)))


def noted(handover: Handover, person: Contact) -> tuple[Noted, ...]:
    """Return what this person has said, as it was noted."""
    name = person.name or person.email
    return tuple(
        Noted(answer.item, part)
        for answer in handover.answers.values()
        for part in answer.parts
        if part.said_by == name and part.text
    )


def take_out(handover: Handover, item: str, at: datetime, *, by: Person) -> Decision:
    """Take out what was noted of somebody's words at this time (UTC). Raises AlreadyDone where it is gone, NotYours, NotActive."""
    require_active(handover)
    _require_writer(handover, item, by)
    before = handover.answer(item)
    kept = tuple(part for part in before.parts if not (part.said_by and part.at == at))
    if kept == before.parts:
        raise AlreadyDone(Done.TAKEN_BACK)
    last = kept[-1] if kept else None
    return _answered(handover, replace(before, parts=kept, by=last.by if last else "", at=last.at if last else None))


def _answered(handover: Handover, answer: Answer) -> Decision:
    changed, follow = realigned(with_answer(handover, answer))
    return concluded(changed, *follow)


def _require_writer(handover: Handover, item: str, by: Person) -> None:
    if not may_ask(handover, item, by):
        asked = handover.playbook.item(item)
        raise NotYours(Task.ANSWER_ITEM, (AllowedRole(asked.owner), AllowedRole.INCOMING), asked.title)
