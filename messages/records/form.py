"""The form of one record: a person, a promise, a date, an issue, a project, a link, a pulse, a figure or a choice."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from handover.model.handover import Handover
from handover.model.playbook import Item
from handover.model.records import Record
from handover.records.editing import Entered, fields_of, item_words, marks_of
from handover.records.fields import RecordField, Shape
from handover.records.in_words import in_words
from handover.text.fingerprint import fingerprint
from messages.kit import blocks
from messages.kit.ids import Action, Form
from messages.kit.message import Block, View
from messages.kit.quotes import block_quote
from messages.kit.text import mention, oneline
from messages.kit.titles import account, item_title
from messages.kit.values import ButtonValue, joined_marks, pack
from messages.records.words import HINTS, LABELS, ONE, OPTIONS, PLACEHOLDERS, TICKS, a_record

NONE = "none"
"""Value of the choice of nothing: an option needs a value."""
ANOTHER = "another"
AS_WRITTEN = 400
"""Characters of what a record was read from that are shown."""


@dataclass(frozen=True)
class ShownRecord:
    """What the form of a record carries: the item, the record (none for a new one), and the marks of what it showed at first.

    `below` is the callback id of the view whose place the form has taken, empty for none.
    """

    handover: str
    item: str
    record: str
    marks: str
    below: str = ""


def form(
    handover: Handover,
    item: Item,
    record: Record,
    names: Collection[str],
    *,
    below: str = "",
    known: int = 0,
    note: str = "",
) -> View:
    """Return the form of one record, as it is filled in now, or of one more beside the `known` ones.

    `names` are the fields that it has: of a record that is there, not all need to be. `below`: see `ShownRecord`.
    """
    marks = {name: mark for name, mark in marks_of(item, record).items() if name in names}
    metadata = pack(ShownRecord(handover.id, item.key, record.id, joined_marks(marks), below))
    fields = [one for one in fields_of(item) if one.name in names]
    whole = len(fields) == len(fields_of(item))
    head = "\n".join(filter(None, (note, f"*{account(handover)}* · {item_title(handover, item.key)}")))
    content: list[Block] = [blocks.section(head), *_written(handover, record)]
    # Slack keeps what was typed in a field of the same id: the next new record gets fields of its own.
    suffix = record.id or f"new{known}"
    content += field_blocks(item, record, fields, suffix)
    if not whole:
        content.insert(1, blocks.section(block_quote(in_words(record), AS_WRITTEN, handover.references)))
    elif record.id:
        value = str(ButtonValue(handover.id, f"{item.key};{record.id};{below}"))
        content.append(blocks.actions(blocks.button(f"Remove this {ONE[item.kind]}", Action.RECORD_REMOVE, value)))
    else:
        content.append(another(item, suffix))
    return blocks.modal(Form.RECORD, title_of(item, record), content, submit="Save", close="Cancel", metadata=metadata)


def title_of(item: Item, record: Record) -> str:
    """Return what the form of a record, or of one more, is called."""
    return f"{'Change' if record.id else 'Add'} {ONE[item.kind]}"


def field_blocks(item: Item, record: Record, fields: Iterable[RecordField], suffix: str) -> list[Block]:
    """Return these fields of a record's form, filled in. `suffix` makes their ids those of this very record."""
    return [_field(item, field, record, suffix) for field in fields]


def another(item: Item, suffix: str) -> Block:
    """Return the tick by which the form is followed by that for one more."""
    box = _tick(ANOTHER, f"Go on with another {ONE[item.kind]}")
    return blocks.field(f"{ANOTHER}:{suffix}", "After this one", box, optional=True)


def add_words(item: Item) -> str:
    """Return the words of the button that adds a record to the item."""
    return f"Add {a_record(item.kind)} …"


