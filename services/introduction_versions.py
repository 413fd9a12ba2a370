"""Earlier versions of the introduction e-mail: restored as a new one."""

from handover.introduction.restoring import restore
from services.acting import act
from services.context import Services
from services.introduction_check import Checked, checked
from services.request import Request


async def restore_version(
    services: Services, request: Request, handover_id: str, version: int, based_on: int
) -> Checked:
    """Save what an earlier version says as the next one. Raises OutOfDate when `based_on` is not the current one."""
    restored = await act(
        services,
        request,
        handover_id,
        lambda h, person: restore(h, version=version, based_on=based_on, by=person.id, now=request.now),
    )
    return await checked(services, request, *restored)
