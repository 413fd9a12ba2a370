"""Whose accounts a list holds: the owners it names, matched to people by address or name. What is not certain is shown first."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from handover.accounts.likeness import slipped
from handover.accounts.names import folded, loosened
from handover.book.book import ListedAccount
from handover.model.disclosure import InternalText, NeutralText
from handover.model.field_problems import FieldProblem, FieldProblems
from handover.model.people import Barred, Person

MOST_OWNERS = 40
"""Owners of one list who are matched: as many as there is room for in the form that says who they are."""
_ADDRESS = re.compile(r"[^\s<>(),;]+@[^\s<>(),;]+")
_APART = re.compile(r"[^\w'’]+|_")


@dataclass(frozen=True)
class ListedOwner:
    """Somebody whom a list names as the owner of so many accounts: as it is written, and who that is, empty for nobody known.

    `sure`: name or address are theirs alone, or somebody has said so.
    """

    written: InternalText
    accounts: int
    user: NeutralText = ""
    sure: bool = False


def owners_named(accounts: Iterable[ListedAccount]) -> Mapping[str, int]:
    """Return how many accounts of a list are whose, by the owner as first written, those with most first.

    Nothing for a list that names one owner alone, or none: then all are whose the book is.
    """
    written: dict[str, str] = {}
    found: dict[str, int] = {}
    for one in accounts:
        if one.owner:
            name = written.setdefault(folded(one.owner), one.owner)
            found[name] = found.get(name, 0) + 1
    most = sorted(found, key=lambda name: (-found[name], folded(name)))[:MOST_OWNERS]
    return {name: found[name] for name in most} if len(found) > 1 else {}


def matched(named: Mapping[str, int], people: Sequence[Person]) -> tuple[ListedOwner, ...]:
    """Return who the owners of a list are among these people: surely by an address or whole name, else the only one it may be."""
    members = [one for one in people if not one.is_bot]
    return tuple(_matched(written, number, members) for written, number in named.items())


def owner_ids(owners: Iterable[ListedOwner]) -> Mapping[str, str]:
    """Return who each owner is, by the key of what is written; without those who are nobody known."""
    return {folded(one.written): one.user for one in owners if one.user}


def owners_said(
    owners: Sequence[ListedOwner], said: Mapping[str, str], people: Mapping[str, Person]
) -> tuple[ListedOwner, ...]:
    """Return the owners as somebody has said who they are, by what is written. Raises FieldProblems (`owner_0` and so on)."""
    problems = {
        f"owner_{number}": problem
        for number, one in enumerate(owners)
        if (user := said.get(one.written)) and (problem := _problem(people.get(user))) is not None
    }
    if problems:
        raise FieldProblems(problems)
    return tuple(replace(one, user=said[one.written], sure=True) if one.written in said else one for one in owners)


def _problem(person: Person | None) -> FieldProblem | None:
    """Return why accounts cannot be this person's; whoever has left may hand over."""
    if person is None:
        return FieldProblem.UNKNOWN_PERSON
    return FieldProblem(person.barred) if person.barred and person.barred != Barred.DEACTIVATED else None


def _matched(written: str, accounts: int, people: Sequence[Person]) -> ListedOwner:
    address = _ADDRESS.search(written)
    by_address = [one for one in people if address and one.email and one.email.casefold() == address[0].casefold()]
    if len(by_address) == 1:
        return ListedOwner(written, accounts, by_address[0].id, sure=True)
    said = written.partition("@")[0] if address and address[0] == written.strip() else _ADDRESS.sub(" ", written)
    exact = [one for one in people if any(sorted(_words(said)) == sorted(_words(name)) for name in _names(one))]
    if len(exact) == 1:
        return ListedOwner(written, accounts, exact[0].id, sure=True)
    likely = exact or [one for one in people if any(_may_be(said, name) for name in _names(one))]
    staying = [one for one in likely if not one.barred]
    # Of two of one name, one of whom has left: rather whoever is still there.
    chosen = likely if len(likely) == 1 else staying
    return ListedOwner(written, accounts, chosen[0].id if len(chosen) == 1 else "")


def _names(person: Person) -> tuple[str, ...]:
    return tuple(name for name in dict.fromkeys((person.name, person.real_name)) if name)


def _words(name: str) -> tuple[str, ...]:
    return tuple(word for part in _APART.split(name) if (word := loosened(part)))


def _may_be(said: str, name: str) -> bool:
    """Return whether somebody of this name may be meant: a part of it, an initial before the last one, or a slip."""
    words, parts = _words(said), _words(name)
    if not words or not parts:
        return False
    if len(words) == 1 and words[0] in (parts[0], parts[-1], "".join(parts), f"{parts[0][0]}{parts[-1]}"):
        return True
    shortened = len(words) > 1 and len(parts) > 1 and words[-1] == parts[-1] and words[0][0] == parts[0][0]
    return shortened or slipped(said, name)
