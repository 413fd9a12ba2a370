"""What a use case comes to: the handover as it is now, and the jobs that follow from it."""

from dataclasses import dataclass

from handover.model.handover import Handover
from handover.model.jobs import Job


@dataclass(frozen=True)
class Decision:
    """The next state and what Slack must be told. Stored in one transaction, so neither exists without the other."""

    handover: Handover
    jobs: tuple[Job, ...] = ()


def unchanged(handover: Handover) -> Decision:
    """Return the decision that nothing has to happen."""
    return Decision(handover)
