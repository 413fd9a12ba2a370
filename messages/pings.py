"""What the owner of an account is asked once a quarter: whether what is known is still so. A part of the morning message."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from handover.model.account import Account, AccountEntry
from messages.entries.words import told_before
from messages.kit import blocks
from messages.kit.ids import Action
from messages.kit.message import Block
from messages.kit.quotes import block_quote
from messages.kit.text import oneline, safe
from messages.kit.values import AccountValue

QUOTED = 400
NAME = 150


@dataclass(frozen=True)
class PingShown:
    """A ping as it stands: its account and entries as they are now, and whether the owner wants no more of them for it."""

    account: Account
    entries: Sequence[AccountEntry]
    switched_off: bool = False


def ping(shown: PingShown, sent: datetime) -> list[Block]:
    """Return the ping as blocks. Entries that were confirmed or changed since it was `sent` (UTC) say so, with an undo."""
    name = safe(oneline(shown.account.name), NAME)
    head = f"*{name}* · is this still so? I ask once a quarter, so that whoever takes over finds it as it is."
    content: list[Block] = [blocks.section(head)]
    for entry in shown.entries:
        content += _entry(shown.account, entry, sent)
    if shown.switched_off:
        content.append(blocks.section(f"Fine, I don't ask about *{name}* any more.", _again(shown.account)))
    elif any(entry.as_of < sent for entry in shown.entries):
        value = str(AccountValue(shown.account.id))
        label = f"Not for {oneline(shown.account.name)}"
        content.append(
            blocks.actions(blocks.button("Not for this account", Action.PING_SWITCH_OFF, value, label=label))
        )
    return content


def _entry(account: Account, entry: AccountEntry, sent: datetime) -> list[Block]:
    value, title = str(AccountValue(account.id, entry.item)), safe(oneline(entry.title), NAME)
    if entry.at >= sent:
        return [blocks.section(f"✓ *{title}*: changed")]
    if entry.as_of >= sent:
        undo = blocks.button("Undo", Action.PING_TAKE_BACK, value, label=f"Undo: {oneline(entry.title)}")
        return [blocks.section(f"✓ *{title}*: still true", undo)]
    text = entry.text or entry.not_applicable or (entry.evidence[0].title if entry.evidence else "")
    return [
        blocks.section(f"*{title}*\n{block_quote(text, QUOTED)}\n_{told_before(entry)}_"),
        blocks.actions(
            blocks.button("Still true", Action.PING_CONFIRM, value, label=f"Still true: {oneline(entry.title)}"),
            blocks.button("Change …", Action.PING_CHANGE, value, label=f"Change: {oneline(entry.title)}"),
        ),
    ]


def _again(account: Account) -> blocks.Element:
    label = f"Undo: ask about {oneline(account.name)} again"
    return blocks.button("Undo", Action.PING_SWITCH_ON, str(AccountValue(account.id)), label=label)
