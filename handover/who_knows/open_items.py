"""What nobody has answered since the CSM has gone."""

from handover.model.handover import Handover
from handover.model.people import Role
from handover.model.playbook import Item
from handover.temporary_contact import is_emergency


def looks_for_who_knows(handover: Handover) -> bool:
    """Return whether others than who hands over are to be found who know the customer: it runs, and that CSM has gone."""
    return handover.open and is_emergency(handover)


def open_items(handover: Handover) -> tuple[Item, ...]:
    """Return what whoever has gone would have answered and nobody has, in the playbook's order."""
    return tuple(
        item for item in handover.playbook.items if item.owner is not Role.INCOMING and not handover.covered(item.key)
    )
