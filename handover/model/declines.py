"""Somebody named in a handover has said that it is not theirs."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Decline:
    """Who declined, why (internal), and when (UTC)."""

    by: str
    why: str
    at: datetime
