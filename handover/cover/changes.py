"""What has changed of an account since somebody began to cover: promised, decided, who is new, which days moved (P9, P25)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from handover.entries.history import change_of
from handover.model.account import AccountChange, AccountEntry, AccountField
from handover.model.disclosure import InternalText, NeutralText
from handover.model.entry_change import EntryAct, EntryChange
from handover.model.records import RecordKind


class Subject(StrEnum):
    """What something that has changed is about, in the order in which it is told."""

    PROMISES = "promises"
    PEOPLE = "people"
    DATES = "dates"
    TROUBLES = "troubles"
    PROJECTS = "projects"
    OTHER = "other"


SUBJECTS: Mapping[RecordKind, Subject] = {
    RecordKind.PROMISES: Subject.PROMISES,
    RecordKind.PEOPLE: Subject.PEOPLE,
    RecordKind.DATES: Subject.DATES,
    RecordKind.ISSUES: Subject.TROUBLES,
    RecordKind.PROJECTS: Subject.PROJECTS,
}
"""What records of a kind are about; all others are OTHER."""
NO_CHANGE = frozenset({EntryAct.CONFIRMED})
_OF_PEOPLE = frozenset(
    {
        AccountField.OWNER,
        AccountField.OWNER_SINCE,
        AccountField.OWNER_TEAM,
        AccountField.COVERED_BY,
        AccountField.COVERED_UNTIL,
    }
)
"""Fields of an account that tell of the cover itself."""


@dataclass(frozen=True)
class Changed:
    """The lines of an entry that are `new` and those that are `gone`, by whom and when (UTC)."""

    subject: Subject
    title: NeutralText
    new: InternalText
    gone: InternalText
    by: NeutralText
    at: datetime


@dataclass(frozen=True)
class ChangedSince:
    """What has changed since a moment (UTC): in the entries, oldest first in each subject, and in the account's own fields."""

    since: datetime
    entries: tuple[Changed, ...] = ()
    fields: tuple[AccountChange, ...] = ()

    def of(self, *subjects: Subject) -> tuple[Changed, ...]:
        """Return what has changed of these subjects."""
        return tuple(one for one in self.entries if one.subject in subjects)

    def __bool__(self) -> bool:
        """Return whether anything has changed."""
        return bool(self.entries or self.fields)


def changed_since(
    since: datetime,
    entries: Iterable[AccountEntry],
    changes: Iterable[EntryChange],
    fields: Sequence[AccountChange] = (),
) -> ChangedSince:
    """Return what has changed since then (UTC). `entries` are all of the account, `changes` what people have changed of them.

    What somebody has only confirmed has not changed. An entry that was said since, in a handover or a thread, is new as a whole.
    """
    entries = tuple(entries)
    kinds = {one.item: one.kind for one in entries}
    later = [one for one in changes if one.at > since and one.act not in NO_CHANGE and (one.before or one.after)]
    by_hand = {(one.item, one.by, one.at) for one in later}
    said = [
        change_of(None, one, EntryAct.BEGUN, by=one.by, at=one.at)
        for one in entries
        if one.at > since and one.by and (one.item, one.by, one.at) not in by_hand and _said(one)
    ]
    found = [
        Changed(_subject(kinds.get(one.item)), one.title, one.after, one.before, one.by, one.at)
        for one in (*later, *said)
    ]
    order = tuple(Subject)
    return ChangedSince(
        since,
        tuple(sorted(found, key=lambda one: (order.index(one.subject), one.at, one.title))),
        tuple(one for one in fields if one.at > since and one.what not in _OF_PEOPLE),
    )


def _said(entry: AccountEntry) -> bool:
    return bool(entry.text.strip() or entry.not_applicable)


def _subject(kind: RecordKind | None) -> Subject:
    return SUBJECTS.get(kind, Subject.OTHER) if kind is not None else Subject.OTHER
