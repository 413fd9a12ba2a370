"""What blocks must agree on: ids, one focus, the shapes of tables, charts and rich text."""

from __future__ import annotations

import pytest

from playground.rules.blocks import check_blocks
from playground.rules.position import Surface
from playground.rules.violation import answer
from tests.playground.rules.examples import (
    CELL,
    IMAGE,
    LINE,
    Json,
    block,
    element,
    holding,
    mrkdwn,
    pointers,
    rich_text,
    spoilt,
    without,
)


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
    (violation,) = check_blocks(blocks, Surface.MESSAGE)
    assert (violation.pointer, violation.code) == ("/blocks", "invalid_blocks_format")


@pytest.mark.parametrize("entry", [None, "section", [], 7])
def test_a_block_that_is_no_object(entry: object) -> None:
    assert pointers([entry]) == ["/blocks/0"]


def test_the_answer_reads_as_slacks() -> None:
    violations = check_blocks([{"type": "section", "text": mrkdwn("")}], Surface.MESSAGE)
    assert answer(violations) == {
        "ok": False,
        "error": "invalid_blocks",
        "response_metadata": {
            "messages": ["[ERROR] must be more than 0 characters [json-pointer:/blocks/0/text/text]"]
        },
    }
    assert violations[0].rule == "section.text.text 1–3000 characters"


def test_there_is_no_answer_to_no_violation() -> None:
    with pytest.raises(ValueError, match="no violation"):
        answer([])
