"""The form of a step: valid and inert whatever was typed."""

import pytest
from hypothesis import given, settings

from handover.model.handover import Handover, Status
from handover.model.steps import StepState
from handover.steps import SentFromEmail
from messages.kit import refusals
from messages.kit.message import View
from messages.steps import step_form
from tests.examples import AIKO, DANA, NOW, PRIYA, a_handover
from tests.hypothesis_profiles import examples
from tests.messages.soundness import sound_view
from tests.messages.wordy import wordy_handovers

EVERYBODY = frozenset({DANA, PRIYA, AIKO, "U0STRANGER"})


def form(handover: Handover, key: str, viewer: str = DANA) -> View:
    return step_form(handover, handover.playbook.step(key), viewer, zone="UTC", metadata="{}")


def fields(view: View) -> list[str]:
    return [block["label"]["text"] for block in view["blocks"] if block["type"] == "input"]


def buttons(view: View) -> list[str]:
    rows = [block["elements"] for block in view["blocks"] if block["type"] == "actions"]
    return [element["text"]["text"] for row in rows for element in row]


@pytest.mark.parametrize(
    ("key", "viewer", "pressable", "asked"),
    [
        (
            "warm_call",
            DANA,
            ["It has taken place", "Times and invitation …"],
            ["Day of the call", "Time", "Note", "Not needed, because"],
        ),
        ("introduction", DANA, ["Open e-mail"], ["Planned for", "Note", "Not needed, because"]),
        ("sign_off", PRIYA, ["I have everything I need"], ["Note"]),
        ("sign_off", DANA, [], []),
        ("warm_call", AIKO, [], []),
    ],
)
def test_the_form_offers_what_the_viewer_may_do(key: str, viewer: str, pressable: list[str], asked: list[str]) -> None:
    view = form(a_handover(), key, viewer)
    assert (buttons(view), fields(view)) == (pressable, asked)


def test_a_step_that_is_done_says_who_and_when_and_can_be_opened_again() -> None:
    view = form(a_handover(steps={"warm_call": StepState(done_by=PRIYA, done_at=NOW)}), "warm_call")
    assert view["blocks"][1]["elements"][0]["text"] == "✓ Done by <@U0PRIYA>, Mon 2 Mar"
    assert buttons(view) == ["Open it again"]


def test_a_step_of_somebody_who_has_left_is_for_whoever_does_it() -> None:
    """G: the leaver is somebody who is gone."""
    small = form(a_handover(leaver="Sam Lee"), "warm_call")["blocks"][1]["elements"][0]["text"]
    assert small.endswith(f"for <@{PRIYA}>")


def test_a_handover_that_has_ended_is_only_read() -> None:
    view = form(a_handover(status=Status.COMPLETED), "warm_call")
    assert (buttons(view), fields(view)) == ([], [])


def test_the_introduction_has_its_own_way() -> None:
    assert "*Mark as sent*" in refusals.words(SentFromEmail("Fjordline"))


@settings(max_examples=examples(30))
@given(wordy_handovers())
def test_slack_takes_the_forms_whatever_was_typed(handover: Handover) -> None:
    for step in handover.playbook.steps:
        for viewer in (DANA, PRIYA, AIKO):
            sound_view(step_form(handover, step, viewer, zone="UTC", metadata="{}"), EVERYBODY)
