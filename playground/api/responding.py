"""What an app posts to a response_url, or puts into the acknowledgement of a slash command."""

from playground.api.call import Call
from playground.api.posting import content_of
from playground.platform.response_urls import METHOD, ResponseUrl
from playground.platform.slack import Slack
from playground.rules.responses import check_response_post
from playground.workspace.entities import Json
from playground.workspace.errors import SlackError


def post_response(slack: Slack, key: str, body: Json) -> None:
    """Do what the app posted to the response_url `key`; raises `SlackError` with Slack's word for what is wrong."""
    url = slack.response_urls.find(key)
    Call(slack, METHOD, body).judged(check_response_post(body))
    url.uses += 1
    respond(slack, url, body)


def respond(slack: Slack, url: ResponseUrl, body: Json) -> None:
    """Post, replace or delete as a judged `body` says."""
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
