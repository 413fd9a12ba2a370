"""Finds fields and buttons by what is written on them, and turns everyday values into what elements hold."""

from collections.abc import Iterator
from datetime import date, datetime, time

from playground.driver.plain import plain_element, plain_text_of
from playground.people.person import Person, Source
from playground.people.values import options_of
from playground.platform.slack import Slack
from playground.workspace.entities import Json, JsonValue
from playground.workspace.inputs import VALUE_KEYS, elements_of, find_element, flattened


class NotThere(AssertionError):
    """What was looked for is not to be seen; the words say what was, and what is there instead."""


def pressable(blocks: list[Json], *, inputs: bool = False) -> Iterator[tuple[Json, Json]]:
    """Blocks and their elements that can be pressed; with `inputs`, those that hold a value instead."""
    for block in flattened(blocks):
        for element in elements_of(block):
            if "action_id" in element and (element["type"] in VALUE_KEYS) == inputs:
                yield block, element


def pressed(slack: Slack, blocks: list[Json], what: str) -> tuple[Json, Json, JsonValue] | None:
    """The block, element and overflow value that `what` means, by words (those of a button without its last " …") or action id."""
    named = find_element(blocks, what)
    if named is not None:
        return *named, None
    for block, element in pressable(blocks):
        if element["type"] == "overflow":
            for option in element["options"]:
                if option["text"]["text"] == what:
                    return block, element, option["value"]
        elif plain_element(slack.workspace, element) in (f"[{what}]", f"[{what} …]"):
            return block, element, None
    return None


def labelled(slack: Slack, blocks: list[Json]) -> dict[str, tuple[Json, Json]]:
    """Fields by their label: an input's own, else the text beside it, else its placeholder or action id."""
    found: dict[str, tuple[Json, Json]] = {}
    for block, element in pressable(blocks, inputs=True):
        names = (block.get("label"), block.get("text"), element.get("placeholder"))
        words = [plain_text_of(slack.workspace, name) for name in names]
        found.setdefault(next(filter(None, words), element["action_id"]), (block, element))
    return found


async def value_for(
    slack: Slack, person: Person, source: Source, block: Json, element: Json, value: JsonValue
) -> JsonValue:
    """What `element` holds for an everyday value: names for ids, texts for options, dates for strings.

    Raises `NotThere` for an option that is not offered, `SlackError` for a name nobody has.
    """
    kind, key = element["type"], VALUE_KEYS[element["type"]]
    if value is None:
        return None
    if kind == "file_input":
        return [person.upload(name, content).id for name, content in value]
    if kind.startswith("multi_") or kind == "checkboxes":
        items = [value] if isinstance(value, str) else list(value)
        return [await _one(slack, person, source, block, element, item) for item in items]
    if key.startswith("selected") and key not in ("selected_date", "selected_time", "selected_date_time"):
        return await _one(slack, person, source, block, element, value)
    return _written(kind, value)


def _written(kind: str, value: JsonValue) -> JsonValue:
    """Dates, times and numbers as Slack writes them."""
    if kind == "datetimepicker" and isinstance(value, datetime):
        return int(value.timestamp())
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return value if kind == "datetimepicker" else str(value)


async def _one(slack: Slack, person: Person, source: Source, block: Json, element: Json, value: JsonValue) -> JsonValue:
    kind = element["type"].removeprefix("multi_")
    if kind == "users_select":
        return slack.workspace.members.find(value).id
    if kind == "channels_select":
        return slack.workspace.channels.find(value).id
    if kind == "conversations_select":
        return _conversation(slack, value)
    offered = options_of(element)
    if kind == "external_select":
        answer = await person.suggest(source, block["block_id"], element["action_id"], value)
        offered = options_of(answer)
    for option in offered:
        if value in (plain_text_of(slack.workspace, option["text"]), option.get("value")):
            return option
    texts = [plain_text_of(slack.workspace, option["text"]) for option in offered]
    raise NotThere(f'no option "{value}" among {texts}')


def _conversation(slack: Slack, name: str) -> str:
    if name.startswith(("#", "C", "D", "G")):
        return slack.workspace.channels.find(name).id
    return slack.workspace.members.find(name).id
