"""A person's settings: when and how much they hear, and the line about themselves that a customer may read."""

from collections.abc import Callable

from handover.access import members_only
from handover.digest.schedule import replanned_digest_at
from handover.home import home_tab
from handover.model.people import Person
from handover.settings import Preferences, apply_preferences, apply_profile_line
from services.acting import WhoAsks, knowing_who_asks
from services.context import Services
from services.request import Request
from storage.store import UnitOfWork


async def save_preferences(services: Services, request: Request, preferences: Preferences) -> Person:
    """Save the settings form, with the next digest planned under it. Return the person. Raises FieldProblems."""
    return await _save(services, request, lambda person: apply_preferences(person, preferences, request.now))


async def save_profile_line(services: Services, request: Request, line: str) -> Person:
    """Save the line about oneself. Return the person. Raises FieldProblems."""
    return await _save(services, request, lambda person: apply_profile_line(person, line))


async def _save(services: Services, request: Request, change: Callable[[Person], Person]) -> Person:
    async def attempt(who: WhoAsks) -> Person:
        async with services.store.begin(request.workspace) as unit:
            return await _changed(unit, change(members_only(await who(unit))), request)

    return await knowing_who_asks(services, request, attempt)


async def _changed(unit: UnitOfWork, person: Person, request: Request) -> Person:
    await unit.people.put(person)
    planned = await unit.people.next_digest(person.id)
    await unit.people.set_next_digest(person.id, replanned_digest_at(person, planned, request.now))
    await unit.jobs.add(home_tab(person.id))
    return person
