"""Who could take over an account: each person with their room and what speaks for them, in words; and who cannot now, and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from handover.absence import away_soon
from handover.model.account import Account, AccountField, TeamRole
from handover.model.customer_kinds import Tier
from handover.model.handover import Handover
from handover.suggesting.fit import Ground, Reason
from handover.suggesting.ranking import Hindrance, LeftOut, Suggestion, Suggestions
from handover.time.workdays import local_date
from messages.absence import away_words
from messages.assignment import choose_button
from messages.causes import CAUSES
from messages.csm_facts import COUNTED, limit_words, load_words
from messages.customer_kinds import TIERS
from messages.kit import blocks
from messages.kit.ids import Action, Form
from messages.kit.message import Block, View
from messages.kit.text import count, listed, mention, oneline, safe, shorten_mrkdwn
from messages.kit.values import AccountValue

TITLE = "Who takes over?"
PAGE = 10
"""People on one page."""
MOST_LEFT_OUT = 30
_ROLES: Mapping[str, str] = {
    AccountField.BACKUP: "its backup today",
    TeamRole.SALES: "works with it today, in sales",
    TeamRole.SUPPORT: "works with it today, in support",
    TeamRole.SOLUTIONS: "works with it today, in solutions",
}
_FACTS: Mapping[str, str] = {"tier": "tier", "industry": "industry", "region": "region", "language": "language"}


@dataclass(frozen=True)
class Ways:
    """Where the reader may go from the page: to the plan of the open handover, and to the account."""

    replans: bool = False
    opens: bool = False


NOWHERE = Ways()


def suggestions(
    account: Account,
    running: Handover | None,
    found: Suggestions,
    now: datetime,
    first: int = 0,
    ways: Ways = NOWHERE,
) -> View:
    """Return a page of those who could take over, from the one of number `first` on, and who cannot at `now` (UTC)."""
    shown = found.proposed[first : first + PAGE]
    content = [*_top(account, running, ways), *(_suggestion(account, one, running, now) for one in shown)]
    if not found.proposed:
        content.append(blocks.section(nobody_words(found)))
    if pages := _pages(account.id, first, len(found.proposed)):
        content.append(blocks.actions(*pages))
    if found.left_out:
        content += [blocks.divider(), blocks.section(left_out_words(found.left_out, now))]
    content.append(blocks.actions(blocks.button("See your people", Action.CSM_TEAM_OPEN)))
    content.append(blocks.context(COUNTED))
    return blocks.modal(Form.SUGGESTIONS, TITLE, content)


def suggestion_words(account: Account, one: Suggestion, now: datetime) -> str:
    """Return somebody who could take over, with their room and what speaks for them, and what they carry, at `now` (UTC)."""
    person = one.candidate.person
    today = local_date(now, person.zone)
    soon = [away_words(person, today)] if away_soon(person, today) else []
    said = [_room(one.room, account.tier), *reasons_words(one.fit.reasons), *soon]
    return f"*{mention(person.id)}* — {'; '.join(said)}\n{_sentence(load_words(one.candidate.load))}"


def nobody_words(found: Suggestions) -> str:
    """Return that nobody can take over now, and what a lead can do about it."""
    if found.left_out:
        return "Nobody can take it over just now. Limits are set under “See your people”; CS leaders and admins add people there."
    return (
        "I know nobody who could: nobody else owns or takes over an account. Whoever says what they know in "
        "`/handover settings` is among those I suggest; CS leaders and admins add them under “See your people”."
    )


def left_out_words(left_out: Sequence[LeftOut], now: datetime) -> str:
    """Return who is not proposed at `now` (UTC), each with why."""
    lines = [f"• {mention(one.candidate.person.id)}: {_why(one, now)}" for one in left_out[:MOST_LEFT_OUT]]
    more = len(left_out) - MOST_LEFT_OUT
    return shorten_mrkdwn("\n".join(["*Not now*", *lines, *([f"• … and {more} more"] if more > 0 else [])]), 3000)


def reasons_words(reasons: Sequence[Reason]) -> list[str]:
    """Return reasons in words, as in `speaks German and English`: those of one kind together, in their order."""
    return [_of_one_kind(ground, list(of_kind)) for ground, of_kind in groupby(reasons, key=lambda one: one.ground)]


def _of_one_kind(ground: Ground, reasons: Sequence[Reason]) -> str:
    what = listed([safe(oneline(one.what), 100) for one in reasons])
    match ground:
        case Ground.WORKS_WITH:
            return _ROLES[reasons[0].what]
        case Ground.WORKED_WITH:
            return f"worked with {what} until {reasons[0].number}"
        case Ground.LANGUAGE:
            return f"speaks {what}"
        case Ground.REGION:
            return f"at home in {what}"
        case Ground.HOURS:
            return f"shares {count(reasons[0].number, 'working hour')} a day with {what}"
        case Ground.INDUSTRY | Ground.PRODUCT:
            return f"knows {what}"


def _top(account: Account, running: Handover | None, ways: Ways) -> list[Block]:
    kind = [TIERS[account.tier]] if account.tier else []
    facts = [*kind, *(safe(oneline(one), 80) for one in (account.industry, account.region, account.language) if one)]
    owner = f"Its owner is {mention(account.owner)}." if account.owner else "It has no owner."
    about = f"*{safe(oneline(account.name), 150)}*{''.join(f' · {one}' for one in facts)}\n{owner}"
    content = [blocks.section(f"{about} You decide who takes over; this is who has room, and what speaks for each.")]
    if running is not None:
        on = f":information_source: It is being handed over to {mention(running.incoming)} already."
        content.append(
            blocks.section(on, choose_button(running))
            if ways.replans
            else blocks.section(f"{on} Those in that handover can choose somebody else.")
        )
    missing = [words for field, words in _FACTS.items() if not getattr(account, field)]
    if missing:
        unknown = f"I don't know its {listed(missing)} yet."
        opening = blocks.button("Open account", Action.ACCOUNT_OPEN, str(AccountValue(account.id)))
        content.append(
            blocks.section(f"{unknown} “Edit customer …” on its page says it.", opening)
            if ways.opens
            else blocks.context(unknown)
        )
    return content


def _suggestion(account: Account, one: Suggestion, running: Handover | None, now: datetime) -> Block:
    person, words = one.candidate.person, suggestion_words(account, one, now)
    if running is not None:
        return blocks.section(words)
    value = str(AccountValue(account.id, person.id))
    label = f"Start the handover to {oneline(person.name)}"
    return blocks.section(words, blocks.button("Start …", Action.SUGGEST_START, value, label=label))


def _room(room: int, tier: Tier | None) -> str:
    kind = f"{TIERS[tier].lower()} " if tier else ""
    return f"room for {count(room, f'more {kind}account')}"


def _why(one: LeftOut, now: datetime) -> str:
    person = one.candidate.person
    match one.why:
        case Hindrance.BARRED:
            return CAUSES[person.barred].reason
        case Hindrance.AWAY:
            return away_words(person, local_date(now, person.zone))
        case Hindrance.TAKES_NONE:
            return "takes no more accounts for now"
        case Hindrance.FULL:
            carried = filter(None, (load_words(one.candidate.load), limit_words(one.candidate.facts)))
            return f"no room for it ({', '.join(carried)})"


def _pages(account: str, first: int, total: int) -> list[blocks.Element]:
    found = []
    if first > 0:
        value = str(AccountValue(account, str(max(first - PAGE, 0))))
        found.append(blocks.button("Previous page", Action.SUGGEST_PREVIOUS, value))
    if first + PAGE < total:
        found.append(blocks.button("Next page", Action.SUGGEST_NEXT, str(AccountValue(account, str(first + PAGE)))))
    return found


def _sentence(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}."
