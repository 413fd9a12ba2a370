"""What inside one element must agree: options, bounds, what is preselected."""

from __future__ import annotations

import pytest

from playground.rules.position import Surface
from tests.playground.rules.examples import (
    Json,
    element,
    holding,
    option,
    plain,
    pointers,
    rich_text,
)


class TestPreselected:
    @pytest.mark.parametrize("kind", ["radio_buttons", "static_select"])
    def test_option_must_be_on_offer(self, kind: str) -> None:
        assert pointers([holding("section", element(kind, initial_option=option()))]) == []
        other = {**option(), "text": plain("Another name")}
        found = pointers([holding("section", element(kind, initial_option=other))])
        assert found == ["/blocks/0/accessory/initial_option"]

    @pytest.mark.parametrize("kind", ["checkboxes", "multi_static_select"])
    def test_options_must_be_on_offer(self, kind: str) -> None:
        assert pointers([holding("section", element(kind, initial_options=[option()]))]) == []
        found = pointers([holding("section", element(kind, initial_options=[option(), option("z")]))])
        assert found == ["/blocks/0/accessory/initial_options/1"]
        assert pointers([holding("section", element(kind, initial_options=[]))]) == [
            "/blocks/0/accessory/initial_options"
        ]

    def test_option_of_a_group(self) -> None:
        grouped = {"type": "static_select", "option_groups": [{"label": plain(), "options": [option()]}]}
        assert pointers([holding("section", {**grouped, "initial_option": option()})]) == []
        found = pointers([holding("section", {**grouped, "initial_option": option("z")})])
        assert found == ["/blocks/0/accessory/initial_option"]

    def test_no_more_than_may_be_selected(self) -> None:
        two = element("multi_users_select", initial_users=["U1", "U2"], max_selected_items=2)
        assert pointers([holding("section", two)]) == []
        assert pointers([holding("section", {**two, "max_selected_items": 1})]) == ["/blocks/0/accessory/initial_users"]

    @pytest.mark.parametrize("kind", ["external_select", "multi_external_select"])
    def test_any_option_will_do_where_they_come_from_outside(self, kind: str) -> None:
        many = kind.startswith("multi")
        member = {"initial_options": [option()]} if many else {"initial_option": option()}
        assert pointers([holding("section", element(kind, **member, min_query_length=0))]) == []
        if many:
            assert pointers([holding("section", element(kind, initial_options=[]))]) == [
                "/blocks/0/accessory/initial_options"
            ]

    @pytest.mark.parametrize(
        ("kind", "key", "value", "good"),
        [
            ("datepicker", "initial_date", "2026-02-28", True),
            ("datepicker", "initial_date", "2026-02-30", False),
            ("datepicker", "initial_date", "28.02.2026", False),
            ("datepicker", "initial_date", "2026-2-8", False),
            ("datepicker", "initial_date", 20260228, False),
            ("timepicker", "initial_time", "00:00", True),
            ("timepicker", "initial_time", "23:59", True),
            ("timepicker", "initial_time", "24:00", False),
            ("timepicker", "initial_time", "9:00", False),
            ("timepicker", "timezone", "Europe/Berlin", True),
            ("timepicker", "timezone", "CEST", False),
            ("timepicker", "timezone", "America", False),
            ("datetimepicker", "initial_date_time", 1_790_000_000, True),
            ("datetimepicker", "initial_date_time", "1790000000", False),
            ("datetimepicker", "initial_date_time", 1_790_000_000_000, False),
        ],
    )
    def test_days_and_times(self, kind: str, key: str, value: Json, good: bool) -> None:
        found = pointers([holding("input", element(kind, **{key: value}))])
        assert found == ([] if good else [f"/blocks/0/element/{key}"])


