"""A workspace's entities as the JSON objects of Slack's Web API and events."""

from playground.platform.file_shapes import file_json
from playground.workspace.entities import Bookmark, Channel, Json, Member, Message, SharedInvite, View
from playground.workspace.workspace import Workspace

_MODAL_KEYS = ("title", "submit", "close", "submit_disabled")


def user_json(workspace: Workspace, member: Member, *, with_email: bool) -> Json:
    """A member as `users.info` gives it; `profile.email` only where the app may see addresses."""
    profile: Json = {
        "title": member.title,
        "real_name": member.real_name,
        "real_name_normalized": member.real_name,
        "display_name": member.display_name,
        "display_name_normalized": member.display_name,
        "status_text": member.status_text,
        "status_emoji": member.status_emoji,
        "avatar_hash": "playground",
        "team": member.team_id or workspace.identity.team_id,
    }
    if member.is_bot:
        profile |= {"bot_id": member.bot_id, "api_app_id": member.app_id}
    elif with_email and member.email:
        profile["email"] = member.email
    shared = {
        "id": member.id,
        "team_id": member.team_id or workspace.identity.team_id,
        "name": member.name,
        "deleted": member.deleted,
        "profile": profile,
        "is_bot": member.is_bot and member.id != "USLACKBOT",
        "is_app_user": False,
        "updated": member.updated,
    }
    if member.deleted:
        return shared
    return shared | {
        "color": member.color,
        "real_name": member.real_name,
        "tz": member.tz,
        "tz_label": workspace.members.tz_label(member),
        "tz_offset": workspace.members.tz_offset(member),
        "is_admin": member.is_admin,
        "is_owner": member.is_owner,
        "is_primary_owner": member.is_owner,
        "is_restricted": member.is_restricted or member.is_ultra_restricted,
        "is_ultra_restricted": member.is_ultra_restricted,
        "who_can_share_contact_card": "EVERYONE",
        "is_email_confirmed": True,
    }


_INVITE_LASTS = 14 * 24 * 60 * 60
"""Seconds for which an invitation into a shared channel can be accepted."""


def invite_json(workspace: Workspace, invite: SharedInvite) -> Json:
    """An invitation into a channel as the events of Slack Connect show it."""
    inviter = workspace.members.get(invite.inviter)
    return {
        "id": invite.id,
        "date_created": invite.created,
        "date_invalid": invite.created + _INVITE_LASTS,
        "inviting_team": team_json(workspace.identity.team_id, workspace.identity.team_name),
        "inviting_user": connect_user_json(workspace, inviter),
        **({"recipient_email": invite.email} if invite.email else {}),
        **({"recipient_user_id": invite.user_id} if invite.user_id else {}),
    }


def team_json(team_id: str, name: str) -> Json:
    """A workspace as the events of Slack Connect show it."""
    return {"id": team_id, "name": name, "icon": {}, "is_verified": False, "domain": team_id.lower(), "date_created": 0}


def connect_user_json(workspace: Workspace, member: Member) -> Json:
    """A member of either organisation as the events of Slack Connect show them."""
    profile = {"real_name": member.real_name, "display_name": member.display_name, "email": member.email}
    team = member.team_id or workspace.identity.team_id
    return {"id": member.id, "team_id": team, "name": member.name, "updated": member.updated, "profile": profile}


def channel_json(workspace: Workspace, channel: Channel, viewer: str) -> Json:
    """A conversation as `conversations.info` gives it to the member `viewer`."""
    shared = {
        "id": channel.id,
        "created": channel.created,
        "is_channel": channel.kind == "public",
        "is_group": False,
        "is_im": channel.is_im,
        "is_mpim": False,
        "is_private": channel.kind != "public",
        "is_archived": channel.archived,
        "is_org_shared": False,
        "context_team_id": workspace.identity.team_id,
        "updated": channel.created * 1000,
        "priority": 0,
    }
    if channel.is_im:
        other = next((member for member in channel.members if member != viewer), viewer)
        gone = other in workspace.members and workspace.members.get(other).deleted
        return shared | {"user": other, "is_user_deleted": gone, "is_open": True}
    return shared | {
        "name": channel.name,
        "name_normalized": channel.name,
        "creator": channel.creator,
        "is_general": channel.is_general,
        "is_member": viewer in channel.members,
        "is_shared": bool(channel.shared_with),
        "is_ext_shared": bool(channel.shared_with),
        "is_pending_ext_shared": bool(channel.shared_invites),
        "unlinked": 0,
        "pending_shared": [],
        "shared_team_ids": [workspace.identity.team_id, *filter(None, [channel.shared_with])],
        "previous_names": channel.previous_names,
        "topic": {"value": channel.topic, "creator": channel.topic_by, "last_set": channel.topic_set},
        "purpose": {"value": channel.purpose, "creator": channel.purpose_by, "last_set": channel.purpose_set},
    }


