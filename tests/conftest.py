"""Tests through the front door: a local Slack that is strict, and the whole bot connected to it.

async def test_something(dana, settled):
    await dana....        # what a person does in Slack
    await settled()       # until the bot has done everything that is due
"""

import asyncio
import logging
import shutil
import socket
from collections.abc import AsyncIterator, Generator, Iterator
from datetime import UTC, datetime
from pathlib import Path

import aiohttp
import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot import manifest, startup
from bot.app import Baton
from bot.garbage import collect_rarely
from bot.replay.environment import quiet, settings_for
from bot.settings import Settings
from handover.playbooks.library import Library
from playground.driver import MemberDriver
from playground.rules.manifest import Manifest, read_manifest
from playground.running import Playground
from storage.store import Store
from tests import compiled_once, hypothesis_profiles, logs, memory_folder, opening, snapshots
from tests.bots import running
from tests.jobs.outages import Power

pytest_plugins = ["tests.browser.plugin", "tests.longest_first"]

collect_rarely()
compiled_once.use()
memory_folder.use()
hypothesis_profiles.load()
logs.configure()

Settle = opening.Settle

MONDAY_MORNING = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Let one process of several send what was logged only with a test that failed: of the others nobody reads it."""
    report = yield
    if report.passed and hasattr(item.config, "workerinput"):
        report.sections.clear()
    return report


@pytest.fixture(autouse=True)
def _log_as_it_was() -> Iterator[None]:
    """Configure the log anew after a test that did so as a command does: it is that of the whole process."""
    root = logging.getLogger()
    before, level = list(root.handlers), root.level
    yield
    if not logs.configured():
        logs.configure()
        root.handlers[:] = before
        root.setLevel(level)


@pytest.fixture(scope="session")
def playbooks() -> Library:
    """Return the playbooks that come with the bot."""
    return startup.playbooks()


@pytest.fixture(scope="session")
def app_manifest() -> Manifest:
    """Return the bot's manifest: reading it takes longer than starting the local Slack."""
    return read_manifest(manifest.FILE.read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an empty, migrated SQLite file, to be copied: migrating takes longer than most tests."""
    file = tmp_path_factory.mktemp("migrated") / "baton.db"
    asyncio.run(startup.database(f"sqlite:///{file}"))
    return file


@pytest.fixture(scope="session")
def snapshots_taken(
    migrated: Path, app_manifest: Manifest, playbooks: Library, tmp_path_factory: pytest.TempPathFactory
) -> snapshots.Snapshots:
    """Return the snapshots that tests of this process begin with."""
    return snapshots.Snapshots(tmp_path_factory.mktemp("snapshots"), migrated, app_manifest, MONDAY_MORNING, playbooks)


@pytest.fixture
def restored(
    request: pytest.FixtureRequest, snapshots_taken: snapshots.Snapshots, tmp_path: Path
) -> snapshots.Snapshot | None:
    """Return the test's own copy of the snapshot to start from, None for a test that begins with an empty workspace."""
    story = snapshots.beginning(request)
    return snapshots_taken.after(story).copy_to(tmp_path) if story else None


@pytest.fixture
def opened(restored: snapshots.Snapshot) -> snapshots.Snapshot:
    """Let the test begin with a handover of Fjordline Logistics, from Dana to Priya, that has just been opened.

    It is enough to ask for this fixture: the local Slack and the bot then start from the snapshot.
    """
    return restored


@pytest.fixture
def fresh_database(migrated: Path, tmp_path: Path, restored: snapshots.Snapshot | None) -> str:
    """Return the URL of a migrated database of the test's own."""
    return f"sqlite:///{restored.database if restored else shutil.copy(migrated, tmp_path / 'baton.db')}"


@pytest.fixture
async def store(fresh_database: str, playbooks: Library) -> AsyncIterator[Store]:
    """Open the test's own database, without a bot on it."""
    opened = await Store.open(fresh_database, playbooks)
    yield opened
    await opened.close()


@pytest.fixture
async def playground(restored: snapshots.Snapshot | None, app_manifest: Manifest) -> AsyncIterator[Playground]:
    """Serve a workspace whose clock stands still on a Monday, 08:00 UTC, and see in the end that no rule of Slack's was broken.

    After a snapshot it stands where that was taken.

    A test that lets rules be broken on purpose ends with `playground.inspector.forget()`.
    """
    data, start = (restored.slack, None) if restored else (None, MONDAY_MORNING)
    async with Playground.serve(app_manifest, data=data, keep=False, start=start, frozen=True) as served:
        yield served
        assert served.inspector.rules_broken == []


@pytest.fixture
def slack_settings(playground: Playground, fresh_database: str) -> Settings:
    """Return settings that point the bot at the playground."""
    return settings_for(playground, fresh_database)


@pytest.fixture
async def baton(playground: Playground, slack_settings: Settings, playbooks: Library) -> AsyncIterator[Baton]:
    """Run the whole bot on the playground, living by its clock: `playground.clock.advance` waits for it at every step."""
    async with running(playground, slack_settings, playbooks) as bot:
        yield bot


@pytest.fixture
async def power(playground: Playground, slack_settings: Settings, playbooks: Library) -> AsyncIterator[Power]:
    """Run a bot that the test switches off and on."""
    power = Power(playground, slack_settings, playbooks)
    await power.on()
    yield power
    await power.off()


@pytest.fixture
def settled(playground: Playground, baton: Baton) -> Settle:
    """Return a function that waits until bot and Slack have nothing left to do at this time of the clock."""
    return lambda: quiet(playground, baton)


@pytest.fixture
def dana(playground: Playground) -> MemberDriver:
    """Return the hands of Dana in New York, who hands over."""
    return playground.member("Dana Reyes")


@pytest.fixture
def priya(playground: Playground) -> MemberDriver:
    """Return the hands of Priya in Kolkata, who takes over."""
    return playground.member("Priya Nair")


@pytest.fixture
def aiko(playground: Playground) -> MemberDriver:
    """Return the hands of Aiko in Tokyo, their manager."""
    return playground.member("Aiko Tanaka")


@pytest.fixture
def marek(playground: Playground) -> MemberDriver:
    """Return the hands of Marek in Prague, a CSM who is in none of it."""
    return playground.member("Marek Novák")


@pytest.fixture
def lucas(playground: Playground) -> MemberDriver:
    """Return the hands of Lucas in São Paulo, admin and owner of the workspace."""
    return playground.member("Lucas Almeida")


@pytest.fixture
def free_port() -> int:
    """Return a port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
async def client(playground: Playground) -> AsyncIterator[AsyncWebClient]:
    """Return a bare client with the bot's token, for tests of single parts."""
    async with aiohttp.ClientSession() as session:
        yield AsyncWebClient(playground.bot_token, playground.api_url, session=session, retry_handlers=[])
