"""The form in which is noted what the customer said."""

from handover.customer_reply import LONGEST_NOTE, standing_reply
from handover.model.customer_reply import ReplyKind
from handover.model.handover import Handover
from messages.customer_reply.shown import SHORT, reply_words
from messages.kit import blocks
from messages.kit.dates import local_time
from messages.kit.ids import Form
from messages.kit.message import Block, View
from messages.kit.text import mention
from messages.kit.titles import account

FORM_TITLE = "What did they say?"
KIND, NOTE = "kind", "note"
"""Block and action ids of the form."""
CHOICES = (
    ("Welcomes it", ReplyKind.WELCOMES.value),
    ("Has concerns", ReplyKind.CONCERNS.value),
    ("Says no", ReplyKind.REFUSES.value),
    ("Not heard yet", ReplyKind.SILENT.value),
)


def form(handover: Handover, metadata: str) -> View:
    """Return the form, with what was noted before."""
    manager = handover.manager
    hears = f" {mention(manager)} hears of concerns and of a no." if manager else ""
    content: list[Block] = [
        blocks.section(
            f"*{account(handover)}*: what did the customer say to the introduction e-mail?{hears} "
            "The customer never sees what you note."
        )
    ]
    if (before := standing_reply(handover)) is not None:
        content.append(blocks.section(reply_words(before, SHORT)))
        content.append(
            blocks.context(
                f"Noted by {mention(before.by)}, {local_time(before.at)}. It is kept beside what you note now."
            )
        )
    content.append(blocks.field(KIND, "The customer", blocks.radio_buttons(KIND, CHOICES)))
    box = blocks.text_field(
        NOTE,
        multiline=True,
        limit=LONGEST_NOTE,
        placeholder="“We have just got used to Dana. Who knows our interfaces now?”",
    )
    content.append(blocks.field(NOTE, "In their words", box, optional=True))
    return blocks.modal(Form.CUSTOMER_REPLY, FORM_TITLE, content, submit="Save", metadata=metadata)
