"""What is required, what is unknown, what must agree with what."""

from __future__ import annotations

import pytest

from playground.rules.blocks import check_blocks
from playground.rules.fault import answer
from playground.rules.place import Surface
from tests.playground.rules.examples import (
    BLOCKS,
    CELL,
    ELEMENTS,
    IMAGE,
    LINE,
    Json,
    block,
    confirm,
    element,
    holding,
    mrkdwn,
    option,
    plain,
    rich_text,
    spoilt,
    without,
)

HOLDER = {
    **dict.fromkeys(ELEMENTS, "input"),
    **dict.fromkeys(["button", "workflow_button", "overflow", "image"], "section"),
    **dict.fromkeys(["icon_button", "feedback_buttons"], "context_actions"),
}
INNER = {"input": "element", "section": "accessory", "context_actions": "elements/0"}


def pointers(blocks: list[Json], surface: Surface = Surface.MESSAGE) -> list[str]:
    return [fault.pointer for fault in check_blocks(blocks, surface)]


def surface_of(kind: str) -> Surface:
    return Surface.MESSAGE if kind in ("workflow_button", "icon_button", "feedback_buttons") else Surface.MODAL


@pytest.mark.parametrize("kind", BLOCKS)
def test_unknown_key_in_a_block(kind: str) -> None:
    surface = Surface.MODAL if kind == "alert" else Surface.MESSAGE
    (fault,) = check_blocks([{**block(kind), "colour": "red"}], surface)
    assert (fault.pointer, fault.message) == ("/blocks/0", "invalid additional property: colour")


@pytest.mark.parametrize("kind", ELEMENTS)
def test_unknown_key_in_an_element(kind: str) -> None:
    holder = HOLDER[kind]
    (fault,) = check_blocks([holding(holder, element(kind, colour="red"))], surface_of(kind))
    assert (fault.pointer, fault.message) == (f"/blocks/0/{INNER[holder]}", "invalid additional property: colour")


@pytest.mark.parametrize(
    ("kind", "member"),
    [
        ("section", "text"),
        ("header", "text"),
        ("context", "elements"),
        ("actions", "elements"),
        ("input", "label"),
        ("input", "element"),
        ("image", "alt_text"),
        ("image", "image_url"),
        ("rich_text", "elements"),
        ("markdown", "text"),
        ("table", "rows"),
        ("data_table", "caption"),
        ("data_table", "rows"),
        ("data_visualization", "title"),
        ("data_visualization", "chart"),
        ("carousel", "elements"),
        ("container", "title"),
        ("container", "child_blocks"),
        ("context_actions", "elements"),
        ("plan", "title"),
        ("task_card", "task_id"),
        ("task_card", "title"),
        ("task_card", "status"),
        ("video", "alt_text"),
        ("video", "title"),
        ("video", "thumbnail_url"),
        ("video", "video_url"),
    ],
)
def test_required_member_of_a_block(kind: str, member: str) -> None:
    (fault,) = check_blocks([without(block(kind), member)], Surface.MESSAGE)
    assert fault.pointer == "/blocks/0"
    assert member in fault.rule


@pytest.mark.parametrize(
    ("kind", "member"),
    [
        ("button", "text"),
        ("workflow_button", "text"),
        ("workflow_button", "workflow"),
        ("workflow_button", "action_id"),
        ("icon_button", "icon"),
        ("icon_button", "text"),
        ("feedback_buttons", "positive_button"),
        ("feedback_buttons", "negative_button"),
        ("checkboxes", "options"),
        ("radio_buttons", "options"),
        ("overflow", "options"),
        ("static_select", "options"),
        ("multi_static_select", "options"),
        ("number_input", "is_decimal_allowed"),
        ("rich_text_input", "action_id"),
        ("image", "alt_text"),
        ("image", "image_url"),
    ],
)
def test_required_member_of_an_element(kind: str, member: str) -> None:
    (fault,) = check_blocks([holding(HOLDER[kind], without(element(kind), member))], surface_of(kind))
    assert fault.pointer == f"/blocks/0/{INNER[HOLDER[kind]]}"
    assert member in fault.rule


