"""Morning messages as they were sent, so that they can be updated in place."""

import json
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, select

from storage import tables
from storage.scope import Scope


@dataclass(frozen=True)
class SentDigest:
    """One morning message: to whom, for which local day, where it is, and what it showed as (handover id, subject)."""

    user: str
    day: date
    conversation: str
    ts: str
    todos: tuple[tuple[str, str], ...] = ()


class Digests:
    """The morning messages of one workspace, within one unit of work."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    async def put(self, digest: SentDigest) -> None:
        """Remember the message, in place of what was known of this person's day."""
        values = {"conversation": digest.conversation, "ts": digest.ts, "todos": json.dumps(digest.todos)}
        await self._scope.connection.execute(
            self._scope.insert(tables.digests)
            .values(workspace=self._scope.workspace, person=digest.user, day=digest.day, **values)
            .on_conflict_do_update(index_elements=["workspace", "person", "day"], set_=values)
        )

    async def get(self, user: str, day: date) -> SentDigest | None:
        """Return the person's message of that local day, None when none was sent."""
        return await self._one(tables.digests.c.person == user, tables.digests.c.day == day)

    async def before(self, user: str, day: date) -> SentDigest | None:
        """Return the person's newest message of a local day before this one, None when there is none."""
        return await self._one(tables.digests.c.person == user, tables.digests.c.day < day)

    async def at(self, conversation: str, ts: str) -> SentDigest | None:
        """Return the message that is there, None when it is not one of these."""
        return await self._one(tables.digests.c.conversation == conversation, tables.digests.c.ts == ts)

    async def _one(self, *which: ColumnElement[bool]) -> SentDigest | None:
        table = tables.digests
        query = select(table).where(table.c.workspace == self._scope.workspace, *which).order_by(table.c.day.desc())
        row = (await self._scope.connection.execute(query.limit(1))).one_or_none()
        if row is None:
            return None
        todos = tuple((handover_id, subject) for handover_id, subject in json.loads(row.todos))
        return SentDigest(row.person, row.day, row.conversation, row.ts, todos)
