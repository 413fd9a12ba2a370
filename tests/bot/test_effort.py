"""I: what a standard handover costs those who are in it: taps, messages and minutes, counted in the replayed story."""

import io
from collections import Counter
from collections.abc import Mapping
from typing import Any

from bot import startup
from bot.replay import fjordline
from bot.replay.environment import set_up
from bot.replay.narrator import Narrator
from handover.model.people import Role
from playground.running import Playground
from playground.workspace.entities import View
from playground.workspace.events import EnvelopeChanged, ViewClosed, WorkspaceEvent
from playground.workspace.records import EnvelopeRecord

MOST_TAPS = {"Dana Reyes": 35, "Priya Nair": 30, "Aiko Tanaka": 5}
"""Of the outgoing CSM, the incoming CSM and the manager."""
MOST_MINUTES = 60
MOST_FOR_THE_MANAGER = 3
TO_CHOOSE = 2
"""Taps for a menu or a date: it is opened, and something in it is chosen."""


async def test_a_standard_handover_costs_each_person_few_taps_and_the_manager_few_messages() -> None:
    async with set_up() as stage:
        people = (stage.dana, stage.priya, stage.playground.member("Aiko Tanaka"))
        taps = Taps(stage.playground)
        await fjordline.play(stage, Narrator(stage, io.StringIO()))
        spent = {one.person.member.shown_name: taps.of[one.id] for one in people}
        assert all(spent[name] <= most for name, most in MOST_TAPS.items()), spent
        assert min(spent["Dana Reyes"], spent["Priya Nair"]) > 20, "the story is not counted"
        said = [seen.plain() for seen in people[2].messages()]
        assert any("approved the introduction e-mail" in words for words in said), "what became of it, also in the end"
        # What is late in the story on purpose is reported to the manager; all else counts.
        assert len([words for words in said if not words.startswith("Good morning")]) <= MOST_FOR_THE_MANAGER, said


def test_the_interview_takes_an_hour_at_most() -> None:
    for playbook in startup.playbooks().values():
        assert sum(item.minutes for item in playbook.items if item.owner is Role.OUTGOING) <= MOST_MINUTES


class Taps:
    """Counts each person's taps: what they sent, pressed, chose in a form, submitted, and closed. Typing is none."""

    def __init__(self, playground: Playground) -> None:
        """Count from now on."""
        self.of: Counter[str] = Counter()
        self._envelopes: dict[str, EnvelopeRecord] = {}
        self._closing = ""
        playground.workspace.events.listen(self._see)

    def _see(self, change: WorkspaceEvent) -> None:
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
