"""What nothing is known of on an account yet, and the entry by which somebody begins it (P80, P119)."""

from collections.abc import Collection
from datetime import datetime

from handover.blueprint.freshness import keeps_of
from handover.model.account import AccountEntry
from handover.model.people import Role
from handover.model.playbook import Item, Playbook


def unknown_items(playbook: Playbook, known: Collection[str]) -> tuple[Item, ...]:
    """Return the items about the customer of which nothing is `known` (keys), in the order of the playbook.

    What the incoming CSM is asked is about them, not about the customer.
    """
    return tuple(one for one in playbook.items if one.owner is not Role.INCOMING and one.key not in known)


def blank_entry(playbook: Playbook, item: Item, now: datetime) -> AccountEntry:
    """Return the entry on an item of the playbook that nobody has said anything about, at `now` (UTC)."""
    return AccountEntry(
        item=item.key,
        title=item.title,
        text="",
        handover="",
        by="",
        at=now,
        place=playbook.items.index(item),
        kind=item.kind,
        keeps=keeps_of(item.key, item.kind, item.keeps),
        slots=item.slots,
        choices=item.choices,
        records=(),
    )
