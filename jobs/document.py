"""Puts the handover document, everything known as Markdown, into the channel."""

from datetime import datetime

from jobs.engine import files
from jobs.engine.context import Courier, Done, Dropped, Outcome
from messages.document import document, file_name
from storage.store import PlaceKind


async def deliver(courier: Courier) -> Outcome:
    """Share the document as it is now. Its name carries the errand, so that a second attempt finds the first."""
    handover, channel = await courier.handover(), await courier.place(PlaceKind.CHANNEL)
    if channel is None:
        return Dropped("there is no channel")
    people = await courier.people(*handover.participants)
    content = document(handover, people).encode()
    name, title = (
        file_name(handover, datetime.fromisoformat(courier.row.ref["at"])),
        f"Handover document: {handover.account}",
    )
    await files.share(courier, channel.conversation, name, content, title)
    return Done()
