"""The Web API: one module per family of methods, each registered by its name."""

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
    "users",
    "views",
]
