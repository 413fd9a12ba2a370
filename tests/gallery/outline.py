"""A message or view as lines of text: what is read, and what can be pressed or filled in. For snapshots."""

from collections.abc import Iterator
from typing import Any

from messages.kit.message import Message
from tests.gallery.shown import Exhibit


def outline(exhibit: Exhibit) -> str:
    """Return the lines of one exhibit under its builder's name."""
    shown = exhibit.shown
    lines = [f"== {exhibit.builder} ({exhibit.number})"]
    if not isinstance(shown, Message):
        lines += [f"{name}: {shown[name]['text']}" for name in ("title", "submit", "close") if name in shown]
    for block in exhibit.blocks:
        lines += _block(block)
    return "\n".join(lines)


def _block(block: dict[str, Any]) -> Iterator[str]:
    match block["type"]:
        case "divider":
            yield "---"
        case "header":
            yield f"# {_text(block['text'])}"
        case "input":
            optional = " (optional)" if block.get("optional") else ""
            yield f"{_text(block['label'])}{optional}: {_element(block['element'])}"
            if "hint" in block:
                yield f"    {_text(block['hint'])}"
        case "section" | "context" | "actions":
            yield from _texts(block)
            yield from (_element(one) for one in _elements(block))
        case kind:
            yield f"<{kind}> {' | '.join(_all_texts(block))}"


def _texts(block: dict[str, Any]) -> Iterator[str]:
    small = block["type"] == "context"
    texts = [block.get("text"), *(block.get("fields") or ()), *((block.get("elements") or ()) if small else ())]
    for one in texts:
        if one:
            yield f"({_text(one)})" if small else _text(one)


def _elements(block: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for one in (block.get("accessory"), *(block.get("elements") or ())):
        if one and "action_id" in one:
            yield one


def _element(element: dict[str, Any]) -> str:
    options = [one for group in element.get("option_groups", [element]) for one in group.get("options", ())]
    choices = " / ".join(_text(one["text"]) for one in options)
    if element["type"] == "button":
        return f"[{_text(element['text'])}]"
    held = element.get("initial_value") or element.get("initial_date") or element.get("initial_time") or ""
    return f"<{element['type']}> {' '.join(filter(None, (held, choices)))}".rstrip()


def _text(text: dict[str, Any]) -> str:
    return str(text["text"])


def _all_texts(thing: Any) -> Iterator[str]:
    """Yield every string under "text" in order, of tables, charts and rich text."""
    if isinstance(thing, dict):
        if isinstance(thing.get("text"), str):
            yield thing["text"]
        thing = [value for name, value in thing.items() if not (name == "text" and isinstance(value, str))]
    if isinstance(thing, list):
        for one in thing:
            yield from _all_texts(one)
