"""A playground that runs: the workspace, its Slack, and its server, put together and taken apart."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from playground.clock import Clock
from playground.page import PageOptions, PageServer
from playground.people.person import Person
from playground.platform.slack import Slack
from playground.rules.manifest import Manifest, read_manifest
from playground.seed import Seed, northwind
from playground.server.app import create_app
from playground.server.followers import Followers
from playground.server.serving import LocalServer
from playground.workspace.entities import Member
from playground.workspace.events import ClockChanged, WorkspaceEvent
from playground.workspace.store import ReadOnlyStore, SqliteStore, Store
from playground.workspace.workspace import Workspace

if TYPE_CHECKING:
    from playground.driver import MemberDriver
    from playground.platform.faults import Faults
    from playground.platform.inspector import Inspector


@dataclass
class Playground:
    """A running playground; `Playground.serve` makes one."""

    slack: Slack
    followers: Followers
    page: PageServer
    server: LocalServer

    @property
    def url(self) -> str:
        """The page's address, without a slash at its end."""
        return self.server.url

    @property
    def api_url(self) -> str:
        """What an app takes for `https://slack.com/api/`."""
        return f"{self.server.url}/api/"

    @property
    def clock_url(self) -> str:
        """Where an app follows the playground's clock."""
        return f"{self.server.url.replace('http', 'ws', 1)}/clock"

    @property
    def bot_token(self) -> str:
        """The app's `xoxb-` token."""
        return self.workspace.identity.bot_token

    @property
    def app_token(self) -> str:
        """The app's `xapp-` token."""
        return self.workspace.identity.app_token

    @property
    def signing_secret(self) -> str:
        """The app's signing secret; Socket Mode does not use it."""
        return self.workspace.identity.signing_secret

    @property
    def workspace(self) -> Workspace:
        """The state of it all."""
        return self.slack.workspace

    @property
    def clock(self) -> Clock:
        """The playground's clock."""
        return self.workspace.clock

    @property
    def inspector(self) -> "Inspector":
        """What the app did, and which rules it broke."""
        return self.slack.inspector

    @property
    def faults(self) -> "Faults":
        """Failures to come."""
        return self.slack.faults

    def person(self, name_or_id: str) -> Person:
        """A member who acts by ids, as the page does."""
        return Person(self.slack, self.workspace.members.find(name_or_id).id)

    def member(self, name_or_id: str) -> "MemberDriver":
        """A member who acts on labels and button texts, for a test or a replay."""
        from playground.driver import MemberDriver

        return MemberDriver(self.slack, self.person(name_or_id))

    async def close(self) -> None:
        """Close every connection, cancel what is under way, and free the port."""
        await self.page.close()
        await self.followers.close()
        await self.slack.close()
        await self.server.stop()

    @staticmethod
    @asynccontextmanager
    async def serve(
        manifest: Path | str | Manifest,
        *,
        data: Path | None = None,
        keep: bool = True,
        fresh: bool = False,
        start: datetime | None = None,
        frozen: bool = True,
        port: int = 0,
        seed: Seed = northwind,
        open_app: bool = False,
        hint: str = "",
        ack_timeout: float = 3.0,
    ) -> AsyncIterator["Playground"]:
        """Run a playground with the app of `manifest` (a path, the text itself, or one read before) installed.

        `data` keeps the workspace between runs, `fresh` forgets what it kept; without `keep` the workspace begins with what is kept
        there, and nothing more is. A `frozen` clock stands still at
        `start` (aware; else where an earlier run stopped, or now). One that flows begins there in a fresh workspace,
        and in a kept one stays as far ahead of real time as it was. `open_app` starts the page on the app's Home,
        with `hint` as a line above.
        `ack_timeout`: real seconds an acknowledgement may take.

        Raises `ManifestError`, `PortTaken`, `UnusableData`, and `OSError` where a manifest's file cannot be read.
        """
        installed = _manifest(manifest)
        store = (SqliteStore if keep else ReadOnlyStore)(data) if data else Store()
        if fresh:
            store.clear()
        clock = _clock(store, start, frozen=frozen)
        playground = _assembled(
            Slack(_workspace(clock, store, installed, seed), installed, ack_timeout), PageOptions(open_app, hint), port
        )
        playground.server.start()
        try:
            yield playground
        finally:
            await playground.close()


def _manifest(given: Path | str | Manifest) -> Manifest:
    if isinstance(given, Manifest):
        return given
    return read_manifest(given if isinstance(given, str) else given.read_text(encoding="utf-8"))


def _clock(store: Store, start: datetime | None, *, frozen: bool) -> Clock:
    """The clock, going on where an earlier run of the same data left it."""
    kept = store.load().get("clock", {})
    if start is None and "now" in kept and frozen:
        return Clock(datetime.fromisoformat(kept["now"]), frozen=True)
    clock = Clock(start, frozen=frozen)
    if not frozen and "ahead" in kept:
        clock.shift(timedelta(seconds=kept["ahead"]))
    return clock


def _workspace(clock: Clock, store: Store, manifest: Manifest, seed: Seed) -> Workspace:
    workspace = Workspace(clock, store)
    wants_seed = workspace.is_empty
    identity = workspace.identity
    name = "".join(letter if letter.isalnum() else "_" for letter in manifest.bot_name.lower())
    bot = Member(identity.bot_user_id, name, manifest.bot_name, is_bot=True, color="6b4fbb")
    bot.bot_id, bot.app_id = identity.bot_id, identity.app_id
    workspace.members.put(bot)

    def save_time() -> None:
        store.save("clock", "now", clock.now().isoformat())
        store.save("clock", "ahead", clock.offset.total_seconds())

    def keep_time(change: WorkspaceEvent) -> None:
        if isinstance(change, ClockChanged):
            save_time()

    if wants_seed:
        seed(workspace)
        save_time()
    workspace.events.listen(keep_time)
    return workspace


def _assembled(slack: Slack, options: PageOptions, port: int) -> Playground:
    followers = Followers(slack.workspace.clock, slack.inspector)
    slack.workspace.clock.settle_with(followers.settle)
    slack.workspace.clock.settle_with(slack.socket.idle)
    page = PageServer(slack, options)
    server = LocalServer(create_app(slack, followers, page.routes()), port)
    slack.workspace.base_url = server.url
    slack.cut = server.cut
    return Playground(slack, followers, page, server)
