"""Hands the approved introduction e-mail over in the channel: text to copy, a link, a file; later, that it was sent."""

from jobs.engine import files
from jobs.engine.context import Courier, Done, Dropped, Outcome
from messages.introduction import approval, email
from storage.store import PlaceKind


async def deliver(courier: Courier) -> Outcome:
    """Post or update the message; with the version's first posting, put the .eml file into its thread."""
    channel = await courier.place(PlaceKind.CHANNEL)
    if channel is None:
        # The errand that opens the channel goes ahead in the same lane: it has not worked.
        return Dropped("there is no channel to hand it over in")
    handover, version = await courier.handover(), int(courier.row.ref["version"])
    ts = await courier.show(channel.conversation, approval.ready(handover, version))
    draft = handover.introduction
    if draft.approved and draft.version == version and not draft.sent:
        name = f"introduction-v{version}.eml"
        await files.share(
            courier, channel.conversation, name, email.eml(draft), f"Introduction e-mail, version {version}", ts
        )
    return Done({"ts": ts})
