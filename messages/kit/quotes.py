"""User text in mrkdwn: quoted, or whole in pieces."""

from collections.abc import Sequence

from handover.model.references import Reference
from handover.text.length import beginning, length
from messages.kit.references import is_shortened, linked, pressable
from messages.kit.text import ELLIPSIS, escape, oneline, safe

MOST_LINES = 40
LONGEST_INLINE = 280


def inline_quote(text: str) -> str:
    """Return somebody's words on one line (at most 280 characters), escaped, to stand behind a `>` or within a line."""
    return safe(oneline(text), LONGEST_INLINE)


def block_quote(text: str, limit: int, references: Sequence[Reference] = ()) -> str:
    """Return somebody's words as a quotation of at most 40 lines, shortened to `limit` characters before quoting.

    What is left out is shown by an ellipsis; `is_quote_cut` tells of it.
    """
    lines = pressable(text.strip(), references, limit).splitlines() or [""]
    more = [ELLIPSIS] if len(lines) > MOST_LINES else []
    return "\n".join(f">{line}" for line in (*lines[:MOST_LINES], *more))


def is_quote_cut(text: str, limit: int, references: Sequence[Reference] = ()) -> bool:
    """Return whether `block_quote` would leave something out."""
    return len(text.strip().splitlines()) > MOST_LINES or is_shortened(text.strip(), references, limit)


def pieces(text: str, limit: int = 2900, references: Sequence[Reference] = ()) -> list[str]:
    """Return the whole text, escaped, in pieces of at most `limit` characters, cut at a space where one is near the end."""
    found, rest = list[str](), text.strip()
    while rest:
        size = _fitting(rest, limit, references)
        if size < len(rest):
            space = rest.rfind(" ", size * 2 // 3, size)
            size = space if space > 0 else size
        found.append(linked(escape(rest[:size]), references))
        rest = rest[size:].lstrip()
    return found


def _fitting(text: str, limit: int, references: Sequence[Reference]) -> int:
    """Return how many characters of the text, as they are shown, fit into `limit`."""
    room = limit
    while over := max(0, length(linked(escape(beginning(text, room)), references)) - limit):
        # An escaped character is at most five; a channel's markup is longer than its name by a few.
        room -= max(1, over // 5)
    return len(beginning(text, room))
