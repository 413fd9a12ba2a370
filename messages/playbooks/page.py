"""A playbook to look through: what it contains and takes, and its entries, a page at a time, with what can be done to each."""

from collections.abc import Iterator

from handover.model.own_playbooks import PlaybookEdit
from handover.playbooks.drafts import Draft, Fields, playbook_of
from handover.playbooks.own import OwnPlaybook
from handover.playbooks.schema import ItemFields
from messages.kit import blocks
from messages.kit.dates import local_time
from messages.kit.ids import Action, Form
from messages.kit.message import Block, View
from messages.kit.quotes import inline_quote
from messages.kit.text import mention, oneline, safe
from messages.opening.advice import contents
from messages.playbooks.values import PlaybookValue
from messages.playbooks.words import edit_words, facts

TITLE = "Playbook"
PAGE = 20
SHOWN = 700
"""Characters of a text of an entry on the page; its form shows it whole."""
CHANGE, UP, DOWN, DROP = "change", "up", "down", "drop"
ON_AN_ENTRY = (("Change …", CHANGE), ("Move up", UP), ("Move down", DOWN), ("Drop", DROP))
"""What can be done to an entry, and how its menu carries it."""


def page(
    draft: Draft,
    own: OwnPlaybook | None,
    follows: str,
    first: int,
    *,
    may_edit: bool,
    last: PlaybookEdit | None = None,
) -> View:
    """Return the page of a playbook as a modal, from the entry of number `first` on.

    `own` is None for a ready one; `follows` is the name of the playbook whose words reach it, empty for none; `last` is the
    latest change of one's own.
    """
    editable = may_edit and own is not None
    entries = draft.entries
    content: list[Block] = [
        blocks.header(draft.name),
        blocks.section(contents(playbook_of(draft))),
        *([blocks.context(_standing(own, follows, last))] if own else []),
        *_buttons(draft, own, last, may_edit=may_edit),
    ]
    heading = ""
    for number, entry in enumerate(entries[first : first + PAGE], first + 1):
        named = "Questions" if isinstance(entry, ItemFields) else "Steps"
        if named != heading:
            heading = named
            content.append(blocks.header(named))
        content += _entry(draft, entry, number, editable=editable)
    content += _paging(draft, first, len(entries))
    return blocks.modal(Form.PLAYBOOK, TITLE, content, metadata=f"{draft.key} {first}")


def _standing(own: OwnPlaybook, follows: str, last: PlaybookEdit | None) -> str:
    parts = [f"Version {own.version}"]
    parts += ["retired: offered to no handover that starts"] if own.retired else []
    parts += [f"follows {safe(oneline(follows), 100)} wherever nothing is changed"] if follows else ["follows no other"]
    if last is not None:
        parts.append(f"{mention(last.by)} {edit_words(last)}, {local_time(last.at)}")
    return " · ".join(parts)


def _buttons(draft: Draft, own: OwnPlaybook | None, last: PlaybookEdit | None, *, may_edit: bool) -> Iterator[Block]:
    value = str(PlaybookValue(draft.key))
    history = [blocks.button("See all changes", Action.PLAYBOOK_HISTORY, value)] if own else []
    history.append(blocks.button("Export", Action.PLAYBOOK_EXPORT, value))
    if not may_edit:
        yield blocks.actions(*history)
        return
    copy = blocks.button("Copy …", Action.PLAYBOOK_COPY, value, None if own else "primary")
    if own is None:
        yield blocks.actions(copy, *history)
        return
    retire = (
        blocks.button("Restore", Action.PLAYBOOK_RESTORE, value)
        if own.retired
        else blocks.button("Retire", Action.PLAYBOOK_RETIRE, value)
    )
    undo = []
    if last is not None and last.version > 1:
        undo = [
            blocks.button("Undo latest change", Action.PLAYBOOK_UNDO, str(PlaybookValue(draft.key, str(last.version))))
        ]
    yield blocks.actions(
        blocks.button("Add a question …", Action.PLAYBOOK_ADD_ITEM, value, "primary"),
        blocks.button("Add a step …", Action.PLAYBOOK_ADD_STEP, value),
        blocks.button("Name and length …", Action.PLAYBOOK_HEAD, value),
        copy,
        retire,
    )
    yield blocks.actions(*undo, *history)


def _entry(draft: Draft, entry: Fields, number: int, *, editable: bool) -> Iterator[Block]:
    asked = f"\n{safe(entry.question, SHOWN)}" if isinstance(entry, ItemFields) else ""
    words = f"*{number}. {safe(oneline(entry.title), 150)}*{asked}"
    yield blocks.section(words, _menu(draft, entry) if editable else None)
    told = [facts(entry), safe(oneline(entry.help), SHOWN)]
    if isinstance(entry, ItemFields):
        told.append(f"For example: {inline_quote(entry.example)}")
    yield blocks.context("\n".join(told))


def _menu(draft: Draft, entry: Fields) -> blocks.Element:
    options = [blocks.option(words, str(PlaybookValue(draft.key, entry.key, what))) for words, what in ON_AN_ENTRY]
    return {"type": "overflow", "action_id": Action.PLAYBOOK_ENTRY, "options": options}


def _paging(draft: Draft, first: int, total: int) -> list[Block]:
    buttons = []
    if first > 0:
        value = str(PlaybookValue(draft.key, str(max(first - PAGE, 0))))
        buttons.append(blocks.button("Previous page", Action.PLAYBOOK_PREVIOUS, value))
    if first + PAGE < total:
        value = str(PlaybookValue(draft.key, str(first + PAGE)))
        buttons.append(blocks.button("Next page", Action.PLAYBOOK_NEXT, value))
    return [blocks.actions(*buttons)] if buttons else []
