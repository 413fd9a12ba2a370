"""What stands in a field, from the browser's strings to Slack's values and back."""

from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.page import form_values
from playground.workspace.inputs import state_of
from tests.playground.rules.examples import element, option, options, plain

TOKYO = ZoneInfo("Asia/Tokyo")


@pytest.mark.parametrize(
    ("kind", "given_strings", "value"),
    [
        ("plain_text_input", ["Acme"], "Acme"),
        ("plain_text_input", [], None),
        ("number_input", ["12"], "12"),
        ("datepicker", ["2026-12-01"], "2026-12-01"),
        ("timepicker", ["09:30"], "09:30"),
        ("datetimepicker", ["2026-12-01T09:00"], 1796083200),
        ("users_select", ["U1"], "U1"),
        ("users_select", [], None),
        ("multi_users_select", ["U1", "U2"], ["U1", "U2"]),
        ("multi_channels_select", [], []),
        ("checkboxes", ["a"], [option("a")]),
        ("radio_buttons", ["a"], option("a")),
        ("static_select", ["gone"], None),
        ("file_input", ["F1"], ["F1"]),
    ],
)
def test_values(kind: str, given_strings: list[str], value: Any) -> None:
    assert form_values.value(element(kind), given_strings, TOKYO, []) == value


def test_options_in_groups_and_suggested_ones_are_found() -> None:
    grouped = {"type": "static_select", "option_groups": [{"label": plain(), "options": options(3)}]}
    assert form_values.value(grouped, ["2"], TOKYO, []) == option("2")
    assert form_values.value(element("multi_external_select"), ["x", "y"], TOKYO, [option("x")]) == [option("x")]


@given(st.integers(0, 4_000_000_000))
def test_a_moment_comes_back_to_the_minute(seconds: int) -> None:
    picker = element("datetimepicker")
    known = state_of(picker, seconds - seconds % 60)
    assert form_values.value(picker, form_values.shown(picker, known, TOKYO), TOKYO, []) == seconds - seconds % 60


@given(st.text(min_size=1, max_size=100).filter(str.strip))
def test_rich_text_comes_back_as_typed(text: str) -> None:
    field = element("rich_text_input")
    value = form_values.value(field, [text], TOKYO, [])
    assert form_values.shown(field, state_of(field, value), TOKYO) == [text]


def test_what_an_element_starts_from_is_shown_until_something_is_chosen() -> None:
    select = element("multi_static_select", options=options(3), initial_options=[option("1")])
    assert form_values.shown(select, None, TOKYO) == ["1"]
    assert form_values.shown(select, state_of(select, []), TOKYO) == []
    assert form_values.shown({"type": "button"}, None, TOKYO) == []
