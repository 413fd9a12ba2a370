"""Who can read a handover's channel has changed: it is looked at before anything more is said there, and at once."""

from handover.model.people import Person
from handover.outsiders import OutsidersInChannel, is_outsider, look
from services.context import Services
from storage.store import UnitOfWork


async def audience_changed(services: Services, workspace: str, conversation: str) -> None:
    """Have a channel looked at, if it is a handover's: somebody has come or gone, or it is shared with others."""
    async with services.store.begin(workspace) as unit:
        await _look_again(unit, conversation)


async def require_insiders(services: Services, workspace: str, conversation: str) -> None:
    """Raise OutsidersInChannel when somebody who must not read internal words was in the channel when last looked."""
    async with services.store.begin(workspace) as unit:
        if (await unit.audiences.get(conversation)).outsiders:
            raise OutsidersInChannel


async def standing_changed(unit: UnitOfWork, person: Person) -> None:
    """Have the channels looked at in which somebody is known as an outsider, or who is one now as a member."""
    for conversation in await unit.audiences.holding(person.id, outside=is_outsider(person)):
        await _look_again(unit, conversation)


async def _look_again(unit: UnitOfWork, conversation: str) -> None:
    places = await unit.slack_refs.places_in(conversation)
    if places:
        await unit.audiences.outdate(conversation)
        await unit.jobs.add(look(places[0].handover_id))
