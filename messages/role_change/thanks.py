"""The thanks to somebody who has done all that they kept of a role that somebody else has now."""

from handover.model.handover import Handover
from messages.kit import blocks
from messages.kit.message import Message
from messages.kit.text import mention
from messages.kit.titles import account


def thanks(handover: Handover) -> Message:
    """Return the last thanks. It says no more than the customer's name and who goes on."""
    words = (
        f"Thank you! That was the last thing that was still yours in the handover of *{account(handover)}*. "
        f"{mention(handover.incoming)} goes on from here; nothing is left for you to do, and what you wrote is kept."
    )
    return Message(words, [blocks.section(words)])
