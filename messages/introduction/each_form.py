"""Whether the letter goes to all recipients at once or to each alone, in the e-mail's form, and the form that changes it."""

from collections.abc import Mapping

from handover.introduction.each import LONGEST_LINE, MOST_LINES, recipients
from handover.model.handover import Handover
from handover.model.introduction import Introduction
from messages.kit import blocks
from messages.kit.ids import Action, Form
from messages.kit.message import Block, View
from messages.kit.text import count, oneline

TITLE = "Personal lines"
EACH = "each"
ALL, ALONE = "all", "alone"
"""Values of the choice."""


def line_field(number: int) -> str:
    """Return the name of the field for the line of a recipient, counted from 0."""
    return f"line{number}"


def each_line(handover: Handover, draft: Introduction) -> list[Block]:
    """Return to whom the letter goes how, with the way to have it otherwise; nothing while nobody is in *To*."""
    number = len(recipients(draft))
    if not number:
        return []
    own = sum(1 for one in draft.each if one.line)
    if not draft.each:
        words = f"One e-mail to all {count(number, 'recipient')}." if number > 1 else "It goes to one recipient."
    elif number == 1:
        words = "It goes to one recipient, with a P.S. for them." if own else "It goes to one recipient."
    else:
        words = f"An e-mail to each of {count(number, 'recipient')}, {own or 'none'} with a P.S. of their own."
    return [blocks.section(words, blocks.button("Personal lines …", Action.EMAIL_EACH, handover.id))]


def each_form(
    draft: Introduction,
    names: Mapping[str, str],
    *,
    metadata: str,
    typed: Mapping[str, str] | None = None,
    clash: str = "",
) -> View:
    """Return the form: one letter to all or one to each, and a line for each recipient.

    `names` are those of recipients, by address in small letters; `typed` what was typed for them, and `clash` says that somebody
    else has changed the letter meanwhile.
    """
    shown = recipients(draft)
    choices = [("One e-mail to all of them", ALL), ("An e-mail to each of them, greeted by name", ALONE)]
    how = blocks.radio_buttons(EACH, choices, ALONE if draft.each or typed else ALL)
    fields = []
    for number, one in enumerate(shown[:MOST_LINES]):
        name = one.name or names.get(one.to.casefold(), "")
        line = (typed or {}).get(one.to.casefold(), one.line)
        field = line_field(number)
        fields.append(
            blocks.field(
                f"{field}:{draft.version}",
                f"P.S. for {oneline(name) or one.to}",
                blocks.text_field(
                    field, line, limit=LONGEST_LINE, placeholder="The date of your go-live stays as agreed."
                ),
                hint=one.to if name else "",
                optional=True,
            )
        )
    more = [blocks.context(f"Shown are the first {MOST_LINES}; the others are greeted by name as well.")]
    return blocks.modal(
        Form.EMAIL_EACH,
        TITLE,
        [
            *([blocks.section(f":warning: {clash}")] if clash else []),
            blocks.section(
                "A line for one person stands only in an e-mail to them alone: at its end, as a P.S. that nobody else reads. "
                "It is checked and approved with the e-mail."
            ),
            *([blocks.field(f"{EACH}:{draft.version}", "How it goes", how)] if len(shown) > 1 else []),
            *fields,
            *(more if len(shown) > MOST_LINES else []),
        ],
        submit="Put into e-mail",
        close="Back",
        metadata=metadata,
    )
