"""Who may see a handover, and whether it may be changed."""

from collections.abc import Iterable

from handover.model.handover import Handover, Status
from handover.model.people import Person
from handover.model.refusals import NotActive, NotAParticipant


def may_see(handover: Handover, person: Person) -> bool:
    """Return whether the person is one of the handover's people or a workspace admin, and a full member of the workspace.

    Guests and people of other organisations never are: internal notes must not reach them, whatever they have been
    invited to.
    """
    return not person.barred and (person.admin or person.id in handover.participants)


def visible(handovers: Iterable[Handover], person: Person) -> tuple[Handover, ...]:
    """Return those of the handovers that this person may see: none for somebody who has become a guest."""
    return tuple(one for one in handovers if may_see(one, person))


def participants_only(handover: Handover, person: Person) -> Handover:
    """Return the handover itself, so that a rule can be applied to it. Raises NotAParticipant for everybody else."""
    if not may_see(handover, person):
        raise NotAParticipant(handover.account)
    return handover


def require_active(handover: Handover) -> None:
    """Raise NotActive unless the handover is under way: neither paused nor ended."""
    if handover.status is not Status.ACTIVE:
        raise NotActive(handover.account, handover.status)
