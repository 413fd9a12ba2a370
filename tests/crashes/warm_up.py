"""Warming up a process that is to be forked: what it has imported and compiled once, no bot forked from it does again.

A bot of the crash tests is killed after a few steps: it would spend most of its life on compiling its SQL statements.
"""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from bot import manifest
from bot.replay.environment import quiet, settings_for
from handover.playbooks.library import Library
from playground.rules.manifest import Manifest, read_manifest
from playground.running import Playground
from tests import compiled_once
from tests.bots import running
from tests.handlers.threads import Thread
from tests.opening import open_handover
from tests.snapshots import ACCOUNT

START = datetime(2026, 3, 2, 15, 0, tzinfo=UTC)
TWO_MORNINGS = timedelta(days=2)


async def warm_up(databases: Iterable[str], playbooks: Library) -> None:
    """Run a bot in this process on each of these (migrated) databases, with a handover that is opened and two mornings."""
    compiled_once.use()
    described = read_manifest(manifest.FILE.read_text(encoding="utf-8"))
    for database in databases:
        await _live(database, described, playbooks)


async def _live(database: str, described: Manifest, playbooks: Library) -> None:
    async with (
        Playground.serve(described, start=START, frozen=True) as playground,
        running(playground, settings_for(playground, database), playbooks) as bot,
    ):
        dana = playground.member("Dana Reyes")

        async def settled() -> None:
            await quiet(playground, bot)

        await open_handover(dana, ACCOUNT, settled)
        await Thread(dana, settled, ACCOUNT).say("They ship 400 containers a month, and Maria decides.")
        await playground.clock.advance(TWO_MORNINGS)
