"""Names, avatars and conversations of a workspace as one person sees them."""

from __future__ import annotations

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from playground.page.directory import Choice, Directory
from playground.page.reader import Reader
from playground.workspace.entities import Channel, Member
from playground.workspace.workspace import Workspace


@dataclass(frozen=True)
class Row:
    """A conversation in the sidebar or in the jump list. `id` is empty for a DM that nobody has opened yet."""

    id: str
    with_user: str
    label: str
    kind: str
    """`public`, `private`, `person` or `app`."""
    member: Member | None = None
    unread: bool = False
    badge: int = 0
    archived: bool = False


def reader_of(workspace: Workspace, user_id: str) -> Reader:
    """Return the workspace's names and the person's zone, to render texts with."""
    member = workspace.members.get(user_id)
    return Reader(
        user=user_id,
        zone=zone(member),
        now=workspace.clock.now(),
        people={one.id: one.shown_name for one in workspace.members},
        channels={one.id: one.name for one in workspace.channels if not one.is_im and visible(one, user_id)},
    )


def directory_of(workspace: Workspace, user_id: str) -> Directory:
    """Return whom and what the person may choose in selects: active members, and conversations they see."""
    people = tuple(
        Choice(one.id, one.shown_name, one.title, bot=one.is_bot)
        for one in workspace.members
        if not one.deleted and one.name != "slackbot"
    )
    conversations = tuple(
        Choice(one.id, label(workspace, one, user_id), kind=one.kind, bot=_with_bot(workspace, one))
        for one in workspace.channels
        if visible(one, user_id) and not one.archived
    )
    return Directory(people, conversations, {one.id: one.shown_name for one in workspace.members})


def zone(member: Member) -> ZoneInfo:
    """Return a person's time zone."""
    return ZoneInfo(member.tz)


def visible(channel: Channel, user_id: str) -> bool:
    """Return whether the person may see that the conversation exists."""
    return channel.kind == "public" or user_id in channel.members


def label(workspace: Workspace, channel: Channel, viewer: str) -> str:
    """Return what a conversation is called for the viewer: `#name`, or the other person of a DM."""
    if not channel.is_im:
        return f"#{channel.name}"
    return partner(workspace, channel, viewer).shown_name


def partner(workspace: Workspace, channel: Channel, viewer: str) -> Member:
    """Return the other one in a DM; oneself in the DM with oneself."""
    others = [one for one in channel.members if one != viewer]
    return workspace.members.get(others[0] if others else viewer)


def channels(workspace: Workspace, viewer: str, here: str = "") -> list[Row]:
    """Return the person's channels by name; an archived one only while they look at it."""
    mine = [one for one in workspace.channels.of(viewer) if not one.is_im]
    shown = [_row(workspace, one, viewer) for one in mine if not one.archived or one.id == here]
    return sorted(shown, key=lambda row: row.label.casefold())


def directs(workspace: Workspace, viewer: str) -> tuple[list[Row], list[Row]]:
    """Return the person's DMs with people and with apps, DMs never opened included."""
    people: list[Row] = []
    apps: list[Row] = []
    for member in workspace.members:
        if member.id == viewer or member.deleted:
            continue
        channel = workspace.channels.dm(viewer, member.id)
        installed = member.id == workspace.identity.bot_user_id
        if channel is None and not (member.offered or installed):
            continue
        row = _direct(workspace, member, channel, viewer)
        (apps if member.is_bot else people).append(row)
    return people, apps


def everywhere(workspace: Workspace, viewer: str) -> list[Row]:
    """Return everything one can jump to: channels one sees, people, apps."""
    rest = [one for one in workspace.channels if not one.is_im and visible(one, viewer)]
    people, apps = directs(workspace, viewer)
    return [_row(workspace, one, viewer) for one in rest] + apps + people


def _direct(workspace: Workspace, member: Member, channel: Channel | None, viewer: str) -> Row:
    count = len(workspace.messages.unread(viewer, channel.id)) if channel else 0
    kind = "app" if member.is_bot else "person"
    return Row(channel.id if channel else "", member.id, member.shown_name, kind, member, count > 0, count)


def _row(workspace: Workspace, channel: Channel, viewer: str) -> Row:
    unread = workspace.messages.unread(viewer, channel.id) if viewer in channel.members else []
    loud = [message for message in unread if viewer in message.mentions or message.alerts]
    kind = "public" if channel.kind == "public" else "private"
    return Row(channel.id, "", channel.name, kind, None, bool(unread), len(loud), archived=channel.archived)


def _with_bot(workspace: Workspace, channel: Channel) -> bool:
    return channel.is_im and any(workspace.members.get(one).is_bot for one in channel.members)
