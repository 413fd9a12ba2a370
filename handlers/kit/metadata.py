"""What a form remembers between being opened and being sent: a small frozen dataclass of strings, kept as JSON.

Slack hands a modal's `private_metadata` back unchanged (3,000 characters); buttons carry `handover id|subject` instead.
"""

import json
from dataclasses import asdict, dataclass
from typing import Any, ClassVar, Protocol, TypeVar


class Remembered(Protocol):
    """Any dataclass whose fields are strings."""

    __dataclass_fields__: ClassVar[dict[str, Any]]


T = TypeVar("T", bound=Remembered)


@dataclass(frozen=True)
class About:
    """What most forms are about: a handover, and one thing in it (an item, a step, a question …)."""

    handover: str
    subject: str = ""


def pack(value: Remembered) -> str:
    """Return the value as the private metadata of a view."""
    return json.dumps(asdict(value), ensure_ascii=False, separators=(",", ":"))


def unpack(kind: type[T], metadata: str) -> T:
    """Return the value that `pack` made this from. Raises ValueError or TypeError when it is of another kind."""
    return kind(**json.loads(metadata))


def about(value: str) -> About:
    """Return the handover and the subject that a button or menu option carries."""
    handover_id, _, subject = value.partition("|")
    return About(handover_id, subject)
