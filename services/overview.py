"""Whose handovers there are."""

from dataclasses import dataclass

from handover.access import visible
from handover.ended import ended_of
from handover.model.handover import Handover
from handover.model.people import Person
from storage.store import UnitOfWork


@dataclass(frozen=True)
class Listing:
    """The open handovers a person takes part in, and, for a workspace admin, those of everybody else."""

    mine: tuple[Handover, ...]
    others: tuple[Handover, ...]


async def ended(unit: UnitOfWork, person: Person) -> tuple[Handover, ...]:
    """Return the handovers this person took part in that have ended, however long ago, the last one first."""
    return ended_of(await unit.handovers.of_person(person.id, open_only=False), person)


async def listing(unit: UnitOfWork, person: Person) -> Listing:
    """Return the open handovers this person may see."""
    mine = visible(await unit.handovers.of_person(person.id), person)
    every = visible(await unit.handovers.all(), person) if person.admin else ()
    return Listing(mine, tuple(one for one in every if person.id not in one.participants))
