"""Filling in the start form from the account whose name somebody types: what they typed or chose themselves stays."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date

from handover.model.account import Account, AccountName
from handover.model.handover import Contact
from messages.kit import blocks
from messages.kit.ids import Action, LiveField
from messages.kit.message import Block, View
from messages.kit.text import oneline, safe, shorten
from messages.kit.values import AccountValue
from messages.opening.form import FormContent, with_fields_of_reason, with_said
from messages.opening.prefilled import prefilled
from messages.opening.proposal import PROPOSALS
from messages.opening.taken import ALREADY_OPEN

FILLED = (LiveField.ACCOUNT, "manager", "backup", "contacts", "renewal", LiveField.TIER, LiveField.INDUSTRY)
"""Names of the fields that are filled in with what is known of an account."""
KNOWN, LATER, MEANT = "known", "later", "meant"
"""The block ids of what the form says about the account typed are these, a colon, and the ids of accounts."""
SAID = frozenset({KNOWN, LATER, MEANT, ALREADY_OPEN})
GO_ON = "If yours is another customer, just go on."
EMPTY = FormContent()


@dataclass(frozen=True)
class Filling:
    """What stands in the form once it is filled in, and under which block ids stand the fields that this changes."""

    content: FormContent
    ids: Mapping[str, str]


def filled_ids(account_id: str) -> dict[str, str]:
    """Return the block ids of all fields of a form that is opened filled in from this account."""
    return {str(name): f"{name}:{KNOWN}:{account_id}" for name in FILLED}


def filled_from(view: View) -> str:
    """Return the id of the account from which the form is filled in, empty for none."""
    return next((of for name, of in _named(view) if name == KNOWN), "")


def meant_in(view: View) -> tuple[str, ...]:
    """Return the ids of the accounts that the form offers as the one whose name was mistyped."""
    return tuple(of for name, of in _named(view) if name == MEANT)


def fill(
    view: View,
    shown: FormContent,
    untouched: Collection[str],
    account: Account | None,
    contacts: Sequence[Contact],
    today: date,
) -> Filling:
    """Return the form filled in from an account, None for one of which nothing is known; the account's name stays as typed.

    `shown` is what stands in it, `untouched` are the fields that hold what was filled in from another account, which goes.
    """
    account_id = account.id if account is not None else ""
    if filled_from(view) == account_id:
        return Filling(shown, {})
    content = replace(shown, **{name: getattr(EMPTY, name) for name in untouched if name != LiveField.ACCOUNT})
    if account is not None:
        content = replace(prefilled(content, account, contacts, today), account=shown.account)
    ids = filled_ids(account_id) if account_id else {str(name): str(name) for name in FILLED}
    return Filling(content, {name: id_ for name, id_ in ids.items() if getattr(content, name) != getattr(shown, name)})


def merged(view: View, fresh: View, renewed: Collection[str], top: Sequence[Block]) -> View:
    """Return the open view with `top` below the account, and its proposals and these fields as in a fresh one; others stay."""
    taken = {name: block for block in fresh["blocks"] if (name := _name(block)) in PROPOSALS or name in renewed}
    kept = [taken.get(_name(block), block) for block in view["blocks"] if _name(block) not in SAID]
    return {**fresh, "blocks": with_said(top, with_fields_of_reason(kept, fresh["blocks"]))}


def said_in(view: View) -> list[Block]:
    """Return what the form says about the account typed."""
    return [block for block in view["blocks"] if _name(block) in SAID]


def known(account_id: str, note: str) -> list[Block]:
    """Return the note that the form is filled in from an account."""
    words = note or "I know this customer, and nothing of it that belongs into this form."
    return [{**blocks.context(words), "block_id": f"{KNOWN}:{account_id}"}]


def later(account: Account) -> list[Block]:
    """Return the offer to fill in the form: it took so long to find the account that they may be typing elsewhere by now."""
    words = f"*{safe(oneline(account.name), 150)}* is known. Shall I fill in what you have left empty?"
    button = blocks.button("Fill in", Action.START_FILL_IN, str(AccountValue(account.id)))
    return [blocks.section(words, accessory=button, block_id=f"{LATER}:{account.id}")]


def meant(names: Sequence[AccountName]) -> list[Block]:
    """Return the question whether one of these accounts is meant; nothing for none."""
    if not names:
        return []
    if len(names) == 1:
        words = f":information_source: Did you mean *{_shown(names[0])}*? Then I fill in what I know. {GO_ON}"
        return [_meant(names[0], words)]
    question = blocks.section(f":information_source: Did you mean one of these? Then I fill in what I know. {GO_ON}")
    return [{**question, "block_id": f"{MEANT}:"}, *(_meant(one, f"*{_shown(one)}*") for one in names)]


def names_filled(before: FormContent, after: FormContent) -> tuple[str, ...]:
    """Return the names of the fields whose content differs."""
    return tuple(one.name for one in fields(FormContent) if getattr(before, one.name) != getattr(after, one.name))


def _meant(name: AccountName, words: str) -> Block:
    yes = blocks.button(
        shorten(f"Yes, {oneline(name.name)}", 75), Action.START_MEANT, str(AccountValue(name.account_id))
    )
    return blocks.section(words, accessory=yes, block_id=f"{MEANT}:{name.account_id}")


def _shown(name: AccountName) -> str:
    return safe(oneline(name.name), 100)


def _name(block: Block) -> str:
    return str(block.get("block_id", "")).partition(":")[0]


def _named(view: View) -> list[tuple[str, str]]:
    parts = (str(block.get("block_id", "")).partition(":") for block in view["blocks"])
    return [(name, of) for name, _, of in parts if of]
