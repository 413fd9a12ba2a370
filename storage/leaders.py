"""The CS leaders of a workspace, as its admins have chosen them."""

from collections.abc import Sequence

from sqlalchemy import bindparam, select, update

from handover.leaders import NOBODY, Leaders
from storage import tables
from storage.database.columns import Words
from storage.scope import Scope

_LEADERS = tables.leaders.c
_HERE = _LEADERS.workspace == bindparam("here", type_=Words)
_GET = select(_LEADERS.chosen, _LEADERS.group_id, _LEADERS.members).where(_HERE)
_PUT_MEMBERS = (
    update(tables.leaders)
    .where(_HERE, _LEADERS.group_id == bindparam("which", type_=Words))
    .values(members=bindparam("found", type_=Words))
)


class StoredLeaders:
    """The CS leaders of one workspace, within one unit of work."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    async def get(self) -> Leaders:
        """Return them: nobody, until an admin has chosen somebody."""
        row = (await self._scope.connection.execute(_GET, {"here": self._scope.workspace})).one_or_none()
        return NOBODY if row is None else Leaders(_ids(row.chosen), row.group_id, _ids(row.members))

    async def put(self, leaders: Leaders) -> None:
        """Store them, in place of who was chosen before."""
        values = {
            "chosen": ",".join(leaders.chosen),
            "group_id": leaders.group,
            "members": ",".join(leaders.members),
        }
        await self._scope.connection.execute(
            self._scope.insert(tables.leaders)
            .values(workspace=self._scope.workspace, **values)
            .on_conflict_do_update(index_elements=["workspace"], set_=values)
        )

    async def put_members(self, group: str, members: Sequence[str]) -> bool:
        """Store who is in the user group; return whether it still is that of the CS leaders."""
        change = {"here": self._scope.workspace, "which": group, "found": ",".join(members)}
        changed = await self._scope.connection.execute(_PUT_MEMBERS, change)
        return changed.rowcount == 1


def _ids(joined: str) -> tuple[str, ...]:
    return tuple(joined.split(",")) if joined else ()
