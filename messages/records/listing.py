"""All that was understood of an answer, in a list of pages, each record with what it was read from."""

from collections.abc import Sequence

from handover.model.handover import Handover
from handover.model.records import Record
from handover.records.keeping import lines_not_understood
from messages.kit import blocks
from messages.kit.dates import local_time
from messages.kit.ids import Action, Form
from messages.kit.message import Block, View
from messages.kit.quotes import pieces
from messages.kit.text import mention
from messages.kit.titles import account, item_title
from messages.kit.values import ButtonValue
from messages.records.understood import confirmed_words, number_of, record_words

TITLE = "What I understood"
AT_ONCE = 20
"""Records on one page."""
RECORD = 800
LEFT_PIECES = 3


def records_list(handover: Handover, item: str, first: int = 0) -> View:
    """Return the list of an item's records as a modal, from the one of number `first` (from 0) on."""
    answer = handover.answer(item)
    records = () if answer.not_applicable else answer.records
    first = min(first, max(len(records) - 1, 0)) // AT_ONCE * AT_ONCE
    content: list[Block] = [blocks.section(_head(handover, item, records))]
    content += [_row(one) for one in records[first : first + AT_ONCE]]
    left = lines_not_understood(answer) if first + AT_ONCE >= len(records) else ()
    if left:
        content.append(blocks.divider())
        content.append(blocks.section("*Kept as text*, for I could not make anything else of it:"))
        content += [blocks.section(piece) for piece in pieces("\n".join(left))[:LEFT_PIECES]]
    content += _buttons(handover, item, records, first)
    return blocks.modal(Form.RECORDS, TITLE, content, metadata=str(ButtonValue(handover.id, f"{item};{first}")))


def _head(handover: Handover, item: str, records: Sequence[Record]) -> str:
    what = number_of(records) if records else "nothing but text"
    right = confirmed_words(records)
    words = f"*{account(handover)}* · {item_title(handover, item)}: {what}."
    return f"{words}\n{right}" if right else words


def _row(record: Record) -> Block:
    said = ""
    if record.confirmed_by and record.confirmed_at:
        said = f"\n_✓ {mention(record.confirmed_by)}, {local_time(record.confirmed_at)}_"
    return blocks.section(f"{record_words(record, RECORD)}{said}")


def _buttons(handover: Handover, item: str, records: Sequence[Record], first: int) -> list[Block]:
    elements = []
    if any(not one.confirmed_by for one in records):
        value = str(ButtonValue(handover.id, f"{item};{first}"))
        words = "Right" if len(records) == 1 else f"All {len(records)} are right"
        elements.append(blocks.button(words, Action.RECORDS_CONFIRM_ALL, value, style="primary"))
    if first:
        value = str(ButtonValue(handover.id, f"{item};{max(first - AT_ONCE, 0)}"))
        elements.append(blocks.button("Previous page", Action.RECORDS_PREVIOUS, value))
    if first + AT_ONCE < len(records):
        value = str(ButtonValue(handover.id, f"{item};{first + AT_ONCE}"))
        elements.append(blocks.button("Next page", Action.RECORDS_NEXT, value))
    return [blocks.actions(*elements)] if elements else []
