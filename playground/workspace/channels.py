"""Channels and direct messages: who is in them, what they are called, what is pinned to them."""

from collections.abc import Iterator
from dataclasses import replace

from playground.workspace.core import Core
from playground.workspace.entities import Bookmark, Channel, ChannelKind, Json, Member, Pin, SharedInvite
from playground.workspace.errors import SlackError
from playground.workspace.events import ChannelChanged, ChannelCreated, MemberJoined, MemberLeft, SharedInviteAnswered


class Channels:
    """All channels by id, archived ones too."""

    def __init__(self, core: Core) -> None:
        self._core = core
        self._by_id: dict[str, Channel] = {}

    def __iter__(self) -> Iterator[Channel]:
        return iter(tuple(self._by_id.values()))

    def restore(self, document: Json) -> None:
        """Take back a channel written down by an earlier run."""
        channel = Channel(**document)
        channel.pins = [Pin(**pin) for pin in document["pins"]]
        channel.bookmarks = [Bookmark(**bookmark) for bookmark in document["bookmarks"]]
        channel.shared_invites = [SharedInvite(**invite) for invite in document.get("shared_invites", [])]
        self._by_id[channel.id] = channel

    def get(self, channel_id: str) -> Channel:
        """The channel with this id; raises `channel_not_found`."""
        channel = self._by_id.get(channel_id)
        if channel is None:
            raise SlackError("channel_not_found")
        return channel

    def find(self, name_or_id: str) -> Channel:
        """A channel by id or by name with or without `#`; raises `channel_not_found`."""
        if name_or_id in self._by_id:
            return self._by_id[name_or_id]
        wanted = name_or_id.removeprefix("#").casefold()
        for channel in self._by_id.values():
            if not channel.is_im and channel.name.casefold() == wanted:
                return channel
        raise SlackError("channel_not_found")

    def of(self, member_id: str) -> list[Channel]:
        """The channels and DMs a member is in, oldest first."""
        return [channel for channel in self._by_id.values() if member_id in channel.members]

    def create(self, name: str, kind: ChannelKind, creator_id: str) -> Channel:
        """Make a channel with its creator in it; raises `name_taken`, also for an archived one's name."""
        if any(channel.name == name for channel in self._by_id.values() if not channel.is_im):
            raise SlackError("name_taken")
        channel = Channel(self._core.new_id("C"), name, kind, creator_id, self._core.seconds(), [creator_id])
        return self._add(channel, creator_id)

    def dm(self, one: str, other: str) -> Channel | None:
        """The DM between two members, or None where they have not talked yet."""
        pair = {one, other}
        found = (channel for channel in self._by_id.values() if channel.is_im and set(channel.members) == pair)
        return next(found, None)

    def open_dm(self, one: str, other: str) -> Channel:
        """The DM between two members, made where there is none."""
        channel = self.dm(one, other)
        if channel is not None:
            return channel
        made = Channel(self._core.new_id("D"), "", "im", one, self._core.seconds(), [one, other])
        return self._add(made, one)

    def _add(self, channel: Channel, actor_id: str) -> Channel:
        self._by_id[channel.id] = channel
        self._core.save("channel", channel.id, channel)
        self._core.events.publish(ChannelCreated(replace(channel), actor_id))
        return channel

    def add_member(self, channel: Channel, member_id: str, inviter_id: str = "") -> None:
        """Let a member in; one who is in already stays in."""
        if member_id in channel.members:
            return
        channel.members.append(member_id)
        self._core.save("channel", channel.id, channel)
        self._core.events.publish(MemberJoined(channel, member_id, inviter_id))

    def remove_member(self, channel: Channel, member_id: str, actor_id: str = "") -> None:
        """Take a member out; raises `not_in_channel`."""
        if member_id not in channel.members:
            raise SlackError("not_in_channel")
        channel.members.remove(member_id)
        self._core.save("channel", channel.id, channel)
        self._core.events.publish(MemberLeft(channel, member_id, actor_id))

    def rename(self, channel: Channel, name: str, actor_id: str) -> None:
        """Give a channel another name; raises `name_taken`."""
        if any(other.name == name for other in self._by_id.values() if other is not channel):
            raise SlackError("name_taken")
        channel.previous_names.insert(0, channel.name)
        channel.name = name
        self.changed(channel, "name", actor_id)

    def set_topic(self, channel: Channel, topic: str, actor_id: str) -> None:
        """Set what the channel is about right now."""
        channel.topic, channel.topic_by, channel.topic_set = topic, actor_id, self._core.seconds()
        self.changed(channel, "topic", actor_id)

    def set_purpose(self, channel: Channel, purpose: str, actor_id: str) -> None:
        """Set what the channel is for."""
        channel.purpose, channel.purpose_by, channel.purpose_set = purpose, actor_id, self._core.seconds()
        self.changed(channel, "purpose", actor_id)

    def set_archived(self, channel: Channel, archived: bool, actor_id: str) -> None:
        """Close a channel for writing, or open it again."""
        channel.archived = archived
        self.changed(channel, "archive" if archived else "unarchive", actor_id)

    def set_kind(self, channel: Channel, kind: ChannelKind, actor_id: str) -> None:
        """Make the channel public or private."""
        channel.kind = kind
        self.changed(channel, "kind", actor_id)

    def share(self, channel: Channel, team_id: str, actor_id: str) -> None:
        """Share the channel with another organisation's team, or with nobody any more (an empty id)."""
        other = team_id or channel.shared_with
        channel.shared_with = team_id
        self.changed(channel, f"{'shared' if team_id else 'unshared'}:{other}", actor_id)

    def invite_shared(self, channel: Channel, email: str, user_id: str, inviter: str, *, limited: bool) -> SharedInvite:
        """Invite somebody of another organisation into the channel."""
        invite = SharedInvite(self._core.new_id("I"), email, user_id, limited, inviter, self._core.seconds())
        channel.shared_invites.append(invite)
        self.changed(channel, "shared_invites", inviter)
        return invite

    def answer_invite(self, channel: Channel, invite: SharedInvite, member: Member, *, accepted: bool) -> None:
        """Take an invitation that was answered off the channel, and publish the answer; raises `invite_not_found`."""
        if invite not in channel.shared_invites:
            raise SlackError("invite_not_found")
        channel.shared_invites.remove(invite)
        self.changed(channel, "shared_invites", member.id)
        self._core.events.publish(SharedInviteAnswered(channel, invite, member, accepted))

    def pin(self, channel: Channel, ts: str, actor_id: str) -> None:
        """Pin a message; raises `already_pinned`."""
        if any(pin.ts == ts for pin in channel.pins):
            raise SlackError("already_pinned")
        channel.pins.append(Pin(ts, self._core.seconds(), actor_id))
        self.changed(channel, "pins", actor_id)

    def unpin(self, channel: Channel, ts: str, actor_id: str) -> None:
        """Take a pin away; raises `no_pin`."""
        if all(pin.ts != ts for pin in channel.pins):
            raise SlackError("no_pin")
        channel.pins = [pin for pin in channel.pins if pin.ts != ts]
        self.changed(channel, "pins", actor_id)

    def add_bookmark(self, channel: Channel, title: str, link: str, emoji: str, actor_id: str) -> Bookmark:
        """Add a link to the bookmark bar."""
        bookmark = Bookmark(self._core.new_id("Bk"), title, link, emoji, created=self._core.seconds())
        bookmark.updated_by = actor_id
        channel.bookmarks.append(bookmark)
        self.changed(channel, "bookmarks", actor_id)
        return bookmark

    def bookmark(self, channel: Channel, bookmark_id: str) -> Bookmark:
        """A bookmark by its id; raises `not_found`."""
        for bookmark in channel.bookmarks:
            if bookmark.id == bookmark_id:
                return bookmark
        raise SlackError("not_found")

    def remove_bookmark(self, channel: Channel, bookmark_id: str, actor_id: str) -> None:
        """Take a bookmark away; raises `not_found`."""
        channel.bookmarks.remove(self.bookmark(channel, bookmark_id))
        self.changed(channel, "bookmarks", actor_id)

    def changed(self, channel: Channel, what: str, actor_id: str) -> None:
        """Save a channel after a change and publish what changed."""
        self._core.save("channel", channel.id, channel)
        self._core.events.publish(ChannelChanged(channel, what, actor_id))
