"""Block elements: what each may hold, in which blocks and on which surfaces it may stand.

https://docs.slack.dev/reference/block-kit/block-elements. Surfaces: M message, V modal, H Home tab.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping

from playground.rules import choices
from playground.rules.element import ACTION, Element, row
from playground.rules.formats import USER, web_address
from playground.rules.menus import CHOICES, PEOPLE_AND_PLACES, PICKERS
from playground.rules.objects import (
    ACTION_ID,
    CONFIRM,
    DISPATCH_CONFIG,
    IMAGE,
    PLACEHOLDER,
    STYLE,
    WORKFLOW,
    plain_text,
)
from playground.rules.position import Position, Surface
from playground.rules.rich_text import RICH_TEXT
from playground.rules.schema import (
    Check,
    array,
    boolean,
    by_type,
    integer,
    one_of,
    record,
    string,
)
from playground.rules.violation import Violation

_TYPED: dict[str, Check] = {
    **ACTION,
    "focus_on_load": boolean,
    "placeholder": PLACEHOLDER,
    "dispatch_action_config": DISPATCH_CONFIG,
}
_FEEDBACK = record(
    "feedback_button",
    {"text": plain_text(75), "value": string(1, 2000)},
    {"accessibility_label": string(1, 75)},
)

_BUTTONS = [
    row(
        "button",
        "section actions card",
        "MVH",
        {"text": plain_text(75)},
        {
            **ACTION,
            "url": web_address(),
            "value": string(1, 2000),
            "style": STYLE,
            "confirm": CONFIRM,
            "accessibility_label": string(1, 75),
            "agent_prompt": string(1, 4000),
            "agent_prompt_display": string(),
            "visible_to_user_ids": array(USER, 1, 10),
        },
    ),
    row(
        "workflow_button",
        "section actions",
        "M",
        {"text": plain_text(75), "workflow": WORKFLOW, "action_id": ACTION_ID},
        {"style": STYLE, "accessibility_label": string(1, 75)},
    ),
    row(
        "icon_button",
        "context_actions",
        "M",
        {"icon": one_of("trash"), "text": plain_text(75)},
        {
            **ACTION,
            "value": string(1, 2000),
            "confirm": CONFIRM,
            "accessibility_label": string(1, 75),
            "visible_to_user_ids": array(USER, 1, 10),
        },
    ),
    row(
        "feedback_buttons",
        "context_actions",
        "M",
        {"positive_button": _FEEDBACK, "negative_button": _FEEDBACK},
        ACTION,
    ),
]

_FIELDS = [
    row(
        "plain_text_input",
        "input",
        "MVH",
        {},
        {
            **_TYPED,
            "initial_value": string(0, 3000),
            "multiline": boolean,
            "min_length": integer(0, 3000),
            "max_length": integer(1, 3000),
        },
        choices.lengths_in_order,
    ),
    row("email_text_input", "input", "V", {}, {**_TYPED, "initial_value": string(0)}),
    row("url_text_input", "input", "V", {}, {**_TYPED, "initial_value": string(0)}),
    row(
        "number_input",
        "input",
        "V",
        {"is_decimal_allowed": boolean},
        {**_TYPED, "initial_value": string(), "min_value": string(), "max_value": string()},
        choices.numbers_in_order,
    ),
    row("file_input", "input", "V", {}, {**ACTION, "filetypes": array(string(), 1), "max_files": integer(1, 10)}),
    row(
        "rich_text_input",
        "input",
        "VH",
        {"action_id": ACTION_ID},
        {
            **_TYPED,
            "initial_value": by_type({"rich_text": RICH_TEXT}),
            "min_lines": integer(1, 100),
            "max_lines": integer(1, 100),
        },
        choices.lines_in_order,
    ),
]

ELEMENTS: Mapping[str, Element] = {
    "image": Element(frozenset({"section", "context"}), "MVH", IMAGE),
    **dict(_BUTTONS + CHOICES + PEOPLE_AND_PLACES + PICKERS + _FIELDS),
}
"""Every element Slack knows, by type."""


def element_in(holder: str) -> Check:
    """Return a check for an element that may stand in a block of type `holder` on the surface at hand."""

    def check(value: object, position: Position) -> Iterator[Violation]:
        yield from _fitting(holder, position.surface)(value, position.inside(holder))

    return check


@functools.cache
def _fitting(holder: str, surface: Surface) -> Check:
    rows = ELEMENTS.items()
    return by_type({kind: e.check for kind, e in rows if holder in e.holders and surface.value in e.surfaces})
