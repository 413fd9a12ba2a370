"""Block Kit, one small function per block or element we use, each keeping Slack's limits for any text it is given.

Limits: docs.slack.dev/reference/block-kit. mrkdwn objects are `verbatim`, so that nothing in a user's words is turned
into a link or mention. Text passed to `section`, `context` and `fields` is mrkdwn that the caller has escaped (`safe`).
"""

from collections.abc import Sequence
from datetime import date, time
from typing import Any

from handover.text.length import beginning
from messages.kit.message import Block
from messages.kit.text import oneline, shorten, shorten_mrkdwn

Element = dict[str, Any]
Choice = tuple[str, str]
"""What an option says, and the value that comes back."""
LONGEST_INSTEAD_OF_A_FILE = 8000


def plain(text: str, limit: int) -> Element:
    """Return a plain_text object of at most `limit` characters on one line; never empty, as Slack demands."""
    return {"type": "plain_text", "text": shorten(oneline(text), limit) or "–", "emoji": True}


def mrkdwn(text: str, limit: int = 3000) -> Element:
    """Return a verbatim mrkdwn object of at most `limit` characters."""
    return {"type": "mrkdwn", "text": shorten_mrkdwn(text, limit) or " ", "verbatim": True}


def section(text: str, accessory: Element | None = None, block_id: str | None = None) -> Block:
    """Return a section of mrkdwn text (3,000 characters), with one element beside it if given."""
    block: Block = {"type": "section", "text": mrkdwn(text)}
    return _with(block, accessory=accessory, block_id=block_id)


def fields(*texts: str) -> Block:
    """Return a section of up to ten short mrkdwn texts (2,000 characters each) in two columns."""
    return {"type": "section", "fields": [mrkdwn(text, 2000) for text in texts[:10]]}


def context(*texts: str) -> Block:
    """Return small grey mrkdwn text."""
    return {"type": "context", "elements": [mrkdwn(text) for text in texts[:10]]}


def preformatted(text: str) -> Block:
    """Return text to copy, as it is: nothing in it acts, and nothing is cut."""
    return {
        "type": "rich_text",
        "elements": [{"type": "rich_text_preformatted", "elements": [{"type": "text", "text": text}]}],
    }


def styled(lines: Sequence[Sequence[tuple[str, str]]]) -> Block:
    """Return lines of pieces, each with its style (`bold`, `strike`, or none), as they are: nothing in them acts or breaks a style.

    Neither the lines nor the pieces may be empty.
    """
    return {
        "type": "rich_text",
        "elements": [
            {
                "type": "rich_text_section",
                "elements": [
                    {"type": "text", "text": text, **({"style": {style: True}} if style else {})}
                    for text, style in line
                ],
            }
            for line in lines
        ],
    }


def instead_of_a_file(text: str) -> list[Block]:
    """Return the text of a file that Slack does not take, to copy: one block, or none without text or beyond 8,000 characters."""
    return [preformatted(text)] if 0 < len(text) <= LONGEST_INSTEAD_OF_A_FILE else []


def header(text: str) -> Block:
    """Return a heading (150 characters)."""
    return {"type": "header", "text": plain(text, 150)}


def divider() -> Block:
    """Return a line."""
    return {"type": "divider"}


def actions(*elements: Element) -> Block:
    """Return a row of buttons or menus (25)."""
    return {"type": "actions", "elements": list(elements[:25])}


def button(text: str, action: str, value: str = "", style: str | None = None, label: str | None = None) -> Element:
    """Return a button (75 characters); `label` is what a screen reader says when the text alone is ambiguous."""
    element: Element = {"type": "button", "text": plain(text, 75), "action_id": action}
    return _with(element, value=value or None, style=style, accessibility_label=shorten(label, 75) if label else None)


def option(text: str, value: str) -> Element:
    """Return an option of a menu (75 characters, value 150)."""
    return {"text": plain(text, 75), "value": value}


def menu(action: str, choices: Sequence[Choice], chosen: str | None = None, placeholder: str = "Choose") -> Element:
    """Return a static select of at most 100 choices, with the one of value `chosen` selected."""
    options = [option(*choice) for choice in choices[:100]]
    initial = next((one for one in options if one["value"] == chosen), None)
    element = {"type": "static_select", "action_id": action, "options": options, "placeholder": plain(placeholder, 150)}
    return _with(element, initial_option=initial)


