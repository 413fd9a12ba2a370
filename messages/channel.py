"""What people read while the bot cannot write in a handover's channel, and once it can again."""

from collections.abc import Mapping
from typing import Any

from handover.channel import DELETED
from handover.model.channel import ChannelClosed
from handover.model.handover import Handover
from handover.model.people import Role
from messages.causes import CAUSES, Cause
from messages.kit import blocks, notices
from messages.kit.ids import Action
from messages.kit.message import Message
from messages.kit.text import count, mention, oneline, safe

ANOTHER = "Open another channel"
MOST_COPIED = 40
_UNKNOWN = Cause("Slack doesn't let me write there", "Please tell your workspace admin.")


def closed(handover: Handover, why: ChannelClosed, user: str, channel: str, others: int = 0) -> Message:
    """Return the direct message: why, what waits, and what this person can do.

    `channel` is the channel's id, `others` how many other accounts share it.
    """
    account, cause = safe(oneline(handover.account), 120), CAUSES.get(why.why, _UNKNOWN)
    besides = f" and {count(others, 'other account')}" if others else ""
    words = (
        f":warning: *{account}*{besides}: I can't write in {_channel(why.why, channel)} any more: {cause.reason}.\n"
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


def copied(handover: Handover, said: Mapping[str, Any], channel: str) -> Message:
    """Return a message of ours in the channel (as Slack gives it) for somebody who is not in there, with a way back."""
    lead = (
        f"You are not in the channel of *{safe(oneline(handover.account), 120)}* (<#{channel}>), so I tell you here "
        "what I have said there:"
    )
    shown = [{key: value for key, value in block.items() if key != "block_id"} for block in said.get("blocks") or ()]
    back = blocks.actions(blocks.button("Bring me back in", Action.CHANNEL_JOIN, handover.id))
    return Message(f"{lead}\n{said.get('text', '')}", [blocks.section(lead), *shown[:MOST_COPIED], back])


def coming_in(handover: Handover) -> Message:
    """Return the reply to whoever wants to be in the channel again."""
    return notices.text_message(f"I'm inviting you into the channel of *{safe(oneline(handover.account), 120)}*.")


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
