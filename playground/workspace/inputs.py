"""Elements that hold a value: which they are, how they start, and how Slack writes their state."""

from collections.abc import Callable, Iterator

from playground.workspace.entities import Json, JsonValue

VALUE_KEYS = {
    "plain_text_input": "value",
    "email_text_input": "value",
    "url_text_input": "value",
    "number_input": "value",
    "rich_text_input": "rich_text_value",
    "static_select": "selected_option",
    "external_select": "selected_option",
    "users_select": "selected_user",
    "conversations_select": "selected_conversation",
    "channels_select": "selected_channel",
    "multi_static_select": "selected_options",
    "multi_external_select": "selected_options",
    "multi_users_select": "selected_users",
    "multi_conversations_select": "selected_conversations",
    "multi_channels_select": "selected_channels",
    "checkboxes": "selected_options",
    "radio_buttons": "selected_option",
    "datepicker": "selected_date",
    "timepicker": "selected_time",
    "datetimepicker": "selected_date_time",
    "file_input": "files",
}
"""Element type → the key under which its state holds the value."""

LISTS = frozenset(key for key in VALUE_KEYS.values() if key.endswith("s"))
"""The keys whose value is a list, empty where nothing is chosen."""

_INITIAL_KEYS = (
    "initial_value",
    "initial_option",
    "initial_options",
    "initial_user",
    "initial_users",
    "initial_conversation",
    "initial_conversations",
    "initial_channel",
    "initial_channels",
    "initial_date",
    "initial_time",
    "initial_date_time",
)


def elements_of(block: Json) -> Iterator[Json]:
    """The elements a person can act on in one block, containers and cards included."""
    for key in ("element", "accessory"):
        if isinstance(block.get(key), dict):
            yield block[key]
    if block.get("type") in ("actions", "context_actions"):
        yield from block.get("elements", [])
    for inner in (*block.get("child_blocks", ()), *_cards(block)):
        yield from elements_of(inner)
    if block.get("type") == "card":
        yield from block.get("actions", [])


def _cards(block: Json) -> list[Json]:
    cards: list[Json] = block.get("elements", []) if block.get("type") == "carousel" else []
    return cards


def flattened(blocks: list[Json]) -> Iterator[Json]:
    """All blocks, those inside containers and carousels too."""
    for block in blocks:
        yield block
        yield from flattened(block.get("child_blocks", []))
        yield from _cards(block)


def copied(tree: JsonValue) -> JsonValue:
    """A copy of a tree of JSON that shares nothing which can change. Several times as fast as `copy.deepcopy`."""
    if isinstance(tree, dict):
        return {key: copied(branch) for key, branch in tree.items()}
    if isinstance(tree, list):
        return [copied(branch) for branch in tree]
    return tree


def with_ids(blocks: list[Json], new_id: Callable[[], str]) -> list[Json]:
    """A copy in which every block has a `block_id` and every element an `action_id`, as Slack fills them in."""
    filled: list[Json] = copied(blocks)
    for block in flattened(filled):
        block.setdefault("block_id", new_id())
        for element in elements_of(block):
            element.setdefault("action_id", new_id())
    return filled


def state_of(element: Json, value: JsonValue) -> Json:
    """An element's state as Slack writes it, holding `value` (None for nothing)."""
    kind = element["type"]
    key = VALUE_KEYS[kind]
    state = {"type": kind, key: [] if value is None and key in LISTS else value}
    if kind == "timepicker" and "timezone" in element:
        state["timezone"] = element["timezone"]
    return state


def initial_states(blocks: list[Json], viewer_conversation: str = "") -> Json:
    """`values` of freshly shown blocks: every element that holds a value, with what it starts from.

    `viewer_conversation` is where the person is: selects with `default_to_current_conversation` start there.
    """
    values: Json = {}
    for block in flattened(blocks):
        for element in elements_of(block):
            if element.get("type") in VALUE_KEYS:
                start = next((element[key] for key in _INITIAL_KEYS if key in element), None)
                if start is None and element.get("default_to_current_conversation") and viewer_conversation:
                    multi = element["type"].startswith("multi_")
                    start = [viewer_conversation] if multi else viewer_conversation
                values.setdefault(block["block_id"], {})[element["action_id"]] = state_of(element, start)
    return values


def carried_over(old: Json, fresh: Json) -> Json:
    """`fresh` with what a person has entered kept where block_id, action_id and type are unchanged."""
    return {
        block_id: {
            action_id: kept
            if (kept := old.get(block_id, {}).get(action_id)) and kept["type"] == state["type"]
            else state
            for action_id, state in states.items()
        }
        for block_id, states in fresh.items()
    }


def find_element(blocks: list[Json], action_id: str, block_id: str = "") -> tuple[Json, Json] | None:
    """The block and the element with this `action_id` (in this block, where given), or None."""
    for block in flattened(blocks):
        if block_id and block.get("block_id") != block_id:
            continue
        for element in elements_of(block):
            if element.get("action_id") == action_id:
                return block, element
    return None
