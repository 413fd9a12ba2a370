"""Rules that look at all blocks of one message or view together: unique ids, sums, at-most-ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from playground.rules.position import Position, Surface
from playground.rules.schema import type_of
from playground.rules.violation import Violation

MARKDOWN_CHARACTERS = 12_000
MESSAGE_CHARACTERS = 13_200
"""Slack documents no cumulative limit; msg_blocks_too_long was seen at about this sum (bolt-js issue 2509)."""

HOLDERS = (dict, list)
"""What may hold objects. A tuple, because `isinstance` takes three times as long with a union."""
TABLES = ("table", "data_table")
AT_MOST = {
    TABLES: (1, "invalid_attachments", "only_one_table_allowed"),
    ("data_visualization",): (2, "", "no more than 2 data_visualization blocks allowed"),
    ("plan",): (1, "", "no more than 1 plan block allowed"),
}
"""How many blocks of these types one message may hold."""


def walk(value: object, position: Position) -> Iterator[tuple[dict[str, object], Position]]:
    """Yield `value`, if it is an object, and every object inside it, with its position, parents first."""
    waiting = [(value, position)]
    while waiting:
        here, position = waiting.pop()
        inner: list[tuple[object, Position]] = []
        if isinstance(here, dict):
            yield here, position
            inner = [(entry, position.field(str(key))) for key, entry in here.items() if isinstance(entry, HOLDERS)]
        elif isinstance(here, list):
            inner = [(entry, position.item(index)) for index, entry in enumerate(here) if isinstance(entry, HOLDERS)]
        waiting.extend(reversed(inner))


def text_length(value: object) -> int:
    """Return how many characters of text `value` shows: the sum of every `text` string inside it."""
    if isinstance(value, dict):
        own = value.get("text")
        return (len(own) if isinstance(own, str) else 0) + sum(map(text_length, value.values()))
    if isinstance(value, list):
        return sum(map(text_length, value))
    return 0


def nested(blocks: Sequence[object], position: Position) -> Iterator[tuple[object, Position]]:
    """Yield every block with its position, children of containers and carousels included."""
    for index, block in enumerate(blocks):
        here = position.item(index)
        yield block, here
        key = {"container": "child_blocks", "carousel": "elements"}.get(type_of(block), "")
        inner = block.get(key) if isinstance(block, dict) else None
        if isinstance(inner, list):
            yield from nested(inner, here.field(key))


def unique_block_ids(blocks: Sequence[object], position: Position) -> Iterator[Violation]:
    """Yield a violation for every block_id used before in the same message or view (markdown ignores its block_id)."""
    seen: set[str] = set()
    for block, here in nested(blocks, position):
        block_id = block.get("block_id") if isinstance(block, dict) else None
        if not isinstance(block_id, str) or type_of(block) == "markdown":
            continue
        if block_id in seen:
            yield here.field("block_id").violation(f"`block_id` {block_id!r} already exists", "unique block_id")
        seen.add(block_id)


def unique_action_ids(blocks: Sequence[object], position: Position) -> Iterator[Violation]:
    """Yield a violation for every action_id used before within its block; the same id in another block is fine."""
    for block, here in nested(blocks, position):
        if type_of(block) in ("container", "carousel"):
            continue
        seen: set[str] = set()
        for value, position in walk(block, here):
            action_id = value.get("action_id")
            if not isinstance(action_id, str):
                continue
            if action_id in seen:
                message = f"`action_id` {action_id!r} already exists in this block"
                yield position.field("action_id").violation(message, "unique within its block")
            seen.add(action_id)


def one_focus(blocks: Sequence[object], position: Position) -> Iterator[Violation]:
    """Yield a violation for every element after the first that asks for focus_on_load."""
    asking = [here for value, here in walk(list(blocks), position) if value.get("focus_on_load") is True]
    for here in asking[1:]:
        yield here.field("focus_on_load").violation(
            "only one element can have focus_on_load", "at most one focus_on_load"
        )


def few_enough(blocks: Sequence[object], position: Position) -> Iterator[Violation]:
    """Yield a violation for every block of a type beyond what one message may hold of it."""
    typed = [(type_of(block), here) for block, here in nested(blocks, position)]
    for kinds, (most, code, message) in AT_MOST.items():
        found = [here for kind, here in typed if kind in kinds]
        for here in found[most:]:
            yield here.named("blocks").violation(message, f"at most {most} {' or '.join(kinds)}", code)


def short_enough(blocks: Sequence[object], position: Position) -> Iterator[Violation]:
    """Yield a violation when the markdown, or all text, of one message is too long in sum (msg_blocks_too_long)."""
    if position.surface is not Surface.MESSAGE:
        return
    markdown = sum(text_length(block) for block in blocks if type_of(block) == "markdown")
    sums = ((markdown, MARKDOWN_CHARACTERS, "markdown"), (text_length(list(blocks)), MESSAGE_CHARACTERS, "text"))
    for length, most, what in sums:
        if length > most:
            message = f"{what} must be less than {most + 1} characters in all"
            yield position.violation(message, f"≤ {most:,} characters of {what} in all", "msg_blocks_too_long")


WHOLE = (unique_block_ids, unique_action_ids, one_focus, few_enough, short_enough)
"""Every rule about the blocks of a message or view as a whole."""
