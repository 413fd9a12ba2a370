"""What a CSM knows and how much they can carry: what a lead looks at when a successor is chosen (P28)."""

from dataclasses import dataclass
from datetime import datetime

from handover.model.audit import NoSecret
from handover.model.disclosure import InternalText, NeutralText


@dataclass(frozen=True)
class CsmFacts:
    """What is known of one person's work. Internal: for leads and for themselves.

    `limit` is the most accounts they carry at the same time, counted as mid-touch ones; None for the usual number. `by` and `at`
    (UTC) are who said so last and when; empty and None where nobody has.
    """

    user: NeutralText
    languages: tuple[InternalText, ...] = ()
    industries: tuple[InternalText, ...] = ()
    regions: tuple[InternalText, ...] = ()
    products: tuple[InternalText, ...] = ()
    limit: int | None = None
    by: NeutralText = ""
    at: datetime | None = None
    no_secrets: tuple[NoSecret, ...] = ()
    """The word of people that what they entered here and looked like a secret is none (P68)."""
