"""One successor for each account of a book: the best whole of fit and room, with nobody over their limit (P28).

What is urgent is assigned first, then tier by tier, the heavier first, because whoever has room for one high-touch account may
have room for many digital ones. Within such a part the assignment is the best there is (Munkres): each person has as many places
as they have room for, and each further place costs a little more, so that nobody carries what others have room for.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import groupby, islice

from handover.absence import is_away
from handover.accounts.names import folded
from handover.book.book import BookRow
from handover.book.importance import importance, urgent
from handover.suggesting.fit import AccountFacts, Candidate, Fit, fits
from handover.suggesting.load import capacity, room, weight
from handover.time.workdays import local_date

AT_ONCE = 60
"""Accounts that are assigned in one go: twice as many take eight times as long."""
SPARE = 2
"""How many more than an even share of such a part somebody may get, where others fit less."""
FIT, ROOM, ROOM_WHEN_URGENT = 10, 60, 150
"""How much a point of fit counts, and all of somebody's room, for most accounts and for urgent ones."""
_NOBODY, _NOT_THEM = 1_000_000, 2_000_000
"""What it costs that an account goes to nobody, and to somebody whom it cannot go to: more than anything else together."""


def present(candidates: Iterable[Candidate], now: datetime) -> tuple[Candidate, ...]:
    """Return those who can take accounts over at `now` (UTC): who are members, and not away on their local day."""
    return tuple(
        one for one in candidates if not one.person.barred and not is_away(one.person, local_date(now, one.person.zone))
    )


def assigned(
    rows: Sequence[BookRow], facts: Mapping[int, AccountFacts], candidates: Iterable[Candidate], today: date
) -> tuple[BookRow, ...]:
    """Return the rows in their order, each with who is proposed for it and why; without anybody where nobody has room.

    `facts` are what counts about each account, by the number of its row. Neither the order of rows nor that of candidates matters.
    """
    people = sorted(candidates, key=lambda one: (folded(one.person.name), one.person.id))
    found: dict[int, BookRow] = {}
    for part in _parts(rows, today):
        matrix = fits([facts[row.number] for row in part], people, today)
        barred = [[one.person.id in facts[row.number].leaves_to_others for one in people] for row in part]
        chosen = _Part(part, people, matrix, barred, urgent(part[0], today)).best()
        for row, fitting, person in zip(part, matrix, chosen, strict=True):
            found[row.number] = _proposed(row, None if person is None else people[person], fitting, person)
        for person in chosen:
            if person is not None:
                one = people[person]
                people[person] = replace(one, load=one.load.with_another(part[0].listed.tier))
    return tuple(found.get(row.number, row) for row in rows)


def _parts(rows: Sequence[BookRow], today: date) -> Iterator[list[BookRow]]:
    """Yield the rows that are to be begun in the parts in which they are assigned, all of one weight."""

    def kind(row: BookRow) -> tuple[bool, int]:
        return not urgent(row, today), -weight(row.listed.tier)

    waiting = sorted((row for row in rows if row.waits), key=lambda row: (kind(row), importance(row, today)))
    for _, of_kind in groupby(waiting, kind):
        while part := list(islice(of_kind, AT_ONCE)):
            yield part


def _proposed(row: BookRow, candidate: Candidate | None, fitting: Sequence[Fit], person: int | None) -> BookRow:
    if candidate is None or person is None:
        return replace(row, proposed="", incoming="", reasons=(), room=None)
    user, left = candidate.person.id, room(candidate.facts, candidate.load, row.listed.tier)
    return replace(row, proposed=user, incoming=user, reasons=fitting[person].reasons, room=left)


@dataclass(frozen=True)
class _Place:
    """The place of one more account with somebody, and how full they are with it, in parts of a thousand."""

    person: int
    full: int


@dataclass(frozen=True)
class _Part:
    """Accounts of one weight that are assigned together. `barred` says who cannot take which over."""

    rows: Sequence[BookRow]
    people: Sequence[Candidate]
    matrix: Sequence[Sequence[Fit]]
    barred: Sequence[Sequence[bool]]
    urgent: bool

    def best(self) -> list[int | None]:
        """Return who is best for each row, as a place in `people`; None where nobody is left."""
        # Imported at the first use: it takes long to import.
        from munkres import Munkres

        places = self._places()
        costs = [
            [self._cost(number, place, points) for place in places] + [_NOBODY] * len(self.rows)
            for number, points in enumerate([fit.points for fit in fitting] for fitting in self.matrix)
        ]
        pairs = dict(Munkres().compute(costs))
        taken = (pairs[number] for number in range(len(self.rows)))
        return [places[place].person if place < len(places) else None for place in taken]

    def _cost(self, number: int, place: _Place, points: Sequence[int]) -> int:
        if self.barred[number][place.person]:
            return _NOT_THEM
        of_room = ROOM_WHEN_URGENT if self.urgent else ROOM
        return of_room * place.full // 1000 - FIT * points[place.person]

    def _places(self) -> list[_Place]:
        """Return the places that everybody has: an even share and a few more, all that they have room for where that is too few."""
        rooms = [room(one.facts, one.load, self.rows[0].listed.tier) for one in self.people]
        with_room = sum(left > 0 for left in rooms)
        share = -(-len(self.rows) // max(1, with_room)) + SPARE
        if sum(min(left, share) for left in rooms) < len(self.rows):
            share = len(self.rows)
        return [
            _Place(person, self._full(person, number))
            for person, left in enumerate(rooms)
            for number in range(1, min(left, share) + 1)
        ]

    def _full(self, person: int, number: int) -> int:
        one, another = self.people[person], weight(self.rows[0].listed.tier)
        return 1000 * (one.load.weight + number * another) // max(1, capacity(one.facts))
