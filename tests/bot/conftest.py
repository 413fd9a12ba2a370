"""Commands configure the log of the whole process; the tests of other parts must find it as it was."""

import logging
from collections.abc import Iterator

import pytest

from tests import logs


@pytest.fixture(autouse=True)
def _afterwards() -> Iterator[None]:
    root = logging.getLogger()
    before, level = list(root.handlers), root.level
    yield
    logs.configure()
    root.handlers[:] = before
    root.setLevel(level)
