"""What the buttons and forms of playbooks carry."""

from dataclasses import dataclass
from typing import Self

from messages.kit.values import ButtonValue


@dataclass(frozen=True)
class PlaybookValue:
    """A playbook by its key, and one thing of it: an entry, a page, a version; as the subject of a button about no handover."""

    playbook: str
    about: str = ""
    what: str = ""

    @classmethod
    def of(cls, button: ButtonValue) -> Self:
        """Return what such a button or menu option carries."""
        playbook, _, rest = button.subject.partition(" ")
        about, _, what = rest.partition(" ")
        return cls(playbook, about, what)

    def __str__(self) -> str:
        """Return what the button carries. Raises TooLong."""
        return str(ButtonValue("", f"{self.playbook} {self.about} {self.what}".rstrip(" ") or " "))


@dataclass(frozen=True)
class ShownEntry:
    """What the form of an entry carries: playbook, entry (empty for a new one), its kind, the marks of what it showed."""

    playbook: str
    entry: str
    kind: str
    marks: str = ""


@dataclass(frozen=True)
class ShownHead:
    """What the form of a playbook's head carries: the playbook, and the marks of what it showed; none for a copy."""

    playbook: str
    marks: str = ""
