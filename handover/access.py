"""Who may see a handover, and whether it can be changed now."""

from collections.abc import Iterable

from handover.model.handover import Handover, Status
from handover.model.people import Person
from handover.model.refusals import NotActive, NotAParticipant


def may_see(handover: Handover, person: Person) -> bool:
    """Return whether the person is a participant or a workspace admin, and a full member of the workspace.

    Guests and members of other organisations never may, because they must not read internal notes.
    """
    return not person.barred and (person.admin or person.id in handover.participants)


def visible(handovers: Iterable[Handover], person: Person) -> tuple[Handover, ...]:
    """Return those of the handovers that this person may see."""
    return tuple(one for one in handovers if may_see(one, person))


def participants_only(handover: Handover, person: Person) -> Handover:
    """Return the handover unchanged. Raises NotAParticipant when the person may not see it."""
    if not may_see(handover, person):
        raise NotAParticipant(handover.account)
    return handover


def require_active(handover: Handover) -> None:
    """Raise NotActive unless the handover is active: neither paused, completed nor cancelled."""
    if handover.status is not Status.ACTIVE:
        raise NotActive(handover.account, handover.status)
