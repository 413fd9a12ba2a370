"""What most conversations begin with: a handover that has just been opened."""

from datetime import timedelta

import pytest

from bot.app import Baton
from playground.driver import MemberDriver
from playground.running import Playground
from tests.conftest import Settle
from tests.handlers.threads import Passes, Thread
from tests.snapshots import Snapshot


@pytest.fixture
async def thread(opened: Snapshot, dana: MemberDriver, baton: Baton, settled: Settle) -> Thread:
    """Return Dana's interview thread: she hands Fjordline over to Priya, and Aiko is the manager."""
    return Thread(dana, settled, "Fjordline Logistics")


@pytest.fixture
def passes(playground: Playground) -> Passes:
    """Return what lets so many seconds pass."""

    async def advance(seconds: float) -> None:
        await playground.clock.advance(timedelta(seconds=seconds))

    return advance
