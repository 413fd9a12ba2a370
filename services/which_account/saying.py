"""Notes which account a message at the top of a shared channel is about, as somebody has said."""

from handover.access import may_see
from handover.interview.answering import find_holder
from handover.model.handover import Handover
from handover.which_account import SavedWithAnother, post_linked
from services import people
from services.acting import view
from services.context import Services
from services.interview.in_channel import may_be_an_answer, offer
from services.message_event import MessageEvent
from services.outsiders import require_insiders
from services.request import Request
from services.which_account.asking import open_in


async def say(
    services: Services, request: Request, event: MessageEvent, handover_id: str, before: str
) -> tuple[Handover, ...]:
    """Note which account the message is about, empty for none, and return the handovers it can be about. `before` was noted before.

    The account's thread then says so, and what may be an answer is offered to be saved. Raises SavedWithAnother, NotAParticipant,
    RightsUnknown, OutsidersInChannel.
    """
    await require_insiders(services, request.workspace, event.conversation)
    async with services.store.begin(request.workspace) as unit:
        here = {one.id: one for one in await open_in(unit, event.conversation)}
    for one in here.values():
        if one.id != handover_id and find_holder(one, event.stamp) is not None:
            raise SavedWithAnother(one.account)
    chosen, former = here.get(handover_id), here.get(before)
    for known in filter(None, (former, chosen)):
        await view(services, request, known.id)
    place = (event.user, event.conversation, event.stamp)
    async with services.store.begin(request.workspace) as unit:
        if former is not None and former is not chosen:
            await unit.jobs.add(post_linked(former, *place, wanted=False))
        if chosen is not None:
            await unit.jobs.add(post_linked(chosen, *place, wanted=True))
    if chosen is not None and chosen.active and event.user == chosen.outgoing and may_be_an_answer(event):
        await offer(services, request, event, chosen, "")
    person = await people.person(services, request.workspace, request.user)
    return tuple(one for one in here.values() if may_see(one, person))
