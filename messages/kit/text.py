"""Escaping for mrkdwn, shortening to limits, lists, counted nouns.

Limits count UTF-16 code units: Slack does not define "characters", and no other count is larger.
"""

import re
from collections.abc import Sequence

from handover.text.blank import is_blank
from handover.text.length import beginning, length

ELLIPSIS = "…"
_HALF = re.compile(r"(&[a-z]*|<[^<>]*)$")
"""A truncated entity, mention or link."""

_ENDS = (".", "!", "?", "…", "。", "！", "？", "।", "؟")
"""How a sentence ends, in several scripts."""


def shorten(text: str, limit: int) -> str:
    """Return the text in at most `limit` characters, cut at a word where possible and ended with an ellipsis."""
    if length(text) <= limit:
        return text
    if limit < 1:
        return ""
    cut = beginning(text, limit - 1)
    space = cut.rfind(" ")
    return (cut[:space] if space > len(cut) * 2 // 3 else cut).rstrip() + ELLIPSIS


def shorten_mrkdwn(text: str, limit: int) -> str:
    """Return the mrkdwn, as `shorten` does, with no half of an entity, a mention or a link at its end."""
    if length(text) <= limit:
        return text
    cut = shorten(text, limit).removesuffix(ELLIPSIS)
    return _HALF.sub("", cut).rstrip() + ELLIPSIS if limit > 0 else ""


def escape(text: str) -> str:
    """Return the text with the characters escaped that are special to Slack: no mention, link or entity is left.

    These are & < > (docs: "Escaping text"). Mentions and links are built by `mention` and `link`.
    """
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def safe(text: str, limit: int = 2900) -> str:
    """Return user text escaped and shortened, so that the escaped form fits into `limit` characters."""
    room = limit
    escaped = escape(shorten(text, room))
    while length(escaped) > limit:
        # One character becomes at most five.
        room -= max(1, (length(escaped) - limit) // 5)
        escaped = escape(shorten(text, room))
    return escaped


def oneline(text: str) -> str:
    """Return the text on one line, white space collapsed."""
    return " ".join(text.split())


def sentence(text: str) -> str:
    """Return the text on one line, with a full stop unless it ends as a sentence does; empty for an empty one."""
    line = oneline(text)
    return line if not line or line.endswith(_ENDS) else f"{line}."


def mention(user: str) -> str:
    """Return the mention of a Slack user id."""
    return f"<@{user}>"


def link(url: str, label: str) -> str:
    """Return a Slack link for an http(s) or mailto address, else the escaped label."""
    # A link without a label cannot be seen, let alone pressed.
    plain = safe(oneline(url if is_blank(label) else label), 200).replace("|", "¦")
    if not url.startswith(("https://", "http://", "mailto:")) or any(c in url for c in "<>| \n"):
        return plain
    return f"<{url.replace('&', '&amp;')}|{plain}>"


def listed(things: Sequence[str], joint: str = "and") -> str:
    """Return things joined as in a sentence: `a`, `a and b`, `a, b and c`."""
    if len(things) <= 1:
        return "".join(things)
    return f"{', '.join(things[:-1])} {joint} {things[-1]}"


def first_listed(things: Sequence[str], most: int) -> str:
    """Return the first `most` things joined as in a sentence, and how many more there are: `a, b and 3 more`."""
    more = len(things) - most
    return listed([*things[:most], *([f"{more} more"] if more > 0 else [])])


def count(number: int, one: str, many: str | None = None) -> str:
    """Return a counted noun, such as `1 question` or `3 questions`."""
    return f"{number} {one if number == 1 else many or one + 's'}"
