"""What a further letter to the customer may say of the one before it (P103, P105)."""

from dataclasses import dataclass
from datetime import date

from handover.model.audit import Change, PlanField
from handover.model.customer_reply import ReplyKind
from handover.model.handover import Handover


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


def former_incoming_named(handover: Handover) -> str:
    """Return the user id of who takes over by the letter that the customer has, where somebody else does now; empty for nobody."""
    since = incoming_since_letter(handover)
    return since[0].before if since and since[0].before != handover.incoming else ""


def incoming_since_letter(handover: Handover) -> list[Change]:
    """Return the changes of who takes over since the letter was sent that the customer has."""
    letter = handover.sent_letter
    if letter is None or letter.sent_at is None:
        return []
    return [one for one in handover.changes if one.what is PlanField.INCOMING and one.at > letter.sent_at]
