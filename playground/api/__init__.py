"""The Web API: one module per family of methods, each registered by its name."""

from playground.api import (
    basics,
    canvases,
    chat,
    conversations,
    files,
    history,
    marks,
    membership,
    schedule,
    users,
    views,
)

__all__ = [
    "basics",
    "canvases",
    "chat",
    "conversations",
    "files",
    "history",
    "marks",
    "membership",
    "schedule",
    "users",
    "views",
]
