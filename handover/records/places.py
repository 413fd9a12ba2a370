"""Where records stand among the lines of a text."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import pairwise

from handover.model.records import Record
from handover.records.corrections import keeps_lines

Place = tuple[int, ...]
"""The numbers (from 0) of the lines a record stands in."""


def own_lines(record: Record) -> tuple[str, ...]:
    """Return the lines that stand for a record, without white space around them."""
    return tuple(line.strip() for line in (record.corrected or record.as_written).split("\n") if line.strip())


def places_of(
    records: Iterable[Record],
    lines: Sequence[str],
    *,
    taken: Mapping[int, Collection[Record]] | None = None,
    newly_read: bool = False,
) -> dict[str, Place]:
    """Return where these records stand, by id; those whose lines are not all there are left out.

    Each line belongs to one record, but for lines that tell of several (`shares_line`). `taken` are lines that belong to others.
    All lines of what was `newly_read` are there: it shares a line where no other is left.
    """
    owners: dict[int, list[Record]] = {number: list(known) for number, known in (taken or {}).items()}
    plain = [line.strip() for line in lines]
    found: dict[str, Place] = {}
    for record in records:
        wanted = own_lines(record)
        free = {number for number in range(len(plain)) if number not in owners}
        together = _tell_apart if newly_read else _share
        shared = {number for number, known in owners.items() if together(known, record)}
        place = _nearest_together(wanted, plain, free) if newly_read else None
        place = place or _nearest_together(wanted, plain, free | shared)
        if place is not None:
            found[record.id] = place
            for number in place:
                owners.setdefault(number, []).append(record)
    return found


def sharing(places: Mapping[str, Place], ids: Iterable[str]) -> set[str]:
    """Return the ids of all records that stand in a line with one of these, or with one that does so."""
    group = set(ids)
    while True:
        lines = {number for one in group for number in places.get(one, ())}
        wider = group | {id_ for id_, place in places.items() if lines & set(place)}
        if wider == group:
            return group
        group = wider


def lines_between(place: Place) -> tuple[int, ...]:
    """Return how many other lines stand between each two of a place, empty where none does."""
    between = tuple(later - one - 1 for one, later in pairwise(place))
    return between if any(between) and min(between) >= 0 else ()


def set_apart(own: Sequence[str], others: Sequence[str], between: Sequence[int]) -> list[str]:
    """Return the lines of a record with so many of the `others` between each two; what is left of these follows."""
    if len(own) != len(between) + 1:
        return [*own, *others]
    new, left = [own[0]], list(others)
    for line, number in zip(own[1:], between, strict=True):
        new += [*left[:number], line]
        left = left[number:]
    return [*new, *left]


def _share(known: Collection[Record], record: Record) -> bool:
    """Return whether a line of these records tells of this one, too, and is not the same line written once more."""
    both = all(one.shares_line and (not one.corrected or keeps_lines(one)) for one in (*known, record))
    return both and _tell_apart(known, record)


def _tell_apart(known: Collection[Record], record: Record) -> bool:
    return keeps_lines(record) or not any(_same(one, record) and not keeps_lines(one) for one in known)


def _same(one: Record, other: Record) -> bool:
    """Return whether two records say the same, whoever said it when."""
    kept = {
        "id",
        "by",
        "at",
        "source",
        "origin",
        "corrected",
        "shares_line",
        "confirmed_by",
        "confirmed_at",
        "guess_confirmed",
    }
    return all(value == getattr(other, name, None) for name, value in vars(one).items() if name not in kept)


def _nearest_together(wanted: Sequence[str], lines: Sequence[str], free: Collection[int]) -> Place | None:
    """Return the numbers of these lines, in their order and among the free ones, where they stand nearest to each other."""
    best: Place | None = None
    for start in sorted(free):
        if not wanted or lines[start] != wanted[0]:
            continue
        place = [start]
        for line in wanted[1:]:
            following = range(place[-1] + 1, len(lines))
            at = next((number for number in following if number in free and lines[number] == line), None)
            if at is None:
                break
            place.append(at)
        if len(place) == len(wanted) and (best is None or place[-1] - start < best[-1] - best[0]):
            best = tuple(place)
    return best
