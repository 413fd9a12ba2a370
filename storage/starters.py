"""Who may start a handover in a workspace, as its admins have said, and how many somebody has started."""

from datetime import datetime

from sqlalchemy import bindparam, func, select

from handover.starters import EVERYBODY, Starters
from handover.starting import OWN_PARTS
from storage import tables
from storage.database.columns import UtcMoment, Words
from storage.scope import Scope

_STARTERS = tables.starters.c
_GET = select(_STARTERS.everybody, _STARTERS.chosen).where(_STARTERS.workspace == bindparam("here", type_=Words))

_HANDOVERS = tables.handovers.c
# Who started a handover is in its document alone. It is looked for only when somebody starts one.
_STARTED = (
    select(func.count())
    .select_from(tables.handovers)
    .where(
        _HANDOVERS.workspace == bindparam("here", type_=Words),
        tables.HANDOVER_IS_OPEN,
        _HANDOVERS.opened_at >= bindparam("since", type_=UtcMoment),
        _HANDOVERS.document.like(bindparam("opener", type_=Words)),
    )
)
_STARTED_FOR_OTHERS = (
    select(func.count())
    .select_from(tables.handovers)
    .where(
        _HANDOVERS.workspace == bindparam("here", type_=Words),
        _HANDOVERS.opened_at >= bindparam("since", type_=UtcMoment),
        _HANDOVERS.document.like(bindparam("opener", type_=Words)),
        *(_HANDOVERS.document.not_like(bindparam(part, type_=Words)) for part in OWN_PARTS),
    )
)


class StoredStarters:
    """Who may start a handover in one workspace, within one unit of work."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    async def get(self) -> Starters:
        """Return who may start one: everybody, until an admin has said otherwise."""
        row = (await self._scope.connection.execute(_GET, {"here": self._scope.workspace})).one_or_none()
        if row is None:
            return EVERYBODY
        return Starters(row.everybody, tuple(row.chosen.split(",")) if row.chosen else ())

    async def put(self, starters: Starters) -> None:
        """Store who may start one, in place of what was said before."""
        values = {"everybody": starters.everybody, "chosen": ",".join(starters.chosen)}
        await self._scope.connection.execute(
            self._scope.insert(tables.starters)
            .values(workspace=self._scope.workspace, **values)
            .on_conflict_do_update(index_elements=["workspace"], set_=values)
        )

    async def started(self, user: str, since: datetime) -> int:
        """Return how many open handovers this person has started since then (UTC)."""
        wanted = {"here": self._scope.workspace, "since": since, "opener": f'%"opened_by":"{user}"%'}
        return int(await self._scope.connection.scalar(_STARTED, wanted) or 0)

    async def started_for_others(self, user: str, since: datetime) -> int:
        """Return how many handovers this person has started since then (UTC) in which they have no part of `OWN_PARTS`."""
        parts = {part: f'%"{part}":"{user}"%' for part in ("opened_by", *OWN_PARTS)}
        wanted = {"here": self._scope.workspace, "since": since, "opener": parts.pop("opened_by"), **parts}
        return int(await self._scope.connection.scalar(_STARTED_FOR_OTHERS, wanted) or 0)
