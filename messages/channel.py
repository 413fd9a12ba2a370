"""What people read while the bot cannot write in a handover's channel, and once it can again."""

from handover.channel import DELETED
from handover.model.channel import ChannelClosed
from handover.model.handover import Handover
from handover.model.people import Role
from messages.causes import CAUSES, Cause
from messages.kit import blocks
from messages.kit.ids import Action
from messages.kit.message import Message
from messages.kit.text import mention, oneline, safe

ANOTHER = "Open another channel"
_UNKNOWN = Cause("Slack doesn't let me write there", "Please tell your workspace admin.")


def closed(handover: Handover, why: ChannelClosed, user: str, channel: str) -> Message:
    """Return the direct message: why, what waits, and what this person can do. `channel` is the channel's id."""
    account, cause = safe(oneline(handover.account), 120), CAUSES.get(why.why, _UNKNOWN)
    words = (
        f":warning: *{account}*: I can't write in {_channel(why.why, channel)} any more: {cause.reason}.\n"
        f"Nothing is lost. What belongs there waits, and I say it as soon as I can{_meanwhile(handover, user)}\n"
        f"{_way_out(cause)}"
    )
    buttons = [
        blocks.button(ANOTHER, Action.CHANNEL_ANOTHER, handover.id),
        *_reading(handover, user),
        blocks.button("See the whole handover", Action.OPEN, handover.id),
    ]
    return Message(words, [blocks.section(words), blocks.actions(*buttons)])


def open_again(handover: Handover, channel: str) -> Message:
    """Return what the message becomes once the channel is open."""
    account = safe(oneline(handover.account), 120)
    words = f":white_check_mark: *{account}*: I can write in <#{channel}> again, and what waited comes there now."
    return Message(words, [blocks.section(words)])


def closed_otherwise(handover: Handover) -> Message:
    """Return what the message becomes when the channel is closed for another reason by now."""
    words = f"*{safe(oneline(handover.account), 120)}*: things have changed since. Please see my next message about it."
    return Message(words, [blocks.section(words)])


def another_coming(handover: Handover) -> Message:
    """Return the reply to whoever asked for another channel."""
    words = (
        f"I'm opening another channel for *{safe(oneline(handover.account), 120)}*, and bring everybody in. "
        "What waited comes there."
    )
    return Message(words, [blocks.section(words)])


def _channel(why: str, channel: str) -> str:
    return "the handover's channel" if why == DELETED or not channel else f"<#{channel}>"


def _meanwhile(handover: Handover, user: str) -> str:
    """Return how this person's part goes on until then."""
    roles = handover.roles_of(user)
    if Role.OUTGOING in roles:
        return (
            f". Please go on in our thread as before: {mention(handover.incoming)} finds your answers in the review, "
            "but hears of none in the channel until then."
        )
    if Role.INCOMING in roles:
        return f". Until then, what {mention(handover.outgoing)} tells is in the review."
    return ", and everything else goes on."


def _way_out(cause: Cause) -> str:
    if cause.remedy:
        return f"{cause.remedy} Or let me open another channel."
    return "Let me open another channel: everybody comes in, and nothing has to be said twice."


def _reading(handover: Handover, user: str) -> list[blocks.Element]:
    if Role.INCOMING in handover.roles_of(user):
        return [blocks.button("Read the answers so far", Action.REVIEW_OPEN, handover.id)]
    return []
