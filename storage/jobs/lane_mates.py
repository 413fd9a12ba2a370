"""Jobs that are done together with another one of their lane."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Self

from sqlalchemy import BigInteger, bindparam, select, update

from storage import tables
from storage.database.columns import UtcMoment, Words
from storage.jobs.enqueue import JobState
from storage.jobs.outbox import ClaimedJob, claimed
from storage.scope import Scope

_JOBS = tables.jobs.c
_WAITING = (
    select(tables.jobs)
    .where(
        _JOBS.workspace == bindparam("here", type_=Words),
        _JOBS.lane == bindparam("shared", type_=Words),
        _JOBS.state == JobState.PENDING,
        _JOBS.id != bindparam("itself", type_=BigInteger),
        _JOBS.due <= bindparam("now", type_=UtcMoment),
    )
    .order_by(_JOBS.place, _JOBS.id)
)
_SETTLE = update(tables.jobs).where(
    _JOBS.workspace == bindparam("here", type_=Words),
    _JOBS.id == bindparam("settled", type_=BigInteger),
    _JOBS.state == JobState.PENDING,
)
_SETTLED = _SETTLE.values(
    state=bindparam("outcome", type_=Words),
    why=bindparam("reason", type_=Words),
    finished_at=bindparam("now", type_=UtcMoment),
)


async def lane_mates(scope: Scope, job: ClaimedJob, now: datetime) -> list[ClaimedJob]:
    """Return the jobs of this job's lane that are due at `now` (UTC) behind it, in their order.

    Nobody else can take them up while the lane's first job is under way.
    """
    wanted = {"here": scope.workspace, "shared": job.lane, "itself": job.id, "now": now}
    return [claimed(row) for row in await scope.connection.execute(_WAITING, wanted)]


@dataclass(frozen=True)
class SettledWith:
    """A job that was settled by another one of its lane, at `at` (UTC): done with it, or dropped, and then why."""

    id: int
    at: datetime
    why: str = ""

    @classmethod
    async def store_all(cls, scope: Scope, values: Sequence[Self]) -> None:
        """Record them as finished, with the result of the job that settled them."""
        rows = [
            {
                "here": scope.workspace,
                "settled": one.id,
                "outcome": JobState.DROPPED if one.why else JobState.DONE,
                "reason": one.why,
                "now": one.at,
            }
            for one in values
        ]
        await scope.connection.execute(_SETTLED, rows)
