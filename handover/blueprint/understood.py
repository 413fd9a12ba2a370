"""The records in an entry, and what comes of them: the days to come, and the promises that are open."""

from datetime import UTC, date
from functools import lru_cache

from handover.model.account import AccountEntry
from handover.model.records import KeyDate, Promise, PromiseState, Record, RecordKind
from handover.records.reading import read
from handover.records.reading_parts import Asked

FAR = date.max


def understood(entry: AccountEntry) -> tuple[Record, ...]:
    """Return the records in an entry, of the kind that its item asks for; none where nothing was understood.

    An entry is text whatever is understood of it. One of an older version, with which none were stored, is read as of the
    day on which it was said, so that "in May" stays the May that was meant.
    """
    if entry.kind is RecordKind.TEXT or entry.not_applicable:
        return ()
    if entry.records is not None:
        return entry.records
    return _records(entry.kind, entry.text, entry.at.astimezone(UTC).date())


def days_to_come(entry: AccountEntry, today: date) -> list[tuple[date, str]]:
    """Return the days in an entry that are not over on the local day `today`, with what each is. Uncertain ones are left out."""
    found = [one for one in understood(entry) if isinstance(one, KeyDate)]
    return [(one.day, one.what) for one in found if one.day is not None and one.day_certain and one.day >= today]


def open_promises(entry: AccountEntry) -> list[Promise]:
    """Return the promises in an entry that are not kept or withdrawn: those that are due first, then those without a day."""
    found = [one for one in understood(entry) if isinstance(one, Promise) and one.state is PromiseState.OPEN]
    return sorted(found, key=lambda one: one.due or FAR)


@lru_cache(maxsize=512)
def _records(kind: RecordKind, text: str, said_on: date) -> tuple[Record, ...]:
    return read(kind, text, Asked(said_on)).records
