"""What the incoming CSM takes over, written back in their own words, and what the outgoing CSM says to it (P82, P119)."""

from dataclasses import dataclass
from datetime import datetime

from handover.model.disclosure import InternalText, NeutralText


@dataclass(frozen=True)
class Synthesis:
    """The top risks and the first steps as the incoming CSM understands them, by whom and when (UTC).

    It is confirmed, or corrected in words that stand beside it, or neither yet.
    """

    risks: tuple[InternalText, ...]
    first_steps: InternalText
    by: NeutralText
    at: datetime
    confirmed_by: NeutralText = ""
    confirmed_at: datetime | None = None
    correction: InternalText = ""
    corrected_by: NeutralText = ""
    corrected_at: datetime | None = None

    @property
    def confirmed(self) -> bool:
        """Whether somebody has said that it is right."""
        return self.confirmed_at is not None

    @property
    def corrected(self) -> bool:
        """Whether somebody has said what is not right in it."""
        return self.corrected_at is not None

    @property
    def answered(self) -> bool:
        """Whether somebody has confirmed or corrected it."""
        return self.confirmed or self.corrected
