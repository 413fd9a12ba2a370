"""What a further letter to the customer may say of the one before it (P103, P105)."""

from dataclasses import dataclass
from datetime import date

from handover.model.customer_reply import ReplyKind


@dataclass(frozen=True)
class Earlier:
    """What a further letter may say of the one before: the local day on which it went and whether the same person wrote it.

    `corrects` says that it names somebody who does not take over any more. `reply` is the kind of what the customer said to it,
    None for nothing; their words are internal, and not among this.
    """

    day: date
    same_sender: bool
    corrects: bool
    reply: ReplyKind | None = None