@pytest.mark.parametrize("member", ["title", "text", "confirm", "deny"])
def test_a_confirmation_has_four_parts(member: str) -> None:
    whole = holding("section", element("button", confirm=confirm()))
    assert pointers([whole]) == []
    assert pointers([without(whole, f"accessory/confirm/{member}")]) == ["/blocks/0/accessory/confirm"]


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        (block("header"), "/text"),
        (block("input"), "/label"),
        ({**block("input"), "hint": plain()}, "/hint"),
        ({**block("image"), "title": plain()}, "/title"),
        (block("container"), "/title"),
        (block("video"), "/title"),
        ({**block("video"), "description": plain()}, "/description"),
        (holding("section", element("button")), "/accessory/text"),
        (holding("section", element("static_select")), "/accessory/options/0/text"),
        (holding("section", element("overflow")), "/accessory/options/0/text"),
        (holding("section", element("users_select", placeholder=plain())), "/accessory/placeholder"),
        (holding("section", element("button", confirm=confirm())), "/accessory/confirm/title"),
        (holding("section", element("button", confirm=confirm())), "/accessory/confirm/confirm"),
        (holding("section", element("button", confirm=confirm())), "/accessory/confirm/deny"),
    ],
)
def test_plain_text_only(body: Json, pointer: str) -> None:
    assert pointers([body]) == []
    assert pointers([spoilt(body, pointer, mrkdwn())]) == [f"/blocks/0{pointer}/type"]


@pytest.mark.parametrize("kind", ["checkboxes", "radio_buttons"])
def test_markup_is_fine_in_choices(kind: str) -> None:
    choice = {"text": mrkdwn(), "value": "a", "description": mrkdwn()}
    assert pointers([holding("section", element(kind, options=[choice]))]) == []


@pytest.mark.parametrize(
    ("text", "spot"),
    [
        ({"type": "plain_text", "text": "x", "verbatim": True}, ""),
        ({"type": "mrkdwn", "text": "x", "emoji": True}, ""),
        ({"type": "plain_text", "text": "x", "emoji": "yes"}, "/emoji"),
        ({"type": "markdown", "text": "x"}, "/type"),
        ({"type": "text", "text": "x"}, "/type"),
        ({"type": "plain_text"}, ""),
        ({"type": "plain_text", "text": None}, "/text"),
        ({"type": "plain_text", "text": 3}, "/text"),
        ({"text": "x"}, ""),
        ("x", ""),
        (None, ""),
    ],
)
def test_text_objects(text: Json, spot: str) -> None:
    assert pointers([{"type": "section", "text": text}]) == [f"/blocks/0/text{spot}"]


@pytest.mark.parametrize(
    ("body", "pointer", "value"),
    [
        (block("section"), "/expand", "true"),
        (block("input"), "/optional", 1),
        (block("input"), "/dispatch_action", "no"),
        (block("header"), "/level", True),
        (holding("section", element("button")), "/accessory/style", "warning"),
        (holding("section", element("button")), "/accessory/style", True),
        (holding("section", element("datepicker")), "/accessory/focus_on_load", 1),
        (holding("section", element("multi_users_select")), "/accessory/max_selected_items", 0),
        (holding("section", element("external_select")), "/accessory/min_query_length", -1),
        (holding("section", element("users_select")), "/accessory/initial_user", "pia"),
        (holding("section", element("channels_select")), "/accessory/initial_channel", "#general"),
        (holding("section", element("conversations_select")), "/accessory/filter", {}),
        (holding("section", element("conversations_select")), "/accessory/filter/include", []),
        (holding("section", element("conversations_select")), "/accessory/filter/include", ["im", "im"]),
        (holding("section", element("conversations_select")), "/accessory/filter/exclude_bot_users", "x"),
        (block("section"), "/block_id", 7),
        (block("table"), "/rows", {}),
    ],
)
def test_types_and_values(body: Json, pointer: str, value: Json) -> None:
    assert pointers([spoilt(body, pointer, value)]) == [f"/blocks/0{pointer}"]


@pytest.mark.parametrize("trigger", [[], ["on_enter_pressed", "on_enter_pressed"], ["on_blur"], "on_enter_pressed"])
def test_dispatch_config(trigger: Json) -> None:
    body = holding("input", element("plain_text_input", dispatch_action_config={"trigger_actions_on": trigger}))
    (found,) = pointers([body], Surface.MODAL)
    assert found.startswith("/blocks/0/element/dispatch_action_config/trigger_actions_on")


ADDRESSES = [
    ("https://example.com", True, True),
    ("http://127.0.0.1:8000/x?y=1#z", True, False),
    ("mailto:pia@example.com", False, False),
    ("slack://open", False, False),
    ("javascript:alert(1)", False, False),
    ("example.com/a", False, False),
    ("https://", False, False),
    ("https:///path", False, False),
    ("https://exa mple.com", False, False),
    ("https://[bad", False, False),
]


@pytest.mark.parametrize(("address", "web", "secure"), ADDRESSES)
def test_addresses(address: str, web: bool, secure: bool) -> None:
    button = holding("section", element("button", url=address))
    assert pointers([button]) == ([] if web else ["/blocks/0/accessory/url"])
    assert pointers([{**IMAGE, "image_url": address}]) == ([] if secure else ["/blocks/0/image_url"])
    video = {**block("video"), "video_url": address}
    assert pointers([video]) == ([] if secure else ["/blocks/0/video_url"])


