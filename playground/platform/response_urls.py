"""Addresses that accept five posts within thirty minutes, one for each thing a person did."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from playground.platform.inspector import Inspector
from playground.workspace.entities import Message
from playground.workspace.errors import SlackError
from playground.workspace.workspace import Workspace

MOST_USES = 5
LIFETIME = timedelta(minutes=30)
METHOD = "response_url"
"""The name under which posts to these addresses are recorded."""


@dataclass
class ResponseUrl:
    """Where a person acted, so that the app can answer there; `issued` by the playground's clock."""

    user_id: str
    channel_id: str
    issued: datetime
    source: Message | None = None
    uses: int = 0


class ResponseUrls:
    """The addresses issued so far."""

    def __init__(self, workspace: Workspace, inspector: Inspector) -> None:
        self._workspace = workspace
        self._inspector = inspector
        self._urls: dict[str, ResponseUrl] = {}

    def issue(self, user_id: str, channel_id: str, source: Message | None = None) -> str:
        """A new address for what a person did in a conversation, with the message they did it on, if any."""
        workspace = self._workspace
        key = f"{workspace.identity.team_id}/{len(self._urls) + 1}/{workspace.core.new_id('')}"
        self._urls[key] = ResponseUrl(user_id, channel_id, workspace.clock.now(), source)
        return f"{workspace.base_url}/hooks/{key}"

    def find(self, key: str) -> ResponseUrl:
        """The address if it may still be used; raises `SlackError` with Slack's word for what is wrong."""
        url = self._urls.get(key)
        if url is None:
            raise SlackError("no_service")
        if self._workspace.clock.now() - url.issued > LIFETIME:
            self._inspector.broke("a response_url works for 30 minutes", METHOD, code="expired_url")
            raise SlackError("expired_url")
        if url.uses >= MOST_USES:
            self._inspector.broke("a response_url works 5 times", METHOD, code="used_url")
            raise SlackError("used_url")
        return url
