"""The stored state of a step."""

from dataclasses import dataclass
from datetime import date, datetime

from handover.model.disclosure import InternalText, NeutralText


@dataclass(frozen=True)
class StepState:
    """The state of a step: planned for a local day, done (UTC), or not needed because."""

    planned: date | None = None
    note: InternalText = ""
    not_needed: InternalText = ""
    done_by: NeutralText = ""
    done_at: datetime | None = None
    changed_at: datetime | None = None
    """When its form was last saved with a change (UTC)."""
    starts: datetime | None = None
    """The moment (UTC) a planned call begins; None for no time, as in older documents."""

    @property
    def awaited(self) -> bool:
        """Whether it has a day and is not settled."""
        return self.planned is not None and not self.settled

    @property
    def settled(self) -> bool:
        """Whether it is done or not needed."""
        return self.done_at is not None or bool(self.not_needed)


UNTOUCHED = StepState()
