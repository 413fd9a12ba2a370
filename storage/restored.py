"""What is remembered to notice that an older copy of the database was put back."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Self

from sqlalchemy import bindparam, delete, exists, func, select, true, update

from handover.opening.jobs import OPEN_CHANNEL
from handover.restored import MARK_EVERY, RESTORED_LOOK
from storage import tables
from storage.database.columns import UtcMoment, Words
from storage.database.engine import engine_for
from storage.database.transactions import Transactions
from storage.scope import Scope
from storage.slack_refs import SlackRefKind
from storage.workspaces import workspaces_with

_ALIVE, _LOST, _JOBS, _REFS, _OWNER = (
    tables.last_alive.c,
    tables.lost_channels.c,
    tables.jobs.c,
    tables.slack_refs.c,
    tables.handovers.c,
)
_HERE = bindparam("here", type_=Words)
_MARK = update(tables.last_alive).where(_ALIVE.alive_at < bindparam("before", type_=UtcMoment))
_LAST_ALIVE = select(_ALIVE.alive_at).where(_ALIVE.workspace == _HERE)
_LAST_DONE = select(func.max(_JOBS.finished_at, type_=UtcMoment)).where(_JOBS.workspace == _HERE)
_LAST_LOOK = (
    select(_JOBS.ref)
    .where(_JOBS.workspace == _HERE, _JOBS.key > f"{RESTORED_LOOK}:", _JOBS.key < f"{RESTORED_LOOK};")
    .order_by(_JOBS.key.desc())
    .limit(1)
)
_KNOWN = select(_REFS.conversation).where(
    _REFS.workspace == _HERE, _REFS.conversation.in_(bindparam("conversations", type_=Words, expanding=True))
)
_OPENING = select(exists().where(_JOBS.workspace == _HERE, _JOBS.kind == OPEN_CHANNEL, _JOBS.finished_at.is_(None)))
_KEYS = select(_JOBS.key).where(_JOBS.workspace == _HERE, _JOBS.about == bindparam("about", type_=Words))
_LATEST = (
    select(_JOBS.about)
    .join(tables.handovers, (_OWNER.workspace == _JOBS.workspace) & (_OWNER.id == _JOBS.about))
    .where(_JOBS.workspace == _HERE, tables.HANDOVER_IS_OPEN)
    .group_by(_JOBS.about)
    .order_by(func.max(_JOBS.id).desc())
)
_WITH_HANDOVERS = workspaces_with(tables.handovers, true(), true())
_COUNT = select(func.count()).select_from(tables.lost_channels)
_ALL_LOST = select(_LOST.conversation).where(_LOST.workspace == _HERE).order_by(_LOST.conversation)
_ALL_CHANNELS = select(_REFS.conversation).where(_REFS.workspace == _HERE, _REFS.kind == SlackRefKind.CHANNEL)
_FORGET = delete(tables.lost_channels).where(
    _LOST.workspace == _HERE, _LOST.conversation == bindparam("channel", type_=Words)
)


@dataclass(frozen=True)
class LostChannel:
    """A channel of the bot's own that belongs to no handover here, and when that was found (UTC)."""

    conversation: str
    found_at: datetime

    @classmethod
    async def store_all(cls, scope: Scope, values: Sequence[Self]) -> None:
        """Store them with the result of the job that has found them."""
        rows = [{"workspace": scope.workspace, "conversation": v.conversation, "found_at": v.found_at} for v in values]
        await scope.connection.execute(scope.insert(tables.lost_channels).on_conflict_do_nothing(), rows)


