"""Which role somebody most likely has in a handover that they open, by the ones they are or were in."""

from collections.abc import Iterable

from handover.model.handover import Handover
from handover.model.people import Role


def usual_role(handovers: Iterable[Handover], user: str) -> Role:
    """Return the manager for somebody who keeps an eye on handovers and hands none over; else the outgoing CSM."""
    known = list(handovers)
    manages = any(one.manager == user for one in known)
    hands_over = any(one.outgoing == user for one in known)
    return Role.MANAGER if manages and not hands_over else Role.OUTGOING
