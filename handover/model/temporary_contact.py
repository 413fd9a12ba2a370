"""Who is there for a customer whose CSM has gone, until the customer has heard from the next one."""

from dataclasses import dataclass
from datetime import datetime

from handover.model.disclosure import NeutralText


@dataclass(frozen=True)
class TemporaryContact:
    """A colleague named as the customer's contact: by whom and when (UTC); since when, and by whose word, they are not any more."""

    who: NeutralText
    by: NeutralText
    at: datetime
    ended_at: datetime | None = None
    ended_by: NeutralText = ""
