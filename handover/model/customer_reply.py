"""What the customer said to the introduction e-mail, as somebody of ours has noted it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from handover.model.disclosure import InternalText, NeutralText


class ReplyKind(StrEnum):
    """How the customer takes the change of their CSM; SILENT while nothing was heard. Values are stored."""

    WELCOMES = "welcomes"
    CONCERNS = "concerns"
    REFUSES = "refuses"
    SILENT = "silent"


@dataclass(frozen=True)
class CustomerReply:
    """One reply, noted by whom and when (UTC). `note` is what the customer said, in their words as far as known.

    `taken_back_by` is the user id of who took it back, empty while it stands. `caller` is who has said that they call the
    customer about it, when they said so, and when the call was held; empty and None for none.
    """

    kind: ReplyKind
    by: NeutralText
    at: datetime
    note: InternalText = ""
    taken_back_by: NeutralText = ""
    caller: NeutralText = ""
    call_planned_at: datetime | None = None
    called_at: datetime | None = None

    @property
    def troubles(self) -> bool:
        """Whether somebody has to do something about it: the customer has concerns, or says no."""
        return self.kind in (ReplyKind.CONCERNS, ReplyKind.REFUSES)
