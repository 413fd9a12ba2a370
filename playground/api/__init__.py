"""The Web API: one module per family of methods, each registered by its name.

A method raises SlackError with Slack's own code for whatever Slack would refuse.
"""

from playground.api import (
    basics,
    bookmarks,
    canvases,
    chat,
    conversations,
    files,
    history,
    membership,
    pins,
    reactions,
    schedule,
    slack_connect,
    users,
    views,
)

__all__ = [
    "basics",
    "bookmarks",
    "canvases",
    "chat",
    "conversations",
    "files",
    "history",
    "membership",
    "pins",
    "reactions",
    "schedule",
    "slack_connect",
    "users",
    "views",
]
