"""What a person typed or chose in an element, between the browser's plain strings and Slack's values."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from playground.page import richtext
from playground.workspace.entities import Json, JsonValue
from playground.workspace.inputs import LISTS, VALUE_KEYS


def options(element: Json) -> Iterator[Json]:
    """Yield every option the element was given, those inside option groups too."""
    yield from element.get("options") or []
    for group in element.get("option_groups") or []:
        yield from group.get("options") or []


def value(element: Json, given: list[str], zone: ZoneInfo, suggested: list[Json]) -> JsonValue:
    """Return the value that Slack's state of this element holds, None where nothing is typed or chosen.

    `given` is what the browser holds: the text, or the values chosen, or nothing; `zone` is where a date and
    time is typed; `suggested` are the options that the app offered last for an external select.
    """
    kind = str(element.get("type"))
    key = VALUE_KEYS[kind]
    if key in {"selected_option", "selected_options"}:
        by_value = {option.get("value"): option for option in (*suggested, *options(element))}
        chosen: list[JsonValue] = [by_value[one] for one in given if one in by_value]
    else:
        chosen = [one for one in given if one]
    if key in LISTS:
        return chosen
    first = chosen[0] if chosen else None
    if first is not None and kind == "datetimepicker":
        return int(datetime.fromisoformat(str(first)).replace(tzinfo=zone).timestamp())
    if first is not None and kind == "rich_text_input":
        return _rich(str(first))
    return first


def shown(element: Json, known: Json | None, zone: ZoneInfo) -> list[str]:
    """Return the plain strings the browser shows in an element: its state where known, or what it starts from."""
    kind = str(element.get("type"))
    if kind not in VALUE_KEYS:
        return []
    if known is None:
        held = next((start for key, start in element.items() if key.startswith("initial_")), None)
    else:
        held = known.get(VALUE_KEYS[kind])
    if held is None or held == "":
        return []
    if kind == "datetimepicker":
        return [datetime.fromtimestamp(int(held), zone).strftime("%Y-%m-%dT%H:%M")]
    if kind == "rich_text_input":
        return [richtext.plain(held.get("elements", []))]
    return [_string(one) for one in (held if isinstance(held, list) else [held])]


def held_options(element: Json, known: Json | None) -> list[Json]:
    """Return the options an element holds now, or starts from: an external select offers them no longer by itself."""
    state = known or {}
    held = [state.get("selected_option"), *(state.get("selected_options") or [])]
    held += [element.get("initial_option"), *(element.get("initial_options") or [])]
    return [option for option in held if option]


def option_of(element: Json, wanted: str, known: Json | None) -> Json | None:
    """Return the option behind a value, from what the element offers or from its state (external selects)."""
    found: Json | None = next(
        (option for option in (*options(element), *held_options(element, known)) if option.get("value") == wanted), None
    )
    return found


def _string(one: JsonValue) -> str:
    return str(one.get("value") or one.get("id") or "") if isinstance(one, dict) else str(one)


def _rich(text: str) -> Json:
    line = {"type": "rich_text_section", "elements": [{"type": "text", "text": text}]}
    return {"type": "rich_text", "elements": [line]}
