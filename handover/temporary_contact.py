"""The temporary contact: one colleague who is there for the customer today, when their CSM has gone (P7, P25, P111, P118).

Somebody is to be named within a day; else the manager hears, and whoever leads them. A contact is needed until the customer has
heard from whoever takes over: the introduction e-mail is sent.
"""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime, timedelta

from handover.access import may_see, require_open
from handover.model.decision import Decision, unchanged
from handover.model.field_problems import FieldProblem, FieldProblems
from handover.model.handover import Handover, Reason, Status
from handover.model.jobs import Job, JobKind
from handover.model.people import Person
from handover.model.playbook import Step
from handover.model.refusals import AlreadyDone, Done, NotAParticipant
from handover.model.temporary_contact import TemporaryContact
from handover.roles import has_declined, is_naming
from handover.stages import concluded

CONTACT_DUE = JobKind("contact_due")
CONTACT_WANTED = JobKind("contact_wanted")
CONTACT_NAMED = JobKind("contact_named")

WITHIN = timedelta(hours=24)
"""Time after which people hear that nobody is named: the customer waits on weekends as well."""
LOOK_AGAIN = timedelta(hours=6)
"""Time after which it is looked at again while the handover is paused."""


def is_emergency(handover: Handover) -> bool:
    """Return whether nobody is there who could hand over: the outgoing CSM has gone, or left without notice (P7)."""
    return bool(handover.leaver) or handover.reason is Reason.ABRUPT_EXIT


def contact_of(handover: Handover) -> TemporaryContact | None:
    """Return who is the customer's contact for the time being; None for nobody, and once the customer has heard who takes over."""
    number = standing_number(handover)
    return None if number is None else handover.temporary_contacts[number]


def standing_number(handover: Handover) -> int | None:
    """Return the number of the contact who is there, counted from 0; None for nobody."""
    if not _awaits_introduction(handover):
        return None
    return next((number for number, one in enumerate(handover.temporary_contacts) if one.ended_at is None), None)


def contact_at(handover: Handover, number: int) -> TemporaryContact | None:
    """Return the contact with this number; None when there is none."""
    return handover.temporary_contacts[number] if 0 <= number < len(handover.temporary_contacts) else None


def contact_needed(handover: Handover) -> bool:
    """Return whether somebody is still to be named: an emergency, the customer has not heard, and nobody is, or needs to be."""
    step = naming_step(handover)
    settled = step is not None and handover.step(step.key).settled
    emergency = is_emergency(handover) and _awaits_introduction(handover)
    return emergency and contact_of(handover) is None and not settled


def naming_step(handover: Handover) -> Step | None:
    """Return the step that is done once somebody is named; None for a playbook without one."""
    return next((step for step in handover.playbook.steps if is_naming(step)), None)


def may_name(handover: Handover, person: Person, leaders: Collection[str]) -> Handover:
    """Return the handover unchanged, for who takes part in it, and for the CS leaders. Raises NotAParticipant."""
    if may_see(handover, person) or (not person.barred and person.id in leaders):
        return handover
    raise NotAParticipant(handover.account)


def contact_or_participant(handover: Handover, person: Person) -> Handover:
    """Return the handover unchanged, for who takes part in it or is its contact. Raises NotAParticipant."""
    contact = contact_of(handover)
    if may_see(handover, person) or (not person.barred and contact is not None and contact.who == person.id):
        return handover
    raise NotAParticipant(handover.account)


def name_contact(handover: Handover, chosen: Person | None, *, by: str, now: datetime) -> Decision:
    """Name the customer's contact, in the place of one who was named before, and settle the step that is about it.

    `chosen` is None for somebody whom Slack does not know. Changes nothing when they are it already. Raises FieldProblems
    (`who`), AlreadyDone once the customer has heard who takes over, NotActive when the handover has ended.
    """
    require_open(handover)
    if not _awaits_introduction(handover):
        raise AlreadyDone(Done.EMAIL_SENT)
    problem = FieldProblem.UNKNOWN_PERSON if chosen is None else chosen.barred and FieldProblem(chosen.barred)
    if chosen is None or problem:
        raise FieldProblems({"who": problem or FieldProblem.UNKNOWN_PERSON})
    before = contact_of(handover)
    if before is not None and before.who == chosen.id:
        return unchanged(handover)
    kept = _ended(handover, by, now)
    after = replace(handover, temporary_contacts=(*kept, TemporaryContact(chosen.id, by, now)))
    return concluded(_settled(after, by, now), *_told(handover, after))


def end_contact(handover: Handover, number: int, *, by: str, now: datetime) -> Decision:
    """Have the contact with this number be it no longer, because they cannot; whoever named them, or the manager, hears.

    Changes nothing when they are not it any more. Raises NotActive when the handover has ended.
    """
    require_open(handover)
    if standing_number(handover) != number:
        return unchanged(handover)
    contact = handover.temporary_contacts[number]
    after = _open_again(replace(handover, temporary_contacts=_ended(handover, by, now)), contact)
    told = {contact.by, handover.manager or handover.outgoing} - {"", contact.who}
    asked = tuple(dict.fromkeys((*handover.contact_wanted, *sorted(told))))
    after = replace(after, contact_wanted=asked)
    return concluded(after, *_told(handover, after))


