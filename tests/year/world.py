"""Where the year takes place: a local Slack full of people, and the real bot in it, which can be switched off and on."""

from collections.abc import AsyncIterator, Callable, Collection, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any

from bot import manifest, startup
from bot.app import Baton, build
from bot.replay.environment import quiet, settings_for
from handover.model.decision import Decision
from handover.model.handover import Handover
from messages.kit.metadata import EVENT_TYPE
from playground.driver import MemberDriver
from playground.running import Playground
from playground.seed import empty
from playground.workspace.entities import Member
from playground.workspace.events import MessagePosted, WorkspaceEvent
from playground.workspace.workspace import Workspace
from storage.store import Store
from tests.bots import QUICK
from tests.year.event_log import EventLog, Preferences
from tests.year.places import Place
from tests.year.todo_recorder import TodoRecorder

MORNING = "digest:"
"""How the key of a morning message begins; the person and their local day follow."""
BUSY = 60.0
"""Seconds that Slack waits for an acknowledgement here: a year is no matter of a machine that has much else to do."""


@dataclass(frozen=True)
class Resident:
    """Somebody who lives through the year, and where they live at its beginning."""

    id: str
    name: str
    place: Place


@dataclass(frozen=True)
class Heard:
    """A morning message as Slack has it: to whom, for which local day it is meant, and when (UTC) it was posted."""

    person: str
    day: date
    at: datetime


class World:
    """The workspace, the bot in it (None while it is down), what is noted of the year, and all that was heard."""

    def __init__(self, playground: Playground, database: str, store: Store, to_come: Mapping[str, Member]) -> None:
        self.playground, self._database, self._playbooks = playground, database, startup.playbooks()
        self.workspace = playground.workspace.identity.team_id
        self.event_log, self.heard = EventLog(), list[Heard]()
        self.bot: Baton | None = None
        self._to_come = dict(to_come)
        self._store = store
        # The todo recorder looks first at every stop of the clock, then the bot acts.
        self._recorder = TodoRecorder(playground.clock, self.event_log, store, self.workspace)
        playground.clock.settle_with(self._act)
        playground.workspace.events.listen(self._hear)

    @property
    def now(self) -> datetime:
        """The time (UTC) in this world."""
        return self.playground.clock.now()

    def hands(self, person: str) -> MemberDriver:
        """Return the hands of somebody, to act in Slack."""
        return self.playground.member(person)

    @asynccontextmanager
    async def changing(self, person: str, preferences: Preferences) -> AsyncIterator[None]:
        """Within the block somebody tells the bot that from now on they live like this."""
        await self._recorder.foresee(person, preferences)
        yield
        self.event_log.note(person, self.now, preferences)
        self._recorder.expect(person)

    def change_profile(self, person: str, **facts: Any) -> None:
        """Change what Slack says of somebody; the bot hears of it as an event."""
        members = self.playground.workspace.members
        members.put(replace(members.get(person), **facts))

    def join(self, person: str) -> None:
        """Let somebody who is to live here have an account from now on."""
        self.playground.workspace.members.put(self._to_come.pop(person))

    async def open_handover(self, account: str) -> Handover | None:
        """Return the open handover of an account as it is stored, None when there is none."""
        async with self._store.begin(self.workspace) as unit:
            return await unit.handovers.open_with_account(account)

    async def decide(self, handover: Handover, rule: Callable[[Handover], Decision]) -> None:
        """Apply a rule to a handover, as a use case would, without Slack."""
        assert self.bot is not None
        await self.bot.store.decide(self.workspace, handover.id, rule)
        await self.settled()

    async def switch_on(self) -> None:
        """Start the bot on its database, and let it do what has become due."""
        settings = settings_for(self.playground, self._database)
        self.bot = await build(settings, now=self.playground.clock.now, playbooks=self._playbooks, patience=QUICK)
        await self.bot.start()
        await self.settled()

    async def switch_off(self) -> None:
        """Stop the bot, if it is up."""
        bot, self.bot = self.bot, None
        if bot is not None:
            await bot.stop()

    async def settled(self) -> None:
        """Wait until bot and Slack have nothing left to do at this time of the clock."""
        if self.bot is not None:
            await quiet(self.playground, self.bot)

    async def _act(self) -> datetime | None:
        """Let the bot do what is due, and return when something is due next (UTC)."""
        if self.bot is None:
            return None
        while True:
            seen, due = self.bot.in_flight.seen, await self.bot.catch_up()
            await self.playground.slack.socket.idle()
            if seen == self.bot.in_flight.seen:
                return due

    def _hear(self, change: WorkspaceEvent) -> None:
        if isinstance(change, MessagePosted):
            metadata: dict[str, Any] = change.message.metadata or {}
            key = str(metadata["event_payload"]["key"]) if metadata.get("event_type") == EVENT_TYPE else ""
            if key.startswith(MORNING):
                # Whose it is, is who reads it, whatever its key says.
                (person,) = {*self._members(change.message.channel)} - {self.playground.workspace.bot.id}
                self.heard.append(Heard(person, date.fromisoformat(key.rpartition(":")[2]), self.now))

    def _members(self, channel: str) -> list[str]:
        return self.playground.workspace.channels.get(channel).members


@asynccontextmanager
async def world(
    residents: Sequence[Resident], start: datetime, database: str, later: Collection[str] = ()
) -> AsyncIterator[World]:
    """Set up the world on a migrated database, without those who come `later`. The bot is up, and nobody has spoken with it yet."""
    members = {one.id: _member(one) for one in residents}

    def settle_down(workspace: Workspace) -> None:
        empty(workspace)
        for person, member in members.items():
            if person not in later:
                workspace.members.put(member)

    store = await Store.open(database, startup.playbooks())
    async with Playground.serve(
        manifest.FILE, start=start.astimezone(UTC), frozen=True, seed=settle_down, ack_timeout=BUSY
    ) as served:
        world = World(served, database, store, {person: members[person] for person in later})
        try:
            await world.switch_on()
            yield world
        finally:
            await world.switch_off()
            await store.close()


def _member(one: Resident) -> Member:
    handle = one.name.lower().replace(" ", ".")
    return Member(one.id, handle, one.name, tz=one.place.zone, email=f"{handle}@northwind.example")
