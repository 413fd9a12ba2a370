"""People of the customer in the introduction: to whom it goes, and who is told personally before that (P26)."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from handover.access import require_active
from handover.accounts.names import folded
from handover.introduction.drafting import not_sent, notices_of
from handover.model.account import AccountEntry
from handover.model.decision import Decision, unchanged
from handover.model.handover import Contact, Handover
from handover.model.introduction import ToldFirst
from handover.model.jobs import Job, JobKind
from handover.model.records import Contact as KnownPerson
from handover.stages import concluded

TELL_FIRST = JobKind("tell_first")


def people_known(handover: Handover, entries: Iterable[AccountEntry]) -> tuple[KnownPerson, ...]:
    """Return the customer's people that are known, each once: from the answers of this handover, and its account's entries."""
    answered = {key: answer.records for key, answer in handover.answers.items() if answer.given}
    earlier = (entry.records or () for entry in entries if entry.item not in answered and not entry.not_applicable)
    found: dict[str, KnownPerson] = {}
    for record in (one for records in (*answered.values(), *earlier) for one in records):
        if isinstance(record, KnownPerson) and key_of(record):
            found.setdefault(key_of(record), record)
    return tuple(found.values())


def key_of(person: KnownPerson) -> str:
    """Return what names a person of the customer's: their address, else their name; empty for neither."""
    return person.email.casefold() or folded(person.name)


def recipients(handover: Handover, known: Iterable[KnownPerson], ours: Iterable[str]) -> tuple[Contact, ...]:
    """Return to whom the introduction is proposed to go: the contacts named at the start, then whoever is known with an address.

    `ours` are addresses of colleagues, who are no customers.
    """
    taken = {one.email.casefold() for one in handover.contacts} | {one.casefold() for one in ours}
    more = [one for one in known if one.email and one.email.casefold() not in taken]
    return (*handover.contacts, *(Contact(one.name, one.email, one.title) for one in more))


def to_tell(known: Iterable[KnownPerson]) -> tuple[KnownPerson, ...]:
    """Return those who are to be told personally before the introduction goes."""
    return tuple(one for one in known if one.tell_personally)


def untold(handover: Handover, known: Iterable[KnownPerson]) -> tuple[KnownPerson, ...]:
    """Return those of them of whom nobody has said that they are told; none once the introduction is sent."""
    if handover.customer_told:
        return ()
    told = {one.who for one in handover.introduction.told_first}
    return tuple(one for one in to_tell(known) if key_of(one) not in told)


def mark_told(handover: Handover, who: str, *, by: str, now: datetime) -> Decision:
    """Note that this person of the customer's is told. Raises NotActive, and AlreadyDone once the introduction is sent."""
    draft = handover.introduction
    require_active(handover)
    not_sent(draft)
    if any(one.who == who for one in draft.told_first):
        return unchanged(handover)
    return _changed(handover, (*draft.told_first, ToldFirst(who, by, now)))


def take_back_told(handover: Handover, who: str) -> Decision:
    """Undo `mark_told`. Raises what that raises."""
    require_active(handover)
    not_sent(handover.introduction)
    return _changed(handover, tuple(one for one in handover.introduction.told_first if one.who != who))


def tell_first(handover: Handover) -> Job:
    """Name to the outgoing CSM who is to be told before the introduction goes, or bring that message up to date."""
    key = f"tell_first:{handover.id}:{handover.outgoing}"
    return Job(TELL_FIRST, key, key, handover.id, {"user": handover.outgoing}, again=True)


def with_tell_first(decision: Decision) -> Decision:
    """Return the decision with that job: the introduction is on its way."""
    return Decision(decision.handover, (*decision.jobs, tell_first(decision.handover)))


def _changed(handover: Handover, told: Sequence[ToldFirst]) -> Decision:
    draft = handover.introduction
    if tuple(told) == draft.told_first:
        return unchanged(handover)
    changed = replace(handover, introduction=replace(draft, told_first=tuple(told)))
    return concluded(changed, tell_first(handover), *notices_of(handover, draft))
