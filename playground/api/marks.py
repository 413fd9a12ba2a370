"""pins.*, bookmarks.*, reactions.*: marks on channels and messages."""

from playground.api.call import Call, method, missing
from playground.platform.shapes import bookmark_json, message_json
from playground.rules.names import check_bookmark
from playground.workspace.entities import Json
from playground.workspace.errors import SlackError

MOST_PINS = 100
MOST_BOOKMARKS = 100


@method("pins.add")
def pin(call: Call) -> Json:
    """Pin a message to its channel."""
    call.need_scope()
    channel = call.open_channel()
    message = call.message(channel, "timestamp")
    if message.subtype:
        raise SlackError("not_pinnable")
    if len(channel.pins) >= MOST_PINS:
        raise SlackError("too_many_pins")
    call.workspace.channels.pin(channel, message.ts, call.me)
    return {}


@method("pins.remove")
def unpin(call: Call) -> Json:
    """Take a pin away."""
    call.need_scope()
    channel = call.open_channel()
    call.workspace.channels.unpin(channel, call.message(channel, "timestamp").ts, call.me)
    return {}


@method("pins.list")
def list_pins(call: Call) -> Json:
    """What is pinned to a channel."""
    call.need_scope()
    channel = call.own_channel()
    items = []
    for held in channel.pins:
        message = call.workspace.messages.find(channel.id, held.ts)
        if message is not None:
            shape = message_json(call.workspace, message) | {"pinned_to": [channel.id]}
            items.append({"type": "message", "channel": channel.id, "message": shape, "created": held.created})
    return {"items": items}


def _refuse_bookmark(call: Call, title: str, link: str, kind: str) -> None:
    refused = check_bookmark(title, link, kind)
    if refused:
        call.slack.inspector.broke("bookmark: title 1–256, link ≤ 2,048, type link", call.method, "", refused)
        raise SlackError(refused)


@method("bookmarks.add")
def add_bookmark(call: Call) -> Json:
    """Add a link to a channel's bookmark bar."""
    call.need_scope()
    channel = call.open_channel("channel_id")
    title, link = call.text("title"), call.text("link", "")
    _refuse_bookmark(call, title, link, call.text("type"))
    if len(channel.bookmarks) >= MOST_BOOKMARKS:
        raise SlackError("too_many_bookmarks")
    made = call.workspace.channels.add_bookmark(channel, title, link, call.text("emoji", ""), call.me)
    return {"bookmark": bookmark_json(made, channel, call.workspace.identity.app_id)}


@method("bookmarks.edit")
def edit_bookmark(call: Call) -> Json:
    """Change a bookmark's title, link or emoji."""
    call.need_scope()
    channel = call.open_channel("channel_id")
    found = call.workspace.channels.bookmark(channel, call.text("bookmark_id"))
    title, link = call.text("title", found.title), call.text("link", found.link)
    _refuse_bookmark(call, title, link, found.type)
    found.title, found.link, found.emoji = title, link, call.text("emoji", found.emoji)
    found.updated, found.updated_by = call.workspace.core.seconds(), call.me
    call.workspace.channels.changed(channel, "bookmarks", call.me)
    return {"bookmark": bookmark_json(found, channel, call.workspace.identity.app_id)}


@method("bookmarks.remove")
def remove_bookmark(call: Call) -> Json:
    """Take a bookmark away."""
    call.need_scope()
    channel = call.open_channel("channel_id")
    call.workspace.channels.remove_bookmark(channel, call.text("bookmark_id"), call.me)
    return {}


@method("bookmarks.list")
def list_bookmarks(call: Call) -> Json:
    """A channel's bookmarks."""
    call.need_scope()
    channel = call.own_channel("channel_id")
    app_id = call.workspace.identity.app_id
    return {"bookmarks": [bookmark_json(held, channel, app_id) for held in channel.bookmarks]}


@method("reactions.add")
def add_reaction(call: Call) -> Json:
    """React to a message."""
    return _react(call, add=True)


@method("reactions.remove")
def remove_reaction(call: Call) -> Json:
    """Take a reaction back."""
    return _react(call, add=False)


def _react(call: Call, *, add: bool) -> Json:
    call.need_scope()
    name = call.text("name").strip(":")
    if not name.replace("_", "").replace("-", "").replace("+", "").isalnum():
        raise SlackError("invalid_name")
    message = call.message(call.open_channel(), "timestamp")
    call.workspace.messages.react(message, call.me, name, add=add)
    return {}


@method("reactions.get")
def get_reactions(call: Call) -> Json:
    """The reactions to a message."""
    call.need_scope()
    if not call.args.get("timestamp"):
        raise missing("timestamp")
    channel = call.own_channel()
    message = call.message(channel, "timestamp")
    return {"type": "message", "channel": channel.id, "message": message_json(call.workspace, message)}
