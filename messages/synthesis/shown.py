"""The synthesis as it is shown wherever it stands: read by itself, in the checklist, the overview and the last message."""

from collections.abc import Iterator

from handover.model.handover import Handover
from handover.model.synthesis import Synthesis
from handover.synthesis import (
    NoSynthesis,
    SynthesisChanged,
    current_synthesis,
    may_answer_synthesis,
    may_write,
    synthesis_mark,
)
from messages.kit import blocks
from messages.kit.dates import local_time
from messages.kit.ids import Action, Form
from messages.kit.message import Block, View
from messages.kit.quotes import block_quote
from messages.kit.refusals import words_for
from messages.kit.text import mention, oneline, safe
from messages.kit.titles import account
from messages.kit.values import ButtonValue

TITLE = "Risks and first steps"
READ = 2000
"""Characters of each text that are shown: more than the forms take, but for texts that Slack's escapes make longer."""
SHORT = 900
"""The same where it stands among other things."""
ROUNDS = 8
"""How many of the latest rounds a view shows; the handover document has all of them."""


def read(handover: Handover, viewer: str, metadata: str) -> View:
    """Return what was written and said to it, all rounds of it, with what this person can do about it."""
    content: list[Block] = [blocks.section(f"*{account(handover)}*")]
    for number, written in enumerate(handover.syntheses[-ROUNDS:]):
        content += [*([blocks.divider()] if number else []), *written_blocks(handover, written, READ)]
        content += said_to_it(handover, written, READ)
    if not handover.syntheses:
        content.append(blocks.section(_not_written(handover)))
    if row := _buttons(handover, viewer):
        content.append(blocks.actions(*row))
    return blocks.modal(Form.SYNTHESIS_READ, TITLE, content, metadata=metadata)


ROUNDS = 8
"""How many of the latest rounds a view shows; the handover document has all of them."""


def shown_in_checklist(handover: Handover, viewer: str) -> list[Block]:
    """Return it as a part of another form, with the way to it; nothing before it is written but for whoever is to write it."""
    written = current_synthesis(handover)
    if written is None and not (handover.active and may_write(handover, viewer)):
        return []
    opens = blocks.button(TITLE, Action.SYNTHESIS_READ, handover.id)
    if written is None:
        return [blocks.section(f"*{TITLE}*\n{_not_written(handover)}", opens)]
    body = [*written_blocks(handover, written, SHORT), *said_to_it(handover, written, SHORT)]
    return [blocks.section(f"*{TITLE}*", opens), *body]


def synthesis_line(handover: Handover) -> str:
    """Return in a line whether it is written and what was said to it; empty before it is written."""
    written = current_synthesis(handover)
    if written is None:
        return ""
    return f"{TITLE}: {_by(written)} · {_state(written)}"


def in_summary(handover: Handover) -> str:
    """Return what the incoming CSM starts from, for the last message in the channel; empty where nobody wrote it."""
    written = current_synthesis(handover)
    if written is None:
        return ""
    parts = [
        _risks(written, SHORT),
        f"*First steps*\n{block_quote(written.first_steps, SHORT)}",
        f"_{_state(written)}_",
    ]
    if written.corrected:
        parts.insert(2, correction_words(handover, written, SHORT))
    return "\n".join(parts)


def settled_synthesis(handover: Handover) -> str:
    """Return what has become of the to-do to write it or to answer it."""
    written = current_synthesis(handover)
    if written is None or not written.answered:
        return (
            "✓ Risks and first steps written"
            if written is not None
            else "No risks and first steps are asked for any more"
        )
    return "✓ Risks and first steps confirmed" if written.confirmed else "✓ Risks and first steps corrected"


def written_blocks(handover: Handover, written: Synthesis, limit: int) -> list[Block]:
    """Return the risks and first steps, each text shortened to `limit`, with who wrote them when."""
    return [
        blocks.section(_risks(written, limit)),
        blocks.section(f"*First steps*\n{block_quote(written.first_steps, limit, handover.references)}"),
        blocks.context(_by(written)),
    ]


