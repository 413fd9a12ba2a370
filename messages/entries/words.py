"""Who has said an entry when, and who has changed what in it, in mrkdwn."""

from datetime import UTC, datetime

from handover.blueprint.freshness import is_stale, stale_at
from handover.model.account import AccountEntry
from handover.model.entry_change import EntryAct, EntryChange
from messages.kit.dates import day_and_year, local_time, month
from messages.kit.text import mention, oneline, safe

LINES = 140
"""Characters of the lines that a change took away or brought."""


def told(entry: AccountEntry, now: datetime) -> str:
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


def told_before(entry: AccountEntry) -> str:
    """Return whom it is from, and since which month it is known."""
    who = mention(entry.by) if entry.by else "somebody"
    return f"From {who}, {month(entry.as_of.astimezone(UTC).date())}"


def change_words(change: EntryChange) -> str:
    """Return who did what when."""
    who = mention(change.by) if change.by else "Somebody"
    return f"{who} {_did(change)}, {local_time(change.at)}"


def _did(change: EntryChange) -> str:
    before, after = (safe(oneline(lines), LINES) for lines in (change.before, change.after))
    match change.act:
        case EntryAct.CONFIRMED:
            return "said that it is still true"
        case EntryAct.REMOVED:
            return "removed all of it"
        case EntryAct.RESTORED:
            return "undid the change before"
        case EntryAct.MERGED:
            more = (
                f": “{before}” gave way, and “{after}” came" if before else f": “{after}” came to it" if after else ""
            )
            return f"merged this account with another one{more}"
    if before and after:
        return f"changed “{before}” to “{after}”"
    if after:
        return f"added “{after}”"
    return f"took out “{before}”" if before else "changed it"
