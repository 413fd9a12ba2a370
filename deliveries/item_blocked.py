"""Tells the other side, in the handover's channel, that something cannot go on, and why."""

from datetime import date

from deliveries.courier import Courier, Done, Dropped, Outcome
from handover.holding import block_on
from handover.todo import todos
from messages.steps import blocked_in_channel
from storage.store import PlaceKind


async def deliver(courier: Courier) -> Outcome:
    """Post the note, unless it is not blocked any more or nobody can read it."""
    handover = await courier.handover()
    subject, by = courier.row.ref["subject"], courier.row.ref["by"]
    open_ = [todo for todo in todos(handover, date.max) if todo.subject == subject]
    blocked = next((todo for todo in open_ if (block := block_on(todo)) and block.by == by), None)
    channel = await courier.place(PlaceKind.CHANNEL)
    if blocked is None or channel is None:
        return Dropped("it is not blocked any more")
    await courier.post(channel.conversation, blocked_in_channel(blocked))
    return Done()
