"""Blocks: which may stand on which surface, what each requires, and how long everything may be.

https://docs.slack.dev/reference/block-kit/blocks. Surfaces: M message, V modal, H Home tab. Where sources disagree
about a surface the block is refused there (tables and containers on Home, cards in modals).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from playground.rules import agent_blocks, data_blocks
from playground.rules.elements import element_in
from playground.rules.formats import https_address
from playground.rules.objects import BLOCK_ID, IMAGE, SLACK_FILE, plain_text, text
from playground.rules.position import Position, Surface
from playground.rules.rich_text import RICH_TEXT
from playground.rules.schema import (
    Check,
    Record,
    array,
    at_least_one,
    boolean,
    by_type,
    exactly_one,
    integer,
    one_of,
    string,
    type_of,
    typed,
)
from playground.rules.totals import WHOLE
from playground.rules.violation import Violation

MOST_BLOCKS = {Surface.MESSAGE: 50, Surface.MODAL: 100, Surface.HOME: 100}


@dataclass(frozen=True)
class Block:
    """One row of Slack's block table: the surfaces it is allowed on and its own shape."""

    surfaces: str
    check: Check


_ID: dict[str, Check] = {"block_id": BLOCK_ID}


def _files_do_not_dispatch(block: Record, position: Position) -> Iterator[Violation]:
    if block.get("dispatch_action") is True and type_of(block["element"]) == "file_input":
        yield position.field("dispatch_action").violation("not allowed with file_input", "not with file_input")


def _context_element(value: object, position: Position) -> Iterator[Violation]:
    if type_of(value) in ("plain_text", "mrkdwn"):
        yield from text()(value, position)
    else:
        yield from element_in("context")(value, position)


def _child_block(value: object, position: Position) -> Iterator[Violation]:
    fitting = {kind: BLOCKS[kind].check for kind in _CHILDREN if position.surface.value in BLOCKS[kind].surfaces}
    yield from by_type(fitting)(value, position)


def _collapse_makes_sense(block: Record, position: Position) -> Iterator[Violation]:
    collapsible = block.get("is_collapsible") is True
    if block.get("default_collapsed") is True and not collapsible:
        yield position.field("default_collapsed").violation("needs is_collapsible", "only with is_collapsible")
    if block.get("has_header_divider") is True and collapsible:
        yield position.field("has_header_divider").violation(
            "not allowed with is_collapsible", "not with is_collapsible"
        )


_CHILDREN = ("actions", "context", "divider", "header", "image", "input", "rich_text", "section", "table", "video")

BLOCKS: Mapping[str, Block] = {
    "section": Block(
        "MVH",
        typed(
            "section",
            {},
            {
                **_ID,
                "text": text(3000),
                "fields": array(text(2000), 1, 10),
                "accessory": element_in("section"),
                "expand": boolean,
            },
            at_least_one("text", "fields"),
        ),
    ),
    "header": Block("MVH", typed("header", {"text": plain_text(150)}, {**_ID, "level": integer(1, 4)})),
    "divider": Block("MVH", typed("divider", {}, _ID)),
    "context": Block("MVH", typed("context", {"elements": array(_context_element, 1, 10)}, _ID)),
    "actions": Block("MVH", typed("actions", {"elements": array(element_in("actions"), 1, 25)}, _ID)),
    "input": Block(
        "MVH",
        typed(
            "input",
            {"label": plain_text(2000), "element": element_in("input")},
            {**_ID, "hint": plain_text(2000), "optional": boolean, "dispatch_action": boolean},
            _files_do_not_dispatch,
        ),
    ),
    "image": Block(
        "MVH",
        typed(
            "image",
            {"alt_text": string(1, 2000)},
            {**_ID, "image_url": https_address(), "slack_file": SLACK_FILE, "title": plain_text(2000)},
            exactly_one("image_url", "slack_file"),
        ),
    ),
    "rich_text": Block("MVH", RICH_TEXT),
    "video": Block(
        "MVH",
        typed(
            "video",
            {
                "alt_text": string(),
                "title": plain_text(199),
                "thumbnail_url": https_address(),
                "video_url": https_address(),
            },
            {
                **_ID,
                "title_url": https_address(),
                "description": plain_text(199),
                "author_name": string(1, 49),
                "provider_name": string(),
                "provider_icon_url": https_address(),
            },
        ),
    ),
    "markdown": Block("M", typed("markdown", {"text": string(1, 12_000)}, _ID)),
    "alert": Block(
        "V",
        typed(
            "alert",
            {"text": text(200)},
            {**_ID, "level": one_of("default", "info", "warning", "error", "success")},
        ),
    ),
    "container": Block(
        "M",
        typed(
            "container",
            {"child_blocks": array(_child_block, 1, 10)},
            {
                **_ID,
                "title": plain_text(150),
                "rich_text_title": by_type({"rich_text": RICH_TEXT}),
                "subtitle": text(150),
                "icon": IMAGE,
                "width": one_of("narrow", "standard", "wide", "full"),
                "is_collapsible": boolean,
                "default_collapsed": boolean,
                "has_header_divider": boolean,
            },
            at_least_one("title", "rich_text_title"),
            _collapse_makes_sense,
        ),
    ),
    "table": Block("M", data_blocks.TABLE),
    "data_table": Block("M", data_blocks.DATA_TABLE),
    "data_visualization": Block("M", data_blocks.DATA_VISUALIZATION),
    "card": Block("MH", agent_blocks.CARD),
    "carousel": Block("MH", agent_blocks.CAROUSEL),
    "context_actions": Block("M", agent_blocks.CONTEXT_ACTIONS),
    "plan": Block("M", agent_blocks.PLAN),
    "task_card": Block("M", agent_blocks.TASK_CARD),
}
"""Every block an app may send. `file` appears only in messages read back; `call` and `auth_provider` have no
documented surface, so they are refused."""


def check_blocks(
    blocks: object, surface: Surface, *, pointer: str = "/blocks", code: str = "invalid_blocks"
) -> list[Violation]:
    """Return every rule that `blocks`, decoded from JSON, break on `surface`; an empty list means Slack accepts them.

    A message holds up to 50 blocks, a modal or Home tab 1 to 100. Pointers begin with `pointer`; violations carry
    `code` except where Slack has a more exact one (msg_blocks_too_long, invalid_attachments, and
    invalid_blocks_format for a message's blocks that are no list).
    """
    position = Position(pointer, surface, "blocks", code=code)
    if not isinstance(blocks, list):
        plain = "invalid_blocks_format" if surface is Surface.MESSAGE else code
        return [position.violation("must provide an array", "array", plain)]
    fitting = {kind: row.check for kind, row in BLOCKS.items() if surface.value in row.surfaces}
    least = 0 if surface is Surface.MESSAGE else 1
    found = list(array(by_type(fitting), least, MOST_BLOCKS[surface])(blocks, position))
    for rule in WHOLE:
        found += rule(blocks, position)
    return found
