"""What somebody asks the bot in a handover's channel: the answer is enqueued, and looked up when it is given."""

from handover.queries import Query, answer
from services import outsiders
from services.acting import view
from services.context import Services
from services.request import Request


async def ask_in_channel(
    services: Services, request: Request, event_id: str, query: Query, *, channel: str, thread: str
) -> None:
    """Answer a query about the handover whose channel this is, in the thread. Raises NotAParticipant, and OutsidersInChannel.

    In any other channel the answer says where to ask.
    """
    async with services.store.begin(request.workspace) as unit:
        ref = await unit.slack_refs.at(channel)
    about = ""
    if ref is None:
        query = Query.MENTION_ELSEWHERE
    else:
        await view(services, request, ref.handover_id)
        await outsiders.require_insiders(services, request.workspace, channel)
        about = "" if query is Query.MENTION_HELP else ref.handover_id
    job = answer(event_id, where=channel, thread=thread, user=request.user, wanted=query, about=about)
    async with services.store.begin(request.workspace) as unit:
        await unit.jobs.add(job)
