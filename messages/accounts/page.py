"""The page of an account: its brief, its fields, and what is known, with who said it when and how old it is."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from handover.blueprint.brief import Brief
from handover.model.account import Account, AccountEntry
from handover.model.canvas import Canvas
from handover.model.entry_change import EntryChange
from handover.model.handover import Handover
from handover.model.playbook import Item
from handover.time.workdays import local_date
from messages.accounts.history import change_line
from messages.blueprint.brief import NOTHING, brief_mrkdwn
from messages.customer_kinds import LIKELIHOODS, TIERS
from messages.entries.words import change_words as entry_change_words
from messages.entries.words import told
from messages.incoming_team import team_words
from messages.kit import blocks
from messages.kit.dates import day_and_year
from messages.kit.ids import Action, Form
from messages.kit.message import Block, View
from messages.kit.text import count, link, mention, oneline, safe, shorten
from messages.kit.values import AccountValue
from messages.limbo import clock_words, without_owner
from messages.temporary_contact import contact_line

TITLE = "Account"
SHOWN = 700
"""Characters of an entry on the page; opened, it is shown whole."""
LINKS_SHOWN, CHANGES_SHOWN, EVIDENCE_SHOWN, REMOVED_SHOWN = 10, 5, 4, 5


def page(
    account: Account,
    entries: Sequence[AccountEntry],
    brief: Brief,
    running: Handover | None,
    now: datetime,
    *,
    first: int = 0,
    total: int = 0,
    stale: int = 0,
    shown_at_once: int = 15,
    note: str = "",
    canvas: Canvas | None = None,
    removed: Sequence[EntryChange] = (),
    unknown: Sequence[Item] = (),
    limbo: int | None = None,
    cover: Sequence[Block] = (),
    below: Sequence[Block] = (),
) -> View:
    """Return the page as a modal, with `entries` from the one of number `first` on, of `total` of which `stale` are stale.

    `running` is the open handover, None for none and for one that the reader may not see; `note` is said on top, in mrkdwn;
    `canvas` is that in its channel; `removed` tells of entries that can be put back; of `unknown`
    nothing is known yet; for `limbo` working days it has had no confirmed owner (None: it has one); `cover` says who looks after it
    for its owner, and `below` stands at the end of what is known.
    """
    known = brief_mrkdwn(brief)
    content: list[Block] = [
        *([blocks.context(note)] if note else []),
        blocks.header(account.name),
        *([blocks.section(known)] if known else []),
        *([blocks.section(clock)] if (clock := _clock(running, limbo, now)) else []),
        *(blocks.section(text) for text in _fields(account)),
        _buttons(account, running, limbo),
        *cover,
        blocks.divider(),
        blocks.header("What is known"),
        blocks.context(_standing(total, stale)),
        *_whole(account, running, canvas),
    ]
    for entry in entries:
        content += _entry(account, entry, now)
    content += _paging(account, first, total, shown_at_once)
    content += _removed(account, removed)
    content += _unknown(account, unknown)
    content += below
    if account.changes and not first:
        content += _history(account)
    return blocks.modal(Form.ACCOUNT, TITLE, content, metadata=account.id)


def _fields(account: Account) -> Iterator[str]:
    """Yield what is known of the customer itself, whose account it is, its renewal, and where it is found elsewhere."""
    if account.other_names:
        yield f"*Also called:* {safe(oneline(' · '.join(account.other_names)), 600)}"
    what = [TIERS[account.tier]] if account.tier else []
    what += [safe(oneline(one), 150) for one in (account.segment, account.industry, account.region) if one]
    what += [f"speaks {safe(oneline(account.language), 100)}"] if account.language else []
    what += [link(account.website, account.website)] if account.website else []
    if what:
        yield " · ".join(what)
    yield _people(account)
    renewal = account.renewal
    said = [day_and_year(renewal.day)] if renewal.day else []
    said += [f"out of contract since {day_and_year(renewal.out_of_contract)}"] if renewal.out_of_contract else []
    said += [safe(oneline(renewal.amount), 150)] if renewal.amount else []
    said += [LIKELIHOODS[renewal.likelihood].lower()] if renewal.likelihood else []
    if said or renewal.risks:
        risks = f"\n{safe(renewal.risks, 600)}" if renewal.risks else ""
        yield f"*Renewal:* {' · '.join(said) or 'no date'}{risks}"
    found = [link(one.url, one.title) for one in account.links[:LINKS_SHOWN]]
    found += [f"{safe(oneline(one.system), 60)}: {safe(oneline(one.id), 100)}" for one in account.crm_ids[:LINKS_SHOWN]]
    rest = max(len(account.links) - LINKS_SHOWN, 0) + max(len(account.crm_ids) - LINKS_SHOWN, 0)
    found += [f"and {rest} more in “Edit renewal, links …”"] if rest else []
    if found:
        yield "*Elsewhere:* " + " · ".join(found)


def _clock(running: Handover | None, limbo: int | None, now: datetime) -> str:
    """Return for how long it has had no owner, and, while it is handed over, when the customer last heard from us."""
    if running is not None:
        return "\n".join(
            filter(None, (clock_words(running, limbo, local_date(now, running.zone)), contact_line(running)))
        )
    return f"{without_owner(limbo)}." if limbo is not None else ""


def _people(account: Account) -> str:
    since = f" since {day_and_year(account.owner_since)}" if account.owner and account.owner_since else ""
    team_named = f" for {team_words(account.owner_team)}" if account.owner and account.owner_team else ""
    owner = f"{mention(account.owner)}{team_named}{since}" if account.owner else ":warning: nobody"
    backup = mention(account.backup) if account.backup else ":warning: nobody"
    lines = [f"*Owner:* {owner} · *Backup:* {backup}"]
    if account.manager:
        lines[0] += f" · *Manager:* {mention(account.manager)}"
    team = [f"{role.value} {mention(user)}" for role, user in account.team.items()]
    return "\n".join([*lines, *(["*Team:* " + " · ".join(team)] if team else [])])


def _buttons(account: Account, running: Handover | None, limbo: int | None) -> Block:
    value = str(AccountValue(account.id))
    return blocks.actions(
        blocks.button("Edit customer …", Action.ACCOUNT_EDIT_ABOUT, value),
        blocks.button("Edit people …", Action.ACCOUNT_EDIT_PEOPLE, value),
        blocks.button("Edit renewal, links …", Action.ACCOUNT_EDIT_RENEWAL, value),
        *([blocks.button("Open handover", Action.OPEN, running.id)] if running else []),
        *(
            [blocks.button("See who could take over", Action.SUGGEST_OPEN, value)]
            if limbo is not None and not running
            else []
        ),
    )


def _whole(account: Account, running: Handover | None, canvas: Canvas | None) -> Iterator[Block]:
    """Yield the ways to the whole blueprint."""
    value = str(AccountValue(account.id))
    gone = running is not None and canvas is not None and canvas.deleted
    yield blocks.actions(
        blocks.button("Blueprint as PDF", Action.BLUEPRINT_PDF, value),
        blocks.button("Blueprint as Markdown", Action.BLUEPRINT_MARKDOWN, value),
        *([blocks.button("Make the canvas again", Action.CANVAS_MAKE_AGAIN, running.id)] if running and gone else []),
    )
    if canvas is not None and canvas.link:
        yield blocks.context(f"All of it, to write in as well: {link(canvas.link, 'the canvas in the channel')}.")


def _standing(total: int, stale: int) -> str:
    if not total:
        return f"{NOTHING} What is answered in a handover stays here."
    old = f", {stale} of them stale: nobody has said for a while that it is still so" if stale else ""
    return f"{count(total, 'entry', 'entries')}{old}."


def _entry(account: Account, entry: AccountEntry, now: datetime) -> Iterator[Block]:
    said = safe(entry.text.strip(), SHOWN)
    if entry.not_applicable:
        said = f"Doesn't apply: {safe(oneline(entry.not_applicable), SHOWN)}"
    value = str(AccountValue(account.id, entry.item))
    opened = blocks.button("Open", Action.ACCOUNT_READ, value, label=f"Open: {oneline(entry.title)}")
    yield blocks.section(f"*{safe(oneline(entry.title), 150)}*\n{said}", opened)
    links = [link(one.link, shorten(oneline(one.title), 80)) for one in entry.evidence[:EVIDENCE_SHOWN]]
    yield blocks.context(" · ".join([told(entry, now), *links]))


def _removed(account: Account, removed: Sequence[EntryChange]) -> Iterator[Block]:
    """Yield the entries that were removed last, each with a way to put it back."""
    for change in removed[:REMOVED_SHOWN]:
        value, title = str(AccountValue(account.id, change.item)), oneline(change.title)
        undo = blocks.button("Undo", Action.ENTRY_UNDO, value, label=f"Undo: remove {title}")
        yield blocks.section(f"*{safe(title, 150)}*: {entry_change_words(change)}", undo)


def _unknown(account: Account, unknown: Sequence[Item]) -> Iterator[Block]:
    """Yield the menu by which something can be entered of which nothing is known yet."""
    if unknown:
        choices = [(oneline(one.title), str(AccountValue(account.id, one.key))) for one in unknown]
        yield blocks.section(
            f"Nothing is known yet of {count(len(unknown), 'thing')} that a handover asks about.",
            blocks.menu(Action.ENTRY_BEGIN, choices, placeholder="Add what you know …"),
        )


def _paging(account: Account, first: int, total: int, most: int) -> list[Block]:
    buttons = []
    if first > 0:
        value = str(AccountValue(account.id, str(max(first - most, 0))))
        buttons.append(blocks.button("Previous page", Action.ACCOUNT_PREVIOUS, value))
    if first + most < total:
        buttons.append(
            blocks.button("Next page", Action.ACCOUNT_NEXT, str(AccountValue(account.id, str(first + most))))
        )
    return [blocks.actions(*buttons)] if buttons else []


def _history(account: Account) -> Iterator[Block]:
    """Yield the newest changes, the last one first, and the way to all of them."""
    yield blocks.divider()
    for change in reversed(account.changes[-CHANGES_SHOWN:]):
        yield blocks.context(change_line(change))
    yield blocks.actions(blocks.button("See all changes", Action.ACCOUNT_HISTORY, str(AccountValue(account.id))))
