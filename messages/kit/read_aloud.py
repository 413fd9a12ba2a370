"""What blocks say, as the `text` of their message has it: notifications and screen readers have nothing else."""

from collections.abc import Iterable, Iterator

from messages.kit.message import Block


def read_aloud(blocks: Iterable[Block]) -> str:
    """Return the words of sections, headings and small print, a line each; buttons are read out by themselves."""
    return "\n".join(words for block in blocks for words in _words(block) if words)


def _words(block: Block) -> Iterator[str]:
    if block["type"] in ("section", "header"):
        yield str(block["text"]["text"])
    elif block["type"] == "context":
        yield from (str(part["text"]) for part in block["elements"])