def add_button(handover: Handover, item: Item) -> list[blocks.Element]:
    """Return the button that opens the form for one more record of an item; none for an item that is answered in words alone."""
    if item.kind not in ONE:
        return []
    words = add_words(item)
    value = str(ButtonValue(handover.id, item.key))
    return [blocks.button(words, Action.RECORD_ADD, value, label=f"{words} {oneline(item.title)}")]


def kept_note(item: Item, number: int) -> str:
    """Return the note above the form for one more, after the one before it was kept: the item has so many now."""
    return f"✓ Kept. That makes {number}: here is the next {ONE[item.kind]}."


def removed(handover: Handover, item: Item, record_id: str, below: str) -> View:
    """Return the notice that a record is removed, with the button that puts it back."""
    words = f"Removed from *{item_title(handover, item.key)}*."
    undo = blocks.button(
        "Undo", Action.RECORD_RESTORE, str(ButtonValue(handover.id, f"{item.key};{record_id};{below}"))
    )
    return blocks.modal(Form.NOTICE, f"Change {ONE[item.kind]}", [blocks.section(words, undo)])


def put_back(handover: Handover, item: Item) -> View:
    """Return the notice that a record is there again."""
    words = f"✓ It stands in *{item_title(handover, item.key)}* again."
    return blocks.modal(Form.NOTICE, f"Change {ONE[item.kind]}", [blocks.section(words)])


def kept(handover: Handover, item: Item) -> View:
    """Return the notice that a record is kept."""
    words = f"✓ Kept in *{item_title(handover, item.key)}*."
    return blocks.modal(Form.NOTICE, f"Change {ONE[item.kind]}", [blocks.section(words)])


def words_value(words: str) -> str:
    """Return the value of an option that stands for words of the playbook, which may be longer than Slack lets a value be."""
    return fingerprint(oneline(words))


def _written(handover: Handover, record: Record) -> list[Block]:
    """Return what a record was read from and who said it; nothing of one that was entered in this form alone."""
    if not record.as_written:
        return []
    said = block_quote(record.as_written, AS_WRITTEN, handover.references)
    return [blocks.context(f"{mention(record.by)} wrote:\n{said}" if record.by else f"As it was written:\n{said}")]


def _field(item: Item, field: RecordField, record: Record, suffix: str) -> Block:
    kind = item.kind
    return blocks.field(
        f"{field.name}:{suffix}",
        LABELS[kind][field.name],
        _element(item, field, getattr(record, field.name)),
        hint=HINTS.get(kind, {}).get(field.name, ""),
        optional=not field.needed,
    )


def _element(item: Item, field: RecordField, value: Entered) -> blocks.Element:
    if field.shape is Shape.DAY:
        return blocks.date_picker(field.name, value if not isinstance(value, str | bool) else None)
    if field.shape is Shape.TICK:
        return _tick(field.name, TICKS[field.name], ticked=bool(value))
    if field.options is not None:
        choices = [(words, one.value) for one, words in OPTIONS[field.options].items()]
        return _menu(field, choices, str(value or ""))
    if field.shape is Shape.OF_PLAYBOOK:
        choices = [(oneline(words), words_value(words)) for words in item_words(item)]
        return _menu(field, choices, words_value(str(value)) if value else "")
    placeholder = PLACEHOLDERS.get(item.kind, {}).get(field.name, "")
    multiline = field.shape is Shape.WORDS
    return blocks.text_field(
        field.name, str(value or ""), multiline=multiline, placeholder=placeholder, limit=field.longest
    )


def _menu(field: RecordField, choices: list[blocks.Choice], chosen: str) -> blocks.Element:
    said_nothing = [] if field.needed else [("Not said", NONE)]
    return blocks.menu(field.name, [*choices, *said_nothing], chosen or NONE)


def _tick(name: str, words: str, *, ticked: bool = False) -> blocks.Element:
    option = blocks.option(words, name)
    element: blocks.Element = {"type": "checkboxes", "action_id": name, "options": [option]}
    return {**element, "initial_options": [option]} if ticked else element
