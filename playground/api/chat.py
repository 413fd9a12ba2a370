"""chat.*: posting, editing and deleting the app's messages."""

from playground.api.call import Call, method, missing
from playground.api.posting import content_of, destination, post, update
from playground.platform.shapes import message_json
from playground.workspace.entities import Json
from playground.workspace.errors import SlackError


@method("chat.postMessage")
def post_message(call: Call) -> Json:
    """Post to a channel the app is in, or to a person's DM with the app."""
    call.need_scope()
    channel = destination(call)
    message = post(call, channel)
    shape = message_json(call.workspace, message, all_metadata=True)
    return {"channel": channel.id, "ts": message.ts, "message": shape}


@method("chat.postEphemeral")
def post_ephemeral(call: Call) -> Json:
    """Show a message to one member of a channel only."""
    call.need_scope()
    channel = destination(call)
    user_id = call.text("user")
    if user_id not in call.workspace.members or user_id not in channel.members:
        raise SlackError("user_not_in_channel")
    content = content_of(call)
    content.pop("metadata", None)
    thread = call.text("thread_ts", "")
    if thread and not call.workspace.messages.replies(channel.id, thread):
        thread = ""
    message = call.workspace.messages.post(channel.id, user=call.me, thread_ts=thread, ephemeral_to=user_id, **content)
    return {"message_ts": message.ts}


@method("chat.update")
def chat_update(call: Call) -> Json:
    """Change one of the app's own messages. In a DM it is named by the DM's id; a person's id will not do."""
    call.need_scope()
    channel = call.visible_channel()
    message = call.message(channel)
    if message.bot_id != call.workspace.identity.bot_id or message.subtype:
        raise SlackError("cant_update_message")
    if channel.archived:
        raise SlackError("is_inactive")
    update(call, message)
    shape = message_json(call.workspace, message, all_metadata=True)
    return {"channel": channel.id, "ts": message.ts, "text": message.text, "message": shape}


@method("chat.delete")
def chat_delete(call: Call) -> Json:
    """Delete one of the app's own messages."""
    call.need_scope()
    channel = call.visible_channel()
    message = call.message(channel)
    if message.bot_id != call.workspace.identity.bot_id:
        raise SlackError("cant_delete_message")
    call.workspace.messages.delete(message)
    return {"channel": channel.id, "ts": message.ts}


@method("chat.getPermalink")
def get_permalink(call: Call) -> Json:
    """The address of a message."""
    channel = call.visible_channel()
    if not call.args.get("message_ts"):
        raise missing("message_ts")
    message = call.message(channel, "message_ts")
    link = call.workspace.base_url + call.workspace.permalink(message)
    return {"channel": channel.id, "permalink": link}
