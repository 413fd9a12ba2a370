"""What comes in and is not answered as asked: counted, and told to the log in one line a minute at most.

An address that everybody can reach is tried by everybody, and a line for each try would fill the disk.
"""

from collections import Counter
from collections.abc import Callable
from time import monotonic

import structlog

EVERY = 60.0
"""Seconds between two lines of the log."""

log = structlog.get_logger(__name__)


class RefusedRequests:
    """Counts, by reason in one word."""

    def __init__(
        self, on_refused: Callable[[str], None] | None = None, seconds: Callable[[], float] = monotonic
    ) -> None:
        """Tell `on_refused` of each. `seconds` is a clock."""
        self._on_refused, self._seconds = on_refused, seconds
        self._since_told: Counter[str] = Counter()
        self._told_at: float | None = None

    def note(self, why: str) -> None:
        """Count one more, and log all since the last line if that is a minute old."""
        self._since_told[why] += 1
        if self._on_refused is not None:
            self._on_refused(why)
        now = self._seconds()
        if self._told_at is None or now - self._told_at >= EVERY:
            log.warning("requests.refused", **self._since_told)
            self._since_told.clear()
            self._told_at = now
