"""Who may start a handover in a workspace, as its admins have said."""

from sqlalchemy import bindparam, select

from handover.starters import EVERYBODY, Starters
from storage import tables
from storage.database.columns import Words
from storage.scope import Scope

_STARTERS = tables.starters.c
_GET = select(_STARTERS.everybody, _STARTERS.chosen).where(_STARTERS.workspace == bindparam("here", type_=Words))


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
