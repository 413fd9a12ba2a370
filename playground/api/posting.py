"""What chat.* and response_urls share: where a message may go and what it may hold."""

from playground.api.call import Call
from playground.rules.messages import TEXT_CHARACTERS, advice, check_message
from playground.workspace.entities import Channel, Json, Message
from playground.workspace.errors import SlackError
from playground.workspace.inputs import with_ids


def destination(call: Call) -> Channel:
    """The conversation to post to: a channel by id or name, or a person's id for their DM with the app.

    Raises what chat.postMessage answers: `channel_not_found`, `not_in_channel`, `is_archived`,
    `messages_tab_disabled`, `cannot_dm_bot`. A deactivated person's DM accepts posts, as in Slack.
    """
    target = call.text("channel")
    channel = _person_dm(call, target) if target[0] in "UW" else call.workspace.channels.find(target)
    if channel.kind != "public" and call.me not in channel.members:
        raise SlackError("channel_not_found")
    if channel.is_im and not call.slack.manifest.features.app_home.messages_tab_enabled:
        raise SlackError("messages_tab_disabled")
    if channel.archived:
        raise SlackError("is_archived")
    elsewhere = call.me not in channel.members and "chat:write.public" not in call.slack.granted
    if elsewhere or (call.me not in channel.members and call.method != "chat.postMessage"):
        raise SlackError("not_in_channel")
    return channel


def _person_dm(call: Call, user_id: str) -> Channel:
    if user_id not in call.workspace.members:
        raise SlackError("channel_not_found")
    if call.workspace.members.get(user_id).is_bot:
        raise SlackError("cannot_dm_bot")
    return call.workspace.app_dm(user_id)


def content_of(call: Call, *, is_update: bool = False) -> Json:
    """What a message is to hold, judged; as fields of `Message`. Raises Slack's refusals."""
    payload: Json = {key: call.args[key] for key in ("text", "markdown_text") if call.args.get(key) is not None}
    for key, malformed in (
        ("blocks", "invalid_blocks_format"),
        ("attachments", "invalid_attachments"),
        ("metadata", "invalid_metadata_format"),
    ):
        value = call.decoded(key, malformed)
        if value is not None:
            payload[key] = value
    if call.method == "chat.postMessage":
        _cut_off(call, payload)
    call.judged(check_message(payload, update=is_update))
    for violation in advice(payload):
        call.slack.inspector.broke(violation.rule, call.method, violation.pointer, violation.code)
        call.notes.append(violation.code)
    return _fields(call, payload)


def _cut_off(call: Call, payload: Json) -> None:
    """Keep the first 40,000 characters of a text, as chat.postMessage does where others refuse, and warn."""
    text = payload.get("text")
    if isinstance(text, str) and len(text) > TEXT_CHARACTERS:
        payload["text"] = text[:TEXT_CHARACTERS]
        code = "message_truncated"
        call.slack.inspector.broke(f"text ≤ {TEXT_CHARACTERS:,} characters", call.method, "/text", code)
        call.notes.append(code)


def _fields(call: Call, payload: Json) -> Json:
    markdown = payload.get("markdown_text")
    blocks = payload.get("blocks") or ([{"type": "markdown", "text": markdown}] if markdown else [])
    identity = call.workspace.identity
    return {
        "text": payload.get("text") or markdown or "",
        "blocks": with_ids(blocks, lambda: call.workspace.core.new_id("")[-5:]),
        "attachments": payload.get("attachments") or [],
        "metadata": payload.get("metadata"),
        "bot_id": identity.bot_id,
        "app_id": identity.app_id,
    }


def post(call: Call, channel: Channel) -> Message:
    """Post for the app; raises `cannot_reply_to_message` where `thread_ts` is no parent.

    Where the thread's first message was deleted and no reply is left, Slack posts outside of any thread, and says nothing.
    """
    content = content_of(call)
    thread = call.text("thread_ts", "")
    if thread and call.workspace.messages.was_deleted(channel.id, thread):
        thread = ""
    if thread:
        parent = call.workspace.messages.find(channel.id, thread)
        if parent is None or parent.is_reply or parent.ephemeral_to:
            code = "cannot_reply_to_message"
            call.slack.inspector.broke("thread_ts is the ts of the thread's parent", call.method, "/thread_ts", code)
            raise SlackError(code)
    if call.args.get("username") or call.args.get("icon_emoji") or call.args.get("icon_url"):
        call.need_one_of(["chat:write.customize"])
        content["username"] = call.text("username", "")
        content["icon"] = call.text("icon_emoji", "")
    broadcast = bool(thread) and call.flag("reply_broadcast")
    return call.workspace.post_as(call.me, channel, thread_ts=thread, broadcast=broadcast, **content)


def update(call: Call, message: Message) -> None:
    """Change a message of the app to what the call holds.

    As in Slack, blocks and attachments that are not given again stay only if no text is given either.
    """
    content = content_of(call, is_update=True)
    kept = {key: value for key, value in content.items() if key in ("text", "blocks", "attachments")}
    if "metadata" in call.args:
        kept["metadata"] = content["metadata"]
    if "text" not in call.args and "markdown_text" not in call.args:
        del kept["text"]
        if "blocks" not in call.args:
            del kept["blocks"]
        if "attachments" not in call.args:
            del kept["attachments"]
    message.states.clear()
    call.workspace.messages.update(message, call.me, **kept)
