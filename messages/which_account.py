"""Which account something at the top of a shared channel is about: the question, what was said, and the way to it."""

from collections.abc import Sequence

from handover.model.handover import Handover
from handover.which_account import SavedWithAnother
from messages.kit import blocks
from messages.kit.ids import Action
from messages.kit.message import Message
from messages.kit.refusals import words_for
from messages.kit.text import link, mention, oneline, safe
from messages.kit.titles import account
from messages.kit.values import ButtonValue

ASKED = "Which account is this about? I'll note it in that account's thread, so that it isn't lost."
NONE = "This is about none of the accounts. If it is after all, choose the one:"
GONE = "There is no open handover in this channel any more."


def question(handovers: Sequence[Handover], stamp: str) -> Message:
    """Return the question about the message of this time stamp, with the accounts it can be about."""
    return _with_choice(ASKED, handovers, stamp)


def about_none(handovers: Sequence[Handover], stamp: str) -> Message:
    """Return what the question becomes when the message is about none of them."""
    return _with_choice(NONE, handovers, stamp, none=False)


def about(handovers: Sequence[Handover], handover_id: str, stamp: str) -> Message:
    """Return what the question becomes when it is about one of them."""
    chosen = next((one for one in handovers if one.id == handover_id), None)
    words = f"This is about *{account(chosen)}*: it is noted in that thread. Was it another one?" if chosen else ASKED
    return _with_choice(words, handovers, stamp, handover_id)


def linked(user: str, address: str) -> Message:
    """Return what stands in an account's thread about a message at the top of the channel."""
    words = f":pushpin: {mention(user)} wrote about this account in the channel: {link(address, 'see the message')}"
    return Message(words, [blocks.section(words)])


def _with_choice(
    words: str, handovers: Sequence[Handover], stamp: str, chosen: str = "", *, none: bool = True
) -> Message:
    if not handovers:
        return Message(GONE, [blocks.section(GONE)])
    choices = [(oneline(one.account), str(ButtonValue(one.id, stamp))) for one in handovers]
    menu = blocks.menu(
        Action.WHICH_ACCOUNT, choices, str(ButtonValue(chosen, stamp)) if chosen else None, "Choose the account"
    )
    no = [blocks.button("None of them", Action.WHICH_ACCOUNT_NONE, str(ButtonValue("", stamp)))] if none else []
    return Message(words, [blocks.section(words), blocks.actions(menu, *no)])


@words_for.register
def _(refusal: SavedWithAnother) -> str:
    name = safe(oneline(refusal.account), 60)
    return (
        f"That message is saved as an answer of *{name}*. Take it out there first: “Undo” below what I said about it."
    )
