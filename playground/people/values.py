"""From what a person typed or chose to the state Slack sends of it."""

from playground.workspace.entities import Json, JsonValue
from playground.workspace.errors import SlackError
from playground.workspace.inputs import VALUE_KEYS, state_of

_TYPED = frozenset({"plain_text_input", "email_text_input", "url_text_input", "number_input", "rich_text_input"})


def options_of(element: Json) -> list[Json]:
    """All options of a list, those in groups too."""
    grouped = [option for group in element.get("option_groups", []) for option in group["options"]]
    return [*element.get("options", []), *grouped]


def entered_state(element: Json, value: JsonValue) -> Json:
    """The element's state with `value` in it; options may be given by their value."""
    kind = element["type"]
    if value in (None, "", []):
        return state_of(element, None)
    if VALUE_KEYS[kind] == "selected_option":
        return state_of(element, _option(element, value))
    if VALUE_KEYS[kind] == "selected_options":
        return state_of(element, [_option(element, item) for item in value])
    if kind == "rich_text_input" and isinstance(value, str):
        return state_of(element, _rich_text(value))
    return state_of(element, value)


def pressed_state(element: Json, value: JsonValue) -> Json | None:
    """What pressing adds to an action: the option chosen from an overflow menu, else nothing."""
    if element["type"] != "overflow":
        return None
    return {"selected_option": _option(element, value)}


def dispatches(block: Json, element: Json, *, enter_pressed: bool) -> bool:
    """Whether the app is told at once of what was entered: outside input blocks always, inside if it asked."""
    if block["type"] != "input":
        return True
    if not block.get("dispatch_action"):
        return False
    if element["type"] not in _TYPED:
        return True
    wanted = element.get("dispatch_action_config", {}).get("trigger_actions_on", ["on_enter_pressed"])
    return "on_character_entered" in wanted or (enter_pressed and "on_enter_pressed" in wanted)


def _option(element: Json, value: JsonValue) -> Json:
    """The option an element offers for a value; one of an external list is given whole."""
    if isinstance(value, dict):
        return value
    for option in options_of(element):
        if option.get("value") == value:
            return option
    raise SlackError("option_not_found")


def _rich_text(text: str) -> Json:
    section = {"type": "rich_text_section", "elements": [{"type": "text", "text": text}]}
    return {"type": "rich_text", "elements": [section]}
