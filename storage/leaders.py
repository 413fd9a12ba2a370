"""The CS leaders of a workspace, as its admins have chosen them."""

from sqlalchemy import bindparam, select

from handover.leaders import NOBODY, Leaders
from storage import tables
from storage.database.columns import Words
from storage.scope import Scope

_LEADERS = tables.leaders.c
_GET = select(_LEADERS.chosen).where(_LEADERS.workspace == bindparam("here", type_=Words))


class StoredLeaders:
    """The CS leaders of one workspace, within one unit of work."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    async def get(self) -> Leaders:
        """Return them: nobody, until an admin has chosen somebody."""
        chosen = await self._scope.connection.scalar(_GET, {"here": self._scope.workspace})
        return Leaders(tuple(chosen.split(","))) if chosen else NOBODY

    async def put(self, leaders: Leaders) -> None:
        """Store them, in place of who was chosen before."""
        values = {"chosen": ",".join(leaders.chosen)}
        await self._scope.connection.execute(
            self._scope.insert(tables.leaders)
            .values(workspace=self._scope.workspace, **values)
            .on_conflict_do_update(index_elements=["workspace"], set_=values)
        )
