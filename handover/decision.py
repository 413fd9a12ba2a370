"""What a use case comes to: the handover as it is now, and the errands that follow from it."""

from dataclasses import dataclass

from handover import errands
from handover.errands import Errand
from handover.handover import Handover
from handover.stages import advanced


@dataclass(frozen=True)
class Decision:
    """The next state and what Slack must be told. Stored in one transaction, so neither exists without the other."""

    handover: Handover
    errands: tuple[Errand, ...] = ()


def unchanged(handover: Handover) -> Decision:
    """Return the decision that nothing has to happen."""
    return Decision(handover)


def concluded(handover: Handover, *follow: Errand) -> Decision:
    """Return a decision that also brings the summary card and everybody's Home tab up to date, and advances the stage.

    Every use case that changes a handover ends here, so that what people see never lags behind what is so.
    """
    moved, reached = advanced(handover)
    homes = tuple(errands.home_tab(user) for user in moved.participants)
    return Decision(moved, (*follow, *reached, errands.summary_card(moved.id), *homes))
