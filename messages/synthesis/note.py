"""The two notes about a synthesis: whoever is to confirm it is asked, and its writer reads a correction."""

from collections.abc import Iterator

from handover.model.handover import Handover
from handover.model.synthesis import Synthesis
from handover.synthesis import current_synthesis
from messages.kit import blocks
from messages.kit.ids import Action
from messages.kit.message import Block, Message
from messages.kit.quotes import block_quote
from messages.kit.text import mention
from messages.kit.titles import account
from messages.synthesis.shown import (
    READ,
    SHORT,
    answer_buttons,
    confirmed_words,
    correct_button,
    said_to_it,
    undo_button,
    write_button,
    written_blocks,
)


def wanted(handover: Handover, number: int, *, short: bool = False) -> Message:
    """Return the question whether what was written is right, or what has become of it. A `short` one shows it one tap away."""
    written, latest = handover.syntheses[number], current_synthesis(handover)
    if written != latest:
        return _message(
            f"*{account(handover)}*: {mention(written.by)}'s risks and first steps were written anew since."
        )
    if written.answered:
        return _outcome_for_answerer(handover, written)
    who = mention(written.by)
    lead = (
        f"*{account(handover)}*: these are the risks and first steps that {who} takes from your answers. Is that right?"
    )
    if not handover.active:
        return _message(f"*{account(handover)}*: {who}'s risks and first steps wait for nobody just now.")
    if short:
        return _message(lead, blocks.button("Read it", Action.SYNTHESIS_READ, handover.id, "primary"))
    shown = written_blocks(handover, written, READ)
    return Message(
        "\n".join((lead, *_words(shown))), [blocks.section(lead), *shown, blocks.actions(*answer_buttons(handover))]
    )


def _outcome_for_answerer(handover: Handover, written: Synthesis) -> Message:
    who = mention(written.by)
    if written.confirmed:
        words = f":white_check_mark: *{account(handover)}*: {confirmed_words(written)}."
        undo = [undo_button(handover)] if handover.active else []
        return _message(words, *undo)
    shown = [*written_blocks(handover, written, READ), *said_to_it(handover, written, READ)]
    lead = f":memo: *{account(handover)}*: {who} reads what you say to it."
    change = [blocks.actions(correct_button(handover, again=True))] if handover.active else []
    return Message("\n".join((lead, *_words(shown))), [blocks.section(lead), *shown, *change])


def corrected(handover: Handover, number: int, *, short: bool = False) -> Message:
    """Return what is not right in what this person has written, with the way to change it."""
    written = handover.syntheses[number]
    lead = f":memo: *{account(handover)}*: {mention(written.corrected_by)} corrects your risks and first steps."
    said = block_quote(written.correction, SHORT if short else READ)
    may = handover.active and written == current_synthesis(handover)
    change = [blocks.actions(write_button(handover))] if may else []
    return Message(f"{lead}\n{said}", [blocks.section(lead), blocks.section(said), *change])


def _message(words: str, *buttons: blocks.Element) -> Message:
    content: list[Block] = [blocks.section(words)]
    return Message(words, [*content, blocks.actions(*buttons)] if buttons else content)


def _words(shown: list[Block]) -> Iterator[str]:
    """Yield the words of sections and context blocks."""
    for block in shown:
        for part in block.get("elements") or [block["text"]]:
            yield part["text"]
