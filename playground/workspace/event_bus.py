"""Publishes the workspace's events.

Two kinds of listeners exist: *callbacks*, called at once and in order (the dispatcher of Slack's events is one), and
*subscriptions*, asynchronous queues for observers (the page, a test's driver).
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from types import TracebackType
from typing import Self

from playground.workspace.events import WorkspaceEvent

Listener = Callable[[WorkspaceEvent], None]


class Subscription:
    """A queue of everything published since it was opened; iterate over it, and close it when done."""

    def __init__(self, bus: "EventBus") -> None:
        self._bus = bus
        self._queue: asyncio.Queue[WorkspaceEvent] = asyncio.Queue()

    def put(self, change: WorkspaceEvent) -> None:
        """Queue one event for the reader."""
        self._queue.put_nowait(change)

    async def next(self) -> WorkspaceEvent:
        """The next event; waits for one."""
        return await self._queue.get()

    def waiting(self) -> list[WorkspaceEvent]:
        """Everything queued right now, without waiting: lets a page draw once for a burst of changes."""
        found = []
        with suppress(asyncio.QueueEmpty):
            while True:
                found.append(self._queue.get_nowait())
        return found

    def __aiter__(self) -> AsyncIterator[WorkspaceEvent]:
        return self

    async def __anext__(self) -> WorkspaceEvent:
        return await self.next()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Stop receiving."""
        self._bus.forget(self)


class EventBus:
    """Publishes events to callbacks (at once, in order) and to subscriptions."""

    def __init__(self) -> None:
        self._listeners: list[Listener] = []
        self._subscriptions: list[Subscription] = []

    def publish(self, change: WorkspaceEvent) -> None:
        """Tell everybody who listens."""
        for listener in tuple(self._listeners):
            listener(change)
        for subscription in tuple(self._subscriptions):
            subscription.put(change)

    def listen(self, listener: Listener) -> None:
        """Call `listener` with every change, at once; it must not block."""
        self._listeners.append(listener)

    def subscribe(self) -> Subscription:
        """Open a queue of all events from now on (use it as a context manager)."""
        subscription = Subscription(self)
        self._subscriptions.append(subscription)
        return subscription

    def forget(self, subscription: Subscription) -> None:
        """End a subscription; one that has ended already is left as it is."""
        if subscription in self._subscriptions:
            self._subscriptions.remove(subscription)
