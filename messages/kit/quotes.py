"""User text in mrkdwn: quoted, or whole in pieces."""

from handover.text.length import beginning, length
from messages.kit.text import escape, oneline, safe

MOST_LINES = 40
LONGEST_INLINE = 280


def inline_quote(text: str) -> str:
    """Return somebody's words on one line (at most 280 characters), escaped, to stand behind a `>` or within a line."""
    return safe(oneline(text), LONGEST_INLINE)


def block_quote(text: str, limit: int) -> str:
    """Return somebody's words as a quotation of at most 40 lines, shortened to `limit` characters before quoting."""
    lines = safe(text.strip(), limit).splitlines() or [""]
    return "\n".join(f">{line}" for line in lines[:MOST_LINES])


def pieces(text: str, limit: int = 2900) -> list[str]:
    """Return the whole text, escaped, in pieces of at most `limit` characters, cut at a space where one is near the end."""
    found, rest = [], text.strip()
    while rest:
        room = limit
        while length(escape(beginning(rest, room))) > limit:
            room -= max(1, (length(escape(beginning(rest, room))) - limit) // 5)
        size = len(beginning(rest, room))
        if size < len(rest):
            space = rest.rfind(" ", size * 2 // 3, size)
            size = space if space > 0 else size
        found.append(escape(rest[:size]))
        rest = rest[size:].lstrip()
    return found
