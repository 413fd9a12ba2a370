"""The body of the e-mail in blocks."""

from messages.kit import blocks
from messages.kit.message import Block
from messages.kit.quotes import pieces


def prose(body: str) -> list[Block]:
    """Return the body as sections of at most 3,000 escaped characters."""
    return [blocks.section(piece) for piece in pieces(body)]
