"""Contacts of both companies of a merger in one list: duplicates are shown, and nothing is merged without a tap (P13).

The handover's contacts are the list, so the recipients of the introduction e-mail follow. What the other side knew of somebody
with the same address waits beside it until somebody has chosen.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from itertools import combinations

from rapidfuzz.fuzz import token_sort_ratio

from handover.access import require_open
from handover.accounts.names import folded, loosened
from handover.model.decision import Decision, unchanged
from handover.model.field_problems import FieldProblem, FieldProblems
from handover.model.handover import Contact, Handover
from handover.model.joined_contacts import ContactChoice, JoinedContact, JoinedSide, Keep
from handover.model.refusals import Refusal
from handover.opening.form import MOST_CONTACTS, contacts_meant
from handover.replanning.changing import contacts_changed
from handover.text.fingerprint import fingerprint
from handover.text.names import full_name
from handover.text.romanised import romanised

LIKENESS = 85.0
"""From this likeness of two names on (0–100, the order of their words aside) they may be one person's."""


class Twin(StrEnum):
    """Why two contacts may be one person."""

    SAME_ADDRESS = "same_address"
    SAME_NAME = "same_name"
    LIKELY = "likely"


@dataclass(frozen=True)
class Pair:
    """Two contacts that may be one person, and why; `likeness` is that of their names, in percent."""

    first: Contact
    second: Contact
    twin: Twin
    likeness: int = 100

    @property
    def key(self) -> str:
        """What names the two, made of their addresses."""
        return pair_key(self.first, self.second)

    @property
    def addresses(self) -> frozenset[str]:
        """Their addresses: one where it is the same."""
        return frozenset((self.first.email.casefold(), self.second.email.casefold()))


class PairChanged(Refusal):
    """The two contacts are not both there any more, or somebody has chosen already."""


class SideChanged(Refusal):
    """These contacts were taken out again already, or are not there."""


def contacts_typed(text: str) -> tuple[Contact, ...]:
    """Return the contacts of a text. Raises FieldProblems (`contacts`)."""
    contacts, problems, facts = contacts_meant(text)
    if problems or not contacts:
        raise FieldProblems(problems or {"contacts": FieldProblem.MISSING}, facts)
    return contacts


def join(handover: Handover, source: str, contacts: Iterable[Contact], *, by: str, now: datetime) -> Decision:
    """Bring the other company's contacts into the handover; who has a known address waits beside it to be chosen from.

    Raises FieldProblems (`contacts`: MISSING, TOO_MANY_CONTACTS), NotActive when it has ended.
    """
    require_open(handover)
    theirs = tuple(_kept(one) for one in _once(contacts))
    if not theirs:
        raise FieldProblems({"contacts": FieldProblem.MISSING})
    have = {one.email.casefold() for one in handover.contacts}
    new = tuple(_as_contact(one) for one in theirs if one.email.casefold() not in have)
    if len(handover.contacts) + len(new) > MOST_CONTACTS:
        raise FieldProblems({"contacts": FieldProblem.TOO_MANY_CONTACTS})
    side = JoinedSide(" ".join(source.split()), theirs, by, now, tuple(one.email.casefold() for one in new))
    joined = replace(handover, joined_sides=(*handover.joined_sides, side))
    return contacts_changed(joined, (*handover.contacts, *new), by=by, now=now)


def undo_join(handover: Handover, number: int, *, by: str, now: datetime) -> Decision:
    """Take the contacts out again that came with this side; those that were there before, or come with another, stay.

    What was chosen of them is undone with it. Pressed twice by the same person it is done once. Raises SideChanged, NotActive.
    """
    require_open(handover)
    sides = handover.joined_sides
    if 0 <= number < len(sides) and sides[number].undone_by == by:
        return unchanged(handover)
    if not 0 <= number < len(sides) or sides[number].undone_by:
        raise SideChanged
    side = sides[number]
    rest = tuple(replace(one, undone_by=by) if one is side else one for one in sides)
    theirs = {one.email.casefold() for one in side.contacts}
    after = replace(handover, joined_sides=rest)
    for choice in reversed(handover.contact_choices):
        if {choice.first.email.casefold(), choice.second.email.casefold()} & theirs:
            after = _without_choice(after, choice)
    contacts = tuple(one for one in after.contacts if one.email.casefold() not in side.new)
    return contacts_changed(replace(after, contacts=handover.contacts), contacts, by=by, now=now)


def choose(handover: Handover, key: str, keep: Keep, *, by: str, now: datetime) -> Decision:
    """Keep one of two contacts that may be one person, or both. Raises PairChanged, NotActive."""
    require_open(handover)
    pair = next((one for one in pairs(handover) if one.key == key), None)
    if pair is None:
        raise PairChanged
    choice = ContactChoice(_kept(pair.first), _kept(pair.second), keep, by, now)
    chosen = replace(handover, contact_choices=(*handover.contact_choices, choice))
    if keep is Keep.BOTH:
        return Decision(chosen)
    stays, goes = (pair.first, pair.second) if keep is Keep.FIRST else (pair.second, pair.first)
    if pair.twin is Twin.SAME_ADDRESS:
        address = stays.email.casefold()
        contacts = tuple(stays if one.email.casefold() == address else one for one in handover.contacts)
    else:
        contacts = tuple(one for one in handover.contacts if one.email.casefold() != goes.email.casefold())
    return contacts_changed(chosen, contacts, by=by, now=now)


