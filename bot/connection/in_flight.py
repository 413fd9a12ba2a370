"""How many requests from Slack are under way, so that one can wait for a quiet moment."""

import asyncio
import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import structlog

from services.admission import age


class _UnderWay:
    """Counts things that begin and end, so that one can wait until there is none."""

    def __init__(self) -> None:
        self.count = 0
        self._none = asyncio.Event()
        self._none.set()

    def begin(self) -> None:
        self.count += 1
        self._none.clear()

    def end(self) -> None:
        self.count -= 1
        if not self.count:
            self._none.set()

    async def none(self) -> None:
        while self.count:
            await self._none.wait()


class InFlight:
    """Counts requests from their arrival to the end of their listener, which for events is long after the ack."""

    def __init__(self, on_answer: Callable[[float], None] | None = None) -> None:
        """Tell `on_answer`, for each request, how many seconds after it began to come in it was answered."""
        self._on_answer = on_answer
        self._all, self._unanswered = _UnderWay(), _UnderWay()
        self._seen = 0

    @property
    def under_way(self) -> int:
        """How many requests and listeners are under way."""
        return self._all.count

    @property
    def seen(self) -> int:
        """How many there have been so far."""
        return self._seen

    async def quiet(self) -> None:
        """Wait until none is under way."""
        await self._all.none()

    async def answered(self) -> None:
        """Wait until nobody waits for an answer."""
        await self._unanswered.none()

    def begin(self) -> None:
        """Count one more."""
        self._all.begin()
        self._seen += 1

    def end(self) -> None:
        """Count one less."""
        self._all.end()

    @contextmanager
    def one(self) -> Iterator[None]:
        """Count one for as long as the block runs, which ends with its answer; whatever is logged about it carries one id."""
        self.begin()
        self._unanswered.begin()
        begun = time.perf_counter()
        came_in_before = age()
        try:
            with structlog.contextvars.bound_contextvars(request=secrets.token_hex(4)):
                yield
        finally:
            self._unanswered.end()
            self.end()
            if self._on_answer is not None:
                self._on_answer(came_in_before + time.perf_counter() - begun)
