"""Long tests begin first: with several processes none is left at the end for one of them, while the others wait.

A process that is done takes over half of what another one has left, from its end: what is long has then begun, and what is
left is short. Within both parts the order stays, so that neighbours run together.
"""

import pytest

LONG = ("tests/crashes/", "tests/year/", "tests/browser/")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the long tests before all others."""
    items.sort(key=lambda item: not item.nodeid.startswith(LONG))
