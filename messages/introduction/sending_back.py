"""An introduction e-mail that was sent back: the form that asks why, its confirmation, and what its author reads."""

from handover.model.handover import Handover
from handover.model.introduction import SentBack
from messages.kit import blocks
from messages.kit.ids import Action, Form
from messages.kit.message import Message, View
from messages.kit.quotes import inline_quote
from messages.kit.text import mention
from messages.kit.titles import account
from messages.kit.values import ButtonValue
from messages.stages import STATUSES

TITLE = "Send back"
WHY = "why"
LONGEST_WHY = 1000


def send_back_button(handover: Handover) -> blocks.Element:
    """Return the button that asks why the e-mail is sent back."""
    value = str(ButtonValue(handover.id, str(handover.introduction.version)))
    return blocks.button("Send back …", Action.EMAIL_SEND_BACK, value)


def undo_button(handover: Handover) -> blocks.Element:
    """Return the button that takes it back that the e-mail was sent back."""
    return blocks.button("Undo", Action.EMAIL_SEND_BACK_UNDO, handover.id)


def sent_back_words(back: SentBack, version: int) -> str:
    """Return who has sent the e-mail back and why, with what comes next for its current version, in mrkdwn."""
    words = f"{mention(back.by)} has sent the introduction e-mail back:\n>{inline_quote(back.why)}\n"
    if back.version == version:
        return f"{words}Change it, then ask for approval again."
    return f"{words}It has been changed since. Ask for approval again once it is right."


def form(handover: Handover, *, metadata: str) -> View:
    """Return the form that asks why, and says who will read it."""
    author = mention(handover.introduction.author)
    return blocks.modal(
        Form.EMAIL_SEND_BACK,
        TITLE,
        [
            blocks.section(
                f"{author} hears what to change in the introduction e-mail for *{account(handover)}*. Once it is changed, you "
                "are asked again."
            ),
            blocks.field(
                WHY,
                "What should change, and why?",
                blocks.text_field(
                    WHY,
                    multiline=True,
                    limit=LONGEST_WHY,
                    placeholder="Please name the day of the first call, and leave the price out",
                ),
                hint=(
                    "Only your colleagues read this, and it may not stand in the e-mail. To put words into it yourself, use "
                    "“Change something …” or “Edit …” instead."
                ),
            ),
        ],
        submit="Send back",
        metadata=metadata,
    )


def done(handover: Handover) -> Message:
    """Return the confirmation, with the way to undo it."""
    author = mention(handover.introduction.author)
    words = (
        f"The introduction e-mail for *{account(handover)}* is back with {author}, who hears why. I ask you again once it is "
        "changed."
    )
    return Message(words, [blocks.section(words), blocks.actions(undo_button(handover))])


def undone(handover: Handover) -> str:
    """Return the confirmation that it is not sent back any more."""
    return f"Taken back: the introduction e-mail for *{account(handover)}* waits for approval again, as it was."


def notice(handover: Handover, version: int, by: str) -> Message:
    """Return what the author of this version reads when `by` has sent it back, or what has become of that."""
    draft, name = handover.introduction, account(handover)
    back = draft.returned
    if draft.version != version:
        words = f"The introduction e-mail for *{name}* has been changed since {mention(by)} sent it back."
    elif draft.approved:
        words = f":white_check_mark: {mention(draft.approved_by)} has approved the introduction e-mail for *{name}* after all."
    elif not handover.open:
        words = f"The handover of *{name}* is {STATUSES[handover.status]}: nothing is to be changed in its introduction e-mail."
    elif back is None:
        words = f"{mention(by)} has taken it back: the introduction e-mail for *{name}* waits for approval as it is."
    else:
        words = f"*{name}*: {sent_back_words(back, version)}"
        change = blocks.button("Change something …", Action.EMAIL_OPEN, handover.id, "primary")
        return Message(words, [blocks.section(words), blocks.actions(change)])
    return Message(words, [blocks.section(words)])
