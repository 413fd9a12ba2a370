"""Several things told to one person in one message, each with its buttons; one of them can be changed in place."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from messages.kit import blocks
from messages.kit.message import Block, Message
from messages.kit.text import count

MARK = 16
"""Letters of a block's id that say which thing it belongs to."""


def together(parts: Sequence[tuple[str, Message]]) -> Message:
    """Return one message with these, by key, under a line that says how many."""
    lead = f"{count(len(parts), 'thing')} came while you were off:"
    content = [block for key, message in parts for block in (blocks.divider(), *_marked(key, message.blocks))]
    return Message("\n".join((lead, *(message.text for _, message in parts))), [blocks.section(lead), *content])


def replaced(shown: Iterable[Mapping[str, Any]], key: str, message: Message) -> Message:
    """Return the message with the blocks `shown` with this in the place of what belongs to the key."""
    content: list[Block] = []
    placed = False
    for block in shown:
        if not str(block.get("block_id", "")).startswith(_mark(key)):
            content.append(dict(block))
        elif not placed:
            content += _marked(key, message.blocks)
            placed = True
    return Message("\n".join(filter(None, map(_words, content))), content)


def _marked(key: str, content: Iterable[Block]) -> list[Block]:
    return [{**block, "block_id": f"{_mark(key)}:{number}"} for number, block in enumerate(content)]


def _mark(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()[:MARK]


def _words(block: Block) -> str:
    """Return the words of a block, empty for buttons and lines."""
    if block["type"] == "context":
        return " ".join(str(one["text"]) for one in block["elements"] if "text" in one)
    return str(block["text"]["text"]) if isinstance(block.get("text"), dict) else ""
