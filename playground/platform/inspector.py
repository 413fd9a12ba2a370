"""Records the app's last calls and envelopes, and every rule of Slack's it broke."""

from collections import deque
from dataclasses import dataclass, field

from playground.clock import Clock
from playground.rules.remedies import remedy
from playground.workspace.entities import Json
from playground.workspace.event_bus import EventBus
from playground.workspace.events import ApiCalled, EnvelopeChanged, RuleBroken
from playground.workspace.records import BrokenRule, CallRecord, EnvelopeRecord

KEPT = 1000
"""How many calls and how many envelopes are remembered."""


@dataclass
class Inspector:
    """Remembers the last calls and envelopes, and every broken rule."""

    clock: Clock
    events: EventBus
    calls: deque[CallRecord] = field(default_factory=lambda: deque(maxlen=KEPT))
    envelopes: deque[EnvelopeRecord] = field(default_factory=lambda: deque(maxlen=KEPT))
    rules_broken: list[BrokenRule] = field(default_factory=list)
    _count: int = 0

    def called(self, method: str, args: Json, answer: Json, status: int, milliseconds: float) -> None:
        """Record one call and its answer."""
        self._count += 1
        record = CallRecord(self._count, self.clock.now(), method, args, answer, status, milliseconds)
        self.calls.append(record)
        self.events.publish(ApiCalled(record))

    def enveloped(self, record: EnvelopeRecord) -> None:
        """Record an envelope when it is sent, and again when it is acknowledged or given up."""
        if record not in self.envelopes:
            self.envelopes.append(record)
        self.events.publish(EnvelopeChanged(record))

    def broke(self, rule: str, method: str, pointer: str = "", code: str = "", advice: str = "") -> None:
        """Record a broken rule; without `advice`, what to do is looked up by Slack's error `code`."""
        broken = BrokenRule(self.clock.now(), rule, method, pointer, code, advice or remedy(code))
        self.rules_broken.append(broken)
        self.events.publish(RuleBroken(broken))

    def calls_of(self, method: str) -> list[CallRecord]:
        """The remembered calls of one method, oldest first."""
        return [call for call in self.calls if call.method == method]

    def forget(self) -> None:
        """Clear all records, as a test does after its preparations."""
        self.calls.clear()
        self.envelopes.clear()
        self.rules_broken.clear()
