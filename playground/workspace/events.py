"""The workspace's own events (not Slack's Events API): every change is published once, as a frozen record."""

from dataclasses import dataclass
from datetime import datetime

from playground.workspace.entities import Canvas, Channel, File, Member, Message, SharedInvite, View
from playground.workspace.records import BrokenRule, CallRecord, EnvelopeRecord


@dataclass(frozen=True)
class WorkspaceEvent:
    """One change in the workspace."""


@dataclass(frozen=True)
class MessagePosted(WorkspaceEvent):
    """A message appeared in a channel, a thread or a DM; ephemeral ones too (`message.ephemeral_to`)."""

    message: Message


@dataclass(frozen=True)
class MessageUpdated(WorkspaceEvent):
    """A message was edited by its author; `previous` is how it stood before."""

    message: Message
    previous: Message


@dataclass(frozen=True)
class MessageTouched(WorkspaceEvent):
    """Something beside a message's own words changed: replies, what a person chose in its inputs."""

    message: Message


@dataclass(frozen=True)
class MessageDeleted(WorkspaceEvent):
    """A message went away; `message` is how it stood."""

    message: Message
    deleted_ts: str


@dataclass(frozen=True)
class ReactionChanged(WorkspaceEvent):
    """A person or the app added or took away a reaction."""

    message: Message
    user_id: str
    reaction: str
    added: bool


@dataclass(frozen=True)
class ChannelCreated(WorkspaceEvent):
    """A channel or a DM came to be."""

    channel: Channel
    actor_id: str


@dataclass(frozen=True)
class ChannelChanged(WorkspaceEvent):
    """Name, topic, purpose, archived state, pins or bookmarks changed: `what` names which."""

    channel: Channel
    what: str
    actor_id: str


@dataclass(frozen=True)
class SharedInviteAnswered(WorkspaceEvent):
    """Somebody of another organisation has accepted or declined an invitation into a channel (Slack Connect)."""

    channel: Channel
    invite: SharedInvite
    member: Member
    accepted: bool


@dataclass(frozen=True)
class MemberJoined(WorkspaceEvent):
    """A member is now in a channel; `inviter_id` is empty where they joined by themselves."""

    channel: Channel
    user_id: str
    inviter_id: str = ""


@dataclass(frozen=True)
class MemberLeft(WorkspaceEvent):
    """A member is no longer in a channel."""

    channel: Channel
    user_id: str
    actor_id: str = ""


@dataclass(frozen=True)
class MemberChanged(WorkspaceEvent):
    """Somebody's profile changed: name, zone, status, deactivation."""

    member: Member


@dataclass(frozen=True)
class GroupChanged(WorkspaceEvent):
    """A user group came to be, or has other members or another handle."""

    group_id: str
    added: tuple[str, ...]
    removed: tuple[str, ...]


@dataclass(frozen=True)
class FileShared(WorkspaceEvent):
    """A file was shared into a channel."""

    file: File
    channel_id: str


@dataclass(frozen=True)
class CanvasChanged(WorkspaceEvent):
    """Somebody or the app made or edited a canvas."""

    canvas: Canvas
    user_id: str


@dataclass(frozen=True)
class ViewOpened(WorkspaceEvent):
    """A modal opened (or was pushed) for the person `view.user_id`."""

    view: View


@dataclass(frozen=True)
class ViewUpdated(WorkspaceEvent):
    """A modal changed: content, what was typed, the errors beside its fields, its busy mark."""

    view: View


@dataclass(frozen=True)
class ViewClosed(WorkspaceEvent):
    """A modal went away; the one below it, if any, shows again."""

    view: View


@dataclass(frozen=True)
class HomePublished(WorkspaceEvent):
    """The app published a Home tab for `view.user_id`, or something was chosen in it."""

    view: View


@dataclass(frozen=True)
class HomeOpened(WorkspaceEvent):
    """A person opened the app: `tab` is `home` or `messages`."""

    user_id: str
    tab: str


@dataclass(frozen=True)
class AppConnected(WorkspaceEvent):
    """The app opened a Socket Mode connection: what it missed while it had none can be asked for again."""


@dataclass(frozen=True)
class UnreadChanged(WorkspaceEvent):
    """What a person has not read yet in a channel changed."""

    user_id: str
    channel_id: str


@dataclass(frozen=True)
class ClockChanged(WorkspaceEvent):
    """The playground's clock was moved; `now` is in UTC."""

    now: datetime


@dataclass(frozen=True)
class ApiCalled(WorkspaceEvent):
    """The app called a Web API method and was answered."""

    record: CallRecord


@dataclass(frozen=True)
class EnvelopeChanged(WorkspaceEvent):
    """A Socket Mode envelope was sent, acknowledged, or given up."""

    record: EnvelopeRecord


@dataclass(frozen=True)
class Switched(WorkspaceEvent):
    """Somebody switched something of the whole workspace on or off: the rate limits, uploads, the app's Messages tab."""


@dataclass(frozen=True)
class Warned(WorkspaceEvent):
    """Slack told a person that the app did not answer what they did."""

    user_id: str
    text: str


@dataclass(frozen=True)
class RuleBroken(WorkspaceEvent):
    """The app broke a rule of Slack's platform."""

    broken: BrokenRule
