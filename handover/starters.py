"""Who may start a handover: everybody in the workspace, or only its admins and the people they have chosen."""

from dataclasses import dataclass

from handover.model.field_problems import FieldProblem, FieldProblems
from handover.model.people import Person
from handover.model.refusals import Refusal

MOST_CHOSEN = 40
"""How many people can be chosen besides the admins."""


@dataclass
class StartNotAllowed(Refusal):
    """In this workspace only admins and the chosen people (user ids, perhaps none) start handovers."""

    chosen: tuple[str, ...]


class AdminsOnly(Refusal):
    """Only admins of the workspace decide who starts handovers in it, and how its letters are approved."""


@dataclass(frozen=True)
class Starters:
    """Who starts handovers in a workspace. `chosen` are user ids, kept also where `everybody` may, for when that ends."""

    everybody: bool = True
    chosen: tuple[str, ...] = ()


EVERYBODY = Starters()
"""What holds until an admin says otherwise."""


def may_start(starters: Starters, person: Person) -> bool:
    """Return whether the person may start a handover: a full member who is an admin, chosen, or anybody where all may."""
    return not person.barred and (starters.everybody or person.admin or person.id in starters.chosen)


def check_starter(starters: Starters, person: Person) -> None:
    """Raise StartNotAllowed when the workspace lets other people start handovers, but not this member."""
    if not may_start(starters, person):
        raise StartNotAllowed(starters.chosen)


def check_chosen(person: Person, chosen: tuple[Person, ...]) -> None:
    """Raise AdminsOnly unless this person may decide who starts; FieldProblems (`starters`) when somebody chosen never may."""
    if person.barred or not person.admin:
        raise AdminsOnly
    barred = [one.barred for one in chosen if one.barred]
    if barred:
        raise FieldProblems({"starters": FieldProblem(barred[0])})
