"""Where messages stand for which there is no time now, stored many in one transaction, and forgotten once they are dealt with."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from itertools import groupby
from operator import attrgetter

import structlog
from sqlalchemy.exc import SQLAlchemyError

from handover.redelivery import MessagePlace, redelivery
from storage.database.causes import logged_cause
from storage.store import Store

GATHERED_FOR = 0.02
"""Seconds for which places gather before they are stored together: those of a crowd come within a moment."""
DEALT_WITH_FOR = 1.0
"""Seconds for which those gather that are dealt with. One that is not forgotten because the process dies is heard twice, and
does nothing the second time."""

log = structlog.get_logger(__name__)


class Redeliveries:
    """Stores the places of messages, and forgets them. `now` is in UTC."""

    def __init__(self, store: Store, now: Callable[[], datetime]) -> None:
        self._store, self._now = store, now
        self._wanted: list[tuple[MessagePlace, asyncio.Future[bool]]] = []
        self._dealt_with: list[MessagePlace] = []
        self._storing: asyncio.Task[None] | None = None
        self._forgetting: asyncio.Task[None] | None = None

    async def keep(self, place: MessagePlace) -> bool:
        """Store where a message stands, and return whether that is stored: the database may take nothing now."""
        kept: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self._wanted.append((place, kept))
        if self._storing is None:
            self._storing = asyncio.create_task(self._store_all(), name="places of messages")
        return await kept

    def forget(self, place: MessagePlace) -> None:
        """Have a message that is dealt with forgotten, with others and before long."""
        self._dealt_with.append(place)
        if self._forgetting is None:
            self._forgetting = asyncio.create_task(self._forget_all(), name="messages dealt with")

    async def stop(self) -> None:
        """Forget at once what is dealt with."""
        if self._forgetting is not None:
            self._forgetting.cancel()
            await asyncio.wait({self._forgetting})
            await self._forget()

    async def _store_all(self) -> None:
        try:
            while self._wanted:
                await asyncio.sleep(GATHERED_FOR)
                wanted, self._wanted = self._wanted, []
                await self._store_together(wanted)
        finally:
            self._storing = None

    async def _store_together(self, wanted: list[tuple[MessagePlace, "asyncio.Future[bool]"]]) -> None:
        kept = False
        with suppress(SQLAlchemyError):
            for workspace, places in _by_workspace([place for place, _ in wanted]):
                async with self._store.begin(workspace) as unit:
                    await unit.jobs.add(*(redelivery(place, self._now()) for place in places))
            kept = True
        for _, future in wanted:
            if not future.done():
                future.set_result(kept)

    async def _forget_all(self) -> None:
        try:
            while self._dealt_with:
                await asyncio.sleep(DEALT_WITH_FOR)
                await self._forget()
        finally:
            self._forgetting = None

    async def _forget(self) -> None:
        dealt_with, self._dealt_with = self._dealt_with, []
        try:
            for workspace, places in _by_workspace(dealt_with):
                async with self._store.begin(workspace) as unit:
                    await unit.jobs.forget([place.key for place in places])
        except SQLAlchemyError as error:
            # They are heard once more, and nothing follows from that.
            log.warning("messages.not_forgotten", **logged_cause(error))


def _by_workspace(places: list[MessagePlace]) -> list[tuple[str, list[MessagePlace]]]:
    by_workspace = attrgetter("workspace")
    return [(workspace, list(group)) for workspace, group in groupby(sorted(places, key=by_workspace), by_workspace)]
