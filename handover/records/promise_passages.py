"""The passages of a line that tell of one promise each: the clause that names it, and those that say more of it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from handover.records.labels import plain_words
from handover.records.lines import Line
from handover.records.promise_clauses import Clause, clauses_in
from handover.records.promise_days import DayChosen, Scored, due_day
from handover.records.promise_measure import MORE, TOLD, measured
from handover.records.promise_owners import is_who, says_only_who, says_who_does_it
from handover.records.promise_signs import classes_of, only_says_when, signs_of, signs_of_more
from handover.records.promise_words import DETAIL, PROMISED, says_how, speaks_of_what_was_said, tells_of_no_promise
from handover.records.reading_parts import Asked

DOUBTFUL = 0.0
"""From this score on a clause may tell of a promise."""
OFFERED_WITH_DAY, OFFERED = 0.4, 1.0
"""From these scores on a passage that is not sure is offered as a promise: one with a due day, and any other."""
SURE = 1.45
"""From this score on a passage is a promise."""
_SURE_OF_DAY = 1.0
"""From this score on the day chosen for a passage is sure enough for it to be a promise, and no offer."""
_NEAR = 2
"""Clauses between two that still tell of the same."""
_SAYS_MORE = -1.0
"""From this score on a clause with a day says more of the promise directly before it, whatever else it tells."""
_REFERS = -0.75
"""From this score on a clause that tells of a promise is likely to speak of what the clause before it names."""
_SHORTEST_NAME = 3
"""Letters of the shortest word that can name what is owed."""
_NAMING_NOTHING = frozenset(
    re.findall(
        r"\w+",
        "the and for that this with have has had also just habe haben hab hat das dass den dem der die fur bis und auch "
        "que pour les des est pas avons ont avez para por con los las che per del abbiamo hanno com dat een het voor van "
        "heb hebben heeft",
    )
)
"""Further words that name nothing, beside those of a class."""


class ReadClause(NamedTuple):
    """A clause with how surely it tells of a promise, how surely only of the one before, and the day by which that may be due."""

    clause: Clause
    told: float
    more: float
    due: DayChosen | None = None


@dataclass
class Passage:
    """Clauses that tell of one promise, the first with the score `told`. It names it; `before` does where it only speaks of it.

    `due` is its due day.
    """

    clauses: list[Clause]
    score: float
    last: int
    told: float
    before: Clause | None = None
    doubted: bool = False
    due: DayChosen | None = None


def read_clauses(lines: Sequence[Line], asked: Asked) -> list[list[ReadClause]]:
    """Return the clauses of each of these lines."""
    found: list[list[ReadClause]] = [[] for _ in lines]
    scored = scored_clauses(list(clauses_in(lines, asked)))
    for at, one in enumerate(scored):
        due = due_day(scored, at, asked.today) if one.told >= DOUBTFUL else None
        found[one.clause.line].append(ReadClause(*one, due))
    return found


def scored_clauses(clauses: Sequence[Clause]) -> list[Scored]:
    """Return the clauses of a reply with what they tell."""
    signs = signs_of(clauses)
    told = [measured(TOLD, one) for one in signs]
    more = [measured(MORE, signs_of_more(one, told, at)) for at, one in enumerate(signs)]
    return [Scored(*one) for one in zip(clauses, told, more, strict=True)]


def only_say_more(clauses: Sequence[ReadClause]) -> bool:
    """Return whether the clauses of a line all say more of the promise before it."""
    if not clauses:
        return False
    if says_who_does_it(clauses[0].clause.text) or is_who(clauses[0].clause.text):
        return all(one.told < DOUBTFUL or one.more > 0 for one in clauses[1:])
    return all(one.told >= DOUBTFUL and one.more > 0 for one in clauses)


def passages_of(clauses: Sequence[ReadClause]) -> Iterator[Passage]:
    """Yield the passages of one line that tell of a promise, however sure, in order."""
    found: list[Passage] = []
    for at, one in enumerate(clauses):
        near = bool(found) and at - found[-1].last <= _NEAR
        if near and _goes_on(one, directly=at - found[-1].last == 1):
            _add(found[-1], one)
            if not found[-1].doubted:
                found[-1].score = max(found[-1].score, one.told)
            found[-1].last = at
        elif one.told >= DOUBTFUL:
            found.append(_begun(clauses, at))
    for passage in found:
        if not _is_sure_of_day(passage):
            passage.score = min(passage.score, OFFERED)
        yield passage


def _is_sure_of_day(passage: Passage) -> bool:
    """Return whether the day chosen for a passage is sure, or the one that its words make the due one as well."""
    due = passage.due
    return due is None or due.score >= _SURE_OF_DAY or due.near.found == passage.clauses[0].due


def _add(passage: Passage, one: ReadClause) -> None:
    """Add a clause to what is told; the first that is sure names the promise."""
    if passage.told < SURE <= one.told and passage.before is None:
        passage.before = passage.clauses[0] if _refers(one) else None
        passage.clauses.insert(0, one.clause)
        passage.told = one.told
        passage.due = one.due or passage.due
    else:
        passage.clauses.append(one.clause)
        passage.due = passage.due or one.due


def _refers(one: ReadClause) -> bool:
    """Return whether a clause is likely to speak of what the one before it names."""
    return one.more > _REFERS or speaks_of_what_was_said(one.clause.text) or _names_no_thing(one.clause)


def _names_no_thing(clause: Clause) -> bool:
    """Return whether a clause is made of words that name nothing: "they have it, promised"."""
    due, text = clause.due, clause.text
    words = plain_words(f"{text[: due.start]} {text[due.end :]}" if due else text).split()
    return not any(_can_name(word) for word in words)


def _can_name(word: str) -> bool:
    return len(word) >= _SHORTEST_NAME and not (word.isdigit() or word in _NAMING_NOTHING or classes_of(word))


def _goes_on(one: ReadClause, *, directly: bool) -> bool:
    """Return whether a clause says more of the promise before it."""
    text = one.clause.text
    if (one.told >= DOUBTFUL and one.more > 0) or says_how(text) or (DETAIL.match(text) and one.clause.due is not None):
        return True
    refers = one.told < DOUBTFUL or speaks_of_what_was_said(text)
    says_when = one.clause.due is not None and one.more > _SAYS_MORE and refers
    return says_who_does_it(text) or (directly and (only_says_when(one.clause) or says_when or _says_who(text)))


def _says_who(text: str) -> bool:
    """Return whether a clause only says who on our side does it: "Ravi is building it", "Finance"."""
    return is_who(text) or says_who_does_it(text) or (says_only_who(text) and not PROMISED.search(text))


def _begun(clauses: Sequence[ReadClause], at: int) -> Passage:
    """Return the passage that begins with a clause; a doubtful one where what it speaks of was not said."""
    one = clauses[at]
    before = clauses[at - 1] if at else None
    if before is not None and one.told >= SURE and _refers(one):
        return Passage([one.clause], one.told, at, one.told, before.clause, due=one.due)
    if one.more <= 0:
        doubted = tells_of_no_promise(one.clause.text) or DETAIL.match(one.clause.text) is not None
        return Passage(
            [one.clause], min(one.told, DOUBTFUL) if doubted else one.told, at, one.told, doubted=doubted, due=one.due
        )
    if before is not None and before.told < DOUBTFUL and speaks_of_what_was_said(one.clause.text):
        return Passage([one.clause], one.told, at, one.told, before.clause, due=one.due)
    return Passage([one.clause], DOUBTFUL, at, one.told, doubted=True, due=one.due)
