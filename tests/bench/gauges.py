"""What a program can say of itself while it runs: how long its loop was kept waiting, and what its time went into."""

import asyncio
import signal
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from types import CodeType, FrameType

from sqlalchemy import event
from sqlalchemy.engine import Engine

LOOK_EVERY = 0.005
"""Seconds between two looks at the loop; and of processor time between two looks at what it is spent on."""
DATABASE = ("/storage/", "/sqlalchemy/", "/aiosqlite/", "/asyncpg/", "/sqlite3/")
WAITING = "/selectors.py"


@dataclass(frozen=True)
class Reading:
    """Counted since the last reading: seconds passed and of processor time, statements, transactions, and the loop's lags.

    `database` is the share (0–1) of all time in which the loop was at work for the database. Lags are milliseconds.
    """

    seconds: float
    busy: float
    statements: int
    transactions: int
    database: float
    lags: list[float]

    def words(self) -> dict[str, object]:
        """Return it as JSON has it."""
        return asdict(self)


class Gauges:
    """Counts from `watch` on, which must be called in the main thread."""

    def __init__(self, engine: Engine) -> None:
        self._statements = self._transactions = 0
        self._lags: list[float] = []
        self._seen: Counter[str] = Counter()
        self._began, self._busy = time.perf_counter(), time.process_time()
        event.listen(engine, "before_cursor_execute", self._statement)
        event.listen(engine, "begin", self._transaction)

    async def watch(self) -> None:
        """Measure until cancelled."""
        signal.signal(signal.SIGPROF, self._look)
        signal.setitimer(signal.ITIMER_PROF, LOOK_EVERY, LOOK_EVERY)
        while True:
            asked = time.perf_counter()
            await asyncio.sleep(LOOK_EVERY)
            self._lags.append((time.perf_counter() - asked - LOOK_EVERY) * 1000)

    def read(self) -> Reading:
        """Return what was counted, and count anew."""
        now, busy = time.perf_counter(), time.process_time()
        seconds, worked = now - self._began, busy - self._busy
        at_work = self._seen["database"] / max(sum(self._seen.values()), 1)
        reading = Reading(
            seconds,
            worked,
            self._statements,
            self._transactions,
            at_work * worked / seconds,
            self._lags,
        )
        self._began, self._busy, self._statements, self._transactions = now, busy, 0, 0
        self._lags, self._seen = [], Counter()
        return reading

    def _statement(self, *_: object) -> None:
        self._statements += 1

    def _transaction(self, *_: object) -> None:
        self._transactions += 1

    def _look(self, _signal: int, frame: FrameType | None) -> None:
        self._seen[_doing(frame)] += 1


def _doing(frame: FrameType | None) -> str:
    files = [code.co_filename for code in _stack(frame)]
    if not files or files[0].endswith(WAITING):
        return "waiting"
    return "database" if any(part in file for file in files for part in DATABASE) else "else"


def _stack(frame: FrameType | None) -> Iterator[CodeType]:
    while frame is not None:
        yield frame.f_code
        frame = frame.f_back