def pair_key(first: Contact | JoinedContact, second: Contact | JoinedContact) -> str:
    """Return what names two contacts, made of their addresses: while they are to be chosen from, and once they are."""
    return fingerprint(first.email.casefold(), second.email.casefold())


def undo_choice(handover: Handover, key: str, *, by: str, now: datetime) -> Decision:
    """Undo what was chosen of the two contacts with this key: who was left out is one again. Pressed twice it is done once.

    Raises PairChanged, NotActive.
    """
    require_open(handover)
    choice = next((one for one in handover.contact_choices if pair_key(one.first, one.second) == key), None)
    if choice is None and any(key in (one.key, pair_key(one.second, one.first)) for one in pairs(handover)):
        return unchanged(handover)
    if choice is None:
        raise PairChanged
    after = _without_choice(handover, choice)
    if after.contacts == handover.contacts:
        return Decision(after)
    return contacts_changed(replace(after, contacts=handover.contacts), after.contacts, by=by, now=now)


def pairs(handover: Handover) -> tuple[Pair, ...]:
    """Return the contacts that may be one person and of whom nobody has chosen yet, the surest first."""
    theirs = [one for side in handover.joined_sides if not side.undone_by for one in side.contacts]
    decided = {frozenset((one.first.email.casefold(), one.second.email.casefold())) for one in handover.contact_choices}
    found = [*_same_address(handover.contacts, theirs), *_alike(handover.contacts, theirs)]
    order = list(Twin)
    open_pairs = (one for one in found if one.addresses not in decided)
    return tuple(sorted(open_pairs, key=lambda one: (order.index(one.twin), -one.likeness)))


def source_of(handover: Handover, contact: Contact) -> str:
    """Return from whom a contact came, empty for one that was there before."""
    for side in handover.joined_sides:
        if not side.undone_by and contact.email.casefold() in side.new:
            return side.source
    return ""


def _same_address(contacts: Iterable[Contact], theirs: Iterable[JoinedContact]) -> Iterator[Pair]:
    """Yield who is known by the same address on both sides, and otherwise not in the same words."""
    by_address = {one.email.casefold(): one for one in contacts}
    seen: set[str] = set()
    for one in theirs:
        address = one.email.casefold()
        own = by_address.get(address)
        if own is not None and address not in seen and (own.name, own.role) != (one.name, one.role):
            seen.add(address)
            yield Pair(own, _as_contact(one), Twin.SAME_ADDRESS)


def _alike(contacts: Iterable[Contact], theirs: Iterable[JoinedContact]) -> Iterator[Pair]:
    """Yield two contacts of the same name or one much like it, of whom one came from the other side."""
    joined = {one.email.casefold() for one in theirs}
    named = [(one, _letters(one), _words(one)) for one in contacts if one.name.strip()]
    for (first, its_letters, its_words), (second, letters, words) in combinations(named, 2):
        if not {first.email.casefold(), second.email.casefold()} & joined:
            continue
        if its_letters == letters:
            yield Pair(first, second, Twin.SAME_NAME)
        elif (likeness := token_sort_ratio(its_words, words)) >= LIKENESS:
            yield Pair(first, second, Twin.LIKELY, round(likeness))


def _letters(contact: Contact) -> str:
    """Return the letters of a contact's name as they are compared: accents, spaces, titles and pronouns make no difference."""
    name = full_name(contact.name) or contact.name
    return loosened(name) or folded(name)


def _words(contact: Contact) -> str:
    """Return the words of a contact's name as they are compared across scripts (Cyrillic and Greek in Latin letters)."""
    return romanised(folded(full_name(contact.name) or contact.name)).replace("-", " ")


def _without_choice(handover: Handover, choice: ContactChoice) -> Handover:
    """Return the handover with both contacts as they were before the choice, as far as they are not changed since."""
    rest = tuple(one for one in handover.contact_choices if one is not choice)
    after = replace(handover, contact_choices=rest)
    if choice.keep is Keep.BOTH:
        return after
    stayed, went = (choice.first, choice.second) if choice.keep is Keep.FIRST else (choice.second, choice.first)
    if stayed.email.casefold() == went.email.casefold():
        own = _as_contact(choice.first)
        contacts = tuple(own if one == _as_contact(stayed) else one for one in handover.contacts)
        return replace(after, contacts=contacts)
    there = {one.email.casefold() for one in handover.contacts}
    back = () if went.email.casefold() in there else (_as_contact(went),)
    return replace(after, contacts=(*handover.contacts, *back))


def _once(contacts: Iterable[Contact]) -> tuple[Contact, ...]:
    found: dict[str, Contact] = {}
    for one in contacts:
        found.setdefault(one.email.casefold(), one)
    return tuple(found.values())


def _kept(contact: Contact) -> JoinedContact:
    return JoinedContact(contact.name, contact.email, contact.role)


def _as_contact(one: JoinedContact) -> Contact:
    return Contact(one.name, one.email, one.role)
