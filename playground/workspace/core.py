"""What every part of a workspace shares: the clock, the store, the event bus, and the counters of ids and time stamps."""

from dataclasses import asdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from playground.clock import Clock
from playground.workspace.event_bus import EventBus
from playground.workspace.store import Store

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_MICROSECONDS = 1_000_000
_GAP = 100
"""Microseconds between two stamps given at one and the same instant."""


class Core:
    """Clock, store, event bus, and the two counters: ids and time stamps."""

    def __init__(self, clock: Clock, store: Store) -> None:
        self.clock = clock
        self.store = store
        self.events = EventBus()
        self._last_id = 0
        self._last_stamp = 0

    def resume(self, last_id: int, last_stamp: int) -> None:
        """Go on numbering where an earlier run stopped."""
        self._last_id = last_id
        self._last_stamp = last_stamp

    def new_id(self, prefix: str) -> str:
        """A new id such as `C0000000A7F`, unlike every other of this workspace."""
        self._last_id += 1
        self.store.save("counter", "id", self._last_id)
        return prefix + "0" + _base36(self._last_id * 7919 + 46655 * 36).zfill(9)

    def new_ts(self) -> str:
        """A time stamp of now in Slack's form, later than every one before."""
        self._last_stamp = max(int(self.clock.now().timestamp() * _MICROSECONDS), self._last_stamp + _GAP)
        self.store.save("counter", "stamp", self._last_stamp)
        return f"{self._last_stamp // _MICROSECONDS}.{self._last_stamp % _MICROSECONDS:06d}"

    def seconds(self) -> int:
        """The clock's time as whole seconds since 1970 in UTC."""
        return int(self.clock.now().timestamp())

    def save(self, kind: str, key: str, entity: "DataclassInstance") -> None:
        """Save an entity."""
        if self.store.keeps:
            self.store.save(kind, key, asdict(entity))


def _base36(number: int) -> str:
    digits = ""
    while number:
        number, digit = divmod(number, 36)
        digits = _DIGITS[digit] + digits
    return digits or "0"


def ts_moment(ts: str) -> datetime:
    """The moment, in UTC, that a message's `ts` stands for."""
    return datetime.fromtimestamp(float(ts), UTC)
