"""Writing to the customer again: the ways into a further letter and out of it, and what is said meanwhile."""

from handover.model.handover import Handover
from messages.kit import blocks
from messages.kit.dates import local_time
from messages.kit.ids import Action
from messages.kit.message import Block
from messages.kit.text import mention, oneline

WRITE_AGAIN, PUT_ASIDE = "Write again …", "Put aside"


def write_again_button(handover: Handover) -> blocks.Element:
    """Return the button that begins a further letter, or opens the one that is being written."""
    return blocks.button(
        WRITE_AGAIN, Action.EMAIL_AGAIN, handover.id, label=f"{WRITE_AGAIN}: {oneline(handover.account)}"
    )


def writing_again(handover: Handover) -> list[Block]:
    """Return that the letter in the form is a further one, with the way back; nothing for the first."""
    letter = handover.sent_letter
    if not handover.writes_again or letter is None or letter.sent_at is None:
        return []
    words = (
        f"The customer has {mention(letter.sent_by)}'s e-mail of {local_time(letter.sent_at)}. This is a further one: it is "
        "approved and sent like the first."
    )
    return [blocks.section(words, blocks.button(PUT_ASIDE, Action.EMAIL_PUT_ASIDE, handover.id))]


def further_letter_line(handover: Handover) -> str:
    """Return below the letter that was sent that somebody is writing again, or that a further one was put aside; else empty."""
    if handover.writes_again:
        return f"{mention(handover.introduction.author)} is writing to the customer again."
    return "A further letter was begun and is put aside." if handover.letter_put_aside else ""
