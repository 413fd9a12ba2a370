"""What the tests of the commands share."""

import pytest

from tests.bot.replayed import Replayed
from tests.bot.replayed import replayed as told


@pytest.fixture(scope="session")
def replayed() -> Replayed:
    """Return what the replayed story said and cost, told once."""
    return told()