def _risks(written: Synthesis, limit: int) -> str:
    each = limit // len(written.risks) if written.risks else limit
    lines = [f"{number}. {safe(oneline(risk), each)}" for number, risk in enumerate(written.risks, 1)]
    return "\n".join(("*Greatest risks*", *lines))


def said_to_it(handover: Handover, written: Synthesis, limit: int) -> list[Block]:
    """Return the correction, or that it is confirmed or not yet."""
    if written.corrected:
        return [blocks.section(correction_words(handover, written, limit))]
    return [blocks.context(_state(written))]


def correction_words(handover: Handover, written: Synthesis, limit: int) -> str:
    """Return who corrects it when, and how."""
    said = block_quote(written.correction, limit, handover.references)
    when = local_time(written.corrected_at) if written.corrected_at else ""
    return f"*{mention(written.corrected_by)} corrects* ({when}):\n{said}"


def _not_written(handover: Handover) -> str:
    return (
        f"{mention(handover.incoming)} has not written anything yet. Before the customer is told they say in their own words what "
        "the greatest risks are and what they do first, and whoever hands over says whether that is right."
    )


def _by(written: Synthesis) -> str:
    return f"{mention(written.by)}, {local_time(written.at)}"


def _state(written: Synthesis) -> str:
    if written.confirmed:
        return f"✓ {confirmed_words(written)}"
    if written.corrected_at is not None:
        return f"corrected by {mention(written.corrected_by)}, {local_time(written.corrected_at)}"
    return "not confirmed yet"


def confirmed_words(written: Synthesis) -> str:
    """Return who says when that it is right."""
    when = f", {local_time(written.confirmed_at)}" if written.confirmed_at else ""
    return f"{mention(written.confirmed_by)} says that these risks and first steps are right{when}"


def _buttons(handover: Handover, viewer: str) -> list[blocks.Element]:
    written = current_synthesis(handover)
    row = list[blocks.Element]()
    if not handover.active:
        return row
    if written is not None and may_answer_synthesis(handover, viewer):
        if written.confirmed:
            row.append(undo_button(handover))
        elif written.corrected:
            row.append(correct_button(handover, again=True))
        else:
            row += answer_buttons(handover)
    if may_write(handover, viewer) and not (written is not None and written.confirmed):
        row.append(write_button(handover))
    return row


def answer_buttons(handover: Handover) -> Iterator[blocks.Element]:
    """Yield "That's right", for the very words that are shown, and "Correct …"."""
    value = ButtonValue(handover.id, synthesis_mark(current_synthesis(handover)))
    yield blocks.button("That's right", Action.SYNTHESIS_CONFIRM, str(value), "primary")
    yield correct_button(handover)


def correct_button(handover: Handover, *, again: bool = False) -> blocks.Element:
    """Return the button that opens the form for a correction, the first or `again`."""
    return blocks.button("Change what I said …" if again else "Correct …", Action.SYNTHESIS_CORRECT, handover.id)


def undo_button(handover: Handover) -> blocks.Element:
    """Return the button that takes a confirmation back."""
    return blocks.button("Undo", Action.SYNTHESIS_UNDO, handover.id, label=f"Undo: {oneline(handover.account)}")


def write_button(handover: Handover) -> blocks.Element:
    """Return the button that opens the form to write or change it."""
    words = "Write it …" if current_synthesis(handover) is None else "Change it …"
    return blocks.button(words, Action.SYNTHESIS_OPEN, handover.id)


@words_for.register
def _(_refusal: NoSynthesis) -> str:
    return "Nobody who takes over now has written risks and first steps yet, so there is nothing to confirm or correct."


@words_for.register
def _(refusal: SynthesisChanged) -> str:
    return f"{mention(refusal.who)} has changed it since you read it. Please have another look."
