"""Every cell of Slack's tables: which block on which surface, which element in which block."""

from __future__ import annotations

import pytest

from playground.rules.blocks import check_blocks
from playground.rules.position import Surface
from tests.playground.rules.examples import BLOCKS, ELEMENTS, block, element, holding

BLOCK_SURFACES = {
    **dict.fromkeys(
        ["section", "header", "divider", "context", "actions", "input", "image", "rich_text", "video"], "MVH"
    ),
    **dict.fromkeys(["markdown", "table", "data_table", "data_visualization", "container"], "M"),
    **dict.fromkeys(["context_actions", "plan", "task_card"], "M"),
    **dict.fromkeys(["card", "carousel"], "MH"),
    "alert": "V",
}
CHOSEN = ("section", "actions", "input")
ELEMENT_PLACES = {
    "button": (("section", "actions", "card"), "MVH"),
    "workflow_button": (("section", "actions"), "M"),
    "icon_button": (("context_actions",), "M"),
    "feedback_buttons": (("context_actions",), "M"),
    "overflow": (("section", "actions"), "MVH"),
    "image": (("section", "context"), "MVH"),
    **dict.fromkeys(["checkboxes", "radio_buttons", "datepicker", "timepicker"], (CHOSEN, "MVH")),
    **{f"{kind}_select": (CHOSEN, "MVH") for kind in ["static", "external", "users", "conversations", "channels"]},
    **{
        f"multi_{kind}_select": (CHOSEN, "MVH") for kind in ["static", "external", "users", "conversations", "channels"]
    },
    "datetimepicker": (("actions", "input"), "MV"),
    "plain_text_input": (("input",), "MVH"),
    **dict.fromkeys(["email_text_input", "url_text_input", "number_input", "file_input"], (("input",), "V")),
    "rich_text_input": (("input",), "VH"),
}
HOLDERS = ("section", "actions", "input", "context", "context_actions", "card")


def test_the_tables_here_name_every_block_and_element() -> None:
    assert BLOCK_SURFACES.keys() == BLOCKS.keys()
    assert ELEMENT_PLACES.keys() == ELEMENTS.keys()


@pytest.mark.parametrize("surface", Surface)
@pytest.mark.parametrize("kind", BLOCKS)
def test_block_on_surface(kind: str, surface: Surface) -> None:
    found = check_blocks([block(kind)], surface)
    if surface.value in BLOCK_SURFACES[kind]:
        assert found == []
    else:
        assert [(violation.pointer, violation.message) for violation in found] == [
            ("/blocks/0/type", f"unsupported type: {kind}"),
        ]


CELLS = [
    (kind, holder, surface)
    for kind in ELEMENTS
    for holder in HOLDERS
    for surface in Surface
    if surface.value in BLOCK_SURFACES[holder]
]


@pytest.mark.parametrize(("kind", "holder", "surface"), CELLS)
def test_element_in_block(kind: str, holder: str, surface: Surface) -> None:
    holders, surfaces = ELEMENT_PLACES[kind]
    found = check_blocks([holding(holder, element(kind))], surface)
    fits = holder in holders and surface.value in surfaces
    inner = {"section": "accessory", "input": "element", "card": "actions/0"}.get(holder, "elements/0")
    expected = [] if fits else [(f"/blocks/0/{inner}/type", f"unsupported type: {kind}")]
    assert [(violation.pointer, violation.message) for violation in found] == expected


@pytest.mark.parametrize("kind", ["file", "call", "auth_provider", "sections", "", 7, None])
@pytest.mark.parametrize("surface", Surface)
def test_unknown_and_unsendable_blocks(kind: object, surface: Surface) -> None:
    found = check_blocks([{"type": kind}], surface)
    assert [violation.pointer for violation in found] == ["/blocks/0/type"]


@pytest.mark.parametrize("child", BLOCKS)
def test_children_of_a_container(child: str) -> None:
    fits = child in [
        "actions",
        "context",
        "divider",
        "header",
        "image",
        "input",
        "rich_text",
        "section",
        "table",
        "video",
    ]
    found = check_blocks([{**block("container"), "child_blocks": [block(child)]}], Surface.MESSAGE)
    assert [violation.pointer for violation in found] == ([] if fits else ["/blocks/0/child_blocks/0/type"])


@pytest.mark.parametrize("kind", ["section", "header", "button", "icon_button", "static_select", "modal"])
def test_a_carousel_holds_cards_alone(kind: str) -> None:
    found = check_blocks([{"type": "carousel", "elements": [{"type": kind}]}], Surface.MESSAGE)
    assert [violation.pointer for violation in found] == ["/blocks/0/elements/0/type"]
