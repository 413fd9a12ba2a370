"""A handover that has just been opened, made once by clicking and then restored: for tests of what comes after."""

import asyncio
import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bot.replay.environment import quiet, settings_for
from handover.playbooks.library import Library
from playground.rules.manifest import Manifest
from playground.running import Playground
from tests.bots import running
from tests.opening import open_handover

ACCOUNT = "Fjordline Logistics"


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


def take(folder: Path, migrated: Path, app_manifest: Manifest, start: datetime, playbooks: Library) -> Snapshot:
    """Return the snapshot in which Dana hands Fjordline over to Priya, and Aiko is the manager, opened at `start`."""
    snapshot = Snapshot(folder / "slack.db", Path(shutil.copy(migrated, folder / "baton.db")))
    asyncio.run(_open(snapshot, app_manifest, start, playbooks))
    return snapshot


async def _open(snapshot: Snapshot, app_manifest: Manifest, start: datetime, playbooks: Library) -> None:
    async with Playground.serve(app_manifest, data=snapshot.slack, start=start, frozen=True) as playground:
        settings = settings_for(playground, f"sqlite:///{snapshot.database}")
        async with running(playground, settings, playbooks) as bot:
            dana = playground.member("Dana Reyes")
            await open_handover(dana, ACCOUNT, lambda: quiet(playground, bot))
        assert playground.inspector.rules_broken == []
