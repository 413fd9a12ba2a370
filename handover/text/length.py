"""Length of a text in UTF-16 code units, as browsers and Slack count it."""

# Loaded now: else the first emoji would load it, with everybody waiting.
import encodings.utf_16_le  # noqa: F401


def length(text: str) -> int:
    """Return the number of UTF-16 code units of the text."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def beginning(text: str, limit: int) -> str:
    """Return the beginning of the text in at most `limit` UTF-16 code units, without splitting a character."""
    if limit <= 0:
        return ""
    start = text[:limit]
    over = length(start) - limit
    while over > 0:
        # Every character is one or two units, so at least half as many characters have to go as there are units too many.
        start = start[: -max(1, over // 2)]
        over = length(start) - limit
    return start
