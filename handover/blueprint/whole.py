"""The whole blueprint of an account: all that is known, in the order in which it is read, each with how old it is (P80, P119)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from handover.blueprint.brief import Brief
from handover.blueprint.freshness import is_stale, stale_at
from handover.blueprint.understood import open_promises, understood
from handover.model.account import Account, AccountEntry
from handover.model.records import Promise, Record, RecordKind
from handover.promises.found import Missing, missing_of

ORDER = (
    RecordKind.PEOPLE,
    RecordKind.PROMISES,
    RecordKind.DATES,
    RecordKind.PROJECTS,
    RecordKind.ISSUES,
    RecordKind.LINKS,
    RecordKind.PULSE,
    RecordKind.FIGURE,
    RecordKind.CHOICE,
    RecordKind.TEXT,
)
"""The kinds of entries in the order in which they are read: whom to know and what is owed before anything else."""


@dataclass(frozen=True)
class FlaggedPromise:
    """An open promise that nobody can keep as it stands, or that should have been kept already (P57, P76)."""

    promise: Promise
    missing: tuple[Missing, ...]
    overdue: bool


@dataclass(frozen=True)
class WholeEntry:
    """An entry with the records understood in it; `stale_on` is the day (UTC) from which it is stale, None for never."""

    entry: AccountEntry
    records: tuple[Record, ...] = ()
    flagged: tuple[FlaggedPromise, ...] = ()
    stale_on: date | None = None
    stale: bool = False


@dataclass(frozen=True)
class WholeSection:
    """The entries of one kind, in the order of their items."""

    kind: RecordKind
    entries: tuple[WholeEntry, ...]


@dataclass(frozen=True)
class WholeBlueprint:
    """An account with its brief and all that is known of it, as of the local day `today`. Kinds without entries are left out."""

    account: Account
    brief: Brief
    sections: tuple[WholeSection, ...]
    today: date

    @property
    def entries(self) -> tuple[WholeEntry, ...]:
        """All entries, in the order in which they are read."""
        return tuple(one for section in self.sections for one in section.entries)

    @property
    def people(self) -> tuple[str, ...]:
        """User ids of everybody it names, each once."""
        said = [user for one in self.entries for user in (one.entry.by, one.entry.confirmed_by)]
        return tuple(dict.fromkeys(user for user in (*self.account.people, *said) if user))


def whole_blueprint(
    account: Account, entries: Iterable[AccountEntry], brief: Brief, today: date, now: datetime
) -> WholeBlueprint:
    """Return the whole blueprint on the local day `today`, at `now` (UTC)."""
    known = sorted(entries, key=lambda entry: (entry.place, entry.item))
    by_kind = {kind: tuple(_whole(one, today, now) for one in known if one.kind is kind) for kind in ORDER}
    sections = tuple(WholeSection(kind, found) for kind, found in by_kind.items() if found)
    return WholeBlueprint(account, brief, sections, today)


def _whole(entry: AccountEntry, today: date, now: datetime) -> WholeEntry:
    until = stale_at(entry)
    return WholeEntry(
        entry,
        understood(entry),
        tuple(_flagged(entry, today)),
        until.date() if until else None,
        is_stale(entry, now),
    )


def _flagged(entry: AccountEntry, today: date) -> Iterator[FlaggedPromise]:
    for promise in open_promises(entry):
        missing = missing_of(promise)
        overdue = promise.due is not None and promise.due < today and promise.due_certain
        if missing or overdue:
            yield FlaggedPromise(promise, missing, overdue)
