"""Words for customers without a confirmed owner: in the morning message, on the account's page, in lists and on the card (P118)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from handover.heard import last_heard
from handover.limbo import working_days
from handover.model.account import Account
from handover.model.handover import Handover
from messages.heard import heard_words
from messages.kit import blocks
from messages.kit.ids import Action
from messages.kit.message import Block
from messages.kit.text import count, mention, oneline, safe
from messages.kit.values import AccountValue

NAME, MOST_SHOWN, MOST_NAMED = 150, 8, 10
"""Characters of an account's name, accounts that have a line and a button each, and those that are but named."""
FLAG = ":red_circle:"


@dataclass(frozen=True)
class LimboShown:
    """An account somebody was told of: for how many working days it has had no confirmed owner, None for one that has one now.

    `decides` and `takes_part`: whether the reader decides who takes it over, and takes part in its open handover.
    """

    account: Account
    running: Handover | None
    days: int | None
    decides: bool = False
    takes_part: bool = False


def without_owner(days: int) -> str:
    """Return for how long an account has had no confirmed owner, with a red flag from the first whole working day on."""
    return f"{FLAG} {count(days, 'working day')} without an owner" if days else ":warning: without an owner since today"


def clock_words(handover: Handover, limbo: int | None, today: date) -> str:
    """Return the clock of a handover on the local day `today`: for how long without owner (None: not), and since when unheard."""
    lines = [f"{without_owner(limbo)}."] if limbo is not None else []
    heard = last_heard(handover) if handover.open else None
    if heard is not None:
        lines.append(heard_words(heard, working_days(heard.at, today, handover)))
    return "\n".join(lines)


def limbo(shown: Sequence[LimboShown]) -> list[Block]:
    """Return the customers without an owner as a part of the morning message, the one that has waited longest first."""
    content: list[Block] = [blocks.section(_heading(shown))]
    content += [blocks.section(_line(one), _way(one)) for one in shown[:MOST_SHOWN]]
    if len(shown) > MOST_SHOWN:
        names = ", ".join(safe(oneline(one.account.name), 60) for one in shown[MOST_SHOWN : MOST_SHOWN + MOST_NAMED])
        more = len(shown) - MOST_SHOWN
        content.append(
            blocks.context(
                f"And {more} more: {names}{' …' if more > MOST_NAMED else ''}. `/handover accounts without owner`"
            )
        )
    return content


def greeting_words(shown: Sequence[LimboShown]) -> str:
    """Return what a morning message is about that says nothing else."""
    if len(shown) == 1:
        return "One customer of yours needs an owner."
    return f"{len(shown)} customers of yours need an owner."


def _heading(shown: Sequence[LimboShown]) -> str:
    if all(one.days is None for one in shown):
        return "*Customers that had no owner*"
    return "*Nobody looks after these customers yet.* Whoever is theirs from now on, tell them soon."


def _line(one: LimboShown) -> str:
    name = safe(oneline(one.account.name), NAME)
    if one.days is None:
        who = one.running.incoming if one.running is not None else one.account.looked_after_by
        return f"✓ *{name}*: {f'{mention(who)} looks after it' if who else 'settled meanwhile'}"
    words = f"*{name}*: {without_owner(one.days)}."
    if one.running is not None:
        words += f" {mention(one.running.incoming)} is to take it over and has not begun."
    return words


def _way(one: LimboShown) -> blocks.Element:
    """Return the button that leads on: to the handover, to who could take over, or to the account, whichever the reader may see."""
    name = oneline(one.account.name)
    if one.running is not None and one.takes_part:
        return blocks.button("Open", Action.OPEN, one.running.id, label=f"Open the handover of {name}")
    value = str(AccountValue(one.account.id))
    if one.decides and one.days is not None:
        return blocks.button(
            "Choose who takes over …", Action.SUGGEST_OPEN, value, label=f"Choose who takes over {name}"
        )
    return blocks.button("Open account", Action.ACCOUNT_OPEN, value, label=f"Open the account {name}")
