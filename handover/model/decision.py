"""The result of a use case: the next state of the handover and the jobs that follow."""

from dataclasses import dataclass

from handover.model.handover import Handover
from handover.model.jobs import Job


@dataclass(frozen=True)
class Decision:
    """The next state and its jobs, stored in one transaction."""

    handover: Handover
    jobs: tuple[Job, ...] = ()


def unchanged(handover: Handover) -> Decision:
    """Return a decision that changes nothing."""
    return Decision(handover)
