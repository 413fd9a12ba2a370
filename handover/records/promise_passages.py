"""The passages of a line that tell of one promise each: the clause that names it, and those that say more of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from handover.records.lines import Line
from handover.records.promise_cells import is_team_of_ours, owner_said
from handover.records.promise_clauses import Clause, clauses_in
from handover.records.promise_measure import measured
from handover.records.promise_signs import only_says_when, signs_of
from handover.records.promise_words import DETAIL, PROMISED, says_how, speaks_of_what_was_said, tells_of_no_promise
from handover.records.reading_parts import Asked

DOUBTFUL, SURE = 0.0, 1.0
"""From these scores on a clause may tell of a promise, and a passage is one."""
_NEAR = 2
_SAYS_MORE = -1.0
"""From this score on a clause with a day says more of the promise directly before it, whatever else it tells."""
"""Clauses between two that still tell of the same."""


class ReadClause(NamedTuple):
    """A clause with how surely it tells of a promise, and how surely only of the one before."""

    clause: Clause
    told: float
    more: float


@dataclass
class Passage:
    """Clauses that tell of one promise. The first names it; `before` does where the first only speaks of it."""

    clauses: list[Clause]
    score: float
    last: int
    before: Clause | None = None
    doubted: bool = False


def read_clauses(lines: Sequence[Line], asked: Asked) -> list[list[ReadClause]]:
    """Return the clauses of each of these lines."""
    clauses = list(clauses_in(lines, asked))
    found: list[list[ReadClause]] = [[] for _ in lines]
    for clause, signs in zip(clauses, signs_of(clauses), strict=True):
        found[clause.line].append(ReadClause(clause, *measured(signs)))
    return found


def only_say_more(clauses: Sequence[ReadClause]) -> bool:
    """Return whether the clauses of a line all say more of the promise before it."""
    return bool(clauses) and all(one.told >= DOUBTFUL and one.more > 0 for one in clauses)


def passages_of(clauses: Sequence[ReadClause]) -> Iterator[Passage]:
    """Yield the passages of one line that tell of a promise, however sure, in order."""
    found: list[Passage] = []
    for at, one in enumerate(clauses):
        near = bool(found) and at - found[-1].last <= _NEAR
        if near and _goes_on(one, directly=at - found[-1].last == 1):
            found[-1].clauses.append(one.clause)
            if not found[-1].doubted:
                found[-1].score = max(found[-1].score, one.told)
            found[-1].last = at
        elif one.told >= DOUBTFUL:
            found.append(_begun(clauses, at))
    yield from found


def _goes_on(one: ReadClause, *, directly: bool) -> bool:
    """Return whether a clause says more of the promise before it."""
    text = one.clause.text
    if (one.told >= DOUBTFUL and one.more > 0) or says_how(text) or (DETAIL.match(text) and one.clause.due is not None):
        return True
    refers = one.told < DOUBTFUL or speaks_of_what_was_said(text)
    says_when = one.clause.due is not None and one.more > _SAYS_MORE and refers
    return directly and (only_says_when(one.clause) or says_when or _says_who(text))


def _says_who(text: str) -> bool:
    """Return whether a clause only says who on our side does it: "Ravi is building it", "Finance"."""
    return is_team_of_ours(text.strip(" .")) or (bool(owner_said(text)) and not PROMISED.search(text))


def _begun(clauses: Sequence[ReadClause], at: int) -> Passage:
    """Return the passage that begins with a clause; a doubtful one where what it speaks of was not said."""
    one = clauses[at]
    before = clauses[at - 1] if at else None
    if one.more <= 0:
        doubted = tells_of_no_promise(one.clause.text) or DETAIL.match(one.clause.text) is not None
        return Passage([one.clause], min(one.told, DOUBTFUL) if doubted else one.told, at, doubted=doubted)
    if before is not None and before.told < DOUBTFUL and speaks_of_what_was_said(one.clause.text):
        return Passage([one.clause], one.told, at, before.clause)
    return Passage([one.clause], DOUBTFUL, at, doubted=True)
