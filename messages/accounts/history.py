"""The changes of an account, the newest first: who changed what, from what to what, and when."""

from handover.model.account import Account, AccountChange
from messages.accounts.words import change_words
from messages.kit import blocks
from messages.kit.dates import local_time
from messages.kit.ids import Action, Form
from messages.kit.message import Block, View
from messages.kit.text import count, mention
from messages.kit.values import AccountValue

TITLE = "Changes"
AT_ONCE = 20
"""Changes on one page."""
LONGEST = 1200
"""Characters of what a field said, before and after."""


def history(account: Account, first: int = 0) -> View:
    """Return a page of the changes as a modal, from the one of number `first` on, the newest being 0."""
    newest = account.changes[::-1]
    content: list[Block] = [
        blocks.header(account.name),
        blocks.context(f"{count(len(newest), 'change')}, the newest first."),
    ]
    content += [blocks.section(change_line(one, LONGEST)) for one in newest[first : first + AT_ONCE]]
    buttons = []
    if first > 0:
        value = str(AccountValue(account.id, str(max(first - AT_ONCE, 0))))
        buttons.append(blocks.button("Previous page", Action.ACCOUNT_HISTORY_PREVIOUS, value))
    if first + AT_ONCE < len(newest):
        value = str(AccountValue(account.id, str(first + AT_ONCE)))
        buttons.append(blocks.button("Next page", Action.ACCOUNT_HISTORY_NEXT, value))
    return blocks.modal(Form.ACCOUNT_HISTORY, TITLE, [*content, *([blocks.actions(*buttons)] if buttons else [])])


def change_line(change: AccountChange, longest: int = 150) -> str:
    """Return who changed what when, in mrkdwn, with at most so many characters of what the field said before and says now."""
    who = mention(change.by) if change.by else "A handover"
    return f"{who}: {change_words(change, longest)}, {local_time(change.at)}"
