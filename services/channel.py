"""A change of a handover's channel that Slack tells of, and another channel in place of one that is lost."""

from handover import channel
from handover.model.decision import Decision
from handover.model.handover import Handover
from handover.model.people import Person
from handover.opening.jobs import open_channel_instead
from messages.kit.slack_codes import SlackCode
from services.acting import act
from services.context import Services
from services.request import Request
from storage.store import SlackRefKind, UnitOfWork


async def changed(
    services: Services,
    workspace: str,
    conversation: str,
    event_id: str,
    *,
    deleted: bool = False,
    closed: bool = False,
) -> None:
    """Have the bot look whether it can write in this channel, if it is one of handovers, for each of them.

    One that was found to be no handover's is forgotten once it is `closed`: archived or deleted, or the bot is out of it.
    """
    async with services.store.begin(workspace) as unit:
        places = await unit.slack_refs.places_in(conversation)
        await unit.jobs.add(*(channel.look_on_event(one.handover_id, event_id, deleted=deleted) for one in places))
        if not places and closed:
            await unit.restore_check.closed(conversation)


async def another(services: Services, request: Request, handover_id: str) -> Handover:
    """Open another channel in place of the one that cannot be written in, for all who share it. Raises AlreadyDone when it can."""
    lost = ""

    async def find(unit: UnitOfWork, _person: Person) -> None:
        nonlocal lost
        ref = await unit.slack_refs.get(handover_id, SlackRefKind.CHANNEL)
        lost = ref.conversation if ref else ""
        for one in await unit.slack_refs.places_in(lost) if ref and ref.ts else ():
            await unit.jobs.add(open_channel_instead(one.handover_id, lost))

    def rule(handover: Handover, _person: Person) -> Decision:
        return channel.another_channel(handover, lost)

    handover, _ = await act(services, request, handover_id, rule, also=find)
    return handover


async def invite_again(services: Services, request: Request, handover_id: str) -> Handover:
    """Bring whoever asks, and everybody else who takes part, back into the channel."""
    handover, _ = await act(services, request, handover_id, lambda h, _: channel.invite_again(h))
    return handover


async def messages_tab_opened(services: Services, request: Request) -> None:
    """Let go on what waits for direct messages to be switched on: somebody has just opened them."""
    await services.store.paused_jobs.release(request.workspace, SlackCode.MESSAGES_TAB_DISABLED, request.now)
