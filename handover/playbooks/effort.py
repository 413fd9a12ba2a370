"""How long a playbook takes those who work through it, calls apart (P84)."""

from collections.abc import Collection

from handover.model.people import Role
from handover.model.playbook import Playbook


def minutes(playbook: Playbook, role: Role, known: Collection[str] = ()) -> int:
    """Return the minutes of all that a role is asked and has to do, optional things included, without calls.

    Nor of the items that are `known` already, by key.
    """
    return sum(one.minutes for one in playbook.entries if one.owner is role and one.key not in known)
