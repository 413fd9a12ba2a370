"""`:names:` of emoji as Slack writes them, turned into the characters."""

from __future__ import annotations

import re

import emoji
from markupsafe import Markup

NAME = re.compile(r":([a-z0-9_+'\-]{1,60}):(?::skin-tone-[2-6]:)?")

# Slack's names for characters that the emoji package knows under another name.
_SLACK_ONLY = {
    "large_green_circle": "green_circle",
    "large_yellow_circle": "yellow_circle",
    "large_orange_circle": "orange_circle",
    "large_purple_circle": "purple_circle",
    "large_brown_circle": "brown_circle",
    "simple_smile": "slightly_smiling_face",
    "thumbsup_all": "+1",
    "male-technologist": "man_technologist",
    "female-technologist": "woman_technologist",
}

REACTIONS = ("+1", "eyes", "white_check_mark", "tada", "pray", "heart")
"""What the reaction menu offers."""


def character(name: str) -> str | None:
    """Return the character Slack shows for `:name:`, or None where no such emoji exists."""
    code = f":{_SLACK_ONLY.get(name, name)}:"
    found = emoji.emojize(code, language="alias")
    return None if found == code else found


def picture(name: str) -> Markup:
    """Return the emoji as inert markup with its name for screen readers; an unknown name stays as written."""
    found = character(name)
    if found is None:
        return Markup(":{}:").format(name)
    return Markup('<span class="emoji" role="img" aria-label="{0}" title=":{0}:">{1}</span>').format(name, found)


def with_pictures(text: str) -> Markup:
    """Return plain text as inert markup in which known `:names:` are emoji and line ends are kept."""
    parts: list[Markup] = []
    end = 0
    for match in NAME.finditer(text):
        parts.append(_lines(text[end : match.start()]))
        parts.append(picture(match[1]))
        end = match.end()
    parts.append(_lines(text[end:]))
    return Markup("").join(parts)


def _lines(text: str) -> Markup:
    return Markup("<br>").join(text.split("\n"))
