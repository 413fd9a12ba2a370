"""Handovers that have ended: which of them somebody may still look for, the newest first."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from handover.access import may_see
from handover.model.handover import Handover
from handover.model.people import Person

RECENT = timedelta(days=90)
"""How long after its end a handover is still named on the Home tab."""


def ended_of(handovers: Iterable[Handover], person: Person, since: datetime | None = None) -> tuple[Handover, ...]:
    """Return the handovers of this person that have ended, at `since` (UTC) or later, the last one first; those they may see."""
    dated = [
        (one.closed_at, one.id, one)
        for one in handovers
        if not one.open and one.closed_at is not None and person.id in one.participants and may_see(one, person)
    ]
    newest = sorted(dated, key=lambda each: each[:2], reverse=True)
    return tuple(one for closed_at, _, one in newest if since is None or closed_at >= since)
