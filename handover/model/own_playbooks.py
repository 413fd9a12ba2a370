"""What is kept of the changes that people make to the playbooks of their workspace."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from handover.model.disclosure import NeutralText


class EditKind(StrEnum):
    """What somebody did to a playbook."""

    COPIED = "copied"
    IMPORTED = "imported"
    HEAD = "head"
    CHANGED = "changed"
    ADDED = "added"
    DROPPED = "dropped"
    MOVED = "moved"
    RETIRED = "retired"
    RESTORED = "restored"
    UNDONE = "undone"


@dataclass(frozen=True)
class FieldChange:
    """One field of a playbook or of an entry, as it was and as it is since."""

    field: NeutralText
    before: NeutralText
    after: NeutralText


@dataclass(frozen=True)
class PlaybookEdit:
    """One change to a playbook: what, by whom and when (UTC), and the number of the version that it made.

    `title` is that of the entry, or what was copied or undone.
    """

    kind: EditKind
    by: NeutralText
    at: datetime
    title: NeutralText = ""
    fields: tuple[FieldChange, ...] = ()
    version: int = 1
