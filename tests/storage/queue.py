"""Jobs to enqueue and claim."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select

from handover.model.jobs import Job, JobKind
from handover.opening.jobs import WELCOME
from storage import tables
from storage.database.engine import engine_for
from storage.jobs.outbox import ClaimedJob
from storage.store import Store
from tests.examples import NOW

HERE = "T0NORTH"


SECOND, MINUTE, HOUR = timedelta(seconds=1), timedelta(minutes=1), timedelta(hours=1)


def job(key: str, lane: str = "", due: datetime | None = None, kind: JobKind = WELCOME, **more: Any) -> Job:
    return Job(kind, key, lane or f"lane of {key}", "h1", due=due, **more)


async def ask(store: Store, *jobs: Job, workspace: str = HERE) -> None:
    async with store.begin(workspace) as unit:
        await unit.jobs.add(*jobs)


async def claim(store: Store, now: datetime = NOW, limit: int = 100) -> list[ClaimedJob]:
    return await store.outbox.claim(now, limit, MINUTE)


async def keys(store: Store, now: datetime = NOW, limit: int = 100) -> list[str]:
    return [row.key for row in await claim(store, now, limit)]


async def kept(url: str, key: str) -> Any:
    engine = engine_for(url)
    async with engine.begin() as connection:
        row = (await connection.execute(select(tables.jobs).where(tables.jobs.c.key == key))).one()
    await engine.dispose()
    return row