@pytest.mark.parametrize("file", [{}, {"id": "F1", "url": "https://files.slack.com/x.png"}, {"path": "x"}])
def test_slack_file_is_one_of_two(file: Json) -> None:
    assert pointers([{"type": "image", "alt_text": "x", "slack_file": {"id": "F1"}}]) == []
    assert pointers([{"type": "image", "alt_text": "x", "slack_file": file}]) == ["/blocks/0/slack_file"]
    assert pointers([{**IMAGE, "slack_file": {"id": "F1"}}]) == ["/blocks/0"]


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


class TestIds:
    def test_block_ids_are_unique(self) -> None:
        blocks = [{**block("divider"), "block_id": name} for name in ("a", "b", "a")]
        assert pointers(blocks) == ["/blocks/2/block_id"]

    def test_block_ids_are_unique_inside_containers_too(self) -> None:
        child = {"type": "divider", "block_id": "a"}
        blocks = [{**block("container"), "child_blocks": [child]}, {"type": "divider", "block_id": "a"}]
        assert pointers(blocks) == ["/blocks/1/block_id"]

    def test_markdown_ignores_its_block_id(self) -> None:
        assert pointers([{**block("markdown"), "block_id": "a"}] * 2) == []

    def test_action_ids_are_unique_within_a_block(self) -> None:
        buttons = [element("button"), element("button", action_id="other"), element("button")]
        assert pointers([{"type": "actions", "elements": buttons}]) == ["/blocks/0/elements/2/action_id"]

    def test_action_ids_may_repeat_in_other_blocks(self) -> None:
        assert pointers([block("actions"), block("actions")]) == []


@pytest.mark.parametrize("surface", [Surface.MODAL, Surface.HOME, Surface.MESSAGE])
def test_one_focus(surface: Surface) -> None:
    asking = [holding("input", element("plain_text_input", focus_on_load=True)) for _ in range(2)]
    assert pointers(asking[:1], surface) == []
    assert pointers(asking, surface) == ["/blocks/1/element/focus_on_load"]


class TestContainer:
    def test_collapsed_only_when_collapsible(self) -> None:
        folded = {**block("container"), "default_collapsed": True}
        assert pointers([{**folded, "is_collapsible": True}]) == []
        assert pointers([folded]) == ["/blocks/0/default_collapsed"]

    def test_divider_only_when_not_collapsible(self) -> None:
        ruled = {**block("container"), "has_header_divider": True}
        assert pointers([ruled]) == []
        assert pointers([{**ruled, "is_collapsible": True}]) == ["/blocks/0/has_header_divider"]

    def test_rich_title_will_do(self) -> None:
        assert pointers([{**without(block("container"), "title"), "rich_text_title": rich_text()}]) == []


class TestTables:
    def test_rows_of_a_data_table_are_equally_wide(self) -> None:
        assert pointers([{**block("data_table"), "rows": [[CELL], [CELL, CELL]]}]) == ["/blocks/0/rows/1"]

    def test_header_of_a_data_table_is_plain(self) -> None:
        rich = rich_text()
        assert pointers([{**block("data_table"), "rows": [[CELL], [rich]]}]) == []
        assert pointers([{**block("data_table"), "rows": [[rich], [CELL]]}]) == ["/blocks/0/rows/0/0"]

    def test_header_column_exists(self) -> None:
        assert pointers([{**block("data_table"), "row_header_column_index": 0}]) == []
        assert pointers([{**block("data_table"), "row_header_column_index": 1}]) == [
            "/blocks/0/row_header_column_index"
        ]

    def test_numbers_stand_in_data_tables(self) -> None:
        cell = {"type": "raw_number", "value": 1.5, "text": "1½"}
        assert pointers([{**block("data_table"), "rows": [[CELL], [cell]]}]) == []
        assert pointers([{**block("table"), "rows": [[cell]]}]) == ["/blocks/0/rows/0/0/type"]

    def test_a_cell_is_not_empty(self) -> None:
        assert pointers([{**block("table"), "rows": [[{"type": "raw_text", "text": ""}]]}]) == [
            "/blocks/0/rows/0/0/text"
        ]

    def test_column_settings(self) -> None:
        settings = [None, {"align": "right", "is_wrapped": True}]
        assert pointers([{**block("table"), "column_settings": settings}]) == []
        assert pointers([{**block("table"), "column_settings": [{"align": "top"}]}]) == [
            "/blocks/0/column_settings/0/align"
        ]


