"""Who can read which handover's channel, as last looked at: ids only."""

from datetime import datetime

from sqlalchemy import Boolean, and_, bindparam, or_, select, true, update

from handover.outsiders import Audience
from storage import tables
from storage.database.columns import Words
from storage.scope import Scope

_AUDIENCES = tables.audiences.c
_THIS = (_AUDIENCES.workspace == bindparam("here", type_=Words)) & (
    _AUDIENCES.conversation == bindparam("channel", type_=Words)
)
_GET = select(_AUDIENCES.outsiders, _AUDIENCES.members, _AUDIENCES.checked_at, _AUDIENCES.members_at).where(_THIS)
# What is looked for is in ids, which hold no wildcards.
_HOLDING = select(_AUDIENCES.conversation).where(
    _AUDIENCES.workspace == bindparam("here", type_=Words),
    or_(
        _AUDIENCES.outsiders.like(bindparam("holding", type_=Words)),
        and_(bindparam("outside", type_=Boolean) == true(), _AUDIENCES.members.like(bindparam("holding", type_=Words))),
    ),
)
_OUTDATE = update(tables.audiences).where(_THIS).values(checked_at=None, members_at=None)


OUTDATE_ALL = update(tables.audiences).values(checked_at=None, members_at=None)


class Audiences:
    """The audiences of one workspace's channels, within one unit of work."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    async def get(self, conversation: str) -> Audience:
        """Return who can read a channel; one never looked at has an audience that has to be."""
        wanted = {"here": self._scope.workspace, "channel": conversation}
        row = (await self._scope.connection.execute(_GET, wanted)).one_or_none()
        if row is None:
            return Audience()
        return Audience(_ids(row.outsiders), _ids(row.members), row.checked_at, row.members_at)

    async def put(self, conversation: str, audience: Audience) -> None:
        """Store who can read a channel."""
        values: dict[str, str | datetime | None] = {
            "outsiders": ",".join(audience.outsiders),
            "members": ",".join(audience.members),
            "checked_at": audience.checked_at,
            "members_at": audience.members_at,
        }
        await self._scope.connection.execute(
            self._scope.insert(tables.audiences)
            .values(workspace=self._scope.workspace, conversation=conversation, **values)
            .on_conflict_do_update(index_elements=["workspace", "conversation"], set_=values)
        )

    async def outdate(self, conversation: str) -> None:
        """Have it looked at before anything is said in the channel: somebody has come or gone."""
        await self._scope.connection.execute(_OUTDATE, {"here": self._scope.workspace, "channel": conversation})

    async def holding(self, user: str, *, outside: bool) -> list[str]:
        """Return the channels in which somebody is known as an outsider; with `outside`, also where they are known as a member."""
        wanted = {"here": self._scope.workspace, "holding": f"%{user}%", "outside": outside}
        return list(await self._scope.connection.scalars(_HOLDING, wanted))


def _ids(joined: str) -> tuple[str, ...]:
    return tuple(joined.split(",")) if joined else ()
