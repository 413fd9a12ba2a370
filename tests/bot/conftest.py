"""Commands configure the log of the whole process; the tests of other parts must find it as it was."""

import logging
from collections.abc import Iterator

import pytest

from tests import logs
from tests.bot.replayed import Replayed
from tests.bot.replayed import replayed as told


@pytest.fixture(autouse=True)
def _afterwards() -> Iterator[None]:
    root = logging.getLogger()
    before, level = list(root.handlers), root.level
    yield
    logs.configure()
    root.handlers[:] = before
    root.setLevel(level)


@pytest.fixture(scope="session")
def replayed() -> Replayed:
    """Return what the replayed story said and cost, told once."""
    return told()
