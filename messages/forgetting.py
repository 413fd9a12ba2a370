"""The end of an account's page: what has gone into it; and what is forgotten with it, told before it happens."""

from collections.abc import Iterator, Sequence

from handover.accounts.editing import LONGEST_NAME
from handover.forgetting import NAME, OnlyOwnerForgets, UnderWay
from handover.model.account import Account
from handover.model.merge import Merge
from messages.kit import blocks
from messages.kit.dates import local_time
from messages.kit.ids import Action, Form
from messages.kit.message import Block, View
from messages.kit.refusals import words_for
from messages.kit.text import count, mention, oneline, safe
from messages.kit.values import AccountValue

TITLE = "Forget account"
CHANNELS_SHOWN = 20
MERGES_SHOWN = 3


def as_a_whole(account: Account, merges: Sequence[tuple[Account, Merge]], *, may_forget: bool) -> Iterator[Block]:
    """Yield what has gone into the account lately, each with a way back, and what can be done with the account."""
    for gone, merge in merges[:MERGES_SHOWN]:
        undo = blocks.button(
            "Undo", Action.MERGE_UNDO, str(AccountValue(account.id, gone.id)), label=f"Undo: merge {oneline(gone.name)}"
        )
        name = safe(oneline(gone.name), 150)
        yield blocks.section(f"{mention(merge.by)} merged *{name}* into this account, {local_time(merge.at)}", undo)
    yield blocks.divider()
    value = str(AccountValue(account.id))
    forget = [blocks.button("Forget this account …", Action.FORGET_ASK, value)] if may_forget else []
    yield blocks.actions(blocks.button("Merge with another account …", Action.MERGE_CHOOSE, value), *forget)


def ask(account: Account, entries: int, handovers: int, channels: Sequence[str]) -> View:
    """Return the form that says what goes and what stays, and asks for the account's name. Sent, it is done."""
    name = safe(oneline(account.name), 150)
    also = f", also known as {safe(oneline(' · '.join(account.other_names)), 300)}" if account.other_names else ""
    past = f", and all answers of {count(handovers, 'ended handover')}" if handovers else ""
    content: list[Block] = [
        blocks.section(
            f"*Baton forgets {name}*{also}: {count(entries, 'entry', 'entries')} of what is known, its people, promises and "
            f"dates, who changed what{past}. *This can't be undone.* An ended handover can't be taken up again after it."
        ),
        blocks.section(_stays(channels)),
        blocks.field(
            NAME,
            "Type the account's name to go on",
            blocks.text_field(NAME, placeholder=oneline(account.name), limit=LONGEST_NAME),
        ),
    ]
    return blocks.modal(Form.FORGET, TITLE, content, submit="Forget it", close="Cancel", metadata=account.id)


def forgotten(account: Account) -> View:
    """Return the notice that it is done."""
    words = f"✓ I have forgotten *{safe(oneline(account.name), 150)}*, and the handovers it had."
    return blocks.modal(Form.NOTICE, TITLE, [blocks.section(words)])


def _stays(channels: Sequence[str]) -> str:
    stays = "*What stands in Slack stays there*, for Slack's own rules to keep or delete"
    if not channels:
        return f"{stays}: messages, documents and canvases that I have posted."
    shown = ", ".join(f"<#{channel}>" for channel in channels[:CHANNELS_SHOWN])
    rest = len(channels) - CHANNELS_SHOWN
    more = f" and {count(rest, 'more channel')}" if rest > 0 else ""
    return (
        f"{stays}: messages, documents and canvases that I have posted in {shown}{more}, and in direct messages. "
        "Delete those channels in Slack if they must go as well."
    )


@words_for.register
def _(_refusal: OnlyOwnerForgets) -> str:
    return "Only the account's owner and workspace admins can have it forgotten. Ask one of them."


@words_for.register
def _(refusal: UnderWay) -> str:
    return (
        f"*{safe(oneline(refusal.account), 150)}* has an open handover, which needs what is known. Complete or cancel it first "
        "(`/handover cancel`)."
    )
