"""Deletes what is old, a little with every heartbeat."""

from datetime import datetime

from jobs.engine.job_type import Retention
from jobs.registry import kinds_kept
from storage.store import Store


async def delete_old(store: Store, now: datetime) -> int:
    """Delete one batch of what is old at `now` (UTC), once a day. Returns 0: it stores nothing to be done."""
    await store.retention.daily(
        now,
        passing=kinds_kept(Retention.PASSING),
        with_handover=kinds_kept(Retention.WHILE_HANDOVER_OPEN),
    )
    return 0
