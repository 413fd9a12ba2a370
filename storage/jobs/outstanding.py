"""Whether something else has still to be said before a job speaks."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import bindparam, exists, select

from handover.model.jobs import JobKind
from storage import tables
from storage.database.columns import UtcMoment, Words
from storage.scope import Scope

_JOBS = tables.jobs.c
_OUTSTANDING = select(
    exists().where(
        _JOBS.workspace == bindparam("here", type_=Words),
        _JOBS.lane.in_(bindparam("lanes", type_=Words, expanding=True)),
        _JOBS.finished_at.is_(None),
        _JOBS.kind == bindparam("kind", type_=Words),
        _JOBS.about.in_(bindparam("about", type_=Words, expanding=True)),
        _JOBS.next_try <= bindparam("by", type_=UtcMoment),
    )
)


async def is_outstanding(
    scope: Scope, kind: JobKind, lanes: Collection[str], about: Collection[str], by: datetime
) -> bool:
    """Return whether a job of this kind about one of these handovers waits in one of the lanes, to be done `by` then (UTC)."""
    wanted = {"here": scope.workspace, "lanes": sorted(lanes), "kind": kind, "about": sorted(about), "by": by}
    found: bool = (await scope.connection.execute(_OUTSTANDING, wanted)).scalar_one()
    return found
