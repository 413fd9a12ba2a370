"""To whom the e-mail goes, its subject and its body, in blocks."""

from handover.model.introduction import Introduction, LetterVersion
from messages.kit import blocks
from messages.kit.message import Block
from messages.kit.quotes import pieces
from messages.kit.text import oneline, safe


def head(letter: Introduction | LetterVersion, most_of_to: int = 1000) -> Block:
    """Return the recipients, as many as fit so many characters, and the subject."""
    return blocks.section(f"*To:* {safe(letter.to, most_of_to)}\n*Subject:* {safe(oneline(letter.subject), 400)}")


def prose(body: str) -> list[Block]:
    """Return the body as sections of at most 3,000 escaped characters."""
    return [blocks.section(piece) for piece in pieces(body)]
