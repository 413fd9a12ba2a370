"""Admission control: so many requests at the same time, in order of arrival, and a kind word in time for the rest.

Everything that is begun shares one database and one processor. Begun all together, a thousand requests would all be late, and
nobody could tell what was done. So only some are under way, and a request waits for its turn for as long as it can still be
done while Slack listens. Whoever has no prospect of that is told so, with nothing done.
"""

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from services.queue_pace import QueuePace

MOST = 32
"""Requests under way at the same time."""
MOST_PATIENT = 16
"""Patient ones among them: nobody looks at a screen for those."""
DONE_WITHIN = 2.4
"""Seconds after its arrival within which a request that somebody waits for must be done. Slack listens for three."""
REFUSED_AT_A_TIME = 32
"""How many are told so before it is measured again."""
LOOK_EVERY = 0.025
"""Seconds between two looks at those who wait."""
ASIDE = 4
"""How many are told at a time, after their acknowledgement."""
ASIDE_AFTER = 3.0
"""Seconds for which the telling waits at most until nobody waits for a turn: an acknowledgement must not wait for it."""
FEW = 2
"""Requests under way at the same time while others still come in or are told: what is begun keeps the rest from being read."""
QUIET_ROUNDS = 5
"""Rounds of the loop in which nobody comes in, after which a crowd is all here."""
HOLD = 2.0
"""Seconds after which a request under way counts no more: what it waits for then is Slack, or a database that hangs."""

_arrived: ContextVar[float] = ContextVar("arrived")


def note_arrival(at: float | None = None) -> None:
    """Note when the request of this context came in, by the loop's clock; without `at`, now."""
    _arrived.set(asyncio.get_running_loop().time() if at is None else at)


def age() -> float:
    """Return how many seconds ago the request of this context came in, 0 where nobody has noted it."""
    now = asyncio.get_running_loop().time()
    return now - _arrived.get(now)


class Busy(Exception):
    """A request could not be done in time. Nothing of it is begun."""


@dataclass(frozen=True, eq=False)
class _Place:
    """One who waits for a turn since `arrived`, by the loop's clock."""

    arrived: float
    turn: "asyncio.Future[None]"


class Turn:
    """A request's turn, until it is ended or has lasted for `HOLD`."""

    def __init__(self, on_end: Callable[["Turn", float], None], *, patient: bool) -> None:
        self.patient = patient
        self._on_end: Callable[[Turn, float], None] | None = on_end
        loop = asyncio.get_running_loop()
        self._began = loop.time()
        self._timer = loop.call_later(HOLD, self.end)

    def end(self) -> None:
        """Give it back, once."""
        on_end, self._on_end = self._on_end, None
        if on_end is not None:
            self._timer.cancel()
            on_end(self, asyncio.get_running_loop().time() - self._began)


