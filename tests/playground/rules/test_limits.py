"""Every limit at its bound and one beyond: the bound passes, beyond is refused at the right pointer."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest

from playground.rules.blocks import check_blocks
from playground.rules.position import Surface
from tests.playground.rules.examples import (
    CARD,
    CELL,
    LINE,
    Json,
    block,
    confirm,
    element,
    holding,
    mrkdwn,
    option,
    options,
    plain,
    rich_text,
    spoilt,
)

Make = Callable[[int], Any]


def words(length: int) -> str:
    return "é" * length


def address(length: int) -> str:
    return "https://example.com/".ljust(length, "x")


def texts(count: int) -> list[Any]:
    return [mrkdwn() for _ in range(count)]


def buttons(count: int) -> list[Any]:
    return [element("button", action_id=f"b{index}") for index in range(count)]


def feedback(count: int) -> list[Any]:
    return [element("feedback_buttons", action_id=f"b{index}") for index in range(count)]


def groups(count: int) -> list[Any]:
    return [{"label": plain(), "options": [option(str(index))]} for index in range(count)]


def cards(count: int) -> list[Any]:
    return [copy.deepcopy(CARD) for _ in range(count)]


def dividers(count: int) -> list[Any]:
    return [block("divider") for _ in range(count)]


def cells(count: int) -> list[Any]:
    return [CELL] * count


def rows(count: int) -> list[Any]:
    return [[CELL]] * count


def nothings(count: int) -> list[Any]:
    return [None] * count


def itself(number: int) -> int:
    return number


def users(count: int) -> list[str]:
    return ["U1"] * count


def segments(count: int) -> list[Any]:
    return [{"label": "Done", "value": 1}] * count


def series(count: int) -> list[Any]:
    return [{"name": str(index), "data": [{"label": "Mon", "value": 1}]} for index in range(count)]


def accessory(inner: Json) -> Json:
    return holding("section", inner)


def asked(inner: Json) -> Json:
    return holding("input", inner)


BUTTON = accessory(element("button"))
SELECT = accessory(element("static_select"))
CONFIRMED = accessory(element("button", confirm=confirm()))
GROUPED = accessory({"type": "static_select", "action_id": "go", "option_groups": groups(1)})
ICON = holding("context_actions", element("icon_button"))
FEEDBACK = block("context_actions")
CHART = {**block("data_visualization"), "chart": LINE}

# What, where in it, how to make a value of a size, the least and the most size Slack takes, and the surface.
TEXT_LIMITS: list[tuple[Any, str, Make, int, int, str]] = [
    (block("section"), "/text/text", words, 1, 3000, "M"),
    ({"type": "section", "fields": [mrkdwn()]}, "/fields/0/text", words, 1, 2000, "M"),
    (block("section"), "/block_id", words, 1, 255, "M"),
    (block("header"), "/text/text", words, 1, 150, "M"),
    (block("context"), "/elements/0/text", words, 1, 3000, "M"),
    (block("input"), "/label/text", words, 1, 2000, "V"),
    ({**block("input"), "hint": plain()}, "/hint/text", words, 1, 2000, "V"),
    (block("image"), "/alt_text", words, 1, 2000, "M"),
    (block("image"), "/image_url", address, 20, 3000, "M"),
    ({**block("image"), "title": plain()}, "/title/text", words, 1, 2000, "M"),
    (block("context"), "/elements/1/alt_text", words, 1, 2000, "M"),
    (block("context"), "/elements/1/image_url", address, 20, 3000, "M"),
    (block("alert"), "/text/text", words, 1, 200, "V"),
    (block("card"), "/title/text", words, 1, 150, "M"),
    ({**block("card"), "subtitle": mrkdwn()}, "/subtitle/text", words, 1, 150, "M"),
    ({**block("card"), "body": mrkdwn()}, "/body/text", words, 1, 200, "M"),
    ({**block("card"), "subtext": mrkdwn()}, "/subtext/text", words, 1, 200, "M"),
    (block("container"), "/title/text", words, 1, 150, "M"),
    ({**block("container"), "subtitle": mrkdwn()}, "/subtitle/text", words, 1, 150, "M"),
    (block("video"), "/title/text", words, 1, 199, "M"),
    ({**block("video"), "description": plain()}, "/description/text", words, 1, 199, "M"),
    (block("video"), "/author_name", words, 1, 49, "M"),
    (block("data_visualization"), "/title", words, 1, 50, "M"),
    (block("data_visualization"), "/chart/segments/0/label", words, 1, 20, "M"),
    (CHART, "/chart/series/0/name", words, 1, 20, "M"),
    (CHART, "/chart/axis_config/x_label", words, 0, 50, "M"),
    (CHART, "/chart/axis_config/y_label", words, 0, 50, "M"),
    (BUTTON, "/accessory/text/text", words, 1, 75, "M"),
    (BUTTON, "/accessory/value", words, 1, 2000, "M"),
    (BUTTON, "/accessory/url", address, 20, 3000, "M"),
    (BUTTON, "/accessory/action_id", words, 1, 255, "M"),
    (BUTTON, "/accessory/accessibility_label", words, 1, 75, "M"),
    (BUTTON, "/accessory/agent_prompt", words, 1, 4000, "M"),
    (accessory(element("workflow_button")), "/accessory/text/text", words, 1, 75, "M"),
    (ICON, "/elements/0/text/text", words, 1, 75, "M"),
    (ICON, "/elements/0/value", words, 1, 2000, "M"),
    (FEEDBACK, "/elements/0/positive_button/text/text", words, 1, 75, "M"),
    (FEEDBACK, "/elements/0/positive_button/value", words, 1, 2000, "M"),
    (FEEDBACK, "/elements/0/negative_button/accessibility_label", words, 1, 75, "M"),
    (CONFIRMED, "/accessory/confirm/title/text", words, 1, 100, "M"),
    (CONFIRMED, "/accessory/confirm/text/text", words, 1, 300, "M"),
    (CONFIRMED, "/accessory/confirm/confirm/text", words, 1, 30, "M"),
    (CONFIRMED, "/accessory/confirm/deny/text", words, 1, 30, "M"),
    (SELECT, "/accessory/options/0/text/text", words, 1, 75, "M"),
    (SELECT, "/accessory/options/0/value", words, 1, 150, "M"),
    (
        spoilt(SELECT, "/accessory/options/0/description", plain()),
        "/accessory/options/0/description/text",
        words,
        1,
        75,
        "M",
    ),
    (spoilt(SELECT, "/accessory/placeholder", plain()), "/accessory/placeholder/text", words, 1, 150, "M"),
    (GROUPED, "/accessory/option_groups/0/label/text", words, 1, 75, "M"),
    (accessory(element("overflow")), "/accessory/options/0/text/text", words, 1, 75, "M"),
    (accessory(element("overflow")), "/accessory/options/0/url", address, 20, 3000, "M"),
    (
        spoilt(accessory(element("overflow")), "/accessory/options/0/description", plain()),
        "/accessory/options/0/description/text",
        words,
        1,
        75,
        "M",
    ),
    (accessory(element("workflow_button")), "/accessory/accessibility_label", words, 1, 75, "M"),
    (ICON, "/elements/0/accessibility_label", words, 1, 75, "M"),
    (accessory(element("radio_buttons")), "/accessory/options/0/text/text", words, 1, 75, "M"),
    (asked(element("plain_text_input")), "/element/initial_value", words, 0, 3000, "V"),
]
SIZE_LIMITS: list[tuple[Any, str, Make, int, int, str]] = [
    ({"type": "section"}, "/fields", texts, 1, 10, "M"),
    (block("context"), "/elements", texts, 1, 10, "M"),
    (block("actions"), "/elements", buttons, 1, 25, "M"),
    (FEEDBACK, "/elements", feedback, 1, 5, "M"),
    (block("card"), "/actions", buttons, 1, 2, "M"),
    (block("carousel"), "/elements", cards, 1, 10, "M"),
    (block("container"), "/child_blocks", dividers, 1, 10, "M"),
    (block("table"), "/rows", rows, 1, 100, "M"),
    (block("table"), "/rows/0", cells, 1, 20, "M"),
    (block("table"), "/column_settings", nothings, 0, 20, "M"),
    (block("data_table"), "/rows", rows, 2, 101, "M"),
    ({**block("data_table"), "rows": [cells(1), cells(1)]}, "/page_size", itself, 1, 100, "M"),
    (block("data_visualization"), "/chart/segments", segments, 1, 6, "M"),
    (CHART, "/chart/series", series, 1, 6, "M"),
    (block("header"), "/level", itself, 1, 4, "M"),
    (accessory(element("checkboxes")), "/accessory/options", options, 1, 10, "M"),
    (accessory(element("radio_buttons")), "/accessory/options", options, 1, 10, "M"),
    (accessory(element("overflow")), "/accessory/options", options, 1, 5, "M"),
    (SELECT, "/accessory/options", options, 1, 100, "M"),
    (accessory(element("multi_static_select")), "/accessory/options", options, 1, 100, "M"),
    (GROUPED, "/accessory/option_groups", groups, 1, 100, "M"),
    (GROUPED, "/accessory/option_groups/0/options", options, 1, 100, "M"),
    (ICON, "/elements/0/visible_to_user_ids", users, 1, 10, "M"),
    (asked(element("plain_text_input")), "/element/min_length", itself, 0, 3000, "V"),
    (asked(element("plain_text_input")), "/element/max_length", itself, 1, 3000, "V"),
    (asked(element("file_input")), "/element/max_files", itself, 1, 10, "V"),
    (asked(element("rich_text_input")), "/element/min_lines", itself, 1, 100, "V"),
    (asked(element("rich_text_input")), "/element/max_lines", itself, 1, 100, "V"),
    (asked(element("datetimepicker")), "/element/initial_date_time", itself, 1_000_000_000, 9_999_999_999, "V"),
    (
        {
            "type": "rich_text",
            "elements": [{"type": "rich_text_list", "style": "bullet", "elements": rich_text()["elements"]}],
        },
        "/elements/0/indent",
        itself,
        0,
        8,
        "M",
    ),
]


def _id(case: tuple[Any, str, Make, int, int, str]) -> str:
    inner = case[0].get("accessory") or case[0].get("element") or {}
    return f"{case[0]['type']}.{inner.get('type', '')}{case[1]}"


@pytest.mark.parametrize("case", TEXT_LIMITS + SIZE_LIMITS, ids=_id)
def test_limit(case: tuple[Any, str, Make, int, int, str]) -> None:
    body, pointer, make, least, most, surface = case

    def judged(size: int) -> list[str]:
        return [violation.pointer for violation in check_blocks([spoilt(body, pointer, make(size))], Surface(surface))]

    assert judged(least) == []
    assert judged(most) == []
    assert judged(most + 1) == [f"/blocks/0{pointer}"]
    if least > 0 and make is not address:
        assert judged(least - 1) == [f"/blocks/0{pointer}"]


@pytest.mark.parametrize(("surface", "most"), [("M", 50), ("V", 100), ("H", 100)])
def test_number_of_blocks(surface: str, most: int) -> None:
    assert check_blocks(dividers(most), Surface(surface)) == []
    (violation,) = check_blocks(dividers(most + 1), Surface(surface))
    assert violation.pointer == "/blocks"
    assert violation.rule.startswith("blocks ")


@pytest.mark.parametrize(("surface", "violations"), [("M", 0), ("V", 1), ("H", 1)])
def test_no_blocks_at_all(surface: str, violations: int) -> None:
    assert len(check_blocks([], Surface(surface))) == violations


def test_markdown_in_all() -> None:
    halves = [{"type": "markdown", "text": words(6000)}, {"type": "markdown", "text": words(6000)}]
    assert check_blocks(halves, Surface.MESSAGE) == []
    (violation,) = check_blocks([*halves, {"type": "markdown", "text": "x"}], Surface.MESSAGE)
    assert (violation.pointer, violation.code) == ("/blocks", "msg_blocks_too_long")


def test_markdown_in_one() -> None:
    assert check_blocks([{"type": "markdown", "text": words(12_000)}], Surface.MESSAGE) == []
    first, _ = check_blocks([{"type": "markdown", "text": words(12_001)}], Surface.MESSAGE)
    assert (first.pointer, first.code) == ("/blocks/0/text", "invalid_blocks")


def test_text_in_all() -> None:
    long = [{"type": "section", "text": mrkdwn(words(3000))} for _ in range(4)]
    assert check_blocks([*long, {"type": "section", "text": mrkdwn(words(1200))}], Surface.MESSAGE) == []
    beyond = [*long, {"type": "section", "text": mrkdwn(words(1201))}]
    (violation,) = check_blocks(beyond, Surface.MESSAGE)
    assert (violation.pointer, violation.code) == ("/blocks", "msg_blocks_too_long")
    assert check_blocks(beyond, Surface.MODAL) == []


def test_characters_in_a_table() -> None:
    full = {"type": "table", "rows": [[{"type": "raw_text", "text": words(10_000)}]]}
    assert check_blocks([full], Surface.MESSAGE) == []
    (violation,) = check_blocks([spoilt(full, "/rows/0/0/text", words(10_001))], Surface.MESSAGE)
    assert violation.pointer == "/blocks/0"


@pytest.mark.parametrize(
    ("kinds", "most", "code"),
    [
        (("table", "table"), 1, "invalid_attachments"),
        (("table", "data_table"), 1, "invalid_attachments"),
        (("plan", "plan"), 1, "invalid_blocks"),
        (("data_visualization",) * 3, 2, "invalid_blocks"),
    ],
)
def test_at_most_so_many_of_a_kind(kinds: tuple[str, ...], most: int, code: str) -> None:
    blocks = [block(kind) for kind in kinds]
    assert check_blocks(blocks[:most], Surface.MESSAGE) == []
    (violation,) = check_blocks(blocks, Surface.MESSAGE)
    assert (violation.pointer, violation.code) == (f"/blocks/{most}", code)
