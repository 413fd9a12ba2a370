"""The forms: the incoming CSM writes the risks and first steps, and whoever hands over corrects them."""

from handover.model.handover import Handover
from handover.model.synthesis import Synthesis
from handover.synthesis import (
    LONGEST_CORRECTION,
    LONGEST_RISK,
    LONGEST_STEPS,
    confirmer,
    current_synthesis,
)
from messages.kit import blocks
from messages.kit.ids import Form
from messages.kit.message import Block, View
from messages.kit.text import mention
from messages.kit.titles import account, hands_over
from messages.synthesis.shown import READ, correction_words, written_blocks

FORM_TITLE, CORRECTION_TITLE = "In your own words", "What is different?"
RISKS, FIRST_STEPS, CORRECTION = ("first_risk", "second_risk", "third_risk"), "first_steps", "correction"
"""Block and action ids of the forms."""
LABELS = ("The greatest risk", "The second", "The third")
KEPT_BESIDE = "It is kept beside what was written, and the incoming CSM reads it. The customer never sees it."


def form(handover: Handover, metadata: str) -> View:
    """Return the form in which the incoming CSM writes the risks and first steps, with what was written and said to it."""
    before = current_synthesis(handover)
    reader = confirmer(handover)
    then = f" {mention(reader)} reads it and says whether that is right." if reader else ""
    lead = (
        f"*{account(handover)}*: what do you take from what {hands_over(handover)} has told you? Write it in your own words, so "
        f"that what got lost on the way is found before the customer is told.{then} The customer never sees it."
    )
    content: list[Block] = [blocks.section(lead)]
    if before is not None and before.corrected:
        content.append(blocks.section(correction_words(handover, before, READ)))
    risks = before.risks if before is not None else ()
    for number, (name, label) in enumerate(zip(RISKS, LABELS, strict=True)):
        box = blocks.text_field(
            name,
            risks[number] if number < len(risks) else "",
            limit=LONGEST_RISK,
            placeholder="IT runs out of patience if the interface fails again" if number == 0 else "",
        )
        hint = "If you see none, say so." if number == 0 else ""
        content.append(blocks.field(name, label, box, hint=hint, optional=number > 0))
    steps = blocks.text_field(
        FIRST_STEPS,
        before.first_steps if before is not None else "",
        multiline=True,
        limit=LONGEST_STEPS,
        placeholder="Call Maria on 10 March, then agree the numbers for the review with her",
    )
    content.append(blocks.field(FIRST_STEPS, "What you do first", steps))
    return blocks.modal(Form.SYNTHESIS, FORM_TITLE, content, submit="Send" if reader else "Save", metadata=metadata)


def correction_form(handover: Handover, written: Synthesis, metadata: str) -> View:
    """Return the form that asks what is not right, with what was written."""
    box = blocks.text_field(
        CORRECTION,
        written.correction,
        multiline=True,
        limit=LONGEST_CORRECTION,
        placeholder="The interface is fixed. What may go wrong is the price list: it is due on 2 April",
    )
    return blocks.modal(
        Form.SYNTHESIS_CORRECTION,
        CORRECTION_TITLE,
        [
            *written_blocks(handover, written, READ),
            blocks.divider(),
            blocks.field(CORRECTION, "What is different, or missing?", box, hint=KEPT_BESIDE),
        ],
        submit="Send",
        metadata=metadata,
    )
