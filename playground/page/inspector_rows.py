"""The inspector's rows: every call, every envelope, every rule broken, in the order they happened."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

from playground.page.reader import Reader
from playground.platform.inspector import Inspector
from playground.rules.remedies import remedy
from playground.workspace.entities import Json
from playground.workspace.records import BrokenRule, CallRecord, EnvelopeRecord

SHOWN = 200
"""How many rows are shown, the newest first."""
_SLOW = 1000.0
"""Milliseconds after which an acknowledgement is marked, well before Slack's three seconds are over."""


@dataclass(frozen=True)
class InspectorRow:
    """One row; its details are fetched when it is opened."""

    key: str
    when: datetime
    kind: str
    icon: str
    what: str
    say: str
    ms: str = ""
    bad: bool = False
    time: str = ""


@dataclass(frozen=True)
class RowFilter:
    """Which rows are shown: those that hold every one of these words, anywhere in what stands behind them."""

    words: str = ""
    problems_only: bool = False

    def takes(self, row: InspectorRow, behind: object) -> bool:
        """Return whether the row is shown."""
        if self.problems_only and not row.bad:
            return False
        held = f"{row.kind} {row.say} {behind!r}".casefold() if self.words else ""
        return all(word in held for word in self.words.casefold().split())


def rows(inspector: Inspector, reader: Reader, wanted: RowFilter) -> list[InspectorRow]:
    """Return the newest rows first, times on the reader's clock."""
    found: list[tuple[InspectorRow, object]] = [(_call(call), call) for call in inspector.calls]
    found += [(_envelope(envelope), envelope) for envelope in inspector.envelopes]
    found += [(_rule(number, broken), broken) for number, broken in enumerate(inspector.rules_broken)]
    shown = [row for row, behind in found if wanted.takes(row, behind)]
    shown.sort(key=lambda row: row.when, reverse=True)
    return [_timed(row, reader) for row in shown[:SHOWN]]


def detail(inspector: Inspector, key: str) -> list[tuple[str, str]]:
    """Return the titled parts behind a row, as indented JSON; empty where the row is forgotten by now."""
    kind, _, name = key.partition("-")
    for call in inspector.calls:
        if kind == "call" and str(call.number) == name:
            told = [("Arguments", _pretty(call.args)), (f"Answer (HTTP {call.status})", _pretty(call.answer))]
            return told if call.ok else [("What to do", remedy(str(call.answer.get("error", "")))), *told]
    for envelope in inspector.envelopes:
        if kind == "envelope" and envelope.envelope_id == name:
            return [("Sent to the app", _pretty(envelope.payload)), ("Acknowledged with", _pretty(envelope.ack))]
    if kind == "rule" and name.isdigit() and int(name) < len(inspector.rules_broken):
        broken = inspector.rules_broken[int(name)]
        where = broken.pointer or "the call as a whole"
        return [
            ("What to do", broken.advice),
            ("Rule", broken.rule),
            ("Where", f"{broken.method}: {where}"),
            ("Slack's error", broken.code or "none"),
        ]
    return []


def slowest_ack(inspector: Inspector) -> int | None:
    """Return the longest an acknowledgement took, in whole milliseconds; None before the first."""
    times = [one.milliseconds for one in inspector.envelopes if one.milliseconds is not None]
    return round(max(times)) if times else None


def _call(call: CallRecord) -> InspectorRow:
    say = "ok" if call.ok else str(call.answer.get("error", "refused"))
    about = next(
        (str(call.args[key]) for key in ("channel", "user", "users", "name", "view_id") if call.args.get(key)), ""
    )
    return InspectorRow(
        f"call-{call.number}",
        call.when,
        "call",
        "→",
        call.method,
        f"{say} · {about}" if about else say,
        f"{call.milliseconds:.0f} ms",
        not call.ok,
    )


def _envelope(envelope: EnvelopeRecord) -> InspectorRow:
    waiting = envelope.milliseconds is None and not envelope.failure
    took = "" if envelope.milliseconds is None else f"{envelope.milliseconds:.0f} ms"
    again = f" · try {envelope.attempt + 1}" if envelope.attempt else ""
    say = envelope.failure or ("waiting …" if waiting else f"acknowledged{_answered(envelope.ack)}")
    slow = envelope.milliseconds is not None and envelope.milliseconds > _SLOW
    return InspectorRow(
        f"envelope-{envelope.envelope_id}",
        envelope.when,
        "envelope",
        "←",
        envelope.title or envelope.type,
        f"{envelope.type} · {say}{again}",
        took,
        bool(envelope.failure) or slow,
    )


def _answered(ack: Json | None) -> str:
    if not ack:
        return ""
    return f" with {ack.get('response_action') or ', '.join(sorted(ack))}"


def _rule(number: int, broken: BrokenRule) -> InspectorRow:
    where = f" ({broken.pointer})" if broken.pointer else ""
    return InspectorRow(
        f"rule-{number}", broken.when, "rule", "✗", broken.method, f"{broken.rule}{where}", broken.code, bad=True
    )


def _timed(row: InspectorRow, reader: Reader) -> InspectorRow:
    shown = f"{reader.local(row.when):%H:%M:%S}"
    return InspectorRow(row.key, row.when, row.kind, row.icon, row.what, row.say, row.ms, row.bad, shown)


def _pretty(value: object) -> str:
    return "nothing" if value in (None, {}) else json.dumps(value, indent=2, ensure_ascii=False)
