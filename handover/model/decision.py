"""What a use case comes to: the handover as it is now, and the errands that follow from it."""

from dataclasses import dataclass

from handover.model.handover import Handover
from handover.model.jobs import Errand


@dataclass(frozen=True)
class Decision:
    """The next state and what Slack must be told. Stored in one transaction, so neither exists without the other."""

    handover: Handover
    jobs: tuple[Errand, ...] = ()


def unchanged(handover: Handover) -> Decision:
    """Return the decision that nothing has to happen."""
    return Decision(handover)
