"""What Slack's client asks of a form before it sends view_submission.

https://docs.slack.dev/reference/block-kit/block-elements: bounds, addresses, numbers of items, required inputs. The
words are those a user reads under the field.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal

from playground.rules.formats import decimal, is_date, is_email, is_web_address
from playground.rules.schema import Record, type_of
from playground.rules.totals import text_length

REQUIRED = "Please complete this required field."
TEXT_CHARACTERS = 3000
FILES = 10


def check_submission(view: Record, values: Mapping[str, Mapping[str, Record]]) -> dict[str, str]:
    """Return the words to show under each input block that keeps `view` from being sent, by block_id.

    `values` is `state.values`: block_id → action_id → state of the element. Every input block needs its ids.
    """
    found: dict[str, str] = {}
    for block in view.get("blocks", []):
        if type_of(block) != "input":
            continue
        element, block_id = block["element"], block["block_id"]
        state = values.get(block_id, {}).get(element["action_id"], {})
        words = check_input(element, value_of(state), optional=block.get("optional") is True)
        if words is not None:
            found[block_id] = words
    return found


def value_of(state: Record) -> object:
    """Return the value in an element's state: what stands there beside its `type`, None when nothing does."""
    return next((value for key, value in state.items() if key != "type"), None)


def check_input(element: Record, value: object, *, optional: bool = False) -> str | None:
    """Return the words Slack shows when `value` cannot be sent from `element`, None when it can.

    `value` is the bare one: text, an id, an option object, a number, or a list of these; None or empty means
    the field was left alone, which only an `optional` input block allows.
    """
    if _is_empty(value):
        return None if optional else REQUIRED
    if isinstance(value, list):
        return _too_many(element, value)
    checks = _CHECKS.get(type_of(element))
    return checks(element, value) if checks and isinstance(value, str) else None


def _is_empty(value: object) -> bool:
    if isinstance(value, dict) and type_of(value) == "rich_text":
        return not _has_leaf(value)
    return value is None or value == "" or value == []


def _has_leaf(value: Record) -> bool:
    if "elements" not in value:
        return type_of(value) != "text" or text_length(value) > 0
    return any(_has_leaf(inner) for inner in value["elements"])


def _too_many(element: Record, value: list[object]) -> str | None:
    is_file = type_of(element) == "file_input"
    most = element.get("max_files", FILES) if is_file else element.get("max_selected_items", len(value))
    if len(value) <= most:
        return None
    what = "file" if is_file else "item"
    return f"Please select no more than {most} {what}{'' if most == 1 else 's'}."


def _text(element: Record, value: str) -> str | None:
    least, most = element.get("min_length", 0), element.get("max_length", TEXT_CHARACTERS)
    if len(value) < least:
        return f"Please enter at least {least} character{'' if least == 1 else 's'}."
    if len(value) > most:
        return f"Please enter no more than {most} character{'' if most == 1 else 's'}."
    return None


def _number(element: Record, value: str) -> str | None:
    whole = element.get("is_decimal_allowed") is not True
    entered = decimal(value, whole=whole)
    if entered is None:
        return "Please enter a whole number." if whole else "Please enter a number."
    least, most = element.get("min_value"), element.get("max_value")
    if least is not None and entered < Decimal(least):
        return f"Please enter a number of at least {least}."
    if most is not None and entered > Decimal(most):
        return f"Please enter a number of no more than {most}."
    return None


def _email(_element: Record, value: str) -> str | None:
    return None if is_email(value) else "Please enter a valid email address."


def _address(_element: Record, value: str) -> str | None:
    return None if is_web_address(value) else "Please enter a valid URL."


def _date(_element: Record, value: str) -> str | None:
    return None if is_date(value) else "Please enter a valid date."


_CHECKS: Mapping[str, Callable[[Record, str], str | None]] = {
    "plain_text_input": _text,
    "number_input": _number,
    "email_text_input": _email,
    "url_text_input": _address,
    "datepicker": _date,
}
