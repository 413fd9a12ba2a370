"""Composition objects: texts, options, confirmations, filters, images.

https://docs.slack.dev/reference/block-kit/composition-objects
"""

from __future__ import annotations

from playground.rules.formats import https_address, web_address
from playground.rules.schema import (
    Check,
    array,
    at_least_one,
    boolean,
    by_type,
    exactly_one,
    one_of,
    record,
    string,
    typed,
)


def plain_text(most: int = 3000) -> Check:
    """Return a check for a plain_text object of 1 to `most` characters; only it may carry `emoji`."""
    return by_type({"plain_text": _text_object("plain_text", "emoji", most)})


def mrkdwn(most: int = 3000) -> Check:
    """Return a check for a mrkdwn object of 1 to `most` characters; only it may carry `verbatim`."""
    return by_type({"mrkdwn": _text_object("mrkdwn", "verbatim", most)})


def text(most: int = 3000) -> Check:
    """Return a check for a text object of either kind, 1 to `most` characters."""
    return by_type(
        {
            "plain_text": _text_object("plain_text", "emoji", most),
            "mrkdwn": _text_object("mrkdwn", "verbatim", most),
        }
    )


def _text_object(kind: str, flag: str, most: int) -> Check:
    return record("", {"type": one_of(kind), "text": string(1, most)}, {flag: boolean})


PLACEHOLDER = plain_text(150)
BLOCK_ID = string(1, 255)
ACTION_ID = string(1, 255)
STYLE = one_of("primary", "danger")

OPTION = record("option", {"text": plain_text(75), "value": string(1, 150)}, {"description": plain_text(75)})
CHOICE = record("option", {"text": text(75), "value": string(1, 150)}, {"description": text(75)})
"""An option of checkboxes or radio buttons: the only ones that may be mrkdwn."""

OVERFLOW_OPTION = record(
    "option",
    {"text": plain_text(75), "value": string(1, 150)},
    {"description": plain_text(75), "url": web_address()},
)
OPTION_GROUP = record("option_group", {"label": plain_text(75), "options": array(OPTION, 1, 100)})

CONFIRM = record(
    "confirm",
    {"title": plain_text(100), "text": text(300), "confirm": plain_text(30), "deny": plain_text(30)},
    {"style": STYLE},
)
DISPATCH_CONFIG = record(
    "dispatch_action_config",
    {"trigger_actions_on": array(one_of("on_enter_pressed", "on_character_entered"), 1, 2, unique=True)},
)
CONVERSATION_FILTER = record(
    "filter",
    {},
    {
        "include": array(one_of("im", "mpim", "private", "public"), 1, unique=True),
        "exclude_external_shared_channels": boolean,
        "exclude_bot_users": boolean,
    },
    at_least_one("include", "exclude_external_shared_channels", "exclude_bot_users"),
)
SLACK_FILE = record("slack_file", {}, {"id": string(), "url": https_address()}, exactly_one("id", "url"))
WORKFLOW = record(
    "workflow",
    {
        "trigger": record(
            "trigger",
            {"url": https_address()},
            {"customizable_input_parameters": array(record("parameter", {"name": string(), "value": string(0)}))},
        )
    },
)
IMAGE = typed(
    "image",
    {"alt_text": string(1, 2000)},
    {"image_url": https_address(), "slack_file": SLACK_FILE},
    exactly_one("image_url", "slack_file"),
)
"""The image element of sections, contexts, cards and containers."""
