"""The page of an account: its brief, its fields, and what is known, with who said it when and how old it is."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from handover.blueprint.brief import Brief
from handover.blueprint.freshness import is_stale, stale_at
from handover.blueprint.understood import understood
from handover.model.account import Account, AccountEntry
from handover.model.canvas import Canvas
from handover.model.handover import Handover
from handover.records.in_words import in_words
from messages.accounts.words import change_words
from messages.blueprint.brief import NOTHING, brief_mrkdwn
from messages.customer_kinds import LIKELIHOODS, TIERS
from messages.kit import blocks
from messages.kit.dates import day_and_year, local_time
from messages.kit.ids import Action, Form
from messages.kit.message import Block, View
from messages.kit.quotes import pieces
from messages.kit.text import count, link, mention, oneline, safe, shorten
from messages.kit.values import AccountValue
from messages.records.understood import list_button

TITLE = "Account"
ENTRY_TITLE = "The whole entry"
SHOWN = 700
"""Characters of an entry on the page; a longer one has a button that shows it whole."""
LINKS_SHOWN, CHANGES_SHOWN, EVIDENCE_SHOWN = 10, 5, 4
MOST_PIECES = 60
RECORD_SHOWN, RECORDS_IN_A_BLOCK, RECORDS_SHOWN = 250, 8, 80
"""Characters of a record in a list of them, how many stand in one block, and how many there are at most."""


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
) -> View:
    """Return the page as a modal, with `entries` from the one of number `first` on, of `total` of which `stale` are stale.

    `running` is the open handover, None for none and for one that the reader may not see; `note` is said on top, in mrkdwn;
    `canvas` is that in its channel.
    """
    known = brief_mrkdwn(brief)
    content: list[Block] = [
        *([blocks.context(note)] if note else []),
        blocks.header(account.name),
        *([blocks.section(known)] if known else []),
        *(blocks.section(text) for text in _fields(account)),
        _buttons(account, running),
        blocks.divider(),
        blocks.header("What is known"),
        blocks.context(_standing(total, stale)),
        *_whole(account, running, canvas),
    ]
    for entry in entries:
        content += _entry(account, entry, now)
    content += _paging(account, first, total, shown_at_once)
    if account.changes and not first:
        content.append(blocks.divider())
        content += [blocks.context(line) for line in _history(account)]
    return blocks.modal(Form.ACCOUNT, TITLE, content, metadata=account.id)


def whole_entry(account: Account, entry: AccountEntry, now: datetime, running: Handover | None = None) -> View:
    """Return one entry whole, with all that was saved beside it; and the way to its records in the handover that is `running`."""
    text = pieces(entry.not_applicable or entry.text)
    content: list[Block] = [
        blocks.header(entry.title),
        blocks.context(f"{safe(oneline(account.name), 150)} · {_told(entry, now)}"),
        *(blocks.section(piece) for piece in text[:MOST_PIECES]),
    ]
    if len(text) > MOST_PIECES:
        content.append(blocks.context("That is as much as fits here. All of it is in the handover document."))
    content += _understood(entry)
    if running is not None and running.id == entry.handover and running.answer(entry.item).records:
        content.append(blocks.actions(list_button(running, entry.item)))
    links = [link(one.link, shorten(oneline(one.title), 80)) for one in entry.evidence]
    content += [blocks.context(one) for one in links[:20]]
    return blocks.modal(Form.ACCOUNT_ENTRY, ENTRY_TITLE, content)


def _understood(entry: AccountEntry) -> list[Block]:
    """Return what was read out of the entry, a line each; nothing where it is text and no more."""
    records = understood(entry)
    if not records:
        return []
    lines = [
        f"{'✓' if one.confirmed_by else '•'} {safe(in_words(one), RECORD_SHOWN)}" for one in records[:RECORDS_SHOWN]
    ]
    rest = len(records) - len(lines)
    return [
        blocks.divider(),
        blocks.section("*What I understand of it*"),
        *(
            blocks.section("\n".join(lines[at : at + RECORDS_IN_A_BLOCK]))
            for at in range(0, len(lines), RECORDS_IN_A_BLOCK)
        ),
        *([blocks.context(f"… and {rest} more.")] if rest else []),
        *(
            [blocks.context("✓ Somebody has said that this is right.")]
            if any(one.confirmed_by for one in records)
            else []
        ),
    ]


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
    if found:
        yield "*Elsewhere:* " + " · ".join(found)


def _people(account: Account) -> str:
    since = f" since {day_and_year(account.owner_since)}" if account.owner and account.owner_since else ""
    owner = f"{mention(account.owner)}{since}" if account.owner else ":warning: nobody"
    backup = mention(account.backup) if account.backup else ":warning: nobody"
    lines = [f"*Owner:* {owner} · *Backup:* {backup}"]
    if account.manager:
        lines[0] += f" · *Manager:* {mention(account.manager)}"
    team = [f"{role.value} {mention(user)}" for role, user in account.team.items()]
    return "\n".join([*lines, *(["*Team:* " + " · ".join(team)] if team else [])])


def _buttons(account: Account, running: Handover | None) -> Block:
    value = str(AccountValue(account.id))
    return blocks.actions(
        blocks.button("Edit customer …", Action.ACCOUNT_EDIT_ABOUT, value),
        blocks.button("Edit people …", Action.ACCOUNT_EDIT_PEOPLE, value),
        blocks.button("Edit renewal, links …", Action.ACCOUNT_EDIT_RENEWAL, value),
        *([blocks.button("Open handover", Action.OPEN, running.id)] if running else []),
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
    text = entry.text.strip()
    said = safe(text, SHOWN)
    if entry.not_applicable:
        said = f"Doesn't apply: {safe(oneline(entry.not_applicable), SHOWN)}"
    cut = len(text) > SHOWN - 1 or len(entry.evidence) > EVIDENCE_SHOWN or len(entry.not_applicable) > SHOWN - 1
    value = str(AccountValue(account.id, entry.item))
    label = f"Read all about {oneline(entry.title)}"
    read = blocks.button("Read all", Action.ACCOUNT_READ, value, label=label) if cut or understood(entry) else None
    words = f"*{safe(oneline(entry.title), 150)}*\n{said}"
    yield blocks.section(words, read)
    links = [link(one.link, shorten(oneline(one.title), 80)) for one in entry.evidence[:EVIDENCE_SHOWN]]
    yield blocks.context(" · ".join([_told(entry, now), *links]))


def _told(entry: AccountEntry, now: datetime) -> str:
    """Return who said it when, who has confirmed it, and whether it is stale."""
    who = mention(entry.by) if entry.by else "Somebody"
    parts = [f"{who}, {local_time(entry.at)}"]
    if entry.confirmed_by and entry.confirmed_at:
        parts.append(f"confirmed by {mention(entry.confirmed_by)}, {local_time(entry.confirmed_at)}")
    until = stale_at(entry)
    if until is not None:
        words = f":hourglass: stale since {day_and_year(until.date())}" if is_stale(entry, now) else ""
        parts.append(words or f"fresh until {day_and_year(until.date())}")
    return " · ".join(parts)


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


def _history(account: Account) -> Iterator[str]:
    """Yield the newest changes, the last one first."""
    for change in reversed(account.changes[-CHANGES_SHOWN:]):
        who = mention(change.by) if change.by else "This handover"
        yield f"{who}: {change_words(change)}, {local_time(change.at)}"
