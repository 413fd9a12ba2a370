"""How two accounts became one, kept with the one that went into the other, so that it can be undone."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from handover.model.account import Account, AccountEntry
from handover.model.disclosure import NeutralText


@dataclass(frozen=True)
class Merge:
    """The account that stayed, as it was `before` and `after`; all its entries before by item, and those that were others after.

    `handovers` are the ids of those that moved, `earlier` the ids of accounts that had gone into the one that went. `by` and
    `at` (UTC) are who merged them when.
    """

    before: Account
    after: Account
    entries_before: Mapping[NeutralText, AccountEntry]
    entries_after: Mapping[NeutralText, AccountEntry]
    handovers: tuple[NeutralText, ...]
    earlier: tuple[NeutralText, ...]
    by: NeutralText
    at: datetime
