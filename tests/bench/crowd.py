"""Many people at once: a playground full of them, and what they do in the same moment."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from time import perf_counter

from playground.running import Playground
from playground.seed import Seed, northwind
from playground.workspace.entities import Json, Member
from playground.workspace.events import ApiCalled, EnvelopeChanged, ViewOpened, WorkspaceEvent
from playground.workspace.workspace import Workspace

ASSUMED_QUIET = 0.1
"""Seconds without anything happening after which nothing is under way any more."""

PATIENCE = 3_000.0
"""Milliseconds after which Slack gives up: an acknowledgement that never came counts as so much."""

Act = Callable[["Visitor"], Awaitable[object]]


def user_id(number: int) -> str:
    """Return the id of one of the crowd."""
    return f"U1CROWD{number:05}"


def crowd(size: int, zone: str = "UTC") -> Seed:
    """Return what fills a workspace with the usual people and so many more, who live in this zone."""

    def seed(workspace: Workspace) -> None:
        northwind(workspace)
        for number in range(size):
            workspace.members.put(Member(user_id(number), f"crowd{number}", f"Crowd {number}", tz=zone))

    return seed


class Visitor:
    """One of the crowd, with a message of the app's that has a button, and the form they have open."""

    def __init__(self, playground: Playground, number: int) -> None:
        self._playground = playground
        self.id = user_id(number)
        self.number = number
        self._person = playground.person(self.id)
        self._dm = playground.workspace.app_dm(self.id)

    async def command(self, line: str) -> None:
        """Type a command, and wait for its acknowledgement."""
        await self._person.command(self._dm.id, line)

    def say(self, words: str) -> None:
        """Write to the app."""
        self._person.say(self._dm.id, words)

    def offer(self, block: Json) -> None:
        """Let the app's newest message have this block of buttons."""
        me = self._playground.workspace.identity.bot_user_id
        self._message = self._playground.workspace.post_as(me, self._dm, "What now?", blocks=[block])

    async def press(self, action: str, choice: str | None = None) -> None:
        """Press a button of that message, or choose from its menu, and wait for the acknowledgement."""
        block = self._message.blocks[0]
        await self._person.press(self._message, block["block_id"], action, choice)

    def show(self, form: Json) -> None:
        """Have this form open, as if the app had opened it."""
        self.leave()
        self._playground.workspace.views.open(self.id, form)

    async def send(self) -> None:
        """Send the form, and wait for its acknowledgement."""
        view = self._playground.workspace.views.top(self.id)
        if view is None:
            raise AssertionError("no form is open")
        await self._person.submit(view)

    def leave(self) -> None:
        """Close every form."""
        self._playground.workspace.views.clear(self.id)


class Watch:
    """Notes what a playground sees of an app, in milliseconds: how long each acknowledgement and each modal took."""

    def __init__(self, playground: Playground) -> None:
        self.acks: list[float] = []
        self.opened: list[float] = []
        self.calls: list[float] = []
        self.posted = 0
        self._began: dict[str, float] = {}
        self._last = perf_counter()
        self._called = asyncio.Event()
        playground.workspace.events.listen(self._note)

    def forget(self) -> None:
        """Begin anew."""
        for noted in (self.acks, self.opened, self.calls):
            noted.clear()
        self.posted = 0
        self._called.clear()

    def begin(self, visitor: Visitor) -> None:
        """Note that somebody acts now."""
        self._began[visitor.id] = perf_counter()

    async def quiet(self, seconds: float = ASSUMED_QUIET) -> None:
        """Wait until nothing has happened for so long."""
        rest = seconds
        while rest > 0:
            await asyncio.sleep(rest)
            rest = self._last + seconds - perf_counter()

    async def called(self) -> None:
        """Wait for a call of the app's."""
        await self._called.wait()

    def _note(self, change: WorkspaceEvent) -> None:
        self._last = perf_counter()
        match change:
            case EnvelopeChanged(record=record) if record.type != "events_api":
                if record.milliseconds is not None:
                    self.acks.append(record.milliseconds)
                elif record.failure:
                    self.acks.append(PATIENCE)
            case ViewOpened(view=view) if view.user_id in self._began:
                self.opened.append((self._last - self._began.pop(view.user_id)) * 1000)
            case ApiCalled(record=record):
                self.calls.append(self._last)
                self.posted += record.method == "chat.postMessage" and record.ok
                self._called.set()


async def at_once(visitors: Sequence[Visitor], watch: Watch, act: Act) -> None:
    """Let all of them do the same in the same moment, and wait for every acknowledgement."""

    async def one(visitor: Visitor) -> None:
        watch.begin(visitor)
        await act(visitor)

    await asyncio.gather(*(one(visitor) for visitor in visitors))
