"""How long a playbook takes those who work through it, calls apart (P84)."""

from handover.model.people import Role
from handover.model.playbook import Playbook


def minutes(playbook: Playbook, role: Role) -> int:
    """Return the minutes of all that a role is asked and has to do, optional things included, without calls."""
    return sum(one.minutes for one in playbook.entries if one.owner is role)
