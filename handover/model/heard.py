"""The customer has heard from one of us."""

from dataclasses import dataclass
from datetime import datetime

from handover.model.disclosure import NeutralText


@dataclass(frozen=True)
class Heard:
    """When the customer heard from a named person (UTC), and from whom (user id)."""

    at: datetime
    by: NeutralText
