"""What one browser tab is looking at."""

from __future__ import annotations

from dataclasses import dataclass

PAGE = 120
"""How many messages are shown at first, and how many more on demand."""


@dataclass(frozen=True)
class TabState:
    """Conversation, tab, thread and inspector of one person's browser tab."""

    user: str
    conversation: str
    tab: str = "messages"
    """`messages`, or for an app's DM also `home` or `about`."""
    thread: str = ""
    editing: str = ""
    """Key of the row whose message is being edited."""
    forwarding: str = ""
    """Conversation and `ts`, with a space between, of the message marked to be forwarded."""
    new_since: str = ""
    """`ts` up to which the conversation had been read when it was opened: the "New" line stands below it."""
    shown: int = PAGE
    inspector: bool = False
    problems_only: bool = False
    filtered: str = ""
    """Words that the inspector's rows must hold."""
