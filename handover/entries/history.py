"""What a change to an entry says of itself: the lines that are new, and those that are gone."""

from collections import Counter
from datetime import datetime

from handover.model.account import AccountEntry
from handover.model.entry_change import EntryAct, EntryChange


def change_of(
    before: AccountEntry | None, after: AccountEntry | None, act: EntryAct, *, by: str, at: datetime
) -> EntryChange:
    """Return what was changed from `before` to `after`, of which one is an entry: None for one that was, or is, not there."""
    known = before or after
    if known is None:
        raise ValueError("a change of nothing")
    was, is_ = _lines(before), _lines(after)
    return EntryChange(known.item, known.title, act, _only_in(was, is_), _only_in(is_, was), by, at)


def _lines(entry: AccountEntry | None) -> list[str]:
    if entry is None:
        return []
    return [line for line in (entry.not_applicable or entry.text).splitlines() if line.strip()]


def _only_in(lines: list[str], others: list[str]) -> str:
    """Return the lines that the others are not, one below the other; of a line that stands there more often, the rest."""
    left = Counter(others)
    found = []
    for line in lines:
        if left[line]:
            left[line] -= 1
        else:
            found.append(line)
    return "\n".join(found)
