"""The forms that change an entry: its words as a whole, or one record of it."""

from dataclasses import dataclass

from handover.entries.editing import text_mark
from handover.model.account import Account, AccountEntry
from handover.model.playbook import Item
from handover.model.records import Record
from handover.records.editing import fields_of, marks_of
from messages.entries.words import told_before
from messages.kit import blocks
from messages.kit.ids import Action, Form
from messages.kit.long_text import text_fields
from messages.kit.message import Block, View
from messages.kit.quotes import block_quote
from messages.kit.text import mention, oneline, safe
from messages.kit.values import AccountValue, joined_marks, pack
from messages.records.form import AS_WRITTEN, another, field_blocks, title_of
from messages.records.words import ONE

TITLE, NEW_TITLE = "Change", "Add what you know"
NAME = 150
SIZE = 2600
"""Characters in one field: there is room to write on."""
NEW = "new0"
"""Behind the ids of the fields of an entry's first record."""
PAGE = "page"
"""Below a form lies the entry, whose place it has taken and which comes again; nothing where it was opened from a message."""


@dataclass(frozen=True)
class ShownEntry:
    """What a form of an entry carries: what it is about, the marks of what it showed, and whether an entry is shown after it.

    `record` is empty for one more, and in the form of the words; `first` is the number of the record that the list began with.
    `new` is not empty where nothing was known of the item.
    """

    account: str
    item: str
    record: str
    marks: str
    below: str = ""
    first: str = "0"
    new: str = ""


def text_form(account: Account, entry: AccountEntry, *, below: str = "", first: int = 0) -> View:
    """Return the form of an entry's words, filled in with them."""
    carried = ShownEntry(account.id, entry.item, "", text_mark(entry), below, str(first))
    head = [blocks.section(_head(account, entry)), blocks.context(told_before(entry))]
    if entry.not_applicable:
        head.append(blocks.section(f"Until now: {safe(oneline(entry.not_applicable), 600)}"))
    fields = text_fields(entry.text, "How is it now?", optional=False, size=SIZE)
    return blocks.modal(Form.ENTRY_TEXT, TITLE, [*head, *fields], submit="Save", close="Cancel", metadata=pack(carried))


def new_form(account: Account, entry: AccountEntry, item: Item, record: Record | None) -> View:
    """Return the form by which an entry is begun: of its first record, or of its words for None."""
    marks = joined_marks(marks_of(item, record)) if record is not None else text_mark(entry)
    carried = pack(ShownEntry(account.id, entry.item, "", marks, PAGE, new="new"))
    asked = " ".join(filter(None, (item.question, item.help)))
    head = [blocks.section(_head(account, entry)), blocks.context(safe(asked))]
    if record is None:
        fields = text_fields("", "What do you know of it?", optional=False, size=SIZE)
        return blocks.modal(
            Form.ENTRY_TEXT, NEW_TITLE, [*head, *fields], submit="Save", close="Cancel", metadata=carried
        )
    fields = [*field_blocks(item, record, fields_of(item), NEW), another(item, NEW)]
    title = title_of(item, record)
    return blocks.modal(Form.ENTRY_RECORD, title, [*head, *fields], submit="Save", close="Cancel", metadata=carried)


def record_form(
    account: Account,
    entry: AccountEntry,
    item: Item,
    record: Record,
    *,
    known: int = 0,
    first: int = 0,
    note: str = "",
) -> View:
    """Return the form of one record, as it is filled in now, or of one more beside the `known` ones."""
    marks = joined_marks(marks_of(item, record))
    carried = ShownEntry(account.id, entry.item, record.id, marks, PAGE, str(first))
    # Slack keeps what was typed in a field of the same id: the next new record gets fields of its own.
    suffix = record.id or f"new{known}"
    content: list[Block] = [blocks.section("\n".join(filter(None, (note, _head(account, entry)))))]
    if record.as_written:
        said = block_quote(record.as_written, AS_WRITTEN)
        content.append(blocks.context(f"{mention(record.by)} wrote:\n{said}" if record.by else said))
    content += field_blocks(item, record, fields_of(item), suffix)
    if record.id:
        value = str(AccountValue(account.id, f"{entry.item};{record.id}"))
        content.append(
            blocks.actions(blocks.button(f"Remove this {ONE[item.kind]}", Action.ENTRY_REMOVE_RECORD, value))
        )
    else:
        content.append(another(item, suffix))
    title = title_of(item, record)
    return blocks.modal(Form.ENTRY_RECORD, title, content, submit="Save", close="Cancel", metadata=pack(carried))


def _head(account: Account, entry: AccountEntry) -> str:
    return f"*{safe(oneline(entry.title), NAME)}* · {safe(oneline(account.name), NAME)}"
