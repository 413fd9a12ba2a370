"""What has changed of an account since a cover of it began, read where it is written down anyhow (P9)."""

from handover.cover.changes import ChangedSince, changed_since
from handover.cover.following import covered_since
from handover.model.account import Account
from handover.model.cover import Cover
from storage.store import UnitOfWork


async def changes_of(unit: UnitOfWork, account: Account, cover: Cover) -> ChangedSince:
    """Return what has changed of an account since a cover of it began."""
    entries = await unit.blueprint.all(account.id)
    changes = await unit.entry_history.of_account(account.id)
    return changed_since(covered_since(account, cover), entries, changes, account.changes)
