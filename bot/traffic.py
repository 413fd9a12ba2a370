"""How many requests from Slack are under way, so that one can wait for a quiet moment."""

import asyncio
import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import structlog


class Traffic:
    """Counts requests from their arrival to the end of their listener, which for events is long after the ack."""

    def __init__(self, on_answer: Callable[[float], None] | None = None) -> None:
        """Tell `on_answer`, for each request, how many seconds it took to answer it."""
        self._on_answer = on_answer
        self._count = 0
        self._seen = 0
        self._quiet, self._answered = asyncio.Event(), asyncio.Event()
        self._quiet.set()
        self._answered.set()
        self._unanswered = 0

    @property
    def under_way(self) -> int:
        """How many requests and listeners are under way."""
        return self._count

    @property
    def seen(self) -> int:
        """How many there have been so far."""
        return self._seen

    async def quiet(self) -> None:
        """Wait until none is under way."""
        while self._count:
            await self._quiet.wait()

    async def answered(self) -> None:
        """Wait until nobody waits for an answer."""
        while self._unanswered:
            await self._answered.wait()

    def begin(self) -> None:
        """Count one more."""
        self._count += 1
        self._seen += 1
        self._quiet.clear()

    def end(self) -> None:
        """Count one less."""
        self._count -= 1
        if not self._count:
            self._quiet.set()

    @contextmanager
    def one(self) -> Iterator[None]:
        """Count one for as long as the block runs, which ends with its answer; whatever is logged about it carries one id."""
        self.begin()
        self._unanswered += 1
        self._answered.clear()
        begun = time.perf_counter()
        try:
            with structlog.contextvars.bound_contextvars(request=secrets.token_hex(4)):
                yield
        finally:
            self._unanswered -= 1
            if not self._unanswered:
                self._answered.set()
            self.end()
            if self._on_answer is not None:
                self._on_answer(time.perf_counter() - begun)