class TestCharts:
    @pytest.mark.parametrize(
        ("pointer", "value", "spot"),
        [
            ("/chart/series/0/data/0/label", "Tue", "/chart/series/0/data"),
            ("/chart/series/0/data/0/value", "1", "/chart/series/0/data/0/value"),
            ("/chart/axis_config/categories", ["Mon", "Mon"], "/chart/axis_config/categories"),
            ("/chart/type", "radar", "/chart/type"),
        ],
    )
    def test_series_fit_their_axis(self, pointer: str, value: Json, spot: str) -> None:
        chart = {**block("data_visualization"), "chart": LINE}
        assert pointers([chart]) == []
        assert pointers([spoilt(chart, pointer, value)]) == [f"/blocks/0{spot}"]

    def test_names_of_series_are_unique(self) -> None:
        chart = {**LINE, "series": LINE["series"] * 2}
        assert pointers([{**block("data_visualization"), "chart": chart}]) == ["/blocks/0/chart/series"]

    def test_segments_are_above_zero(self) -> None:
        body = spoilt(block("data_visualization"), "/chart/segments/0/value", 0)
        assert pointers([body]) == ["/blocks/0/chart/segments/0/value"]


def test_card_shows_one_icon_and_something() -> None:
    icons = {**block("card"), "icon": IMAGE, "slack_icon": {"type": "icon", "name": "rocket"}}
    assert pointers([icons]) == ["/blocks/0"]
    assert pointers([{"type": "card", "subtitle": mrkdwn()}]) == ["/blocks/0"]


class TestRichText:
    @pytest.mark.parametrize(
        "leaf",
        [
            {"type": "text", "text": "x", "style": {"bold": True, "code": True}},
            {"type": "link", "url": "mailto:pia@example.com", "text": "Pia"},
            {"type": "user", "user_id": "U1"},
            {"type": "usergroup", "usergroup_id": "S1"},
            {"type": "team", "team_id": "T1"},
            {"type": "channel", "channel_id": "C1"},
            {"type": "emoji", "name": "wave", "skin_tone": 2},
            {"type": "broadcast", "range": "here"},
            {"type": "color", "value": "#1f3b57"},
            {"type": "date", "timestamp": 1_790_000_000, "format": "{date}", "fallback": "soon"},
        ],
    )
    def test_leaves(self, leaf: Json) -> None:
        assert pointers([rich_text(leaf)]) == []

    @pytest.mark.parametrize(
        ("leaf", "spot"),
        [
            ({"type": "text", "text": ""}, "/text"),
            ({"type": "text", "text": "x", "style": {"loud": True}}, "/style"),
            ({"type": "text", "text": "x", "style": {"bold": 1}}, "/style/bold"),
            ({"type": "user", "user_id": "pia"}, "/user_id"),
            ({"type": "broadcast", "range": "all"}, "/range"),
            ({"type": "emoji", "name": "wave", "skin_tone": 7}, "/skin_tone"),
            ({"type": "smiley"}, "/type"),
        ],
    )
    def test_spoilt_leaves(self, leaf: Json, spot: str) -> None:
        assert pointers([rich_text(leaf)]) == [f"/blocks/0/elements/0/elements/0{spot}"]

    def test_parts(self) -> None:
        section = rich_text()["elements"][0]
        parts = [
            {
                "type": "rich_text_list",
                "style": "ordered",
                "elements": [section],
                "indent": 1,
                "border": 1,
                "offset": 2,
            },
            {"type": "rich_text_preformatted", "elements": section["elements"], "border": 0, "language": "python"},
            {"type": "rich_text_quote", "elements": section["elements"], "border": 1},
        ]
        assert pointers([{"type": "rich_text", "elements": parts}]) == []
        assert pointers([{"type": "rich_text", "elements": [{**parts[0], "elements": []}]}]) == [
            "/blocks/0/elements/0/elements"
        ]
        assert pointers([{"type": "rich_text", "elements": [{**parts[0], "elements": [parts[2]]}]}]) == [
            "/blocks/0/elements/0/elements/0/type"
        ]


@pytest.mark.parametrize("blocks", [None, "[]", {}, 7])
def test_blocks_that_are_no_list(blocks: object) -> None:
    (fault,) = check_blocks(blocks, Surface.MESSAGE)
    assert (fault.pointer, fault.code) == ("/blocks", "invalid_blocks_format")


@pytest.mark.parametrize("entry", [None, "section", [], 7])
def test_a_block_that_is_no_object(entry: object) -> None:
    assert pointers([entry]) == ["/blocks/0"]


def test_the_answer_reads_as_slacks() -> None:
    faults = check_blocks([{"type": "section", "text": mrkdwn("")}], Surface.MESSAGE)
    assert answer(faults) == {
        "ok": False,
        "error": "invalid_blocks",
        "response_metadata": {
            "messages": ["[ERROR] must be more than 0 characters [json-pointer:/blocks/0/text/text]"]
        },
    }
    assert faults[0].rule == "section.text.text 1–3000 characters"


def test_there_is_no_answer_to_no_fault() -> None:
    with pytest.raises(ValueError, match="no fault"):
        answer([])
