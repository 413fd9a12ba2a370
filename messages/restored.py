"""After an older copy of the database was put back: what people read in the channels where more stands than Baton knows."""

from datetime import datetime

from handover.model.handover import Handover
from messages.kit import blocks
from messages.kit.dates import local_time
from messages.kit.ids import Action
from messages.kit.message import Message
from messages.kit.titles import CHECKLIST, account


def handover_restored(handover: Handover, since: datetime) -> Message:
    """Return the note in a handover's channel that what was done after `since` (UTC) is not known any more."""
    words = (
        f"{_restored(since)} What was said and pressed about *{account(handover)}* after that still stands here in Slack, but I "
        "don't know of it any more. Please open *Checklist*: it shows what I have. Do what is missing there once more, and send "
        "me those answers again."
    )
    ways = blocks.actions(
        blocks.button(CHECKLIST, Action.CHECKLIST_OPEN, handover.id),
        blocks.button("See the whole handover", Action.OPEN, handover.id),
    )
    return Message(words, [blocks.section(words), ways])


def channel_lost(since: datetime, goes_on: str) -> Message:
    """Return the note in a channel whose handover began after `since` (UTC) and is not known any more.

    `goes_on` is the id of the channel it goes on in, where it is known after all.
    """
    back = _restored(since)
    if goes_on:
        words = (
            f"{back} This handover goes on in <#{goes_on}>. What is written here stays; you can archive this channel."
        )
        return Message(words, [blocks.section(words)])
    words = (
        f"{back} The handover of this channel began after that, so I don't know it any more, and its buttons do nothing. "
        "What is written here stays. Whoever runs Baton for you may have a newer copy: please ask them first. "
        "If there is none, start it anew; this channel can then be archived."
    )
    start = blocks.button("Start handover …", Action.START)
    return Message(words, [blocks.section(words), blocks.actions(start)])


def _restored(since: datetime) -> str:
    return f"I was restored from a backup of {local_time(since)}."