def shown_channel_name(channel: Channel) -> str:
    """A channel's name in payloads of commands and interactions, which never tell a private one's."""
    return {"im": "directmessage", "private": "privategroup"}.get(channel.kind, channel.name)


def message_json(workspace: Workspace, message: Message, *, all_metadata: bool = False) -> Json:
    """A message as `conversations.history` gives it; without `all_metadata` only its event's type."""
    shape: Json = {
        "type": "message",
        "user": message.user,
        "text": message.text,
        "ts": message.ts,
        "team": workspace.identity.team_id,
    }
    shape |= {
        key: value
        for key, value in {
            "subtype": message.subtype or ("file_share" if message.files or message.raw_files else ""),
            "client_msg_id": message.client_msg_id,
            "username": message.username,
            "blocks": message.blocks,
            "attachments": message.attachments,
            "edited": message.edited,
        }.items()
        if value
    }
    if message.bot_id:
        shape |= _bot_parts(workspace, message)
    if message.files or message.raw_files:
        shape |= {
            "files": [*(file_json(workspace, workspace.files.get(file)) for file in message.files), *message.raw_files]
        }
        shape |= {"upload": True, "display_as_bot": False}
    if message.metadata:
        kept = message.metadata if all_metadata else {"event_type": message.metadata["event_type"]}
        shape["metadata"] = kept
    if message.reactions:
        shape["reactions"] = [
            {"name": name, "users": users, "count": len(users)} for name, users in message.reactions.items()
        ]
    return shape | _thread_parts(workspace, message)


def _bot_parts(workspace: Workspace, message: Message) -> Json:
    bot = workspace.members.get(message.user)
    profile = {
        "id": message.bot_id,
        "app_id": message.app_id,
        "user_id": bot.id,
        "name": bot.real_name,
        "icons": {},
        "deleted": False,
        "updated": bot.updated,
        "team_id": workspace.identity.team_id,
    }
    return {"bot_id": message.bot_id, "app_id": message.app_id, "bot_profile": profile}


def _thread_parts(workspace: Workspace, message: Message) -> Json:
    if message.is_reply:
        parent = workspace.messages.find(message.channel, message.thread_ts)
        return {"thread_ts": message.thread_ts, "parent_user_id": parent.user if parent else ""}
    replies = workspace.messages.replies(message.channel, message.ts)
    if not replies:
        return {}
    who = list(dict.fromkeys(reply.user for reply in replies))
    return {
        "thread_ts": message.ts,
        "reply_count": len(replies),
        "reply_users_count": len(who),
        "latest_reply": replies[-1].ts,
        "reply_users": who,
        "is_locked": False,
        "subscribed": workspace.identity.bot_user_id in who,
    }


def view_json(workspace: Workspace, view: View) -> Json:
    """A modal or Home tab as the `views.*` methods and interactions give it, with what was entered."""
    content = view.content
    shape: Json = {
        "id": view.id,
        "team_id": workspace.identity.team_id,
        "type": view.kind,
        "blocks": view.blocks,
        "private_metadata": content.get("private_metadata", ""),
        "callback_id": content.get("callback_id", ""),
        "state": view.state,
        "hash": view.hash,
        "clear_on_close": content.get("clear_on_close", False),
        "notify_on_close": content.get("notify_on_close", False),
        "previous_view_id": view.previous_view_id or None,
        "root_view_id": view.root_view_id,
        "app_id": workspace.identity.app_id,
        "external_id": content.get("external_id", ""),
        "app_installed_team_id": workspace.identity.team_id,
        "bot_id": workspace.identity.bot_id,
    }
    if view.kind == "modal":
        shape |= {"submit": None, "close": None} | {key: content[key] for key in _MODAL_KEYS if key in content}
    return shape


def bookmark_json(bookmark: Bookmark, channel: Channel, app_id: str) -> Json:
    """A bookmark as `bookmarks.list` gives it."""
    return {
        "id": bookmark.id,
        "channel_id": channel.id,
        "title": bookmark.title,
        "link": bookmark.link,
        "emoji": bookmark.emoji,
        "icon_url": "",
        "type": bookmark.type,
        "entity_id": None,
        "date_created": bookmark.created,
        "date_updated": bookmark.updated,
        "rank": "",
        "last_updated_by_user_id": bookmark.updated_by,
        "last_updated_by_team_id": "",
        "shortcut_id": None,
        "app_id": app_id,
    }


def group_json(workspace: Workspace, group_id: str) -> Json:
    """A user group, without who is in it."""
    handle = workspace.groups[group_id]
    named = {"id": group_id, "team_id": workspace.identity.team_id, "handle": handle, "name": handle}
    count = len(workspace.group_members.get(group_id, ()))
    return {
        **named,
        "is_usergroup": True,
        "is_subteam": True,
        "is_external": False,
        "user_count": count,
        "date_delete": 0,
    }
