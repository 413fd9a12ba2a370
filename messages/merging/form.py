"""The form that asks for the other account, what comes together, and what was done."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from handover.merging import SideBySide, choices
from handover.model.account import Account, AccountEntry, AccountField, AccountRow, Likelihood
from handover.model.customer_kinds import Tier
from messages.accounts.words import LABELS, PEOPLE
from messages.customer_kinds import LIKELIHOODS, TIERS
from messages.kit import blocks
from messages.kit.dates import day_and_year, local_time
from messages.kit.ids import Action, Form, Menu
from messages.kit.message import Block, View
from messages.kit.text import count, mention, oneline, safe
from messages.kit.values import AccountValue, pack

TITLE = "Merge accounts"
MOST_OFFERED = 100
"""Options that Slack takes in one menu; where there are more, one types."""
OWN, THEIRS = "own", "theirs"
SHOWN, MOST_SHOWN = 350, 25
"""Characters of an entry beside another, and how many such pairs are shown."""
NAME = 150


@dataclass(frozen=True)
class ShownMerge:
    """What the form carries: the account that stays, the one that goes into it, and the fields that are chosen, with commas."""

    kept: str
    other: str
    fields: str


def choose(account: Account, rows: Sequence[AccountRow]) -> View:
    """Return the form that asks which account is this customer, too; those called alike first."""
    name = safe(oneline(account.name), NAME)
    if not rows:
        return blocks.modal(
            Form.NOTICE, TITLE, [blocks.section(f"There is no other account that you can see beside *{name}*.")]
        )
    offered = [(oneline(row.name) or row.id, row.id) for row in rows[:MOST_OFFERED]]
    menu = (
        blocks.menu(Menu.MERGE, offered, placeholder="Choose an account")
        if len(rows) <= MOST_OFFERED
        else blocks.search_menu(Menu.MERGE, "Type its name")
    )
    content = [
        blocks.section(
            f"Which account is the same customer as *{name}*? You see what comes together before anything happens."
        ),
        blocks.field(Menu.MERGE, "The other account", menu),
    ]
    return blocks.modal(Form.MERGE_CHOOSE, TITLE, content, submit="Next", close="Cancel", metadata=account.id)


def preview(
    kept: Account, other: Account, fields: Sequence[AccountField], both: Sequence[SideBySide], alone: int
) -> View:
    """Return what would come together, with the choice for each field that can say one thing only. Sent, it is done."""
    carried = pack(ShownMerge(kept.id, other.id, ",".join(fields)))
    one, two = safe(oneline(kept.name), NAME), safe(oneline(other.name), NAME)
    comes = [
        "its names",
        "links",
        "handovers with their channels and documents",
        *([count(alone, "entry", "entries") + " that only it has"] if alone else []),
    ]
    content: list[Block] = [
        blocks.section(f"*{two}* goes into *{one}*, with {', '.join(comes[:-1])} and {comes[-1]}."),
        *(_choice(kept, other, field) for field in fields),
    ]
    if both:
        content += [blocks.divider(), blocks.section(f"*{count(len(both), 'entry', 'entries')} of both come together*")]
        content += [_pair(kept, other, one) for one in both[:MOST_SHOWN]]
    if len(both) > MOST_SHOWN:
        content.append(blocks.context(f"… and {len(both) - MOST_SHOWN} more, in the same way."))
    content.append(blocks.context("You can undo it for a day, on the account's page."))
    return blocks.modal(Form.MERGE, TITLE, content, submit="Merge", close="Cancel", metadata=carried)


def merged(kept: Account, other: Account) -> View:
    """Return the notice that it is done, with a way back."""
    words = f"✓ *{safe(oneline(other.name), NAME)}* is part of *{safe(oneline(kept.name), NAME)}* now."
    undo = blocks.button("Undo", Action.MERGE_UNDO, str(AccountValue(kept.id, other.id)))
    return blocks.modal(Form.NOTICE, TITLE, [blocks.section(words, undo)])


def undone(kept: Account, other: Account) -> View:
    """Return the notice that they are two again."""
    words = f"✓ *{safe(oneline(other.name), NAME)}* and *{safe(oneline(kept.name), NAME)}* are two accounts again."
    return blocks.modal(Form.NOTICE, TITLE, [blocks.section(words)])


def options(rows: Sequence[AccountRow]) -> list[blocks.Element]:
    """Return accounts as the options of a menu."""
    return [blocks.option(oneline(row.name) or row.id, row.id) for row in rows[:MOST_OFFERED]]


def _choice(kept: Account, other: Account, field: AccountField) -> Block:
    """Return the choice between what either says. A menu shows no mention, so people are told by whose account it is."""
    said = choices(kept, other, field)
    label = "What it is called" if field is AccountField.NAME else LABELS[field]
    words = [
        f"As in {oneline(one.name)}" if what in PEOPLE else _plain(what, text)
        for one, (what, text) in zip((kept, other), said, strict=True)
    ]
    hint = ""
    if field in PEOPLE:
        hint = " · ".join(
            f"{oneline(one.name)}: {mention(text)}" for one, (_, text) in zip((kept, other), said, strict=True)
        )
    return blocks.field(field, label, blocks.menu(field, [(words[0], OWN), (words[1], THEIRS)], OWN), hint=hint)


def _plain(what: AccountField, said: str) -> str:
    """Return what a field says, by its one text (`accounts.following.field_words`), in plain text."""
    match what:
        case AccountField.TIER:
            return TIERS[Tier(said)]
        case AccountField.LIKELIHOOD:
            return LIKELIHOODS[Likelihood(said)]
        case AccountField.RENEWAL_DATE:
            return day_and_year(date.fromisoformat(said))
        case AccountField.OUT_OF_CONTRACT:
            return f"Out of contract since {day_and_year(date.fromisoformat(said))}"
    return oneline(said)


def _pair(kept: Account, other: Account, pair: SideBySide) -> Block:
    title = safe(oneline(pair.together.title), NAME)
    lines = [f"*{title}*"]
    for account, entry in ((kept, pair.kept), (other, pair.other)):
        lines.append(f"_{safe(oneline(account.name), 60)}_, {local_time(entry.as_of)}: {_words(entry)}")
    return blocks.section("\n".join(lines))


def _words(entry: AccountEntry) -> str:
    said = f"Doesn't apply: {entry.not_applicable}" if entry.not_applicable else entry.text
    return safe(oneline(said), SHOWN) or count(len(entry.evidence), "file or link", "files and links")
