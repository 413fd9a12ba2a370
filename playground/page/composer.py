"""What the composer offers while one types, and a message's markup turned back into what its author typed."""

from __future__ import annotations

import re

from playground.page import conversations, mrkdwn
from playground.page.features import Features
from playground.workspace.workspace import Workspace

_TOKEN = re.compile(r"<([^<>\n]+)>")
_BROADCASTS = ("here", "channel", "everyone")

Completion = tuple[str, str]
"""What is offered while typing, and a hint beside it."""


def completions(workspace: Workspace, user: str, features: Features | None) -> dict[str, list[Completion]]:
    """Return the commands, people and channels that the composer offers; no commands in threads, as in Slack."""
    commands = features.commands if features else ()
    people = [one for one in workspace.members if not one.deleted and one.name != "slackbot"]
    channels = [
        one for one in workspace.channels if not one.is_im and not one.archived and conversations.visible(one, user)
    ]
    return {
        "commands": [(one.command, f"{one.usage_hint or ''} {one.description}".strip()) for one in commands],
        "people": [*((one.shown_name, one.title) for one in people), *((one, "Notify") for one in _BROADCASTS)],
        "channels": [(one.name, one.topic[:50]) for one in channels],
    }


def editable(text: str, workspace: Workspace) -> str:
    """Return a message's markup as the words its author typed."""

    def typed(match: re.Match[str]) -> str:
        body, _, label = match[1].partition("|")
        if body.startswith("@") and body[1:] in workspace.members:
            return f"@{workspace.members.get(body[1:]).shown_name}"
        if body.startswith("#"):
            names = {one.id: one.name for one in workspace.channels}
            return f"#{label or names.get(body[1:], body[1:])}"
        return f"@{body[1:]}" if body[1:] in _BROADCASTS else body

    return mrkdwn.unescape(_TOKEN.sub(typed, text))
