"""Who may begin when many come at once: so many at the same time, first come first served, and a kind word in time for the rest.

Everything that is begun shares one database and one processor. Begun all together, a thousand requests would all be late, and
nobody could tell what was done. So only a few are under way; whoever could not begin in time is told so while Slack still
listens, with nothing done.
"""

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

MOST = 32
"""Requests under way at the same time."""
MOST_PATIENT = 16
"""Patient ones among them: nobody looks at a screen for those."""
BEGIN_WITHIN = 1.25
"""Seconds within which a request that somebody waits for must have begun, so that it can be done within Slack's three."""
MOST_WAITING = 128
"""Requests that somebody waits for which may wait for their turn. More would not begin in time; they are told at once."""
ASIDE = 4
"""How many are told at a time, after their acknowledgement, so that the telling keeps nobody else from theirs."""
HOLD = 2.0
"""Seconds after which a request under way counts no more: what it waits for then is Slack, or a database that hangs."""


class Busy(Exception):
    """A request could not begin in time. Nothing of it is done."""


class Admission:
    """Turns, given in order of arrival; those that somebody waits for go before patient ones."""

    def __init__(self, most: int = MOST, most_patient: int = MOST_PATIENT, begin_within: float = BEGIN_WITHIN) -> None:
        self._most, self._most_patient, self._begin_within = most, most_patient, begin_within
        self._under_way: dict[bool, int] = {False: 0, True: 0}
        self._aside = asyncio.Semaphore(ASIDE)
        self._waiting: dict[bool, deque[asyncio.Future[None]]] = {False: deque(), True: deque()}

    @asynccontextmanager
    async def turn(self, *, patient: bool) -> AsyncIterator[None]:
        """Run the block in its turn. A patient one waits as long as it takes.

        Raises Busy, before the block, when it cannot begin in time.
        """
        await self._admitted(patient)
        held = True

        def give_back() -> None:
            nonlocal held
            if held:
                held = False
                self._under_way[patient] -= 1
                self._begin_next()

        timer = asyncio.get_running_loop().call_later(HOLD, give_back)
        try:
            yield
        finally:
            timer.cancel()
            give_back()

    @asynccontextmanager
    async def aside(self) -> AsyncIterator[None]:
        """Run the block, which tells somebody something, a few at a time."""
        async with self._aside:
            yield

    async def _admitted(self, patient: bool) -> None:
        if not patient and len(self._waiting[False]) >= MOST_WAITING:
            raise Busy
        place: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting[patient].append(place)
        self._begin_next()
        try:
            async with asyncio.timeout(None if patient else self._begin_within):
                await place
        except BaseException as cut_off:
            if place in self._waiting[patient]:
                self._waiting[patient].remove(place)
            if place.done() and not place.cancelled():
                # Its turn came in the same moment.
                self._under_way[patient] -= 1
                self._begin_next()
            if isinstance(cut_off, TimeoutError):
                raise Busy from None
            raise

    def _begin_next(self) -> None:
        for patient in (False, True):
            places = self._waiting[patient]
            while places and self._has_room(patient):
                place = places.popleft()
                if not place.done():
                    self._under_way[patient] += 1
                    place.set_result(None)

    def _has_room(self, patient: bool) -> bool:
        if patient and self._under_way[True] >= self._most_patient:
            return False
        return sum(self._under_way.values()) < self._most
