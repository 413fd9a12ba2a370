"""What people tap in Slack, counted from what Slack sends to the app."""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from playground.running import Playground
from playground.workspace.entities import View
from playground.workspace.events import EnvelopeChanged, ViewClosed, WorkspaceEvent
from playground.workspace.records import EnvelopeRecord

TO_CHOOSE = 2
"""Taps for a menu or a date: it is opened, and something in it is chosen."""


class Taps:
    """Counts each person's taps: what they sent, pressed, chose in a form, submitted, and closed. Typing is none."""

    def __init__(self, playground: Playground, until: datetime) -> None:
        """Count from now on until this time (aware) of the playground's clock."""
        self.of: Counter[str] = Counter()
        self._clock, self._until = playground.clock, until
        self._envelopes: dict[str, EnvelopeRecord] = {}
        self._closing = ""
        playground.workspace.events.listen(self._see)

    def _see(self, change: WorkspaceEvent) -> None:
        if self._clock.now() >= self._until:
            return
        match change:
            case EnvelopeChanged(record) if record.envelope_id not in self._envelopes:
                self._envelopes[record.envelope_id] = record
                self.of.update(dict([tapped(record.payload)]))
            case ViewClosed(view) if self._closing != view.user_id and not self._sent_off(view):
                self.of[view.user_id] += 1
        # Forms on top of one another are closed with one tap.
        self._closing = change.view.user_id if isinstance(change, ViewClosed) else ""

    def _sent_off(self, view: View) -> bool:
        """Return whether the form closed because it was submitted, and nothing was shown in its place."""
        submitted = (one for one in self._envelopes.values() if one.payload.get("type") == "view_submission")
        acks = [one.ack or {} for one in submitted if one.payload["view"]["id"] == view.id]
        return bool(acks) and acks[-1].get("response_action") in (None, "clear")


def tapped(payload: Mapping[str, Any]) -> tuple[str, int]:
    """Return who caused this payload, and with how many taps."""
    if payload.get("command"):
        return payload["user_id"], 1
    if payload.get("type") == "block_actions":
        return payload["user"]["id"], sum(pressed(action) for action in payload["actions"])
    if payload.get("type") == "view_submission":
        return payload["user"]["id"], 1 + chosen(payload["view"])
    if payload.get("type") == "event_callback" and written(payload["event"]):
        return payload["event"]["user"], 1
    return "", 0


def pressed(action: Mapping[str, Any]) -> int:
    """Return the taps for what was pressed in a message or view."""
    return 1 if action["type"] == "button" else TO_CHOOSE


def written(event: Mapping[str, Any]) -> bool:
    """Return whether the event is a person's message."""
    return event["type"] == "message" and not event.get("bot_id") and not event.get("subtype")


def chosen(view: Mapping[str, Any]) -> int:
    """Return the taps for the fields of a form that were changed by choosing, not by typing."""
    shown = {block["block_id"]: block["element"] for block in view["blocks"] if block["type"] == "input"}
    entered = view["state"]["values"]
    return sum(_differs(shown[block], value) for block in shown for value in entered.get(block, {}).values())


def _differs(element: Mapping[str, Any], value: Mapping[str, Any]) -> int:
    selected = {
        name.removeprefix("selected_"): chosen for name, chosen in value.items() if name.startswith("selected_")
    }
    changed = [
        name for name, chosen in selected.items() if (chosen or None) != (element.get(f"initial_{name}") or None)
    ]
    if not changed:
        return 0
    ticked = element["type"] in ("checkboxes", "radio_buttons")
    return len(selected[changed[0]]) if element["type"] == "checkboxes" else 1 if ticked else TO_CHOOSE
