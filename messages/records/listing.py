"""All that was understood of an answer, in a list of pages, each record with what it was read from."""

from collections.abc import Sequence

from handover.model.handover import Handover
from handover.model.people import Person
from handover.model.records import Record
from handover.records.in_words import in_words
from handover.records.keeping import lines_not_understood
from handover.records.offering import offered
from handover.roles import may_answer
from messages.kit import blocks
from messages.kit.dates import local_time
from messages.kit.ids import Action, Form
from messages.kit.message import Block, View
from messages.kit.quotes import pieces
from messages.kit.text import mention, oneline
from messages.kit.titles import account, item_title
from messages.kit.values import ButtonValue
from messages.records.form import add_button
from messages.records.offered import maybe, offer_button
from messages.records.understood import confirmed_words
from messages.records.words import number_of, record_words

TITLE = "What I understood"
AT_ONCE = 20
"""Records on one page."""
RECORD = 800
LEFT_PIECES = 3
OFFERED = 20
"""Records that are offered on the last page."""


def records_list(handover: Handover, item: str, reader: Person, first: int = 0) -> View:
    """Return the list of an item's records as a modal, from the one of number `first` (from 0) on.

    Who may answer the item changes each, adds to them, and says that all of them are right.
    """
    writes = handover.active and may_answer(handover, handover.playbook.item(item), reader)
    answer = handover.answer(item)
    records = () if answer.not_applicable else answer.records
    first = min(first, max(len(records) - 1, 0)) // AT_ONCE * AT_ONCE
    content: list[Block] = [blocks.section(_head(handover, item, records))]
    content += [_row(handover, item, one, writes=writes) for one in records[first : first + AT_ONCE]]
    last = first + AT_ONCE >= len(records)
    maybe_more = offered(answer)[:OFFERED] if last and writes and not answer.not_applicable else ()
    if maybe_more:
        content += [blocks.divider(), blocks.section(maybe(maybe_more, too=bool(records)))]
        content += [_offered(handover, item, one) for one in maybe_more]
    beside = {one.as_written.strip() for one in maybe_more}
    left = [one for one in lines_not_understood(answer) if one not in beside] if last else []
    if left:
        content.append(blocks.divider())
        content.append(blocks.section("*Kept as text*, for I could not make anything else of it:"))
        content += [blocks.section(piece) for piece in pieces("\n".join(left))[:LEFT_PIECES]]
    content += _buttons(handover, item, records, first, writes=writes)
    return blocks.modal(Form.RECORDS, TITLE, content, metadata=str(ButtonValue(handover.id, f"{item};{first}")))


def _offered(handover: Handover, item: str, record: Record) -> Block:
    button = offer_button(handover, item, record, Action.RECORDS_ADD_OFFERED_IN_LIST)
    return blocks.section(record_words(record, RECORD), button)


def _head(handover: Handover, item: str, records: Sequence[Record]) -> str:
    what = number_of(records) if records else "nothing but text"
    right = confirmed_words(records)
    words = f"*{account(handover)}* · {item_title(handover, item)}: {what}."
    return f"{words}\n{right}" if right else words


def list_around(handover: Handover, item: str, reader: Person, record_id: str) -> View:
    """Return the page of the list on which this record stands; without one, or with one that is gone, the last page."""
    ids = [one.id for one in handover.answer(item).records]
    return records_list(handover, item, reader, ids.index(record_id) if record_id in ids else len(ids))


def _row(handover: Handover, item: str, record: Record, *, writes: bool) -> Block:
    said = ""
    if record.confirmed_by and record.confirmed_at:
        said = f"\n_✓ {mention(record.confirmed_by)}, {local_time(record.confirmed_at)}_"
    value, words = str(ButtonValue(handover.id, f"{item};{record.id}")), record_words(record, RECORD)
    label = f"Change: {oneline(in_words(record))}"
    change = blocks.button("Change …", Action.RECORD_CHANGE, value, label=label) if writes else None
    return blocks.section(f"{words}{said}", change)


def _buttons(handover: Handover, item: str, records: Sequence[Record], first: int, *, writes: bool) -> list[Block]:
    elements = []
    if writes and any(not one.confirmed_by for one in records):
        value = str(ButtonValue(handover.id, f"{item};{first}"))
        words = "Right" if len(records) == 1 else f"All {len(records)} are right"
        elements.append(blocks.button(words, Action.RECORDS_CONFIRM_ALL, value, style="primary"))
    if first:
        value = str(ButtonValue(handover.id, f"{item};{max(first - AT_ONCE, 0)}"))
        elements.append(blocks.button("Previous page", Action.RECORDS_PREVIOUS, value))
    if first + AT_ONCE < len(records):
        value = str(ButtonValue(handover.id, f"{item};{first + AT_ONCE}"))
        elements.append(blocks.button("Next page", Action.RECORDS_NEXT, value))
    elements += add_button(handover, handover.playbook.item(item)) if writes else []
    return [blocks.actions(*elements)] if elements else []
