"""A whole workspace: its team, its app, its people, channels, messages, views and files.

It changes when the app calls a method (`playground.api`) or a person acts (`playground.people.person`), and publishes
each change through `events`. It enforces what holds for everyone (names are unique, stacks have three views);
what only binds the app is enforced where the app's calls come in.
"""

from dataclasses import dataclass

from playground.clock import Clock
from playground.workspace.canvases import Canvases
from playground.workspace.channels import Channels
from playground.workspace.core import Core
from playground.workspace.entities import Channel, ChannelKind, JsonValue, Member, Message
from playground.workspace.events import GroupChanged
from playground.workspace.files import Files
from playground.workspace.members import Members
from playground.workspace.messages import Messages
from playground.workspace.store import Store
from playground.workspace.views import Views


@dataclass(frozen=True)
class Identity:
    """Who the workspace and its one installed app are."""

    team_id: str = "T0PLAYGROUND"
    team_name: str = "Northwind Cloud"
    team_domain: str = "northwind"
    app_id: str = "A0PLAYGROUND"
    bot_user_id: str = "U0PLAYBOT"
    bot_id: str = "B0PLAYBOT"
    bot_token: str = "xoxb-playground-bot-token"  # noqa: S105 - opens nothing but this local playground
    app_token: str = "xapp-1-A0PLAYGROUND-app-token"  # noqa: S105 - opens nothing but this local playground
    signing_secret: str = "playground-signing-secret"  # noqa: S105 - opens nothing but this local playground


class Workspace:
    """The state of one workspace, and the few changes that touch several of its parts."""

    def __init__(self, clock: Clock, store: Store | None = None, identity: Identity | None = None) -> None:
        """An empty workspace, or what `store` kept of an earlier run."""
        self.identity = identity or Identity()
        self.base_url = ""
        """Where this workspace is served, without a slash at its end; set when it is."""
        self.clock = clock
        self.core = Core(clock, store or Store())
        self.events = self.core.events
        self.members = Members(self.core)
        self.channels = Channels(self.core)
        self.messages = Messages(self.core)
        self.views = Views(self.core)
        self.files = Files(self.core)
        self.canvases = Canvases(self.core)
        self.groups: dict[str, str] = {}
        """The handles of user groups by id; a workspace on the free plan has none."""
        self.group_members: dict[str, tuple[str, ...]] = {}
        """Who is in them, by id."""
        self._restore()

    @property
    def is_empty(self) -> bool:
        """Whether it has no members yet and is to be seeded."""
        return next(iter(self.members), None) is None

    @property
    def bot(self) -> Member:
        """The app's bot user."""
        return self.members.get(self.identity.bot_user_id)

    def app_dm(self, user_id: str) -> Channel:
        """The DM between a person and the app (its Messages tab), made where there is none."""
        return self.channels.open_dm(self.identity.bot_user_id, user_id)

    def post_as(self, user_id: str, channel: Channel, text: str, **more: JsonValue) -> Message:
        """Post for a member; their own reading mark moves along."""
        message = self.messages.post(channel.id, text, user_id, **more)
        if not message.is_reply:
            self.messages.mark_read(user_id, channel.id, message.ts)
        return message

    def set_group(self, group_id: str, handle: str, members: tuple[str, ...]) -> None:
        """Make a user group of these members, or change the one with this id, and publish it."""
        before = set(self.group_members.get(group_id, ()))
        self.groups[group_id], self.group_members[group_id] = handle, members
        added, removed = sorted(set(members) - before), sorted(before - set(members))
        self.events.publish(GroupChanged(group_id, tuple(added), tuple(removed)))

    def join(self, channel: Channel, user_id: str, inviter_id: str = "") -> None:
        """Let a member into a channel and say so there, as Slack does."""
        if user_id in channel.members:
            return
        self.channels.add_member(channel, user_id, inviter_id)
        self.say(channel, user_id, "channel_join", f"<@{user_id}> has joined the channel")

    def leave(self, channel: Channel, user_id: str, actor_id: str = "") -> None:
        """Take a member out of a channel and say so there."""
        self.channels.remove_member(channel, user_id, actor_id)
        self.say(channel, user_id, "channel_leave", f"<@{user_id}> has left the channel")

    def set_topic(self, channel: Channel, topic: str, actor_id: str) -> None:
        """Set a channel's topic and say so there."""
        self.channels.set_topic(channel, topic, actor_id)
        self.say(channel, actor_id, "channel_topic", f"set the channel topic: {topic}")

    def set_purpose(self, channel: Channel, purpose: str, actor_id: str) -> None:
        """Set a channel's purpose and say so there."""
        self.channels.set_purpose(channel, purpose, actor_id)
        self.say(channel, actor_id, "channel_purpose", f"set the channel description: {purpose}")

    def rename(self, channel: Channel, name: str, actor_id: str) -> None:
        """Rename a channel and say so there; raises `name_taken`."""
        old = channel.name
        self.channels.rename(channel, name, actor_id)
        self.say(channel, actor_id, "channel_name", f'has renamed the channel from "{old}" to "{name}"')

    def set_archived(self, channel: Channel, archived: bool, actor_id: str) -> None:
        """Archive a channel or bring it back, and say so there."""
        what = "archive" if archived else "unarchive"
        self.channels.set_archived(channel, archived, actor_id)
        self.say(channel, actor_id, f"channel_{what}", f"{what}d the channel")

    def set_public(self, channel: Channel, public: bool, actor_id: str) -> None:
        """Open a channel to everybody in the workspace or close it again, and say so there: Slack has no other event for it."""
        kind: ChannelKind = "public" if public else "private"
        rule = (
            "Any member in this workspace can see and join it."
            if public
            else "Now, it can only be viewed or joined by invitation."
        )
        self.channels.set_kind(channel, kind, actor_id)
        self.say(channel, actor_id, f"channel_convert_to_{kind}", f"made this channel *{kind}*. {rule}")

    def say(self, channel: Channel, user_id: str, subtype: str, text: str) -> None:
        """Put one of Slack's own lines into a channel; DMs have none."""
        if not channel.is_im:
            self.messages.post(channel.id, text, user_id, subtype=subtype)

    def permalink(self, message: Message) -> str:
        """The address of a message, without the scheme and host."""
        link = f"/archives/{message.channel}/p{message.ts.replace('.', '')}"
        return f"{link}?thread_ts={message.thread_ts}&cid={message.channel}" if message.is_reply else link

    def _restore(self) -> None:
        documents = self.core.store.load()
        counters = documents.get("counter", {})
        self.core.resume(counters.get("id", 0), counters.get("stamp", 0))
        takers = {
            "member": self.members.restore,
            "channel": self.channels.restore,
            "message": self.messages.restore,
            "home": self.views.restore_home,
            "file": self.files.restore,
            "canvas": self.canvases.restore,
        }
        for kind, take in takers.items():
            for document in documents.get(kind, {}).values():
                take(document)
        for key, ts in documents.get("read", {}).items():
            self.messages.restore_read(key, ts)
        for key in documents.get("deleted", {}):
            self.messages.restore_deleted(key)
