"""What most conversations begin with: a handover that has just been opened."""

import pytest

from bot.app import Baton
from playground.driver import MemberDriver
from tests.conftest import Settle
from tests.handlers.threads import Thread
from tests.snapshots import Snapshot


@pytest.fixture
async def thread(opened: Snapshot, dana: MemberDriver, baton: Baton, settled: Settle) -> Thread:
    """Return Dana's interview thread: she hands Fjordline over to Priya, and Aiko is the manager."""
    return Thread(dana, settled, "Fjordline Logistics")
