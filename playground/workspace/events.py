"""The workspace's own events (not Slack's Events API), and the bus that publishes them.

Every change is published once, as a frozen record. Two kinds of listeners exist: *callbacks*, called at
once and in order (the dispatcher of Slack's events is one), and *subscriptions*, asynchronous queues for
observers (the page, a test's driver).
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from types import TracebackType
from typing import Self

from playground.workspace.entities import Channel, File, Member, Message, View
from playground.workspace.records import BrokenRule, CallRecord, EnvelopeRecord


@dataclass(frozen=True)
class WorkspaceEvent:
    """One change in the workspace."""


@dataclass(frozen=True)
class MessagePosted(WorkspaceEvent):
    """A message appeared in a channel, a thread or a DM; ephemeral ones too (`message.ephemeral_to`)."""

    message: Message


@dataclass(frozen=True)
class MessageUpdated(WorkspaceEvent):
    """A message was edited by its author; `previous` is how it stood before."""

    message: Message
    previous: Message


@dataclass(frozen=True)
class MessageTouched(WorkspaceEvent):
    """Something beside a message's own words changed: replies, what a person chose in its inputs."""

    message: Message


@dataclass(frozen=True)
class MessageDeleted(WorkspaceEvent):
    """A message went away; `message` is how it stood."""

    message: Message
    deleted_ts: str


@dataclass(frozen=True)
class ReactionChanged(WorkspaceEvent):
    """A person or the app added or took away a reaction."""

    message: Message
    user_id: str
    reaction: str
    added: bool


@dataclass(frozen=True)
class ChannelCreated(WorkspaceEvent):
    """A channel or a DM came to be."""

    channel: Channel
    actor_id: str


@dataclass(frozen=True)
class ChannelChanged(WorkspaceEvent):
    """Name, topic, purpose, archived state, pins or bookmarks changed: `what` names which."""

    channel: Channel
    what: str
    actor_id: str


@dataclass(frozen=True)
class MemberJoined(WorkspaceEvent):
    """A member is now in a channel; `inviter_id` is empty where they joined by themselves."""

    channel: Channel
    user_id: str
    inviter_id: str = ""


@dataclass(frozen=True)
class MemberLeft(WorkspaceEvent):
    """A member is no longer in a channel."""

    channel: Channel
    user_id: str
    actor_id: str = ""


@dataclass(frozen=True)
class MemberChanged(WorkspaceEvent):
    """Somebody's profile changed: name, zone, status, deactivation."""

    member: Member


@dataclass(frozen=True)
class FileShared(WorkspaceEvent):
    """A file was shared into a channel."""

    file: File
    channel_id: str


@dataclass(frozen=True)
class ViewOpened(WorkspaceEvent):
    """A modal opened (or was pushed) for the person `view.user_id`."""

    view: View


@dataclass(frozen=True)
class ViewUpdated(WorkspaceEvent):
    """A modal changed: content, what was typed, the errors beside its fields, its busy mark."""

    view: View


@dataclass(frozen=True)
class ViewClosed(WorkspaceEvent):
    """A modal went away; the one below it, if any, shows again."""

    view: View


@dataclass(frozen=True)
class HomePublished(WorkspaceEvent):
    """The app published a Home tab for `view.user_id`, or something was chosen in it."""

    view: View


@dataclass(frozen=True)
class HomeOpened(WorkspaceEvent):
    """A person opened the app: `tab` is `home` or `messages`."""

    user_id: str
    tab: str


@dataclass(frozen=True)
class UnreadChanged(WorkspaceEvent):
    """What a person has not read yet in a channel changed."""

    user_id: str
    channel_id: str


@dataclass(frozen=True)
class ClockChanged(WorkspaceEvent):
    """The playground's clock was moved; `now` is in UTC."""

    now: datetime


@dataclass(frozen=True)
class ApiCalled(WorkspaceEvent):
    """The app called a Web API method and was answered."""

    record: CallRecord


@dataclass(frozen=True)
class EnvelopeChanged(WorkspaceEvent):
    """A Socket Mode envelope was sent, acknowledged, or given up."""

    record: EnvelopeRecord


@dataclass(frozen=True)
class RateLimitsSwitched(WorkspaceEvent):
    """Somebody switched the rate limits on or off."""

    on: bool


@dataclass(frozen=True)
class Warned(WorkspaceEvent):
    """Slack told a person that the app did not answer what they did."""

    user_id: str
    text: str


@dataclass(frozen=True)
class RuleBroken(WorkspaceEvent):
    """The app broke a rule of Slack's platform."""

    broken: BrokenRule


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
