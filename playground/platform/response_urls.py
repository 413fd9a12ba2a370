"""response_urls: five posts within thirty minutes, wherever the person was."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from playground.api.call import Call
from playground.api.posting import content_of
from playground.rules.responses import check_response_post
from playground.workspace.entities import Json, Message
from playground.workspace.errors import SlackError

if TYPE_CHECKING:
    from playground.platform.slack import Slack

MOST_USES = 5
LIFETIME = timedelta(minutes=30)
METHOD = "response_url"


@dataclass
class ResponseUrl:
    """Where a person acted, so that the app can answer there; `born` by the playground's clock."""

    user_id: str
    channel_id: str
    born: datetime
    source: Message | None = None
    uses: int = 0


class ResponseUrls:
    """Hands out response_urls and takes in what the app posts to them."""

    def __init__(self) -> None:
        self._urls: dict[str, ResponseUrl] = {}

    def issue(self, slack: "Slack", user_id: str, channel_id: str, source: Message | None = None) -> str:
        """A new address for what a person did in a conversation, with the message they did it on, if any."""
        workspace = slack.workspace
        key = f"{workspace.identity.team_id}/{len(self._urls) + 1}/{workspace.core.new_id('')}"
        self._urls[key] = ResponseUrl(user_id, channel_id, workspace.clock.now(), source)
        return f"{workspace.base_url}/hooks/{key}"

    def post(self, slack: "Slack", key: str, body: Json) -> None:
        """Do what the app posted; raises `SlackError` with Slack's word for what is wrong."""
        url = self._urls.get(key)
        if url is None:
            raise SlackError("no_service")
        if slack.workspace.clock.now() - url.born > LIFETIME:
            slack.inspector.broke("a response_url works for 30 minutes", METHOD, code="expired_url")
            raise SlackError("expired_url")
        if url.uses >= MOST_USES:
            slack.inspector.broke("a response_url works 5 times", METHOD, code="used_url")
            raise SlackError("used_url")
        Call(slack, METHOD, body).judged(check_response_post(body))
        url.uses += 1
        respond(slack, url, body)


def respond(slack: "Slack", url: ResponseUrl, body: Json) -> None:
    """Post, replace or delete as a judged `body` says; also serves what a command's ack carries."""
    messages = slack.workspace.messages
    source = url.source
    if source is not None and messages.find(source.channel, source.ts) is None:
        source = None
    if body.get("delete_original") and source is not None:
        messages.delete(source)
        return
    if body.get("delete_original"):
        raise SlackError("cant_delete_message")
    call = Call(slack, METHOD, body)
    content = content_of(call)
    if body.get("replace_original") and source is not None:
        source.states.clear()
        messages.update(source, call.me, **content)
        return
    public = body.get("response_type") == "in_channel"
    messages.post(
        url.channel_id,
        user=call.me,
        thread_ts=body.get("thread_ts", ""),
        ephemeral_to="" if public else url.user_id,
        **content,
    )
