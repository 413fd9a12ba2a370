"""Who could take over, in the form that starts a handover: asked for and chosen below the field of the incoming CSM."""

from collections.abc import Sequence
from datetime import datetime

from handover.model.account import Account
from handover.suggesting.ranking import Suggestions
from messages.kit import blocks
from messages.kit.ids import Action
from messages.kit.message import Block, View
from messages.kit.text import oneline
from messages.kit.values import AccountValue
from messages.opening.form import opened
from messages.suggesting import left_out_words, nobody_words, suggestion_words

SUGGESTED, INCOMING = "suggested", "incoming"
"""What the block ids of all of this begin with, and the name of the field it is about."""
SHOWN = 5
"""People who are shown; the command shows all."""


def offer(account_id: str) -> list[Block]:
    """Return the offer to suggest somebody, for whoever decides who takes over the account."""
    button = blocks.button("Suggest somebody", Action.START_SUGGEST, str(AccountValue(account_id)))
    return [{**blocks.actions(button), "block_id": f"{SUGGESTED}:{account_id}"}]


def proposed(account: Account, found: Suggestions, now: datetime) -> list[Block]:
    """Return the first of those who could take over at `now` (UTC), each to be chosen; or why there is nobody."""
    content = []
    for one in found.proposed[:SHOWN]:
        person = one.candidate.person
        label = f"Choose {oneline(person.name)} as incoming CSM"
        button = blocks.button("Choose", Action.START_CHOOSE, str(AccountValue(account.id, person.id)), label=label)
        words = suggestion_words(account, one, now)
        content.append(blocks.section(words, button, f"{SUGGESTED}:{account.id}:{person.id}"))
    if not found.proposed:
        content.append(blocks.section(nobody_words(found), block_id=f"{SUGGESTED}:{account.id}:nobody"))
        if found.left_out:
            content.append(
                blocks.section(left_out_words(found.left_out, now), block_id=f"{SUGGESTED}:{account.id}:left_out")
            )
    more = "`/handover suggest` shows who else could, and who cannot now."
    return [*content, {**blocks.context(more), "block_id": f"{SUGGESTED}:{account.id}:more"}]


def account_suggested_for(view: View) -> str:
    """Return the id of the account for which somebody is, or can be, suggested in the form; empty for none."""
    ids = (block["block_id"].split(":") for block in view["blocks"] if _name(block) == SUGGESTED)
    return next((parts[1] for parts in ids), "")


def with_suggested(view: View, said: Sequence[Block]) -> View:
    """Return the form with this below the field of the incoming CSM, in place of what stood there of it."""
    content: list[Block] = []
    for block in view["blocks"]:
        name = _name(block)
        content += [] if name == SUGGESTED else [block]
        content += said if name == INCOMING else []
    return opened(content)


def with_incoming(view: View, user: str) -> View:
    """Return the form with somebody as incoming CSM, under a block id that it has not had: else Slack shows who was there."""
    changed = []
    for block in view["blocks"]:
        if _name(block) == INCOMING:
            _, _, number = block["block_id"].partition(":")
            anew = f"{INCOMING}:{int(number or 0) + 1}"
            block = {**block, "block_id": anew, "element": blocks.user_picker(INCOMING, user)}  # noqa: PLW2901
        changed.append(block)
    return opened(changed)


def _name(block: Block) -> str:
    return str(block.get("block_id", "")).partition(":")[0]
