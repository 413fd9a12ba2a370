"""Somebody named in a handover has said that it is not theirs."""

from dataclasses import dataclass
from datetime import datetime

from handover.model.disclosure import InternalText, NeutralText


@dataclass(frozen=True)
class Decline:
    """Who declined, why (internal), and when (UTC); `instead` is whom an incoming CSM proposes in their place, empty for nobody."""

    by: NeutralText
    why: InternalText
    at: datetime
    instead: NeutralText = ""