def radio_buttons(action: str, choices: Sequence[Choice], chosen: str | None = None) -> Element:
    """Return at most ten choices that are all in view, of which one is chosen; the one of value `chosen` at first."""
    options = [option(*choice) for choice in choices[:10]]
    initial = next((one for one in options if one["value"] == chosen), None)
    return _with({"type": "radio_buttons", "action_id": action, "options": options}, initial_option=initial)


def search_menu(action: str, placeholder: str, chosen: Element | None = None) -> Element:
    """Return a menu that asks us for its options, at first and as somebody types; `chosen` is one that is preselected."""
    element: Element = {
        "type": "external_select",
        "action_id": action,
        "placeholder": plain(placeholder, 150),
        "min_query_length": 0,
    }
    return _with(element, initial_option=chosen)


def text_field(
    action: str,
    value: str = "",
    *,
    multiline: bool = False,
    placeholder: str = "",
    limit: int = 3000,
    while_typing: bool = False,
) -> Element:
    """Return a text input. A value longer than Slack can show in an input (3,000 characters) is cut in view.

    In a live field we are told of what is typed when it is entered, or already `while_typing`.
    """
    element: Element = {"type": "plain_text_input", "action_id": action, "max_length": limit}
    return _with(
        element,
        multiline=multiline or None,
        initial_value=beginning(value, limit) or None,
        placeholder=plain(placeholder, 150) if placeholder else None,
        dispatch_action_config={"trigger_actions_on": ["on_character_entered"]} if while_typing else None,
    )


def user_picker(action: str, chosen: str = "") -> Element:
    """Return a menu of the workspace's people."""
    element: Element = {"type": "users_select", "action_id": action, "placeholder": plain("Choose a person", 150)}
    return _with(element, initial_user=chosen or None)


def choices_menu(action: str, choices: Sequence[Choice], chosen: Sequence[str]) -> Element:
    """Return a menu of at most 100 choices of which several can be taken; those with the values `chosen` are."""
    options = [option(*choice) for choice in choices[:100]]
    taken = [one for one in options if one["value"] in chosen]
    placeholder = plain("Choose", 150)
    element = {"type": "multi_static_select", "action_id": action, "placeholder": placeholder, "options": options}
    return _with(element, initial_options=taken or None)


def people_picker(action: str, chosen: Sequence[str], most: int) -> Element:
    """Return a menu of the workspace's people of whom at most `most` can be chosen."""
    placeholder = plain("Choose people", 150)
    element = {
        "type": "multi_users_select",
        "action_id": action,
        "placeholder": placeholder,
        "max_selected_items": most,
    }
    return _with(element, initial_users=list(chosen[:most]) or None)


def date_picker(action: str, chosen: date | None = None, placeholder: str = "Choose a date") -> Element:
    """Return a date picker."""
    element: Element = {"type": "datepicker", "action_id": action, "placeholder": plain(placeholder, 150)}
    return _with(element, initial_date=chosen.isoformat() if chosen else None)


def time_picker(action: str, chosen: time | None = None) -> Element:
    """Return a picker of a time of day."""
    element: Element = {"type": "timepicker", "action_id": action, "placeholder": plain("Choose a time", 150)}
    return _with(element, initial_time=chosen.strftime("%H:%M") if chosen else None)


def field(
    block_id: str, label: str, element: Element, *, hint: str = "", optional: bool = False, live: bool = False
) -> Block:
    """Return an input block of a form; we are told of what is chosen in a `live` one before the form is sent."""
    block: Block = {"type": "input", "block_id": block_id, "label": plain(label, 2000), "element": element}
    hint_shown = plain(hint, 2000) if hint else None
    return _with(block, hint=hint_shown, optional=optional or None, dispatch_action=live or None)


def modal(
    callback: str,
    title: str,
    blocks: list[Block],
    *,
    submit: str | None = None,
    close: str = "Close",
    metadata: str = "",
) -> dict[str, Any]:
    """Return a modal view (title, submit and close 24 characters; 100 blocks)."""
    view: dict[str, Any] = {
        "type": "modal",
        "callback_id": callback,
        "title": plain(title, 24),
        "close": plain(close, 24),
        "blocks": blocks[:100],
        "private_metadata": metadata,
    }
    return _with(view, submit=plain(submit, 24) if submit else None)


def _with(block: dict[str, Any], **extra: object) -> dict[str, Any]:
    """Return the block with those extras that are given: Slack rejects null for an optional key."""
    return block | {key: value for key, value in extra.items() if value is not None}
