"""Digests as they were sent, so that they can be updated in place."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Self

from sqlalchemy import Date, Executable, Row, Select, bindparam, select

from storage import tables
from storage.database.columns import Words
from storage.scope import Scope, insert_into

_DIGESTS = tables.digests.c
_OF_ALL = (
    select(tables.digests)
    .where(_DIGESTS.workspace == bindparam("here", type_=Words))
    .order_by(_DIGESTS.day.desc())
    .limit(1)
)
_OF_PERSON, _DAY = _OF_ALL.where(_DIGESTS.person == bindparam("who", type_=Words)), bindparam("day", type_=Date)
_OF_DAY = _OF_PERSON.where(_DIGESTS.day == _DAY)
_BEFORE_DAY = _OF_PERSON.where(_DIGESTS.day < _DAY)
_NEWEST_TWO = _OF_PERSON.where(_DIGESTS.day <= _DAY).limit(2)
_BETWEEN = (
    select(_DIGESTS.todos)
    .where(_DIGESTS.workspace == bindparam("here", type_=Words), _DIGESTS.person == bindparam("who", type_=Words))
    .where(_DIGESTS.day >= bindparam("first", type_=Date), _DIGESTS.day < _DAY)
)
_AT = _OF_ALL.where(
    _DIGESTS.conversation == bindparam("channel", type_=Words), _DIGESTS.ts == bindparam("stamp", type_=Words)
)


@dataclass(frozen=True)
class SentDigest:
    """One digest: to whom, for which local day, where it is, and what it showed as (handover id, subject)."""

    user: str
    day: date
    conversation: str
    ts: str
    todos: tuple[tuple[str, str], ...] = ()

    @classmethod
    async def store_all(cls, scope: Scope, values: Sequence[Self]) -> None:
        """Store digests with the results of the jobs that have sent them."""
        await Digests(scope).put(*values)


class Digests:
    """The digests of one workspace, within one unit of work."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    async def put(self, *digests: SentDigest) -> None:
        """Remember the messages, each in place of what was known of this person's day."""
        rows = [
            {
                "workspace": self._scope.workspace,
                "person": digest.user,
                "day": digest.day,
                "conversation": digest.conversation,
                "ts": digest.ts,
                "todos": json.dumps(digest.todos),
            }
            for digest in digests
        ]
        if rows:
            await self._scope.connection.execute(_put(self._scope.connection.dialect.name), rows)

    async def get(self, user: str, day: date) -> SentDigest | None:
        """Return the person's message of that local day, None when none was sent."""
        return await self._one(_OF_DAY, who=user, day=day)

    async def newest(self, user: str, day: date) -> tuple[SentDigest | None, SentDigest | None]:
        """Return the person's message of that local day, and the newest one of a day before it; None for what there is not."""
        wanted = {"here": self._scope.workspace, "who": user, "day": day}
        found = [_sent(row) for row in await self._scope.connection.execute(_NEWEST_TWO, wanted)]
        earlier = next((one for one in found if one.day < day), None)
        return next((one for one in found if one.day == day), None), earlier

    async def before(self, user: str, day: date) -> SentDigest | None:
        """Return the person's newest message of a local day before this one, None when there is none."""
        return await self._one(_BEFORE_DAY, who=user, day=day)

    async def shown(self, user: str, first: date, before: date) -> frozenset[tuple[str, str]]:
        """Return what the person's messages showed (handover id, subject) from one local day on, and before another."""
        wanted = {"here": self._scope.workspace, "who": user, "first": first, "day": before}
        rows = await self._scope.connection.execute(_BETWEEN, wanted)
        return frozenset(one for row in rows for one in _todos(row.todos))

    async def at(self, conversation: str, ts: str) -> SentDigest | None:
        """Return the message that is there, None when it is not one of these."""
        return await self._one(_AT, channel=conversation, stamp=ts)

    async def _one(self, query: Select[Any], **wanted: str | date) -> SentDigest | None:
        row = (await self._scope.connection.execute(query, {"here": self._scope.workspace, **wanted})).one_or_none()
        return None if row is None else _sent(row)


def _sent(row: Row[Any]) -> SentDigest:
    return SentDigest(row.person, row.day, row.conversation, row.ts, _todos(row.todos))


def _todos(stored: str) -> tuple[tuple[str, str], ...]:
    try:
        return tuple((str(handover_id), str(subject)) for handover_id, subject in json.loads(stored))
    except (ValueError, TypeError):
        # What it showed is not known any more; where it is, is.
        return ()


@cache
def _put(dialect: str) -> Executable:
    """Return the statement that stores a message, in place of what was known of that day."""
    insert = insert_into(tables.digests, dialect)
    told = {name: insert.excluded[name] for name in ("conversation", "ts", "todos")}
    return insert.on_conflict_do_update(index_elements=["workspace", "person", "day"], set_=told)
