"""What somebody has changed of an entry of an account, beside the answers of handovers."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from handover.model.disclosure import InternalText, NeutralText


class EntryAct(StrEnum):
    """What was done to an entry."""

    BEGUN = "begun"
    CHANGED = "changed"
    CONFIRMED = "confirmed"
    REMOVED = "removed"
    RESTORED = "restored"
    MERGED = "merged"


@dataclass(frozen=True)
class EntryChange:
    """One change to an entry: by whom and when (UTC), and the lines that it had before and has not after, and the other way.

    `title` is that of its item. Empty lines for what only was confirmed.
    """

    item: NeutralText
    title: NeutralText
    act: EntryAct
    before: InternalText
    after: InternalText
    by: NeutralText
    at: datetime