class Admission:
    """Turns, given in order of arrival; those that somebody waits for go before patient ones."""

    def __init__(self, most: int = MOST, most_patient: int = MOST_PATIENT, done_within: float = DONE_WITHIN) -> None:
        self._most, self._most_patient, self._done_within = most, most_patient, done_within
        self._under_way: dict[bool, int] = {False: 0, True: 0}
        self._waiting: dict[bool, deque[_Place]] = {False: deque(), True: deque()}
        self._pace = QueuePace(done_within)
        self._next_look: asyncio.Handle | None = None
        self._rounds_to_wait = 0
        self._turning_away = False
        self._aside = asyncio.Semaphore(ASIDE)
        self._nobody_waits = asyncio.Event()
        self._nobody_waits.set()

    @property
    def crowded(self) -> bool:
        """Whether somebody at a screen waits for a turn."""
        return bool(self._waiting[False])

    async def turn(self, *, patient: bool) -> "Turn":
        """Return this request's turn when it has come, which must be ended. A patient one waits as long as it takes.

        Raises Busy when it could not be done in time.
        """
        await self._admitted(patient)
        return Turn(self._ended, patient=patient)

    @asynccontextmanager
    async def aside(self) -> AsyncIterator[None]:
        """Run the block, which tells somebody something, when nobody waits for a turn any more, a few at a time."""
        try:
            async with asyncio.timeout(ASIDE_AFTER):
                await self._nobody_waits.wait()
        except TimeoutError:
            pass
        async with self._aside:
            yield

    async def _admitted(self, patient: bool) -> None:
        loop = asyncio.get_running_loop()
        place = _Place(_arrived.get(loop.time()), loop.create_future())
        self._enter(place, patient)
        self._begin_next()
        if not patient and not place.turn.done() and self._next_look is None:
            self._next_look = loop.call_later(LOOK_EVERY, self._look)
        try:
            await place.turn
        except asyncio.CancelledError:
            if place in self._waiting[patient]:
                self._waiting[patient].remove(place)
            elif place.turn.done() and not place.turn.cancelled() and place.turn.exception() is None:
                # Its turn came in the same moment.
                self._under_way[patient] -= 1
            self._begin_next()
            raise

    def _ended(self, turn: "Turn", seconds: float) -> None:
        if not turn.patient:
            self._pace.ended(seconds)
        self._under_way[turn.patient] -= 1
        self._begin_next()

    def _enter(self, place: _Place, patient: bool) -> None:
        self._waiting[patient].append(place)
        if not self._rounds_to_wait:
            asyncio.get_running_loop().call_soon(self._next_round)
        self._rounds_to_wait = QUIET_ROUNDS
        if patient:
            return
        now = asyncio.get_running_loop().time()
        if self._nobody_waits.is_set():
            self._nobody_waits.clear()
            self._pace.begin(place.arrived, now)
        self._pace.entered(place.arrived, now)

    def _next_round(self) -> None:
        self._rounds_to_wait -= 1
        if self._rounds_to_wait:
            asyncio.get_running_loop().call_soon(self._next_round)
            return
        self._begin_next()
        self._pace.all_here(asyncio.get_running_loop().time())

    def _begin_next(self) -> None:
        now = asyncio.get_running_loop().time()
        for patient in (False, True):
            places = self._waiting[patient]
            while places and self._has_room(patient):
                place = places.popleft()
                if place.turn.done():
                    continue
                if not patient and self._pace.too_late(place.arrived, now):
                    _refuse(place)
                    continue
                self._under_way[patient] += 1
                if not patient:
                    self._pace.begun()
                place.turn.set_result(None)
        self._look_whether_anybody_waits()

    def _look(self) -> None:
        """Tell whoever has no prospect, and look again, until nobody waits.

        A few at a time: what it takes to tell those is what it takes on this machine, with all that it does besides.
        """
        loop = asyncio.get_running_loop()
        now = loop.time()
        self._pace.looked(now)
        refused = self._turn_away(now)
        self._pace.refused(refused)
        self._turning_away = refused > 0
        self._look_whether_anybody_waits()
        if refused:
            self._next_look = loop.call_soon(self._look)
        else:
            self._begin_next()
            self._next_look = loop.call_later(LOOK_EVERY, self._look) if self.crowded else None

    def _turn_away(self, now: float) -> int:
        """Tell some of the last that they have no prospect: as late as possible, and so early that all hear it in time.

        Return how many.
        """
        places, told = self._waiting[False], 0
        while places and now - places[0].arrived > self._done_within and told < REFUSED_AT_A_TIME:
            _refuse(places.popleft())
            told += 1
        while places and told < REFUSED_AT_A_TIME and self._pace.time_to_refuse(len(places), places[-1].arrived, now):
            _refuse(places.pop())
            told += 1
        return told

    def _look_whether_anybody_waits(self) -> None:
        if not self._waiting[False]:
            self._nobody_waits.set()

    def _has_room(self, patient: bool) -> bool:
        if patient and self._under_way[True] >= self._most_patient:
            return False
        most = min(FEW, self._most) if self._rounds_to_wait or self._turning_away else self._most
        return sum(self._under_way.values()) < most


def _refuse(place: _Place) -> None:
    if not place.turn.done():
        place.turn.set_exception(Busy())