@pytest.mark.parametrize("kind", ["checkboxes", "radio_buttons", "overflow", "static_select", "multi_static_select"])
def test_option_values_are_distinct(kind: str) -> None:
    twice = element(kind, options=[option("a"), option("b"), option("a")])
    assert pointers([holding("section", twice)]) == ["/blocks/0/accessory/options/2/value"]


def test_option_values_are_distinct_over_groups() -> None:
    groups = [{"label": plain(), "options": [option("a")]}, {"label": plain(), "options": [option("a")]}]
    found = pointers([holding("section", {"type": "static_select", "option_groups": groups})])
    assert found == ["/blocks/0/accessory/option_groups/1/options/0/value"]


def test_options_or_groups_not_both() -> None:
    both = element("static_select", option_groups=[{"label": plain(), "options": [option("b")]}])
    assert pointers([holding("section", both)]) == ["/blocks/0/accessory"]


@pytest.mark.parametrize("kind", ["static_select", "checkboxes", "radio_buttons"])
def test_only_overflow_options_link(kind: str) -> None:
    linked = {**option(), "url": "https://example.com"}
    assert pointers([holding("section", element("overflow", options=[linked]))]) == []
    assert pointers([holding("section", element(kind, options=[linked]))]) == ["/blocks/0/accessory/options/0"]


class TestNumberInput:
    @pytest.mark.parametrize(
        ("members", "spot"),
        [
            ({"min_value": "1", "initial_value": "2", "max_value": "3"}, ""),
            ({"min_value": "-1.5", "max_value": "1.5", "is_decimal_allowed": True}, ""),
            ({"min_value": "3", "max_value": "2"}, "/min_value"),
            ({"min_value": "3", "initial_value": "2"}, "/min_value"),
            ({"initial_value": "4", "max_value": "3"}, "/initial_value"),
            ({"min_value": "1.5"}, "/min_value"),
            ({"max_value": "ten"}, "/max_value"),
            ({"max_value": 10}, "/max_value"),
            ({"initial_value": ""}, "/initial_value"),
        ],
    )
    def test_bounds(self, members: dict[str, Json], spot: str) -> None:
        found = pointers([holding("input", element("number_input", **members))], Surface.MODAL)
        assert found == ([f"/blocks/0/element{spot}"] if spot else [])


@pytest.mark.parametrize(
    ("kind", "members", "spot"),
    [
        ("plain_text_input", {"min_length": 3, "max_length": 2}, "/min_length"),
        ("plain_text_input", {"initial_value": "abc", "max_length": 2}, "/initial_value"),
        ("plain_text_input", {"initial_value": "ab", "max_length": 2, "min_length": 2}, ""),
        ("rich_text_input", {"min_lines": 3, "max_lines": 2}, "/min_lines"),
        ("rich_text_input", {"initial_value": rich_text(), "min_lines": 2, "max_lines": 2}, ""),
        ("rich_text_input", {"initial_value": plain()}, "/initial_value/type"),
    ],
)
def test_lengths_agree(kind: str, members: dict[str, Json], spot: str) -> None:
    found = pointers([holding("input", element(kind, **members))], Surface.MODAL)
    assert found == ([f"/blocks/0/element{spot}"] if spot else [])


@pytest.mark.parametrize("kind", ["conversations_select", "channels_select"])
def test_response_url_only_in_an_input_of_a_modal(kind: str) -> None:
    picking = element(kind, response_url_enabled=True)
    assert pointers([holding("input", picking)], Surface.MODAL) == []
    assert pointers([holding("input", picking)]) == ["/blocks/0/element/response_url_enabled"]
    assert pointers([holding("section", picking)], Surface.MODAL) == ["/blocks/0/accessory/response_url_enabled"]


def test_files_do_not_dispatch() -> None:
    asking = holding("input", element("file_input"))
    assert pointers([{**asking, "dispatch_action": False}], Surface.MODAL) == []
    assert pointers([{**asking, "dispatch_action": True}], Surface.MODAL) == ["/blocks/0/dispatch_action"]
