"""The last word in the channel: what was handed over, as facts."""

from handover.model.handover import Status
from jobs.engine.context import Courier, Done, Dropped, Outcome
from messages.lifecycle import final_summary
from storage.store import PlaceKind


async def deliver(courier: Courier) -> Outcome:
    """Post the summary, unless the handover has been reopened meanwhile."""
    handover, channel = await courier.handover(), await courier.place(PlaceKind.CHANNEL)
    if handover.status is not Status.COMPLETED or channel is None:
        return Dropped("the handover is not complete")
    return Done({"ts": await courier.post(channel.conversation, final_summary(handover))})
