"""What the account knew of an item of the playbook when a handover began."""

from dataclasses import dataclass

from handover.model.account import AccountEntry


@dataclass(frozen=True)
class Known:
    """The entry as it was then. `asked`: whether the item is asked all the same, because the entry was stale then."""

    entry: AccountEntry
    asked: bool = False
