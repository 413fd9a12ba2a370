"""Tests in a real browser run wherever there is one; where there is none, the summary says so and how to get it."""

import shutil
import sys
from pathlib import Path

import pytest

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_ON_A_MAC = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")


def chromium() -> str | None:
    """Return the path of a Chromium or Chrome on this machine, or None where there is none."""
    found = next(filter(None, map(shutil.which, _NAMES)), None)
    if found is None and sys.platform == "darwin" and _ON_A_MAC.exists():
        return str(_ON_A_MAC)
    return found


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the browser tests out where no browser is found."""
    if chromium() is not None:
        return
    left_out = [item for item in items if item.get_closest_marker("browser")]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say plainly that the browser tests were left out."""
    if chromium() is None:
        terminalreporter.section("no browser", sep="=", yellow=True)
        terminalreporter.line("The tests in a browser were LEFT OUT: neither Chromium nor Chrome is on this machine.")
        terminalreporter.line("To run them: apt-get install chromium (on a Mac: brew install --cask google-chrome).")
