"""Turns the workspace's events into Slack's: those the app subscribed to, holds a scope for, and is a member for."""

from collections.abc import Iterator

from playground.platform.shapes import (
    connect_user_json,
    group_json,
    invite_json,
    message_json,
    team_json,
    user_json,
    view_json,
)
from playground.platform.socket_mode import SocketHub
from playground.rules.manifest import Manifest
from playground.workspace import events as workspace_events
from playground.workspace.entities import Channel, ChannelKind, Json, Message
from playground.workspace.workspace import Workspace

_MESSAGE_EVENT: dict[ChannelKind, str] = {"public": "message.channels", "private": "message.groups", "im": "message.im"}
_CHANNEL_TYPE: dict[ChannelKind, str] = {"public": "channel", "private": "group", "im": "im"}
_LETTER: dict[ChannelKind, str] = {"public": "C", "private": "G", "im": "D"}

Events = Iterator[tuple[str, Json]]
"""The subscription an event belongs to, and the event."""


class EventDispatcher:
    """Listens to the workspace's events and sends the app those it may see."""

    def __init__(self, workspace: Workspace, manifest: Manifest, socket: SocketHub) -> None:
        self._workspace = workspace
        self._manifest = manifest
        self._socket = socket

    def __call__(self, change: workspace_events.WorkspaceEvent) -> None:
        """Send the events that follow from one change."""
        for subscription, event in self._events(change):
            if self._manifest.subscribes_to(subscription):
                event.setdefault("event_ts", self._workspace.core.new_ts())
                self.send(event)

    def send(self, event: Json) -> None:
        """Send one event in Slack's wrapping."""
        identity = self._workspace.identity
        payload = {
            "token": "playground",
            "team_id": identity.team_id,
            "context_team_id": identity.team_id,
            "context_enterprise_id": None,
            "api_app_id": identity.app_id,
            "event": event,
            "type": "event_callback",
            "event_id": self._workspace.core.new_id("Ev"),
            "event_time": self._workspace.core.seconds(),
            "authorizations": [
                {
                    "enterprise_id": None,
                    "team_id": identity.team_id,
                    "user_id": identity.bot_user_id,
                    "is_bot": True,
                    "is_enterprise_install": False,
                }
            ],
            "is_ext_shared_channel": self._is_shared(event.get("channel")),
            "event_context": "4-playground",
        }
        title = " ".join(filter(None, (event["type"], event.get("subtype", ""))))
        self._socket.tell(title, payload)

    def _is_shared(self, channel: object) -> bool:
        """Whether an event is about a channel that another organisation is in as well."""
        about = str(channel.get("id")) if isinstance(channel, dict) else str(channel or "")
        return any(one.id == about and bool(one.shared_with) for one in self._workspace.channels)

    def _events(self, change: workspace_events.WorkspaceEvent) -> Events:
        match change:
            case (
                workspace_events.MessagePosted(message=message)
                | workspace_events.MessageUpdated(message=message)
                | workspace_events.MessageDeleted(message=message)
                | workspace_events.ReactionChanged(message=message)
            ):
                if not message.ephemeral_to and self._is_in(message.channel):
                    yield from self._message(change)
            case workspace_events.MemberJoined() | workspace_events.MemberLeft():
                yield from self._membership(change)
            case workspace_events.ChannelCreated(channel=channel) | workspace_events.ChannelChanged(channel=channel):
                yield from self._channel(change, channel)
            case workspace_events.SharedInviteAnswered():
                yield from self._invite_answered(change)
            case workspace_events.FileShared() | workspace_events.CanvasChanged():
                yield from self._file(change)
            case workspace_events.MemberChanged(member=member):
                seen = user_json(self._workspace, member, with_email="users:read.email" in self._manifest.bot_scopes)
                yield "user_change", {"type": "user_change", "user": seen, "cache_ts": member.updated}
            case workspace_events.GroupChanged():
                yield from self._group(change)
            case workspace_events.HomeOpened():
                yield from self._home_opened(change)

    def _invite_answered(self, answered: workspace_events.SharedInviteAnswered) -> Events:
        channel, member, identity = answered.channel, answered.member, self._workspace.identity
        if not self._is_in(channel.id):
            return
        about: Json = {
            "invite": invite_json(self._workspace, answered.invite),
            "channel": {"id": channel.id, "is_private": channel.is_private, "is_im": False, "name": channel.name},
            "teams_in_channel": [team_json(identity.team_id, identity.team_name)],
        }
        whose = connect_user_json(self._workspace, member)
        if answered.accepted:
            what = "shared_channel_invite_accepted"
            yield what, {"type": what, "approval_required": False, "accepting_user": whose, **about}
        else:
            what = "shared_channel_invite_declined"
            yield what, {"type": what, "declining_team_id": member.team_id, "declining_user": whose, **about}

    def _group(self, change: workspace_events.GroupChanged) -> Events:
        about, team, now = change.group_id, self._workspace.identity.team_id, self._workspace.core.seconds()
        moved = {"added_users": list(change.added), "removed_users": list(change.removed)}
        counts = {"added_users_count": len(change.added), "removed_users_count": len(change.removed)}
        dates = {"date_previous_update": now, "date_update": now}
        if change.added or change.removed:
            what = "subteam_members_changed"
            yield what, {"type": what, "subteam_id": about, "team_id": team, **dates, **moved, **counts}
        yield "subteam_updated", {"type": "subteam_updated", "subteam": group_json(self._workspace, about)}

    def _file(self, change: workspace_events.FileShared | workspace_events.CanvasChanged) -> Events:
        if isinstance(change, workspace_events.FileShared):
            file, channel_id = change.file, change.channel_id
            if self._is_in(channel_id):
                shared = {"type": "file_shared", "file_id": file.id, "user_id": file.user}
                yield "file_shared", shared | {"file": {"id": file.id}, "channel_id": channel_id}
        elif not change.canvas.channel or self._is_in(change.canvas.channel):
            canvas_id = change.canvas.id
            yield "file_change", {"type": "file_change", "file_id": canvas_id, "file": {"id": canvas_id}}

    def _message(self, change: workspace_events.WorkspaceEvent) -> Events:
        match change:
            case workspace_events.MessagePosted(message=message):
                yield from self._posted(message)
            case workspace_events.MessageUpdated(message=message, previous=previous):
                yield from self._updated(message, previous)
            case workspace_events.MessageDeleted(message=message, deleted_ts=ts):
                yield from self._deleted(message, ts)
            case workspace_events.ReactionChanged():
                yield from self._reaction(change)

    def _is_in(self, channel_id: str) -> bool:
        return self._workspace.identity.bot_user_id in self._workspace.channels.get(channel_id).members

    def _channel_fields(self, channel_id: str) -> tuple[str, Json]:
        kind = self._workspace.channels.get(channel_id).kind
        return _MESSAGE_EVENT[kind], {"channel": channel_id, "channel_type": _CHANNEL_TYPE[kind]}

    def _posted(self, message: Message) -> Events:
        subscription, channel_fields = self._channel_fields(message.channel)
        shape = message_json(self._workspace, message, all_metadata=True)
        yield subscription, shape | channel_fields | {"event_ts": message.ts}
        bot = self._workspace.identity.bot_user_id
        mentioned = bot in message.mentions and message.user != bot and not message.subtype
        if mentioned and not self._workspace.channels.get(message.channel).is_im:
            mention = {key: value for key, value in shape.items() if key != "subtype"} | {"type": "app_mention"}
            yield "app_mention", mention | {"channel": message.channel, "event_ts": message.ts}

    def _updated(self, message: Message, previous: Message) -> Events:
        subscription, channel_fields = self._channel_fields(message.channel)
        stamp = self._workspace.core.new_ts()
        yield (
            subscription,
            {
                "type": "message",
                "subtype": "message_changed",
                "message": message_json(self._workspace, message, all_metadata=True),
                "previous_message": message_json(self._workspace, previous, all_metadata=True),
                "hidden": True,
                "ts": stamp,
                "event_ts": stamp,
                **channel_fields,
            },
        )

    def _deleted(self, message: Message, stamp: str) -> Events:
        subscription, channel_fields = self._channel_fields(message.channel)
        yield (
            subscription,
            {
                "type": "message",
                "subtype": "message_deleted",
                "previous_message": message_json(self._workspace, message, all_metadata=True),
                "hidden": True,
                "deleted_ts": message.ts,
                "ts": stamp,
                "event_ts": stamp,
                **channel_fields,
            },
        )

    def _reaction(self, change: workspace_events.ReactionChanged) -> Events:
        message = change.message
        name = "reaction_added" if change.added else "reaction_removed"
        item = {"type": "message", "channel": message.channel, "ts": message.ts}
        about = {"user": change.user_id, "reaction": change.reaction, "item_user": message.user, "item": item}
        yield name, {"type": name, **about}

    def _membership(self, change: workspace_events.MemberJoined | workspace_events.MemberLeft) -> Events:
        channel, bot = change.channel, self._workspace.identity.bot_user_id
        about = {
            "user": change.user_id,
            "channel": channel.id,
            "channel_type": _LETTER[channel.kind],
            "team": self._workspace.identity.team_id,
        }
        if isinstance(change, workspace_events.MemberJoined):
            inviter = {"inviter": change.inviter_id} if change.inviter_id else {}
            if bot in channel.members:
                yield "member_joined_channel", {"type": "member_joined_channel", **about, **inviter}
        elif change.user_id == bot:
            name = "group_left" if channel.is_private else "channel_left"
            yield name, {"type": name, "channel": channel.id, "actor_id": change.actor_id}
        elif bot in channel.members:
            yield "member_left_channel", {"type": "member_left_channel", **about}

    def _channel(
        self, change: workspace_events.ChannelCreated | workspace_events.ChannelChanged, channel: Channel
    ) -> Events:
        if channel.is_im:
            return
        brief: Json = {"id": channel.id, "name": channel.name, "created": channel.created}
        if isinstance(change, workspace_events.ChannelCreated):
            if not channel.is_private:
                yield "channel_created", {"type": "channel_created", "channel": brief | {"creator": channel.creator}}
            return
        if channel.is_private and not self._is_in(channel.id):
            return
        prefix = "group" if channel.is_private else "channel"
        if change.what == "name":
            yield f"{prefix}_rename", {"type": f"{prefix}_rename", "channel": brief}
        elif change.what.startswith(("shared:", "unshared:")):
            what, _, team = change.what.partition(":")
            about: Json = {"channel": channel.id, "event_ts": self._workspace.core.new_ts()}
            told = {"connected_team_id": team} if what == "shared" else {"previously_connected_team_id": team}
            yield f"channel_{what}", {"type": f"channel_{what}", **about, **told}
        elif change.what in ("archive", "unarchive"):
            name = f"{prefix}_{change.what}"
            yield name, {"type": name, "channel": channel.id, "user": change.actor_id}

    def _home_opened(self, opened: workspace_events.HomeOpened) -> Events:
        channel = self._workspace.app_dm(opened.user_id)
        event: Json = {"type": "app_home_opened", "user": opened.user_id, "channel": channel.id, "tab": opened.tab}
        home = self._workspace.views.home(opened.user_id)
        if home is not None and opened.tab == "home":
            event["view"] = view_json(self._workspace, home)
        yield "app_home_opened", event
