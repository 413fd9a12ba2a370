"""conversations.*: who is in a channel."""

from playground.api.call import Call, method
from playground.api.paging import page_of
from playground.platform.shapes import channel_json
from playground.workspace.entities import Channel, Json
from playground.workspace.errors import SlackError

MOST_INVITED = 100


@method("conversations.invite")
def invite(call: Call) -> Json:
    """Bring members into a channel; all of them or, without `force`, none."""
    channel = call.open_channel()
    if channel.is_im:
        raise SlackError("method_not_supported_for_channel_type")
    users = call.names("users")
    if not users:
        raise SlackError("no_user")
    if len(users) > MOST_INVITED:
        raise SlackError("too_many_users")
    refused = [(user, code) for user in users if (code := _refusal(call, channel, user))]
    if refused and (not call.flag("force") or len(refused) == len(users)):
        errors = [{"user": user, "ok": False, "error": code} for user, code in refused]
        raise SlackError(refused[0][1], errors=errors)
    for user in users:
        if user not in {name for name, _ in refused}:
            call.workspace.join(channel, user, call.me)
    return {"channel": channel_json(call.workspace, channel, call.me)}


def _refusal(call: Call, channel: Channel, user_id: str) -> str:
    """Why a member cannot be invited, or an empty string."""
    if user_id == call.me:
        return "cant_invite_self"
    if user_id not in call.workspace.members:
        return "user_not_found"
    member = call.workspace.members.get(user_id)
    if member.deleted:
        return "cant_invite"
    if user_id in channel.members:
        return "already_in_channel"
    if member.is_ultra_restricted and call.workspace.channels.of(user_id):
        return "ura_max_channels"
    return ""


@method("conversations.join")
def join(call: Call) -> Json:
    """Enter a public channel."""
    channel = call.workspace.channels.get(call.text("channel"))
    if channel.kind == "private" and call.me not in channel.members:
        raise SlackError("channel_not_found")
    if channel.kind != "public":
        raise SlackError("method_not_supported_for_channel_type")
    call.need_scope("public")
    if channel.archived:
        raise SlackError("is_archived")
    already = call.me in channel.members
    call.workspace.join(channel, call.me)
    shape = {"channel": channel_json(call.workspace, channel, call.me)}
    return shape | ({"warning": "already_in_channel"} if already else {})


@method("conversations.leave")
def leave(call: Call) -> Json:
    """Leave a channel."""
    channel = call.visible_channel()
    if channel.is_im:
        raise SlackError("method_not_supported_for_channel_type")
    if channel.is_general:
        raise SlackError("cant_leave_general")
    if channel.archived:
        raise SlackError("is_archived")
    if call.me not in channel.members:
        return {"not_in_channel": True}
    if channel.members == [call.me]:
        raise SlackError("last_member")
    call.workspace.leave(channel, call.me)
    return {}


@method("conversations.kick")
def kick(call: Call) -> Json:
    """Take a member out of a channel."""
    channel = call.own_channel()
    user_id = call.text("user")
    call.workspace.members.get(user_id)
    if user_id == call.me:
        raise SlackError("cant_kick_self")
    if channel.is_general:
        raise SlackError("cant_kick_from_general")
    call.workspace.leave(channel, user_id, call.me)
    return {}


@method("conversations.members")
def members(call: Call) -> Json:
    """The ids of those in a conversation."""
    channel = call.visible_channel()
    page, metadata = page_of(call, channel.members)
    return {"members": page, **metadata}
