"""What the account knows already, shown to whoever hands over: still true, or changed, one tap each."""

from collections.abc import Mapping
from datetime import UTC

from handover.interview.progress import asked_items, known_items, to_confirm
from handover.known import LONGEST_SHOWN
from handover.model.account import AccountEntry
from handover.model.handover import Handover
from handover.model.people import Role
from handover.model.playbook import Item
from handover.text.length import length
from messages.kit import blocks
from messages.kit.dates import month
from messages.kit.ids import Action, Form
from messages.kit.message import Block, Message, View
from messages.kit.quotes import block_quote
from messages.kit.read_aloud import read_aloud
from messages.kit.text import count, mention, oneline, safe
from messages.kit.titles import account, item_title
from messages.kit.values import ButtonValue

STILL_TRUE = "Still true"
OPEN_AT_ONCE = 8
"""Entries that are shown with their buttons at once; the next ones follow as these are settled."""
SETTLED_SHOWN = 20
QUOTED = 400


def known_list(handover: Handover) -> Message:
    """Return what is known and fresh: each with its buttons until it is settled, with its undo after that."""
    waiting = to_confirm(handover)
    shown = waiting[:OPEN_AT_ONCE] if handover.active else ()
    settled = [item for item in known_items(handover) if item not in waiting][:SETTLED_SHOWN]
    words = _head(handover, len(waiting))
    content: list[Block] = [blocks.section(words), *(_settled(handover, item) for item in settled)]
    for item in shown:
        content += _open(handover, item)
    if len(waiting) > len(shown) and shown:
        content.append(blocks.section(f"{len(waiting) - len(shown)} more come when these are settled."))
    if len(shown) > 1:
        value = str(ButtonValue(handover.id, ",".join(item.key for item in shown)))
        all_ = blocks.button(f"All {len(shown)} still true", Action.KNOWN_CONFIRM_ALL, value, style="primary")
        content.append(blocks.actions(all_))
    return Message(read_aloud(content), content)


def still_true_button(handover: Handover, item: str, style: str | None = None) -> blocks.Element:
    """Return the button that makes what is known of an item its answer."""
    label = f"Still true: {oneline(handover.playbook.item(item).title)}"
    value = str(ButtonValue(handover.id, item))
    return blocks.button(STILL_TRUE, Action.KNOWN_CONFIRM, value, style=style, label=label)


def undo_button(handover: Handover, item: str) -> blocks.Element:
    """Return the button that takes back that it is still so."""
    label = f"Undo: {oneline(handover.playbook.item(item).title)}"
    return blocks.button("Undo", Action.KNOWN_TAKE_BACK, str(ButtonValue(handover.id, item)), label=label)


def known_before(handover: Handover, item: str) -> str:
    """Return what was known of an item that is asked all the same, for it was stale; empty where nothing was."""
    known = handover.known.get(item)
    if known is None or not known.asked or handover.answer(item).given:
        return ""
    entry = known.entry
    return f"In {month(entry.as_of.astimezone(UTC).date())} {_who(entry)} said:\n{_quote(entry)}"


def not_confirmed(handover: Handover, item: str) -> str:
    """Return what is known of an item that nobody has confirmed or answered yet, from whom and since when; else empty."""
    entry = handover.unconfirmed(item)
    return f"{_quote(entry)}\n_{_from(entry)}, not yet confirmed_" if entry else ""


def not_confirmed_plain(entry: AccountEntry, names: Mapping[str, str]) -> str:
    """Return in plain text whom what is known is from and since when, and that nobody has confirmed it. `names`: by user id."""
    who = names.get(entry.by, entry.by) or "somebody"
    return f"From {who}, {month(entry.at.astimezone(UTC).date())}, not yet confirmed"


def confirmed_words(handover: Handover, item: str) -> str:
    """Return who has confirmed what was known before, for the line that says who answered; empty where nobody has."""
    answer = handover.answer(item)
    return f"still true, says {mention(answer.confirmed_by)}" if answer.confirmed and answer.confirmed_by else ""


def change_form(handover: Handover, item: Item, metadata: str) -> View:
    """Return the form that changes what is known of an item, filled in with it; of a long text it takes what comes to it."""
    known = handover.known.get(item.key)
    answer = handover.answer(item.key)
    text = answer.text if answer.given else (known.entry.text if known else "")
    adds = length(text) > LONGEST_SHOWN
    content: list[Block] = [blocks.section(f"*{item_title(handover, item.key)}*\n{safe(item.question, 600)}")]
    if known is not None:
        content.append(blocks.context(_from(known.entry)))
    if adds:
        content.append(blocks.section(block_quote(text, QUOTED, handover.references)))
    label = "What comes to it?" if adds else "How is it now?"
    content.append(blocks.field("text", label, blocks.text_field("text", "" if adds else text, multiline=True)))
    return blocks.modal(Form.KNOWN_CHANGE, "Change", content, submit="Save", close="Cancel", metadata=metadata)


def _head(handover: Handover, waiting: int) -> str:
    known, name = len(known_items(handover)), f"*{account(handover)}*"
    if not waiting:
        return f"*Thank you!* What I knew about {name} is settled: {count(known, 'thing')}."
    left = len(asked_items(handover, Role.OUTGOING))
    rest = f"These are no questions any more; {count(left, 'question')} {'is' if left == 1 else 'are'} left."
    rest = rest if left else "I have no other questions."
    return (
        f"I already know {count(known, 'thing')} about {name} from earlier. Which of it is still true? {rest}\n"
        f"What you don't get to stays as it is, marked as not confirmed for {mention(handover.incoming)}."
    )


def _open(handover: Handover, item: Item) -> list[Block]:
    entry = _entry(handover, item)
    if entry is None:
        return []
    value = str(ButtonValue(handover.id, item.key))
    change = blocks.button("Change …", Action.KNOWN_CHANGE, value, label=f"Change: {oneline(item.title)}")
    return [
        blocks.section(f"*{item_title(handover, item.key)}*\n{_quote(entry)}\n_{_from(entry)}_"),
        blocks.actions(still_true_button(handover, item.key), change),
    ]


def _settled(handover: Handover, item: Item) -> Block:
    answer, title = handover.answer(item.key), item_title(handover, item.key)
    if answer.confirmed:
        return blocks.section(f"✓ *{title}*: still true", undo_button(handover, item.key) if handover.active else None)
    return blocks.section(f"✓ *{title}*: changed")


def _entry(handover: Handover, item: Item) -> AccountEntry | None:
    known = handover.known.get(item.key)
    return known.entry if known else None


def _said(entry: AccountEntry) -> str:
    if entry.not_applicable:
        return f"Doesn't apply: {safe(oneline(entry.not_applicable), QUOTED)}"
    return safe(oneline(entry.text), QUOTED) or count(len(entry.evidence), "file or link", "files and links")


def _quote(entry: AccountEntry) -> str:
    if entry.not_applicable or not entry.text.strip():
        return f">{_said(entry)}"
    return block_quote(entry.text, QUOTED)


def _from(entry: AccountEntry) -> str:
    said = f"From {_who(entry)}, {month(entry.at.astimezone(UTC).date())}"
    if entry.confirmed_at is None or entry.confirmed_at <= entry.at:
        return said
    return f"{said}, confirmed in {month(entry.confirmed_at.astimezone(UTC).date())}"


def _who(entry: AccountEntry) -> str:
    return mention(entry.by) if entry.by else "somebody"
