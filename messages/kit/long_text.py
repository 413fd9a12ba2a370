"""A text of any length in a form: in as many fields as it needs, because Slack shows at most 3,000 characters in each."""

from collections.abc import Iterable

from handover.text.length import beginning
from messages.kit import blocks
from messages.kit.message import Block

TEXT = "text_"
PART = 3000
MOST_PARTS = 20
"""Fields for the longest message Slack allows, 40,000 characters."""


def text_fields(text: str, label: str, *, optional: bool, size: int = PART) -> list[Block]:
    """Return the fields that hold the text, each with at most `size` characters of it; one for an empty text."""
    parts = _parts(text, size)[:MOST_PARTS] or [""]
    labels = [label] + [f"{label}, part {number}" for number in range(2, len(parts) + 1)]
    return [
        blocks.field(
            f"{TEXT}{number}",
            words,
            blocks.text_field(f"{TEXT}{number}", part, multiline=True),
            optional=optional or number > 0,
        )
        for number, (words, part) in enumerate(zip(labels, parts, strict=True))
    ]


def text_blocks(values: Iterable[str]) -> list[str]:
    """Return the block ids of the form that hold the text, in order."""
    return sorted((one for one in values if one.startswith(TEXT)), key=lambda one: int(one.removeprefix(TEXT)))


def _parts(text: str, size: int) -> list[str]:
    found = []
    while text:
        found.append(beginning(text, size))
        text = text[len(found[-1]) :]
    return found
