"""Messages and views as plain text, so that a story of what happened can be read without a browser."""

import re
from collections.abc import Iterator

from playground.workspace.entities import Json, JsonValue, Message
from playground.workspace.errors import SlackError
from playground.workspace.inputs import VALUE_KEYS
from playground.workspace.workspace import Workspace

_MARKUP = re.compile(r"<([^<>]+)>")


def plain_message(workspace: Workspace, message: Message) -> str:
    """What a message shows, line by line; buttons and choices in brackets."""
    lines = plain_blocks(workspace, message.blocks) if message.blocks else [plain_mrkdwn(workspace, message.text)]
    for attached in message.attachments:
        lines += plain_blocks(workspace, attached.get("blocks", []))
        lines += [plain_mrkdwn(workspace, attached["text"])] if attached.get("text") else []
    lines += [f"[file: {workspace.files.get(file).name}]" for file in message.files]
    return "\n".join(line for line in lines if line)


def plain_blocks(workspace: Workspace, blocks: list[Json]) -> list[str]:
    """What blocks show, line by line."""
    return [line for block in blocks for line in _block(workspace, block)]


def plain_mrkdwn(workspace: Workspace, text: str) -> str:
    """Markup as people read it: names for ids, labels for links, characters for entities."""
    shown = _MARKUP.sub(lambda match: _shown(workspace, match.group(1)), text)
    return shown.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def plain_text_of(workspace: Workspace, value: JsonValue) -> str:
    """A text object as people read it; empty for none."""
    if not isinstance(value, dict):
        return ""
    text = str(value.get("text", ""))
    return text if value.get("type") == "plain_text" else plain_mrkdwn(workspace, text)


def _shown(workspace: Workspace, inside: str) -> str:
    target, _, label = inside.partition("|")
    try:
        if target.startswith("@"):
            return "@" + workspace.members.get(target[1:]).shown_name
        if target.startswith("#"):
            return "#" + workspace.channels.get(target[1:]).name
    except SlackError:
        return label or target
    if target.startswith("!"):
        return label or "@" + target[1:]
    return f"{label} ({target})" if label and label != target else target.removeprefix("mailto:")


def _block(workspace: Workspace, block: Json) -> Iterator[str]:
    kind = block["type"]
    if kind in ("section", "header", "alert", "input", "card"):
        yield from _worded(workspace, block)
    elif kind == "markdown":
        yield block["text"]
    elif kind == "divider":
        yield "———"
    elif kind == "context":
        yield " · ".join(plain_text_of(workspace, e) or f"[{e.get('alt_text', '')}]" for e in block["elements"])
    elif kind in ("actions", "context_actions"):
        yield " ".join(plain_element(workspace, element) for element in block["elements"])
    elif kind == "rich_text":
        yield from (_rich(workspace, part) for part in block["elements"])
    elif kind in ("table", "data_table"):
        yield from (" | ".join(_cell(workspace, cell) for cell in row) for row in block["rows"])
    elif kind in ("image", "video"):
        yield f"[{kind}: {block['alt_text']}]"
    elif kind in ("container", "carousel"):
        yield plain_text_of(workspace, block.get("title"))
        yield from plain_blocks(workspace, block.get("child_blocks") or block.get("elements", []))


def _worded(workspace: Workspace, block: Json) -> Iterator[str]:
    for key in ("title", "subtitle", "label", "text", "body"):
        if block.get(key):
            yield plain_text_of(workspace, block[key])
    yield from (plain_text_of(workspace, field) for field in block.get("fields", []))
    for element in (block.get("accessory"), block.get("element"), *(block.get("actions") or ())):
        if element:
            yield plain_element(workspace, element)
    yield plain_text_of(workspace, block.get("hint"))


def plain_element(workspace: Workspace, element: Json) -> str:
    """A button as `[Text]`, a list of choices as `[▾ placeholder]`, a picture as `[alt text]`."""
    if element["type"] == "image":
        return f"[{element['alt_text']}]"
    if element["type"] == "overflow" or element["type"] in ("checkboxes", "radio_buttons"):
        return "[" + " / ".join(plain_text_of(workspace, option["text"]) for option in element["options"]) + "]"
    if element["type"] in VALUE_KEYS:
        return f"[▾ {plain_text_of(workspace, element.get('placeholder'))}]".replace(" ]", "]")
    return f"[{plain_text_of(workspace, element.get('text'))}]"


def _cell(workspace: Workspace, cell: Json) -> str:
    if cell.get("type") == "rich_text":
        return "".join(_rich(workspace, part) for part in cell["elements"])
    return str(cell.get("text", cell.get("value", "")))


def _rich(workspace: Workspace, node: Json) -> str:
    kind = node["type"]
    if kind == "rich_text_list":
        return "\n".join("• " + _rich(workspace, item) for item in node["elements"])
    if "elements" in node:
        return "".join(_rich(workspace, inner) for inner in node["elements"])
    markup = {"user": "@{user_id}", "channel": "#{channel_id}", "broadcast": "!{range}", "link": "{url}"}.get(kind)
    if markup and kind != "link":
        return _shown(workspace, markup.format(**node))
    if kind == "emoji":
        return f":{node['name']}:"
    return str(node.get("text") or node.get("url", ""))
