"""bookmarks.*: the links on top of a channel."""

from playground.api.call import Call, method
from playground.platform.shapes import bookmark_json
from playground.rules.names import check_bookmark
from playground.workspace.entities import Json
from playground.workspace.errors import SlackError

MOST_BOOKMARKS = 100


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
