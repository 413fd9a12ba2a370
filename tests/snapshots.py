"""Where tests begin, made once by clicking and then restored: for tests of what comes after.

A story is what is done in Slack until there. It is told once in a process, on a local Slack and a bot of its own; each test
starts from a copy of what they have stored, with the clock where the story left it, and a bot that has just been started.
"""

import asyncio
import shutil
import tempfile
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

import pytest

from bot.replay.environment import ReplayEnvironment, settings_for
from handover.playbooks.library import Library
from playground.rules.manifest import Manifest
from playground.running import Playground
from tests.bots import running
from tests.opening import open_handover

ACCOUNT = "Fjordline Logistics"
F = TypeVar("F", bound=Callable[..., Any])


Story = Callable[[ReplayEnvironment], Awaitable[None]]
"""What is done, in a workspace in which nothing has happened yet."""


async def opened(stage: ReplayEnvironment) -> None:
    """Dana hands Fjordline over to Priya, and Aiko is the manager."""
    await open_handover(stage.dana, ACCOUNT, stage.settled)


@dataclass(frozen=True)
class Snapshot:
    """What the local Slack and the bot have stored, in files that are only to be copied."""

    slack: Path
    database: Path

    def copy_to(self, folder: Path) -> "Snapshot":
        """Return a copy in this folder."""
        return Snapshot(
            Path(shutil.copy(self.slack, folder / "slack.db")), Path(shutil.copy(self.database, folder / "baton.db"))
        )


@dataclass(frozen=True)
class Snapshots:
    """The snapshots of one process: each is taken when it is first asked for."""

    folder: Path
    migrated: Path
    app_manifest: Manifest
    start: datetime
    playbooks: Library
    _taken: dict[Story, Snapshot] = field(default_factory=dict)

    def after(self, story: Story) -> Snapshot:
        """Return the snapshot of the end of this story, which begins at `start`."""
        if story not in self._taken:
            folder = Path(tempfile.mkdtemp(dir=self.folder))
            taken = Snapshot(folder / "slack.db", Path(shutil.copy(self.migrated, folder / "baton.db")))
            asyncio.run(self._tell(story, taken))
            self._taken[story] = taken
        return self._taken[story]

    async def _tell(self, story: Story, taken: Snapshot) -> None:
        async with Playground.serve(self.app_manifest, data=taken.slack, start=self.start, frozen=True) as playground:
            settings = settings_for(playground, f"sqlite:///{taken.database}")
            async with running(playground, settings, self.playbooks) as bot:
                people = [
                    playground.member(name) for name in ("Dana Reyes", "Priya Nair", "Aiko Tanaka", "Marek Novák")
                ]
                stage = ReplayEnvironment(playground, bot, *people)
                await story(stage)
                await stage.settled()
            assert playground.inspector.rules_broken == []


_begins_after: dict[tuple[str, str], Story] = {}


def begins_after(story: Story) -> Callable[[F], F]:
    """Say of a fixture, below `@pytest.fixture`, that whoever asks for it begins with the snapshot of this story."""

    def noted(fixture: F) -> F:
        _begins_after[fixture.__module__, fixture.__name__] = story
        return fixture

    return noted


def beginning(request: pytest.FixtureRequest) -> Story | None:
    """Return the story whose snapshot a test begins with, by the fixtures it asks for; None for an empty workspace.

    A fixture of the test's own module comes before `opened`, which all modules have.
    """
    of_module = [
        story for name in request.fixturenames if (story := _begins_after.get((request.module.__name__, name)))
    ]
    if of_module:
        [story] = set(of_module)
        return story
    return opened if "opened" in request.fixturenames else None
