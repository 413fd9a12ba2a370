"""What is required, what is unknown, what has the wrong type or shape."""

from __future__ import annotations

import pytest

from playground.rules.blocks import check_blocks
from playground.rules.position import Surface
from tests.playground.rules.examples import (
    BLOCKS,
    ELEMENTS,
    IMAGE,
    Json,
    block,
    confirm,
    element,
    holding,
    mrkdwn,
    plain,
    pointers,
    spoilt,
    without,
)

HOLDER = {
    **dict.fromkeys(ELEMENTS, "input"),
    **dict.fromkeys(["button", "workflow_button", "overflow", "image"], "section"),
    **dict.fromkeys(["icon_button", "feedback_buttons"], "context_actions"),
}
INNER = {"input": "element", "section": "accessory", "context_actions": "elements/0"}


def surface_of(kind: str) -> Surface:
    return Surface.MESSAGE if kind in ("workflow_button", "icon_button", "feedback_buttons") else Surface.MODAL


@pytest.mark.parametrize("kind", BLOCKS)
def test_unknown_key_in_a_block(kind: str) -> None:
    surface = Surface.MODAL if kind == "alert" else Surface.MESSAGE
    (violation,) = check_blocks([{**block(kind), "colour": "red"}], surface)
    assert (violation.pointer, violation.message) == ("/blocks/0", "invalid additional property: colour")


@pytest.mark.parametrize("kind", ELEMENTS)
def test_unknown_key_in_an_element(kind: str) -> None:
    holder = HOLDER[kind]
    (violation,) = check_blocks([holding(holder, element(kind, colour="red"))], surface_of(kind))
    assert (violation.pointer, violation.message) == (
        f"/blocks/0/{INNER[holder]}",
        "invalid additional property: colour",
    )


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
    (violation,) = check_blocks([without(block(kind), member)], Surface.MESSAGE)
    assert violation.pointer == "/blocks/0"
    assert member in violation.rule


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
    (violation,) = check_blocks([holding(HOLDER[kind], without(element(kind), member))], surface_of(kind))
    assert violation.pointer == f"/blocks/0/{INNER[HOLDER[kind]]}"
    assert member in violation.rule


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
