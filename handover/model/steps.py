"""How far a step of the playbook is."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class StepState:
    """How far a step is: planned for a day, done by somebody, or not needed because."""

    planned: date | None = None
    note: str = ""
    not_needed: str = ""
    done_by: str = ""
    done_at: datetime | None = None
    changed_at: datetime | None = None
    """When the form of the step was last saved with something new in it."""

    @property
    def settled(self) -> bool:
        """Whether nothing more has to happen."""
        return self.done_at is not None or bool(self.not_needed)


UNTOUCHED = StepState()
