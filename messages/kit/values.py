"""What buttons, menu options and modals carry through Slack and back, as typed values."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, ClassVar, Protocol, Self, TypeVar

LONGEST_METADATA = 3000
"""Characters of a view's `private_metadata`."""
LONGEST_VALUE = 2000
"""Characters of a button's `value`."""


class TooLong(ValueError):
    """The value does not fit where Slack keeps it."""


@dataclass(frozen=True)
class ButtonValue:
    """A handover, and one thing in it (an item, a step, a question …), empty for the handover as a whole."""

    handover: str
    subject: str = ""

    @classmethod
    def parse(cls, value: str) -> Self:
        """Return what a button or menu option carries."""
        handover_id, _, subject = value.partition("|")
        return cls(handover_id, subject)

    def __str__(self) -> str:
        """Return what the button carries. Raises TooLong."""
        value = f"{self.handover}|{self.subject}" if self.subject else self.handover
        if len(value) > LONGEST_VALUE:
            raise TooLong(f"a button's value of {len(value)} characters")
        return value


@dataclass(frozen=True)
class AccountValue:
    """An account, and one thing of it (an item, a part to edit, a page …), as the subject of a button about no handover."""

    account: str
    about: str = ""

    @classmethod
    def of(cls, button: ButtonValue) -> Self:
        """Return what such a button or menu option carries."""
        account_id, _, about = button.subject.partition(" ")
        return cls(account_id, about)

    def __str__(self) -> str:
        """Return what the button carries. Raises TooLong."""
        return str(ButtonValue("", f"{self.account} {self.about}".rstrip()))


class Metadata(Protocol):
    """Any dataclass whose fields are strings."""

    __dataclass_fields__: ClassVar[dict[str, Any]]


T = TypeVar("T", bound=Metadata)


def pack(value: Metadata) -> str:
    """Return the value as the private metadata of a view, which Slack hands back unchanged. Raises TooLong."""
    packed = json.dumps(asdict(value), ensure_ascii=False, separators=(",", ":"))
    if len(packed) > LONGEST_METADATA:
        raise TooLong(f"private metadata of {len(packed)} characters")
    return packed


def unpack(kind: type[T], metadata: str) -> T:
    """Return the value that `pack` made this from. Raises ValueError or TypeError when it is of another kind."""
    return kind(**json.loads(metadata))


def joined_marks(marks: Mapping[str, str]) -> str:
    """Return fingerprints of what a form has shown, by name, as one text that it carries."""
    return ",".join(f"{name}:{mark}" for name, mark in marks.items())


def marks_in(joined: str) -> dict[str, str]:
    """Return the fingerprints that `joined_marks` made this from."""
    return {name: mark for name, _, mark in (one.partition(":") for one in joined.split(",") if one)}
