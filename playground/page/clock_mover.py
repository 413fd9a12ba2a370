"""The one move of the clock that may be under way, whichever tab asked for it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from playground.workspace.events import ClockChanged, MessagePosted, WorkspaceEvent
from playground.workspace.workspace import Workspace


class ClockMover:
    """Moves the workspace's clock and publishes that it is on its way; one move at a time, further ones are ignored."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self.moving_to: datetime | None = None
        """Where the clock is on its way to, None while it is not being moved."""

    async def advance(self, to: datetime) -> None:
        """Move to a time."""
        if self.moving_to is None:
            await self._move([to])

    async def advance_to_message(self, stops: Iterable[datetime]) -> bool:
        """Move to the first of `stops` by which the app has posted a message; returns whether one of them was."""
        if self.moving_to is not None:
            return True
        return await self._move(stops)

    async def _move(self, stops: Iterable[datetime]) -> bool:
        """Move from stop to stop until the app has posted; returns whether it has."""
        clock = self._workspace.clock
        try:
            with self._workspace.events.subscribe() as subscription:
                for stop in stops:
                    self.moving_to = stop
                    # Said before the first step: the apps may take a while over what is due already.
                    self._workspace.events.publish(ClockChanged(clock.now()))
                    await clock.advance(stop)
                    if any(map(self._is_of_the_app, subscription.waiting())):
                        return True
                return False
        finally:
            self.moving_to = None
            self._workspace.events.publish(ClockChanged(clock.now()))

    def _is_of_the_app(self, event: WorkspaceEvent) -> bool:
        return isinstance(event, MessagePosted) and event.message.user == self._workspace.identity.bot_user_id
