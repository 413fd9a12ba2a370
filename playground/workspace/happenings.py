"""What happens in the workspace, told to whoever listens.

Every change is published once, as a frozen record. Two kinds of listeners exist: *callbacks*, called at
once and in order (the dispatcher of Slack events is one), and *subscriptions*, asynchronous queues for
those who look on (the page, a test's driver).
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from types import TracebackType
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from playground.platform.inspector import BrokenRule, CallRecord, EnvelopeRecord
    from playground.workspace.entities import Channel, File, Member, Message, View


@dataclass(frozen=True)
class Happening:
    """One change in the workspace."""


@dataclass(frozen=True)
class MessagePosted(Happening):
    """A message appeared in a channel, a thread or a DM; ephemeral ones too (`message.ephemeral_to`)."""

    message: "Message"


@dataclass(frozen=True)
class MessageUpdated(Happening):
    """A message was edited by its author; `previous` is how it stood before."""

    message: "Message"
    previous: "Message"


@dataclass(frozen=True)
class MessageTouched(Happening):
    """Something beside a message's own words changed: replies, what a person chose in its inputs."""

    message: "Message"


@dataclass(frozen=True)
class MessageDeleted(Happening):
    """A message went away; `message` is how it stood."""

    message: "Message"
    deleted_ts: str


@dataclass(frozen=True)
class ReactionChanged(Happening):
    """A person or the app added or took away a reaction."""

    message: "Message"
    user_id: str
    reaction: str
    added: bool


@dataclass(frozen=True)
class ChannelCreated(Happening):
    """A channel or a DM came to be."""

    channel: "Channel"
    actor_id: str


@dataclass(frozen=True)
class ChannelChanged(Happening):
    """Name, topic, purpose, archived state, pins or bookmarks changed: `what` names which."""

    channel: "Channel"
    what: str
    actor_id: str


@dataclass(frozen=True)
class MemberJoined(Happening):
    """A member is now in a channel; `inviter_id` is empty where they joined by themselves."""

    channel: "Channel"
    user_id: str
    inviter_id: str = ""


@dataclass(frozen=True)
class MemberLeft(Happening):
    """A member is no longer in a channel."""

    channel: "Channel"
    user_id: str
    actor_id: str = ""


@dataclass(frozen=True)
class MemberChanged(Happening):
    """Somebody's profile changed: name, zone, status, deactivation."""

    member: "Member"


@dataclass(frozen=True)
class FileShared(Happening):
    """A file was shared into a channel."""

    file: "File"
    channel_id: str


@dataclass(frozen=True)
class ViewOpened(Happening):
    """A modal opened (or was pushed) for the person `view.user_id`."""

    view: "View"


@dataclass(frozen=True)
class ViewUpdated(Happening):
    """A modal changed: content, what was typed, the errors beside its fields, its busy mark."""

    view: "View"


@dataclass(frozen=True)
class ViewClosed(Happening):
    """A modal went away; the one below it, if any, shows again."""

    view: "View"


@dataclass(frozen=True)
class HomePublished(Happening):
    """The app published a Home tab for `view.user_id`, or something was chosen in it."""

    view: "View"


@dataclass(frozen=True)
class HomeOpened(Happening):
    """A person opened the app: `tab` is `home` or `messages`."""

    user_id: str
    tab: str


@dataclass(frozen=True)
class UnreadChanged(Happening):
    """What a person has not read yet in a channel changed."""

    user_id: str
    channel_id: str


@dataclass(frozen=True)
class ClockChanged(Happening):
    """The playground's clock was moved; `now` is in UTC."""

    now: datetime


@dataclass(frozen=True)
class ApiCalled(Happening):
    """The app called a Web API method and was answered."""

    record: "CallRecord"


@dataclass(frozen=True)
class EnvelopeChanged(Happening):
    """A Socket Mode envelope was sent, acknowledged, or given up."""

    record: "EnvelopeRecord"


@dataclass(frozen=True)
class RateLimitsSwitched(Happening):
    """Somebody switched the rate limits on or off."""

    on: bool


@dataclass(frozen=True)
class Warned(Happening):
    """Slack told a person that the app did not answer what they did."""

    user_id: str
    text: str


@dataclass(frozen=True)
class RuleBroken(Happening):
    """The app broke a rule of Slack's platform."""

    broken: "BrokenRule"


Listener = Callable[[Happening], None]


class Subscription:
    """A queue of everything published since it was opened; iterate over it, and close it when done."""

    def __init__(self, happenings: "Happenings") -> None:
        self._happenings = happenings
        self._queue: asyncio.Queue[Happening] = asyncio.Queue()

    def put(self, happening: Happening) -> None:
        """Queue one happening for the reader."""
        self._queue.put_nowait(happening)

    async def next(self) -> Happening:
        """The next happening; waits for one."""
        return await self._queue.get()

    def waiting(self) -> list[Happening]:
        """Everything queued right now, without waiting: lets a page draw once for a burst of changes."""
        found = []
        with suppress(asyncio.QueueEmpty):
            while True:
                found.append(self._queue.get_nowait())
        return found

    def __aiter__(self) -> AsyncIterator[Happening]:
        return self

    async def __anext__(self) -> Happening:
        return await self.next()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Stop receiving."""
        self._happenings.forget(self)


class Happenings:
    """Publishes happenings to callbacks (at once, in order) and to subscriptions."""

    def __init__(self) -> None:
        self._listeners: list[Listener] = []
        self._subscriptions: list[Subscription] = []

    def publish(self, happening: Happening) -> None:
        """Tell everybody who listens."""
        for listener in tuple(self._listeners):
            listener(happening)
        for subscription in tuple(self._subscriptions):
            subscription.put(happening)

    def listen(self, listener: Listener) -> None:
        """Call `listener` with every happening, at once; it must not block."""
        self._listeners.append(listener)

    def subscribe(self) -> Subscription:
        """Open a queue of all that happens from now on (use it as a context manager)."""
        subscription = Subscription(self)
        self._subscriptions.append(subscription)
        return subscription

    def forget(self, subscription: Subscription) -> None:
        """End a subscription; one that has ended already is left as it is."""
        if subscription in self._subscriptions:
            self._subscriptions.remove(subscription)
