"""What somebody asks the bot in a handover's channel: the answer is enqueued, and looked up when it is given."""

from handover.customer_channel.news import InCustomerChannel
from handover.queries import Query, answer
from services import outsiders
from services.acting import view
from services.context import Services
from services.customer_channel.hearing import require_elsewhere
from services.interview.in_channel import is_offered
from services.message_event import MessageEvent
from services.request import Request
from services.which_account import asking as which_account


async def ask_in_channel(
    services: Services, request: Request, event_id: str, query: Query, event: MessageEvent, *, shared: bool = False
) -> None:
    """Answer a query about the handover whose channel this is, in the thread. Raises NotAParticipant, OutsidersInChannel
    and InCustomerChannel.

    What may be an answer of the one who is asked is offered to be saved as any other message there, and not answered here too.
    In any other channel the answer says where to ask, to whoever asked alone; in one that is `shared` with another organisation, no
    more than that it is not here.
    """
    channel, thread = event.conversation, event.thread or event.stamp
    await require_elsewhere(services, request.workspace, channel)
    async with services.store.begin(request.workspace) as unit:
        place = await unit.slack_refs.place_at(channel, event.thread)
    about = ""
    if place is None and await which_account.ask(services, request, channel, thread):
        return
    if place is None and shared:
        raise InCustomerChannel
    if place is None:
        query, thread = Query.MENTION_ELSEWHERE, event.thread
    else:
        handover, _ = await view(services, request, place.handover_id)
        if query is Query.MENTION_HELP and is_offered(handover, event):
            return
        await outsiders.require_insiders(services, request.workspace, channel)
        about = "" if query is Query.MENTION_HELP else place.handover_id
    job = answer(event_id, where=channel, thread=thread, user=request.user, wanted=query, about=about)
    async with services.store.begin(request.workspace) as unit:
        await unit.jobs.add(job)
