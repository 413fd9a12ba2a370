"""The accounts that somebody covers, on their Home tab."""

from collections.abc import Sequence

from handover.model.account import AccountRow
from messages.covered import until_words
from messages.kit import blocks
from messages.kit.ids import Action
from messages.kit.message import Block
from messages.kit.text import count, mention, oneline, safe
from messages.kit.values import AccountValue

SHOWN = 5


def covers_on_home(rows: Sequence[AccountRow]) -> list[Block]:
    """Return whom they cover for and until when, each with the way to the account; nothing where they cover for nobody."""
    if not rows:
        return []
    rest = len(rows) - SHOWN
    more = [blocks.context(f"And {count(rest, 'more account')}: `/handover accounts mine`")] if rest > 0 else []
    return [blocks.header("You cover"), *(_row(row) for row in rows[:SHOWN]), *more]


def _row(row: AccountRow) -> Block:
    words = f"*{safe(oneline(row.name), 150)}* for {mention(row.owner)}, {until_words(row.covered_until)}"
    label = f"Open the account {oneline(row.name)}"
    return blocks.section(words, blocks.button("Open", Action.ACCOUNT_OPEN, str(AccountValue(row.id)), label=label))
