"""The receiving side of a handover where it is more than one colleague: a department of ours, or a provider outside (P11–P15)."""

from dataclasses import dataclass
from enum import StrEnum

from handover.model.disclosure import CustomerText, NeutralText


class ReceiverKind(StrEnum):
    """What the receiving side is. A PROVIDER is outside: never invited, never written to. Values are stored."""

    DEPARTMENT = "department"
    PROVIDER = "provider"


@dataclass(frozen=True)
class Receiver:
    """The receiving side by its name, with whom to turn to there; `contact` and `email` may be empty for colleagues.

    The incoming CSM is then who of ours looks after the handover towards them.
    """

    kind: ReceiverKind
    name: CustomerText
    contact: CustomerText = ""
    email: CustomerText = ""
    person: NeutralText = ""
    """The user id of the colleague there who gets the document; empty for a provider outside, and in older documents."""

    @property
    def outside(self) -> bool:
        """Whether nobody there may read anything but what was released."""
        return self.kind is ReceiverKind.PROVIDER
