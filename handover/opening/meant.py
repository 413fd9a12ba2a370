"""Which accounts may be meant by a name that none of them has, typed into the form that starts a handover."""

from collections.abc import Sequence

from handover.accounts.likeness import accounts_alike, slipped
from handover.accounts.lookup import accounts_called
from handover.model.account import AccountName

MOST_OFFERED = 3


def accounts_meant(names: Sequence[AccountName], typed: str) -> tuple[str, ...]:
    """Return the ids of the accounts with these names that may be meant, the likeliest first: those to ask about."""
    named = {str(at): one.name for at, one in enumerate(names)}
    alike = [names[int(at)].account_id for at in accounts_alike(typed, named)]
    slips = [one.account_id for one in names if slipped(typed, one.name)]
    return tuple(dict.fromkeys([*slips, *alike, *accounts_called(names, typed).account_ids]))[:MOST_OFFERED]


def account_to_ask_about(names: Sequence[AccountName], typed: str, not_meant: Sequence[str]) -> AccountName | None:
    """Return the account that may be this customer, of which whoever starts has to say whether it is; None for none.

    `not_meant` are the ids of accounts that the form has offered as the one whose name was mistyped, and that were left.
    """
    alike = accounts_alike(typed, {str(at): one.name for at, one in enumerate(names)})
    if alike:
        return names[int(alike[0])]
    return next((one for one in names if one.account_id not in not_meant and slipped(typed, one.name)), None)
