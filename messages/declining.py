"""Declining a handover: the form, the confirmation, and what whoever started it and the manager read."""

from handover.declining import told_of_decline
from handover.model.declines import Decline
from handover.model.handover import Handover
from handover.starting import begun
from messages.kit import blocks
from messages.kit.ids import Action, Form
from messages.kit.message import Message, View
from messages.kit.quotes import inline_quote
from messages.kit.text import listed, mention
from messages.kit.titles import account
from messages.starting import take_back_button

TITLE = "Not mine"
WHY = "why"


def told(handover: Handover, by: str) -> str:
    """Return the mentions of who hears that this person declines."""
    return listed([mention(user) for user in told_of_decline(handover, by)])


def form(handover: Handover, by: str, *, metadata: str) -> View:
    """Return the form that says to this person what follows, and asks why."""
    return blocks.modal(
        Form.DECLINE,
        TITLE,
        [
            blocks.section(
                f"I then ask you for nothing about *{account(handover)}* any more, and tell {told(handover, by)}, so that "
                "somebody else can be chosen. You can take it back."
            ),
            blocks.field(
                WHY,
                "Why?",
                blocks.text_field(
                    WHY, multiline=True, limit=1000, placeholder="I have never worked with this customer"
                ),
                hint="They will read this. The customer won't.",
            ),
        ],
        submit="Decline",
        metadata=metadata,
    )


def done(handover: Handover) -> Message:
    """Return the confirmation, with the way back."""
    words = f"You have declined *{account(handover)}*. I ask you for nothing there any more."
    return Message(words, [blocks.section(words), blocks.actions(undo_button(handover))])


def undo_button(handover: Handover) -> blocks.Element:
    """Return the button that takes the decline back."""
    return blocks.button("It is mine after all", Action.DECLINE_UNDO, handover.id)


def undone(handover: Handover) -> str:
    """Return the confirmation that the decline is taken back."""
    return f"Good to have you: *{account(handover)}* is yours again, and everybody who was told knows."


def notice(handover: Handover, by: str, declined: Decline | None, *, participant: bool) -> Message:
    """Return the note that somebody has declined, or, in its place, that they have taken it back."""
    name = mention(by)
    if declined is None:
        words = f":white_check_mark: *{account(handover)}*: {name} takes it on after all. All is as it was."
        return Message(words, [blocks.section(words)])
    words = (
        f":warning: *{account(handover)}*: {name} says that it isn't theirs to do:\n>{inline_quote(declined.why)}\n"
        f"I ask {name} for nothing there any more; what is theirs waits until somebody else is chosen, or the handover is "
        "called off."
    )
    if not participant:
        back = [blocks.actions(take_back_button(handover))] if not begun(handover) else []
        return Message(words, [blocks.section(words), *back])
    buttons = (
        blocks.button("Choose somebody else …", Action.PLAN_OPEN, handover.id, "primary"),
        blocks.button("See the whole handover", Action.OPEN, handover.id),
        blocks.button("Cancel handover …", Action.CANCEL, handover.id),
    )
    return Message(words, [blocks.section(words), blocks.actions(*buttons)])
