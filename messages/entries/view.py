"""One entry of an account, whole: what is known, record by record where it has any, and what has become of it since."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from handover.blueprint.understood import understood
from handover.entries.editing import item_of, takes_records
from handover.model.account import Account, AccountEntry
from handover.model.entry_change import EntryAct, EntryChange
from handover.model.handover import Handover
from handover.model.records import Record
from handover.records.in_words import in_words
from messages.entries.words import change_words, told
from messages.kit import blocks
from messages.kit.ids import Action, Form
from messages.kit.message import Block, View
from messages.kit.quotes import pieces
from messages.kit.text import link, oneline, safe, shorten
from messages.kit.values import AccountValue
from messages.records.form import add_words
from messages.records.understood import list_button
from messages.records.words import number_of, record_words

TITLE = "Entry"
AT_ONCE = 20
"""Records on one page."""
RECORD = 800
MOST_PIECES, LINKS_SHOWN = 40, 20


def entry_view(
    account: Account,
    entry: AccountEntry | None,
    changes: Sequence[EntryChange],
    now: datetime,
    *,
    running: Handover | None = None,
    in_handover: bool = False,
    undoable: bool = False,
    first: int = 0,
    note: str = "",
) -> View:
    """Return the entry as a modal, with its records from the one of number `first` (from 0) on; None for one that is removed.

    `changes` are its newest ones, the last one first, and `undoable` says whether that can be undone. `running` is the open
    handover if the reader may see it; with `in_handover` that has the answer, which is changed there.
    """
    content: list[Block] = [blocks.context(note)] if note else []
    if entry is None:
        content += _removed(account, changes)
    else:
        content += _head(account, entry, now)
        content += _known(account, entry, first, writes=not in_handover)
        if in_handover:
            content += _in_handover(entry, running)
        else:
            content.append(_buttons(account, entry, first, now))
    content += _history(account, changes, undoable=undoable and not in_handover)
    return blocks.modal(Form.ACCOUNT_ENTRY, TITLE, content, metadata=account.id)


def _head(account: Account, entry: AccountEntry, now: datetime) -> Iterator[Block]:
    yield blocks.header(entry.title)
    yield blocks.context(f"{safe(oneline(account.name), 150)} · {told(entry, now)}")


def _removed(account: Account, changes: Sequence[EntryChange]) -> Iterator[Block]:
    if changes:
        yield blocks.section(
            f"*{safe(oneline(changes[0].title), 150)}* is removed from what is known of *{safe(oneline(account.name), 150)}*."
        )


def _known(account: Account, entry: AccountEntry, first: int, *, writes: bool) -> Iterator[Block]:
    """Yield what is known: its records, each with a way to change it, and what else stands there; or its words alone."""
    records = understood(entry)
    if records:
        yield from _records(account, entry, records, first, writes=writes and takes_records(entry))
    else:
        said = f"Doesn't apply: {entry.not_applicable}" if entry.not_applicable else entry.text
        yield from _words(said)
    links = [link(one.link, shorten(oneline(one.title), 80)) for one in entry.evidence]
    yield from (blocks.context(one) for one in links[:LINKS_SHOWN])


def _words(text: str) -> Iterator[Block]:
    found = pieces(text)
    yield from (blocks.section(piece) for piece in found[:MOST_PIECES])
    if len(found) > MOST_PIECES:
        yield blocks.context("That is as much as fits here. All of it is in the blueprint as PDF or Markdown.")


def _records(
    account: Account, entry: AccountEntry, records: Sequence[Record], first: int, *, writes: bool
) -> Iterator[Block]:
    first = min(first, len(records) - 1) // AT_ONCE * AT_ONCE
    page = records[first : first + AT_ONCE]
    count = number_of(records)
    yield blocks.context(f"{count}, {first + 1} to {first + len(page)} shown" if len(records) > AT_ONCE else count)
    for record in page:
        value = str(AccountValue(account.id, f"{entry.item};{record.id};{first}"))
        label = f"Change: {oneline(in_words(record))}"
        change = blocks.button("Change …", Action.ENTRY_CHANGE, value, label=label) if writes else None
        right = "✓ " if record.confirmed_by else ""
        yield blocks.section(f"{right}{record_words(record, RECORD)}", change)
    if first + AT_ONCE >= len(records) and [in_words(one) for one in records] != entry.text.strip().splitlines():
        yield blocks.section("*As it was written*")
        yield from _words(entry.text)
    turns = []
    if first:
        value = str(AccountValue(account.id, f"{entry.item};;{max(first - AT_ONCE, 0)}"))
        turns.append(blocks.button("Previous page", Action.ENTRY_PREVIOUS, value))
    if first + AT_ONCE < len(records):
        value = str(AccountValue(account.id, f"{entry.item};;{first + AT_ONCE}"))
        turns.append(blocks.button("Next page", Action.ENTRY_NEXT, value))
    if turns:
        yield blocks.actions(*turns)


def _in_handover(entry: AccountEntry, running: Handover | None) -> Iterator[Block]:
    """Yield where it is changed while a handover has the answer."""
    yield blocks.section("The open handover has this answer. It is changed there, and stands here at once.")
    if running is not None and running.answer(entry.item).records:
        yield blocks.actions(list_button(running, entry.item))
    elif running is not None:
        yield blocks.actions(blocks.button("Open handover", Action.OPEN, running.id))


def _buttons(account: Account, entry: AccountEntry, first: int, now: datetime) -> Block:
    value, title = str(AccountValue(account.id, f"{entry.item};;{first}")), oneline(entry.title)
    today = entry.as_of.astimezone(UTC).date() == now.astimezone(UTC).date()
    still = [blocks.button("Still true", Action.ENTRY_CONFIRM, value, label=f"Still true: {title}")]
    records = takes_records(entry)
    add = [blocks.button(add_words(item_of(entry)), Action.ENTRY_ADD, value)] if records else []
    words = "Change as text …" if records else "Change …"
    return blocks.actions(
        *([] if today else still),
        *add,
        blocks.button(words, Action.ENTRY_TEXT, value, label=f"{words} {title}"),
        blocks.button("Remove all of it", Action.ENTRY_REMOVE, value, label=f"Remove all of it: {title}"),
    )


def _history(account: Account, changes: Sequence[EntryChange], *, undoable: bool) -> Iterator[Block]:
    """Yield the newest changes, the last one first: that can be undone."""
    if not changes:
        return
    yield blocks.divider()
    last, *earlier = changes
    if undoable and last.act is not EntryAct.RESTORED:
        value = str(AccountValue(account.id, last.item))
        undo = blocks.button("Undo", Action.ENTRY_UNDO, value, label=f"Undo: {oneline(last.title)}")
        yield blocks.section(change_words(last), undo)
    else:
        yield blocks.context(change_words(last))
    yield from (blocks.context(change_words(one)) for one in earlier)
