"""The lists of accounts: mine, my team's, those without an owner or a backup, and those of which something is stale."""

from collections.abc import Collection, Iterable, Mapping
from enum import StrEnum

from handover.accounts.names import folded
from handover.model.account import AccountRow

PAGE = 20
"""Accounts on one page of a list."""


class Which(StrEnum):
    """Which accounts are listed."""

    MINE = "mine"
    TEAM = "team"
    NO_OWNER = "no_owner"
    NO_BACKUP = "no_backup"
    STALE = "stale"
    ALL = "all"


TYPED: Mapping[str, Which] = {
    "mine": Which.MINE,
    "team": Which.TEAM,
    "my team": Which.TEAM,
    "my team's": Which.TEAM,
    "without owner": Which.NO_OWNER,
    "no owner": Which.NO_OWNER,
    "without backup": Which.NO_BACKUP,
    "no backup": Which.NO_BACKUP,
    "stale": Which.STALE,
    "all": Which.ALL,
}
"""What is typed behind `/handover accounts`."""


def which_typed(text: str) -> Which | None:
    """Return which list is meant by these words, None for no words or others."""
    return TYPED.get(folded(text))


def listed(
    rows: Iterable[AccountRow],
    which: Which,
    user: str,
    *,
    own: Collection[str] = (),
    gone: Collection[str] = (),
    stale: Mapping[str, int] | None = None,
) -> tuple[AccountRow, ...]:
    """Return those of the accounts that this list shows somebody, by name.

    `own` are the ids of those in which they have a part: "my team's" are the ones of them that are somebody else's, or nobody's.
    `gone` are people who are no members any more: an account of theirs has no owner. `stale` says how many entries of an account
    are stale.
    """

    def shows(row: AccountRow) -> bool:
        match which:
            case Which.MINE:
                return user in (row.owner, row.covered_by)
            case Which.TEAM:
                return user not in (row.owner, row.covered_by) and row.id in own
            case Which.NO_OWNER:
                return not row.looked_after_by or row.looked_after_by in gone
            case Which.NO_BACKUP:
                return not row.backup or row.backup in gone
            case Which.STALE:
                return row.id in (stale or {})
        return True

    found = (row for row in rows if shows(row))
    if which is Which.STALE:
        return tuple(sorted(found, key=lambda row: (-(stale or {})[row.id], folded(row.name), row.id)))
    return tuple(sorted(found, key=lambda row: (folded(row.name), row.id)))
