"""What an account knows of the items of a playbook when a handover of it begins (P80, P119)."""

from collections.abc import Mapping
from datetime import datetime

from handover.blueprint.freshness import is_stale
from handover.model.account import AccountEntry
from handover.model.known import Known
from handover.model.people import Role
from handover.model.playbook import Playbook


def known_at_start(playbook: Playbook, entries: Mapping[str, AccountEntry], now: datetime) -> dict[str, Known]:
    """Return what is known at `now` (UTC) of the playbook's items, by item. `entries` are the account's, by item.

    What the incoming CSM is to find out is theirs to find out anew.
    """
    return {
        item.key: Known(entries[item.key], asked=is_stale(entries[item.key], now))
        for item in playbook.items
        if item.key in entries and item.owner is not Role.INCOMING
    }
