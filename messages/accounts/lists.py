"""Lists of accounts, a page at a time, and the question which account is meant."""

from collections.abc import Mapping, Sequence

from handover.accounts.listing import PAGE, Which
from handover.accounts.lookup import MOST_OFFERED
from handover.model.account import Account, AccountRow
from messages.blueprint.brief import NOTHING
from messages.covered import covered
from messages.kit import blocks
from messages.kit.ids import Action, Form
from messages.kit.message import Block, Message, View
from messages.kit.text import count, mention, oneline, safe
from messages.kit.values import AccountValue
from messages.limbo import without_owner

TITLE = "Accounts"
NAMES: Mapping[Which, str] = {
    Which.MINE: "Mine",
    Which.TEAM: "My team's",
    Which.NO_OWNER: "Without owner",
    Which.NO_BACKUP: "Without backup",
    Which.STALE: "With something stale",
    Which.ALL: "All I can see",
}
_NONE: Mapping[Which, str] = {
    Which.MINE: "You own no account, and cover for nobody. Completing a handover makes the incoming CSM its owner.",
    Which.TEAM: "You have no part in an account of somebody else's.",
    Which.NO_OWNER: "Every account has an owner.",
    Which.NO_BACKUP: "Every account has a backup.",
    Which.STALE: "Nothing that is known is older than it may get.",
    Which.ALL: "There is no account that you can see. One begins with the first handover of a customer.",
}


def accounts(
    which: Which,
    rows: Sequence[AccountRow],
    stale: Mapping[str, int],
    *,
    first: int = 0,
    total: int = 0,
    note: str = "",
    limbo: Mapping[str, int] | None = None,
) -> View:
    """Return a page of a list, from the account of number `first` of `total` on. `stale` counts stale entries by account.

    `limbo` counts the working days for which accounts have had no confirmed owner.
    """
    waiting = limbo or {}
    menu = blocks.menu(Action.ACCOUNTS_WHICH, [(name, str(AccountValue(one))) for one, name in NAMES.items()])
    chosen = next(option for option in menu["options"] if option["value"] == str(AccountValue(which)))
    content: list[Block] = [
        *([blocks.context(note)] if note else []),
        blocks.section(f"*{NAMES[which]}* · {count(total, 'account')}", menu | {"initial_option": chosen}),
        *(_row(row, stale.get(row.id, 0), waiting.get(row.id)) for row in rows),
    ]
    if not rows:
        content.append(blocks.section(_NONE[which]))
    buttons = []
    if first > 0:
        value = str(AccountValue(which, str(max(first - PAGE, 0))))
        buttons.append(blocks.button("Previous page", Action.ACCOUNTS_PREVIOUS, value))
    if first + PAGE < total:
        buttons.append(blocks.button("Next page", Action.ACCOUNTS_NEXT, str(AccountValue(which, str(first + PAGE)))))
    if buttons:
        content.append(blocks.actions(*buttons))
    content.append(blocks.context("`/handover account` and a name opens any of them."))
    return blocks.modal(Form.ACCOUNTS, TITLE, content)


def unknown_list(typed: str) -> str:
    """Return the note for words behind `/handover accounts` that mean no list."""
    return (
        f"I can list `mine`, `my team's`, `without owner`, `without backup`, `stale` or `all`, but I don't know "
        f"“{safe(oneline(typed), 60)}”."
    )


def choice_blocks(candidates: Sequence[AccountRow], verb: str, wanted: str) -> list[Block]:
    """Return the same as blocks, with a menu that continues with the verb."""
    content: list[Block] = [blocks.section(_question(candidates, wanted))]
    if candidates:
        options = [(oneline(row.name), str(AccountValue(row.id, verb))) for row in candidates[:MOST_OFFERED]]
        content.append(blocks.actions(blocks.menu(Action.ACCOUNT_PICK, options, placeholder="Choose an account")))
    return content


def choice_view(candidates: Sequence[AccountRow], verb: str, wanted: str, title: str) -> View:
    """Return the question as a modal."""
    return blocks.modal(Form.NOTICE, title, choice_blocks(candidates, verb, wanted))


def choice(candidates: Sequence[AccountRow], verb: str, wanted: str) -> Message:
    """Return the question as a message."""
    return Message(_question(candidates, wanted), choice_blocks(candidates, verb, wanted))


def brief(account: Account, words: str) -> Message:
    """Return the brief of an account as a message, with a way to all that is known. `words` are empty when nothing is."""
    text = f"*{safe(oneline(account.name), 150)}*\n{words or NOTHING}"
    button = blocks.button("Open account", Action.ACCOUNT_OPEN, str(AccountValue(account.id)))
    return Message(text, [blocks.section(text), blocks.actions(button)])


def _row(row: AccountRow, stale: int, limbo: int | None) -> Block:
    people = _looked_after(row) if limbo is None else _gone(row, limbo)
    people.append(f"backup {mention(row.backup)}" if row.backup else "no backup")
    old = [f":hourglass: {count(stale, 'entry', 'entries')} stale"] if stale else []
    words = f"*{safe(oneline(row.name), 150)}*\n{' · '.join([*people, *old])}"
    label = f"Open the account {oneline(row.name)}"
    return blocks.section(words, blocks.button("Open", Action.ACCOUNT_OPEN, str(AccountValue(row.id)), label=label))


def _looked_after(row: AccountRow) -> list[str]:
    """Return whose account it is, and who covers for them."""
    owner = mention(row.owner) if row.owner else ":warning: no owner"
    return [owner, *([covered(row.covered_by, row.covered_until)] if row.covered_by else [])]


def _gone(row: AccountRow, limbo: int) -> list[str]:
    """Return who has left, and for how many working days nobody has looked after it since."""
    return [*([f"{mention(row.looked_after_by)} has left"] if row.looked_after_by else []), without_owner(limbo)]


def _question(candidates: Sequence[AccountRow], wanted: str) -> str:
    """Return the question which account is meant, or that there is none to choose from."""
    name = safe(oneline(wanted), 100)
    if wanted and not candidates:
        return f"I know no account called “{name}” that you can see. `/handover accounts` shows yours."
    if not candidates:
        return _NONE[Which.ALL]
    return (
        f"I'm not sure which one you mean by “{name}”. Is it one of these?" if wanted else "Which account do you mean?"
    )
