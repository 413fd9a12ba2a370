"""The Home tab: published when somebody opens it, and whenever something on it changes."""

from dataclasses import replace

from handover.home import home_tab
from services import people
from services.context import Services
from services.request import Request


async def opened(services: Services, request: Request) -> None:
    """Have the tab of whoever opened it published, ahead of what nobody waits for."""
    person = await people.person(services, request.workspace, request.user)
    async with services.store.begin(request.workspace) as unit:
        await unit.jobs.add(replace(home_tab(person.id), urgent=True))
