"""conversations.*: making, finding and closing channels and DMs."""

from playground.api.call import Call, method
from playground.api.paging import page_of
from playground.platform.shapes import channel_json
from playground.rules.names import check_channel_name, check_topic
from playground.workspace.entities import Channel, ChannelKind, Json
from playground.workspace.errors import SlackError

MOST_PEOPLE = 8
"""How many others a DM can hold."""


def _shape(call: Call, channel: Channel) -> Json:
    return {"channel": channel_json(call.workspace, channel, call.me)}


def _named(call: Call) -> str:
    """The `name` argument; raises Slack's `invalid_name…`."""
    name = call.args.get("name")
    refused = check_channel_name(name)
    if refused:
        call.slack.inspector.broke("channel names: a–z, 0–9, - and _, 1–80 characters", call.method, "/name", refused)
        raise SlackError(refused)
    return str(name)


@method("conversations.create")
def create(call: Call) -> Json:
    """Make a channel with the app in it."""
    kind: ChannelKind = "private" if call.flag("is_private") else "public"
    call.need_scope(kind)
    channel = call.workspace.channels.create(_named(call), kind, call.me)
    call.workspace.say(channel, call.me, "channel_join", f"<@{call.me}> has joined the channel")
    return _shape(call, channel)


@method("conversations.open")
def open_conversation(call: Call) -> Json:
    """The DM with a person, made where there is none; several people at once are not part of this workspace."""
    call.need_scope("im")
    if call.args.get("channel"):
        channel = call.visible_channel()
        return {"no_op": True, "already_open": True, **_shape(call, channel)}
    if not call.names("users"):
        raise SlackError("users_list_not_supplied")
    users = [user for user in call.names("users") if user != call.me]
    if not users:
        raise SlackError("not_enough_users")
    if len(users) > MOST_PEOPLE:
        raise SlackError("too_many_users")
    if len(users) > 1:
        code, advice = (
            "method_not_supported_for_channel_type",
            "Try this on a real workspace, or use a private channel.",
        )
        call.slack.inspector.broke("the playground has no DMs of several people", call.method, "/users", code, advice)
        raise SlackError(code)
    member = call.workspace.members.get(users[0])
    if member.is_bot:
        raise SlackError("cannot_dm_bot")
    if member.deleted:
        raise SlackError("user_disabled")
    known = call.workspace.channels.dm(call.me, member.id)
    if known is None and call.flag("prevent_creation"):
        raise SlackError("channel_not_found")
    channel = known or call.workspace.app_dm(member.id)
    brief = channel_json(call.workspace, channel, call.me) if call.flag("return_im") else {"id": channel.id}
    return {"channel": brief} | ({"no_op": True, "already_open": True} if known else {})


@method("conversations.close")
def close(call: Call) -> Json:
    """Put a DM away; it comes back with the next message."""
    channel = call.visible_channel()
    if not channel.is_im:
        raise SlackError("method_not_supported_for_channel_type")
    return {}


@method("conversations.rename")
def rename(call: Call) -> Json:
    """Give a channel another name."""
    channel = call.open_channel()
    _refuse_im(channel)
    name = _named(call)
    if channel.is_general or channel.creator != call.me:
        raise SlackError("not_authorized")
    call.workspace.rename(channel, name, call.me)
    return _shape(call, channel)


@method("conversations.archive")
def archive(call: Call) -> Json:
    """Close a channel for writing."""
    channel = call.visible_channel()
    _refuse_im(channel)
    if channel.is_general:
        raise SlackError("cant_archive_general")
    if channel.archived:
        raise SlackError("already_archived")
    if call.me not in channel.members:
        raise SlackError("not_in_channel")
    call.workspace.set_archived(channel, True, call.me)
    return {}


@method("conversations.unarchive")
def unarchive(call: Call) -> Json:
    """Open an archived channel again."""
    channel = call.visible_channel()
    _refuse_im(channel)
    if not channel.archived:
        raise SlackError("not_archived")
    call.workspace.set_archived(channel, False, call.me)
    return {}


@method("conversations.setTopic")
def set_topic(call: Call) -> Json:
    """Say what a channel is about right now."""
    channel = call.open_channel()
    topic = call.text("topic", "")
    _refuse_long(topic)
    if topic != channel.topic:
        call.workspace.set_topic(channel, topic, call.me)
    return {"topic": channel.topic, **_shape(call, channel)}


@method("conversations.setPurpose")
def set_purpose(call: Call) -> Json:
    """Say what a channel is for."""
    channel = call.open_channel()
    purpose = call.text("purpose", "")
    _refuse_long(purpose)
    if purpose != channel.purpose:
        call.workspace.set_purpose(channel, purpose, call.me)
    return {"purpose": channel.purpose, **_shape(call, channel)}


@method("conversations.info")
def info(call: Call) -> Json:
    """One conversation."""
    channel = call.visible_channel()
    shape = _shape(call, channel)
    if call.flag("include_num_members"):
        shape["channel"]["num_members"] = len(channel.members)
    return shape


@method("conversations.list")
def list_conversations(call: Call) -> Json:
    """The conversations the app can see, of the types asked for."""
    found = [c for c in call.workspace.channels if c.kind == "public" or call.me in c.members]
    return _listed(call, found)


@method("users.conversations")
def users_conversations(call: Call) -> Json:
    """The conversations a member is in, as far as the app can see them."""
    user_id = call.text("user", call.me)
    call.workspace.members.get(user_id)
    found = [c for c in call.workspace.channels.of(user_id) if c.kind == "public" or call.me in c.members]
    return _listed(call, found)


def _listed(call: Call, found: list[Channel]) -> Json:
    kinds = {"public_channel": "public", "private_channel": "private", "im": "im", "mpim": "mpim"}
    wanted = call.names("types") or ["public_channel"]
    if any(kind not in kinds for kind in wanted):
        raise SlackError("invalid_types")
    for kind in wanted:
        call.need_scope(_kind(kinds[kind]))
    chosen = {kinds[kind] for kind in wanted}
    hide_archived = call.flag("exclude_archived")
    found = [c for c in found if c.kind in chosen and not (hide_archived and c.archived)]
    page, metadata = page_of(call, found)
    shapes = [channel_json(call.workspace, channel, call.me) for channel in page]
    for shape, channel in zip(shapes, page, strict=True):
        if not channel.is_im and call.method == "conversations.list":
            shape["num_members"] = len(channel.members)
    return {"channels": shapes, **metadata}


def _kind(name: str) -> ChannelKind:
    return "public" if name == "public" else "private" if name == "private" else "im"


def _refuse_im(channel: Channel) -> None:
    if channel.is_im:
        raise SlackError("method_not_supported_for_channel_type")


def _refuse_long(text: str) -> None:
    refused = check_topic(text)
    if refused:
        raise SlackError(refused)
