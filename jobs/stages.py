"""Say in the channel that a stage has been reached, and what comes next."""

from handover.model.playbook import Stage
from jobs.engine.context import Courier, Done, Dropped, Outcome
from messages.opening.channel import stage_reached
from storage.store import PlaceKind


async def deliver(courier: Courier) -> Outcome:
    """Post the note, unless the handover has ended or moved on again meanwhile."""
    handover = await courier.handover()
    stage = Stage(courier.row.ref["stage"])
    channel = await courier.place(PlaceKind.CHANNEL)
    if channel is None or not handover.open or handover.stage is not stage:
        return Dropped("nobody needs to hear of this stage any more")
    await courier.post(channel.conversation, stage_reached(handover, stage))
    return Done()