class RestoreCheck:
    """What one workspace remembers of it, within one unit of work."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    async def begin(self, now: datetime) -> datetime | None:
        """Note that the bot is at work at `now`, and return until when it was before (both UTC); None for a new database.

        A database of an earlier version tells by its jobs.
        """
        wanted = {"here": self._scope.workspace}
        before: datetime | None = await self._scope.connection.scalar(_LAST_ALIVE, wanted)
        before = before or await self._scope.connection.scalar(_LAST_DONE, wanted)
        values = {"alive_at": now}
        await self._scope.connection.execute(
            self._scope.insert(tables.last_alive)
            .values(workspace=self._scope.workspace, **values)
            .on_conflict_do_update(index_elements=["workspace"], set_=values)
        )
        return before

    async def blind_span(self) -> tuple[datetime, datetime] | None:
        """Return from when to when (UTC) the bot may have been at work without a trace here: before its last start after a pause.

        None when it has not started after one, as far back as jobs are kept.
        """
        ref = await self._scope.connection.scalar(_LAST_LOOK, {"here": self._scope.workspace})
        # A look that an older version has asked for does not say when.
        return (
            (datetime.fromisoformat(ref["since"]), datetime.fromisoformat(ref["at"])) if ref and "at" in ref else None
        )

    async def unknown(self, conversations: Iterable[str]) -> list[str]:
        """Return those of these conversations in which no handover here has anything."""
        wanted = sorted(set(conversations))
        rows = await self._scope.connection.scalars(_KNOWN, {"here": self._scope.workspace, "conversations": wanted})
        known = set(rows)
        return [one for one in wanted if one not in known]

    async def opening(self) -> bool:
        """Return whether a channel is being opened: one may be there of which it is not stored yet whose it is."""
        return bool(await self._scope.connection.scalar(_OPENING, {"here": self._scope.workspace}))

    async def latest(self, limit: int) -> list[str]:
        """Return the ids of the open handovers for which something was done last."""
        rows = await self._scope.connection.scalars(_LATEST.limit(limit), {"here": self._scope.workspace})
        return list(rows)

    async def keys_about(self, handover_id: str) -> list[str]:
        """Return the keys of all known jobs about a handover."""
        rows = await self._scope.connection.scalars(_KEYS, {"here": self._scope.workspace, "about": handover_id})
        return list(rows)

    async def lost(self) -> list[str]:
        """Return the channels that were found to belong to no handover here and are not closed since."""
        return list(await self._scope.connection.scalars(_ALL_LOST, {"here": self._scope.workspace}))

    async def closed(self, conversation: str) -> None:
        """Forget such a channel: it was archived or deleted, or the bot has been taken out of it."""
        await self._scope.connection.execute(_FORGET, {"here": self._scope.workspace, "channel": conversation})


@dataclass(frozen=True)
class KnownChannels:
    """What a database knows of the bot's channels in a workspace; `alive_at` (UTC) is until when it was in use, None for never."""

    alive_at: datetime | None
    of_handovers: frozenset[str]
    lost: frozenset[str]


async def known_channels(url: str, workspace: str) -> KnownChannels:
    """Return what an up-to-date database knows of the bot's channels in a workspace. Nothing is changed."""
    engine, wanted = engine_for(url), {"here": workspace}
    try:
        async with engine.begin() as connection:
            return KnownChannels(
                await connection.scalar(_LAST_ALIVE, wanted),
                frozenset(await connection.scalars(_ALL_CHANNELS, wanted)),
                frozenset(await connection.scalars(_ALL_LOST, wanted)),
            )
    finally:
        await engine.dispose()


class AliveMarks:
    """The same for all workspaces, each method one transaction of its own."""

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions

    async def mark(self, now: datetime) -> None:
        """Note that the bot is at work at `now` (UTC), where that was not noted within the last minute."""
        async with self._transactions.begin() as connection:
            await connection.execute(_MARK.values(alive_at=now), {"before": now - MARK_EVERY})

    async def workspaces(self) -> list[str]:
        """Return the workspaces in which there are handovers."""
        async with self._transactions.begin() as connection:
            return list(await connection.scalars(_WITH_HANDOVERS))

    async def count_lost(self) -> int:
        """Return how many channels belong to no handover here."""
        async with self._transactions.begin() as connection:
            return int((await connection.execute(_COUNT)).scalar_one())
