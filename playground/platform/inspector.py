"""What the app did and which of Slack's rules it broke: the last calls and envelopes, and every breach."""

from collections import deque
from dataclasses import dataclass, field

from playground.clock import Clock
from playground.rules.remedies import remedy
from playground.workspace.entities import Json
from playground.workspace.events import ApiCalled, EnvelopeChanged, EventBus, RuleBroken
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
        """Note one call and its answer."""
        self._count += 1
        record = CallRecord(self._count, self.clock.now(), method, args, answer, status, milliseconds)
        self.calls.append(record)
        self.events.publish(ApiCalled(record))

    def enveloped(self, record: EnvelopeRecord) -> None:
        """Note an envelope when it is sent, and again when it is acknowledged or given up."""
        if record not in self.envelopes:
            self.envelopes.append(record)
        self.events.publish(EnvelopeChanged(record))

    def broke(self, rule: str, method: str, pointer: str = "", code: str = "", advice: str = "") -> None:
        """Note a breach; `advice` is what to do, known by itself where `code` is one of Slack's."""
        broken = BrokenRule(self.clock.now(), rule, method, pointer, code, advice or remedy(code))
        self.rules_broken.append(broken)
        self.events.publish(RuleBroken(broken))

    def calls_of(self, method: str) -> list[CallRecord]:
        """The remembered calls of one method, oldest first."""
        return [call for call in self.calls if call.method == method]

    def forget(self) -> None:
        """Start anew, as a test does after its preparations."""
        self.calls.clear()
        self.envelopes.clear()
        self.rules_broken.clear()
