"""The people of a story."""

import pytest

from bot.app import Baton
from playground.driver import MemberDriver
from playground.running import Playground
from tests.conftest import Settle
from tests.situations.telling import Story


@pytest.fixture
def story(
    playground: Playground,
    baton: Baton,
    settled: Settle,
    dana: MemberDriver,
    priya: MemberDriver,
    aiko: MemberDriver,
) -> Story:
    """Return the hands of the three, and the clock they live by."""
    return Story(playground, baton, settled, dana, priya, aiko)