def take_back(handover: Handover, number: int, *, by: str, now: datetime) -> Decision:
    """Undo `name_contact`: whoever was the contact before is it again.

    Raises AlreadyDone when it is another one by now, NotActive when the handover has ended.
    """
    require_open(handover)
    if standing_number(handover) != number:
        raise AlreadyDone(Done.TAKEN_BACK)
    contact, contacts = handover.temporary_contacts[number], [*_ended(handover, by, now)]
    former = contact_at(handover, number - 1)
    if former is not None and (former.ended_at, former.ended_by) == (contact.at, contact.by):
        contacts[number - 1] = replace(former, ended_at=None, ended_by="")
        after = replace(handover, temporary_contacts=tuple(contacts))
    else:
        after = _open_again(replace(handover, temporary_contacts=tuple(contacts)), contact)
    return concluded(after, *_told(handover, after))


def contact_due(handover: Handover, since: datetime) -> tuple[Job, ...]:
    """Return the look, a day after `since` (UTC), whether a contact is named; none where nobody has to be."""
    if not contact_needed(handover):
        return ()
    key = f"{CONTACT_DUE}:{handover.id}:{since.isoformat()}"
    return (Job(CONTACT_DUE, key, f"{CONTACT_DUE}:{handover.id}", handover.id, due=since + WITHIN),)


def contact_due_since(before: Handover, after: Handover, now: datetime) -> tuple[Job, ...]:
    """Return the look a day after `now` (UTC), where the change from `before` has made an emergency of the handover."""
    return () if is_emergency(before) else contact_due(after, now)


def contact_overdue(handover: Handover, lead: str, gone: Collection[str] = ()) -> Decision:
    """Tell the manager, and the user `lead` who leads them, that nobody is named. Without a manager whoever answers hears.

    `gone` are users who can take part no more: where that is whoever answers, too, the incoming CSM hears.
    Changes nothing where nobody has to be named, or while the handover is not active.
    """
    if handover.status is not Status.ACTIVE or not contact_needed(handover):
        return unchanged(handover)
    there = (one for one in (handover.manager, handover.outgoing, handover.incoming) if one and one not in gone)
    told = (next(there, ""), lead)
    hear = [user for user in dict.fromkeys(told) if user and not has_declined(handover, user)]
    after = replace(handover, contact_wanted=tuple(dict.fromkeys((*handover.contact_wanted, *hear))))
    return Decision(after, tuple(_wanted(after, user) for user in hear))


def _awaits_introduction(handover: Handover) -> bool:
    return handover.open and not handover.customer_told


def _ended(handover: Handover, by: str, now: datetime) -> tuple[TemporaryContact, ...]:
    """Return all contacts, none of whom is it any more."""
    return tuple(
        one if one.ended_at is not None else replace(one, ended_at=now, ended_by=by)
        for one in handover.temporary_contacts
    )


def _settled(handover: Handover, by: str, now: datetime) -> Handover:
    step = naming_step(handover)
    if step is None or handover.step(step.key).settled:
        return handover
    done = replace(handover.step(step.key), done_by=by, done_at=now)
    return replace(handover, steps={**handover.steps, step.key: done})


def _open_again(handover: Handover, contact: TemporaryContact) -> Handover:
    """Return the handover with the step undone that was settled by naming this contact, or one in whose place they came."""
    step = naming_step(handover)
    if step is None:
        return handover
    state = handover.step(step.key)
    named = {(one.by, one.at) for one in (*handover.temporary_contacts, contact)}
    if (state.done_by, state.done_at) not in named:
        return handover
    return replace(handover, steps={**handover.steps, step.key: replace(state, done_by="", done_at=None)})


def _told(before: Handover, after: Handover) -> tuple[Job, ...]:
    """Return what tells the contacts whom it concerns, and brings up to date what was told of one missing."""
    changed = [
        number
        for number, contact in enumerate(after.temporary_contacts)
        if contact_at(before, number) != contact and contact.who != contact.by
    ]
    return (*(_named(after, number) for number in changed), *(_wanted(after, user) for user in after.contact_wanted))


def _named(handover: Handover, number: int) -> Job:
    contact = handover.temporary_contacts[number]
    key = f"{CONTACT_NAMED}:{handover.id}:{number}"
    ref = {"user": contact.who, "number": str(number)}
    # A lane of its own: it waits for their working hours, and holds up nothing else.
    return Job(CONTACT_NAMED, key, key, handover.id, ref, again=True)


def _wanted(handover: Handover, user: str) -> Job:
    key = f"{CONTACT_WANTED}:{handover.id}:{user}"
    return Job(CONTACT_WANTED, key, key, handover.id, {"user": user}, again=True)
