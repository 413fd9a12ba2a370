"""Elements to choose with: checkboxes, radio buttons, overflow, select menus, date and time pickers.

https://docs.slack.dev/reference/block-kit/block-elements. Surfaces: M message, V modal, H Home tab.
"""

from __future__ import annotations

from collections.abc import Iterator

from playground.rules import choices
from playground.rules.element import ACTION, PICK, row
from playground.rules.formats import CHANNEL, CONVERSATION, DATE, TIME, USER, ZONE
from playground.rules.objects import (
    CHOICE,
    CONFIRM,
    CONVERSATION_FILTER,
    OPTION,
    OPTION_GROUP,
    OVERFLOW_OPTION,
    PLACEHOLDER,
)
from playground.rules.position import Position, Surface
from playground.rules.schema import Check, Record, array, boolean, exactly_one, integer
from playground.rules.violation import Violation

_MENU: dict[str, Check] = {**PICK, "placeholder": PLACEHOLDER}
_MULTI: dict[str, Check] = {**_MENU, "max_selected_items": integer(1)}
_STATIC: dict[str, Check] = {"options": array(OPTION, 1, 100), "option_groups": array(OPTION_GROUP, 1, 100)}
_WHERE_CHOSEN = "section actions input"
_TEN_DIGITS = integer(1_000_000_000, 9_999_999_999)
_CONVERSATIONS: dict[str, Check] = {"default_to_current_conversation": boolean, "filter": CONVERSATION_FILTER}


def _response_url_in_modal_input(element: Record, position: Position) -> Iterator[Violation]:
    """`response_url_enabled` works only in an input block of a modal (docs: surfaces/modals)."""
    fits = position.holder == "input" and position.surface is Surface.MODAL
    if element.get("response_url_enabled") is True and not fits:
        here = position.field("response_url_enabled")
        yield here.violation("only allowed in an input block of a modal", "only in an input block of a modal")


CHOICES = [
    row(
        "checkboxes",
        _WHERE_CHOSEN,
        "MVH",
        {"options": array(CHOICE, 1, 10)},
        {**PICK, "initial_options": array(CHOICE, 1, 10)},
        choices.distinct_values,
        choices.initial_on_offer,
    ),
    row(
        "radio_buttons",
        _WHERE_CHOSEN,
        "MVH",
        {"options": array(CHOICE, 1, 10)},
        {**PICK, "initial_option": CHOICE},
        choices.distinct_values,
        choices.initial_on_offer,
    ),
    row(
        "overflow",
        "section actions",
        "MVH",
        {"options": array(OVERFLOW_OPTION, 1, 5)},
        {**ACTION, "confirm": CONFIRM},
        choices.distinct_values,
    ),
    row(
        "static_select",
        _WHERE_CHOSEN,
        "MVH",
        {},
        {**_MENU, **_STATIC, "initial_option": OPTION},
        exactly_one("options", "option_groups"),
        choices.distinct_values,
        choices.initial_on_offer,
    ),
    row(
        "multi_static_select",
        _WHERE_CHOSEN,
        "MVH",
        {},
        {**_MULTI, **_STATIC, "initial_options": array(OPTION, 1)},
        exactly_one("options", "option_groups"),
        choices.distinct_values,
        choices.initial_on_offer,
        choices.initial_within_maximum,
    ),
    row(
        "external_select",
        _WHERE_CHOSEN,
        "MVH",
        {},
        {**_MENU, "min_query_length": integer(0), "initial_option": OPTION},
    ),
    row(
        "multi_external_select",
        _WHERE_CHOSEN,
        "MVH",
        {},
        {**_MULTI, "min_query_length": integer(0), "initial_options": array(OPTION, 1)},
        choices.initial_within_maximum,
    ),
]

PEOPLE_AND_PLACES = [
    row("users_select", _WHERE_CHOSEN, "MVH", {}, {**_MENU, "initial_user": USER}),
    row(
        "multi_users_select",
        _WHERE_CHOSEN,
        "MVH",
        {},
        {**_MULTI, "initial_users": array(USER, 1)},
        choices.initial_within_maximum,
    ),
    row(
        "conversations_select",
        _WHERE_CHOSEN,
        "MVH",
        {},
        {**_MENU, **_CONVERSATIONS, "initial_conversation": CONVERSATION, "response_url_enabled": boolean},
        _response_url_in_modal_input,
    ),
    row(
        "multi_conversations_select",
        _WHERE_CHOSEN,
        "MVH",
        {},
        {**_MULTI, **_CONVERSATIONS, "initial_conversations": array(CONVERSATION, 1)},
        choices.initial_within_maximum,
    ),
    row(
        "channels_select",
        _WHERE_CHOSEN,
        "MVH",
        {},
        {**_MENU, "initial_channel": CHANNEL, "response_url_enabled": boolean},
        _response_url_in_modal_input,
    ),
    row(
        "multi_channels_select",
        _WHERE_CHOSEN,
        "MVH",
        {},
        {**_MULTI, "initial_channels": array(CHANNEL, 1)},
        choices.initial_within_maximum,
    ),
]

PICKERS = [
    row("datepicker", _WHERE_CHOSEN, "MVH", {}, {**_MENU, "initial_date": DATE}),
    row("timepicker", _WHERE_CHOSEN, "MVH", {}, {**_MENU, "initial_time": TIME, "timezone": ZONE}),
    row("datetimepicker", "actions input", "MV", {}, {**PICK, "initial_date_time": _TEN_DIGITS}),
]
