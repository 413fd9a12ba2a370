"""Names and other short strings the Web API judges: channels, topics, bookmarks.

Each function returns Slack's error code, or None when Slack accepts the value.
"""

from __future__ import annotations

import re

from playground.rules.formats import is_web_address

CHANNEL_NAME_CHARACTERS = 80
TOPIC_CHARACTERS = 250
BOOKMARK_TITLE_CHARACTERS = 256
BOOKMARK_LINK_CHARACTERS = 2048


def check_channel_name(name: object) -> str | None:
    """Return what is wrong with a channel's name: lowercase a–z, digits, `-` and `_`, 1 to 80 characters.

    conversations.create and conversations.rename. Slack itself lets some other alphabets pass in some workspaces; the
    documented rule is judged here.
    """
    if name is None or name == "":
        return "invalid_name_required"
    if not isinstance(name, str):
        return "invalid_name"
    if len(name) > CHANNEL_NAME_CHARACTERS:
        return "invalid_name_maxlength"
    if not any(character.isalnum() for character in name):
        return "invalid_name_punctuation"
    if re.fullmatch(r"[a-z0-9_-]+", name) is None:
        return "invalid_name_specials"
    return None


def check_topic(text: object) -> str | None:
    """Return what is wrong with a topic or purpose: up to 250 characters (conversations.setTopic, setPurpose)."""
    if not isinstance(text, str):
        return "invalid_arguments"
    return "too_long" if len(text) > TOPIC_CHARACTERS else None


def check_bookmark(title: object, link: object, kind: object = "link") -> str | None:
    """Return what is wrong with a bookmark: title 1 to 256, http(s) link up to 2048, type link (bookmarks.add)."""
    if kind != "link":
        return "invalid_bookmark_type"
    if not isinstance(title, str) or not 1 <= len(title) <= BOOKMARK_TITLE_CHARACTERS:
        return "invalid_arguments"
    if not isinstance(link, str) or len(link) > BOOKMARK_LINK_CHARACTERS or not is_web_address(link):
        return "invalid_link"
    return None
