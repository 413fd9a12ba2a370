"""Accounts of a list beside those that Baton knows: which is which, and which may be one customer by two names."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from handover.accounts.likeness import pairs_alike
from handover.accounts.names import folded, loosened
from handover.book.book import Alike, BookRow, ListedAccount
from handover.model.account import Account
from handover.model.records import Colour

NOBODY: Mapping[str, str] = {}
"""The owners of a list that names none, or one alone."""


def rows_of(
    listed: Sequence[ListedAccount],
    known: Sequence[Account],
    health: Mapping[str, Colour],
    *,
    only_listed: bool,
    leaver: str,
    owners: Mapping[str, str] = NOBODY,
) -> tuple[BookRow, ...]:
    """Return the rows of a book: the accounts of a list, and unless `only_listed` those that are known to be the leaver's.

    An account that is known by the name in the list, however it is spelled, is one row, with what the list says of it. `health` is
    what is known of that, by account id. Whose it is says the list, where it names one of its `owners` (who they are, by `folded`
    name); else what is known, else it is the leaver's.
    """
    by_name = _by_name(known)
    found: dict[str, BookRow] = {}
    for one in listed:
        account = next((by_name[key] for key in (folded(one.name), loosened(one.name)) if key in by_name), None)
        row = _row(_with_known(one, account, health), account, owners.get(folded(one.owner), ""), leaver)
        found.setdefault(row.account_id or f"?{folded(one.name)}", row)
    if not only_listed:
        for account in known:
            if leaver and account.owner == leaver:
                row = _row(_with_known(ListedAccount(account.name), account, health), account, "", leaver)
                found.setdefault(account.id, row)
    return tuple(replace(row, number=number) for number, row in enumerate(found.values(), 1))


def much_alike(rows: Iterable[BookRow], known: Sequence[Account]) -> tuple[Alike, ...]:
    """Return names that may mean one customer: two of the book, or one of it and that of an account that is not in it."""
    book = list(rows)
    own = {row.account_id for row in book}
    names = [row.listed.name for row in book]
    others = [name for one in known if one.id not in own for name in one.names]
    in_book = frozenset(names)
    return tuple(Alike(name, other, other not in in_book) for name, other in pairs_alike(names, others))


def _by_name(known: Sequence[Account]) -> dict[str, Account]:
    """Return the accounts by their names, spelled exactly before those spelled loosely; what two are called means neither."""
    loose: dict[str, list[Account]] = {}
    for account in known:
        for name in account.names:
            loose.setdefault(loosened(name), []).append(account)
    found = {name: those[0] for name, those in loose.items() if name and len({one.id for one in those}) == 1}
    return found | {folded(name): account for account in known for name in account.names}


def _with_known(listed: ListedAccount, account: Account | None, health: Mapping[str, Colour]) -> ListedAccount:
    """Return what the list says, and where it says nothing what is known."""
    if account is None:
        return listed
    return replace(
        listed,
        name=account.name,
        tier=listed.tier or account.tier,
        health=listed.health or health.get(account.id),
        renewal=listed.renewal or account.renewal.day,
        amount=listed.amount or account.renewal.amount,
        industry=listed.industry or account.industry,
        region=listed.region or account.region,
        language=listed.language or account.language,
    )


def _row(listed: ListedAccount, account: Account | None, owner: str, leaver: str) -> BookRow:
    outgoing = owner or (account.owner if account is not None else "") or leaver
    return BookRow(0, listed, account.id if account is not None else "", outgoing)
