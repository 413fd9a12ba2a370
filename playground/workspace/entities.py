"""The things a workspace holds, as plain records that can be written down as JSON.

Field names follow Slack's own objects. Times are Slack's: whole seconds since 1970 in UTC for `created`
and the like, and `ts` strings ("1763740800.000100") for messages.
"""

from dataclasses import dataclass, field
from typing import Any, Literal

Json = dict[str, Any]
"""A JSON object, as Slack sends and takes them."""

JsonValue = Any
"""Anything JSON can hold."""

ChannelKind = Literal["public", "private", "im"]


@dataclass
class Member:
    """A person, the app's bot user, or another bot."""

    id: str
    name: str
    real_name: str
    display_name: str = ""
    tz: str = "UTC"
    email: str = ""
    title: str = ""
    color: str = "4a154b"
    status_text: str = ""
    status_emoji: str = ""
    is_admin: bool = False
    is_owner: bool = False
    is_bot: bool = False
    is_restricted: bool = False
    is_ultra_restricted: bool = False
    deleted: bool = False
    offered: bool = False
    """Whether the page offers this person under "you are …"."""
    bot_id: str = ""
    app_id: str = ""
    updated: int = 0
    team_id: str = ""
    """The member's own workspace, where that is another one (Slack Connect)."""

    @property
    def shown_name(self) -> str:
        """The name Slack shows beside a message: the display name, or else the real one."""
        return self.display_name or self.real_name or self.name

    @property
    def initials(self) -> str:
        """One or two letters for the avatar."""
        words = [word for word in self.shown_name.split() if word[0].isalnum()]
        if not words:
            return self.shown_name[:1]
        return (words[0][0] + (words[-1][0] if len(words) > 1 else "")).upper()


@dataclass
class Pin:
    """A message pinned to a channel."""

    ts: str
    created: int
    created_by: str


@dataclass
class Bookmark:
    """A link in a channel's bookmark bar."""

    id: str
    title: str
    link: str
    emoji: str = ""
    type: str = "link"
    created: int = 0
    updated: int = 0
    updated_by: str = ""


@dataclass
class SharedInvite:
    """An invitation of another organisation into a channel (Slack Connect) that nobody has accepted or declined yet."""

    id: str
    email: str
    """To whom it was sent; empty where that is `user_id`, somebody of another organisation who is known here."""
    user_id: str
    limited: bool
    """Whether who accepts it may post and invite nobody (`external_limited`)."""
    inviter: str
    created: int


@dataclass
class Channel:
    """A public or private channel, or the DM between a person and the app (or another person)."""

    id: str
    name: str
    kind: ChannelKind
    creator: str
    created: int
    members: list[str] = field(default_factory=list)
    topic: str = ""
    topic_by: str = ""
    topic_set: int = 0
    purpose: str = ""
    purpose_by: str = ""
    purpose_set: int = 0
    archived: bool = False
    is_general: bool = False
    previous_names: list[str] = field(default_factory=list)
    shared_with: str = ""
    """The other organisation's team that the channel is shared with (Slack Connect)."""
    shared_invites: list[SharedInvite] = field(default_factory=list)
    """Other organisations that are invited into it and have not answered."""
    pins: list[Pin] = field(default_factory=list)
    bookmarks: list[Bookmark] = field(default_factory=list)

    @property
    def is_im(self) -> bool:
        """Whether this is a direct message."""
        return self.kind == "im"

    @property
    def is_private(self) -> bool:
        """Whether only members can see it."""
        return self.kind == "private"


@dataclass
class Message:
    """A message, a reply in a thread, or a line of Slack's own ("joined #general": it has a `subtype`)."""

    channel: str
    ts: str
    text: str
    user: str
    bot_id: str = ""
    app_id: str = ""
    username: str = ""
    icon: str = ""
    subtype: str = ""
    thread_ts: str = ""
    broadcast: bool = False
    """Whether a reply was also sent to the channel."""
    blocks: list[Json] = field(default_factory=list)
    attachments: list[Json] = field(default_factory=list)
    metadata: Json | None = None
    files: list[str] = field(default_factory=list)
    raw_files: list[Json] = field(default_factory=list)
    """Files of which nothing is known here but their JSON."""
    edited: Json | None = None
    reactions: dict[str, list[str]] = field(default_factory=dict)
    ephemeral_to: str = ""
    mentions: list[str] = field(default_factory=list)
    """Ids of members whom it notifies by name."""
    alerts: list[str] = field(default_factory=list)
    """`channel`, `here`, `everyone`: the groups it notifies."""
    client_msg_id: str = ""
    deleted: bool = False
    """A deleted parent of a thread stays as a tombstone."""
    states: dict[str, Json] = field(default_factory=dict)
    """What each person (by id) chose in its inputs, as `state.values`."""

    @property
    def is_reply(self) -> bool:
        """Whether it stands in a thread below another message."""
        return bool(self.thread_ts) and self.thread_ts != self.ts


@dataclass
class File:
    """A file someone shared; its bytes are kept beside it."""

    id: str
    name: str
    title: str
    user: str
    size: int
    mimetype: str
    filetype: str
    created: int
    alt_text: str = ""
    snippet_type: str = ""
    uploaded: bool = False
    in_form: bool = False
    """Whether somebody has sent it to the app in a form, which makes it readable for the app (files:read)."""
    deleted: bool = False
    subtype: str = ""
    """`slack_audio` or `slack_video` for a clip."""
    spoken: str = ""
    """What is said in a clip."""
    transcription: Json | None = None
    channels: list[str] = field(default_factory=list)


@dataclass
class Canvas:
    """A document in sections, each `{id, markdown}`; `channel` is that whose tab it is, empty for one that stands alone."""

    id: str
    title: str
    user: str
    channel: str = ""
    of_channel: bool = False
    """Whether it is the channel's own canvas, of which there is one."""
    created: int = 0
    updated: int = 0
    sections: list[Json] = field(default_factory=list)
    editors: list[str] = field(default_factory=list)
    last_editor: str = ""
    mentions: list[str] = field(default_factory=list)
    """Ids of the people it has notified, by an edit of anybody's."""
    hidden: bool = False
    """Whether its channel's members may not open it."""
    deleted: bool = False


@dataclass
class View:
    """A modal in a person's stack, or a person's Home tab."""

    id: str
    user_id: str
    content: Json
    """The view as the app gave it, with the ids Slack fills in."""
    hash: str
    root_view_id: str
    previous_view_id: str = ""
    state: Json = field(default_factory=dict)
    """`values`: block_id → action_id → the element's state, as Slack sends it."""
    response_urls: list[Json] = field(default_factory=list)
    errors: dict[str, str] = field(default_factory=dict)
    """block_id → words shown beside the field."""
    trouble: str = ""
    """What Slack says at the top when the app did not answer."""
    busy: bool = False
    """Whether an answer of the app is being waited for."""

    @property
    def kind(self) -> str:
        """`modal` or `home`."""
        return str(self.content.get("type", ""))

    @property
    def callback_id(self) -> str:
        """The app's name for this view; empty if it gave none."""
        return str(self.content.get("callback_id", ""))

    @property
    def blocks(self) -> list[Json]:
        """The blocks it shows."""
        blocks: list[Json] = self.content.get("blocks", [])
        return blocks
