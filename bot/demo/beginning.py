"""What the demo begins with: a local Slack and a database in which a team has been at work for a week."""

import shutil
import tempfile
from datetime import datetime
from pathlib import Path

from bot import manifest, startup
from bot.demo.team import BEGINS, TeamAtWork
from bot.replay.environment import memory_folder, running, settings_for
from playground.running import Playground

DATABASE, SLACK = "baton.db", "slack.db"


async def begin(folder: Path, port: int, morning: datetime) -> None:
    """Put both files into the folder, in place of those that are there; their clock stands at the first `morning` (UTC).

    `port` is the one at which the local Slack will be found. Nothing in the folder is touched before the week was lived
    through. Raises StoryFailed.
    """
    with tempfile.TemporaryDirectory(prefix="baton-demo-", dir=memory_folder()) as made:
        await _live(Path(made), port, morning)
        _put(folder, Path(made))


async def _live(folder: Path, port: int, morning: datetime) -> None:
    database = f"sqlite:///{folder / DATABASE}"
    await startup.database(database)
    async with Playground.serve(
        manifest.FILE, data=folder / SLACK, start=morning - BEGINS, frozen=True, port=port
    ) as playground:
        playground.slack.switch_canvases(on=True)
        async with running(playground, settings_for(playground, database), startup.playbooks()) as baton:
            await TeamAtWork(playground, baton, morning).live()


def _put(folder: Path, made: Path) -> None:
    folder.mkdir(exist_ok=True)
    # The Slack comes last: while it isn't there, the demo has not begun.
    for name in (DATABASE, SLACK):
        _replace(folder / name, made / name)


def _replace(old: Path, new: Path) -> None:
    """Put a file where another one is, of which SQLite may have kept more beside it."""
    for beside in old.parent.glob(f"{old.name}*"):
        beside.unlink()
    ready = old.with_name(f"new-{old.name}")
    shutil.move(new, ready)
    ready.replace(old)
