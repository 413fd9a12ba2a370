"""Which rows of a team's list are shown, and how many there are of each kind."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from handover.team.rows import TeamRow


class Which(StrEnum):
    """What the rows have in common that are shown; a row may be of several kinds, and every one is of `ALL`."""

    ALL = "all"
    RUNNING = "running"
    LATE = "late"
    AT_RISK = "at_risk"
    LIMBO = "limbo"
    ENDING_SOON = "ending_soon"
    READY = "ready"
    RESTING = "resting"


@dataclass(frozen=True)
class TeamFilter:
    """Which rows are shown: of a kind, of a person (user id) and of a book (its id); empty for everybody, and for any or none."""

    which: Which = Which.ALL
    person: str = ""
    book: str = ""


def is_of(row: TeamRow, which: Which) -> bool:
    """Return whether a row is of this kind."""
    running = row.running
    match which:
        case Which.ALL:
            return True
        case Which.LIMBO:
            return row.limbo is not None
        case Which.RESTING:
            return running is None
    if running is None:
        return False
    match which:
        case Which.LATE:
            return running.late
        case Which.AT_RISK:
            return running.at_risk
        case Which.ENDING_SOON:
            return running.ending_soon
        case Which.READY:
            return running.ready
    return True


def filtered(rows: Iterable[TeamRow], wanted: TeamFilter) -> tuple[TeamRow, ...]:
    """Return those of the rows that are wanted, in their order."""
    return tuple(
        row
        for row in rows
        if is_of(row, wanted.which)
        and (not wanted.person or wanted.person in row.people)
        and (not wanted.book or wanted.book == row.book)
    )


def numbers(rows: Sequence[TeamRow]) -> Mapping[Which, int]:
    """Return how many rows there are of each kind."""
    return {which: sum(is_of(row, which) for row in rows) for which in Which}
