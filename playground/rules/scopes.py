"""Bot scopes and rate tiers of the Web API methods, and the scopes that events need.

https://docs.slack.dev/reference/scopes and the page of each method; tiers:
https://docs.slack.dev/apis/web-api/rate-limits.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

Kind: TypeAlias = Literal["public", "private", "im", "mpim"]

_PREFIX: Mapping[Kind, str] = {"public": "channels", "private": "groups", "im": "im", "mpim": "mpim"}


@dataclass(frozen=True)
class Method:
    """What a method asks of a bot token: by kind of conversation, scopes of which one must be held.

    `anywhere` holds whatever the conversation; `per_minute` is the rate tier. With `per_channel`, calls about one
    conversation are held to one a second besides.
    """

    per_minute: int
    anywhere: tuple[str, ...] = ()
    by_kind: Mapping[Kind, tuple[str, ...]] | None = None
    per_channel: bool = False


def _each(action: str, *kinds: Kind) -> dict[Kind, tuple[str, ...]]:
    return {kind: (f"{_PREFIX[kind]}:{action}",) for kind in kinds}


_READ = _each("read", "public", "private", "im", "mpim")
_HISTORY = _each("history", "public", "private", "im", "mpim")
_MANAGE: dict[Kind, tuple[str, ...]] = {"public": ("channels:manage",), "private": ("groups:write",)}
_TALK: dict[Kind, tuple[str, ...]] = {**_MANAGE, "im": ("im:write",), "mpim": ("mpim:write",)}
_INVITE: dict[Kind, tuple[str, ...]] = {
    "public": ("channels:manage", "channels:write.invites"),
    "private": ("groups:write", "groups:write.invites"),
}
_TOPIC: dict[Kind, tuple[str, ...]] = {
    "public": ("channels:manage", "channels:write.topic"),
    "private": ("groups:write", "groups:write.topic"),
    "im": ("im:write", "im:write.topic"),
    "mpim": ("mpim:write", "mpim:write.topic"),
}
_OPEN: dict[Kind, tuple[str, ...]] = {"im": ("im:write",), "mpim": ("mpim:write",)}
_ONE, _TWO, _THREE, _FOUR, _SPECIAL = 1, 20, 50, 100, 600
_POSTS = 200
"""Slack says "several hundred messages a minute" for a whole workspace; this is the least that can mean."""

SCOPES: Mapping[str, Method] = {
    "api.test": Method(_FOUR),
    "auth.test": Method(_SPECIAL),
    "apps.connections.open": Method(_ONE),
    "blocks.validate": Method(_THREE),
    "bookmarks.add": Method(_TWO, ("bookmarks:write",)),
    "bookmarks.edit": Method(_TWO, ("bookmarks:write",)),
    "bookmarks.remove": Method(_TWO, ("bookmarks:write",)),
    "bookmarks.list": Method(_THREE, ("bookmarks:read",)),
    "canvases.create": Method(_TWO, ("canvases:write",)),
    "canvases.edit": Method(_THREE, ("canvases:write",)),
    "canvases.delete": Method(_THREE, ("canvases:write",)),
    "canvases.access.delete": Method(_THREE, ("canvases:write",)),
    "canvases.access.set": Method(_THREE, ("canvases:write",)),
    "canvases.sections.lookup": Method(_THREE, ("canvases:read",)),
    "canvases.getContent": Method(_THREE, ("canvases:read",)),
    "chat.postMessage": Method(_POSTS, ("chat:write",), per_channel=True),
    "chat.postEphemeral": Method(_FOUR, ("chat:write",)),
    "chat.update": Method(_THREE, ("chat:write",)),
    "chat.delete": Method(_THREE, ("chat:write",)),
    "chat.scheduleMessage": Method(_THREE, ("chat:write",)),
    "chat.deleteScheduledMessage": Method(_THREE, ("chat:write",)),
    "chat.scheduledMessages.list": Method(_THREE),
    "chat.getPermalink": Method(_SPECIAL),
    "bots.info": Method(_THREE, ("users:read",)),
    "conversations.close": Method(_TWO, by_kind=_TALK),
    "conversations.mark": Method(_THREE, by_kind=_TALK),
    "conversations.create": Method(_TWO, by_kind=_MANAGE),
    "conversations.open": Method(_THREE, by_kind=_OPEN),
    "conversations.invite": Method(_THREE, by_kind=_INVITE),
    "conversations.inviteShared": Method(_TWO, ("conversations.connect:write",)),
    "conversations.setTopic": Method(_TWO, by_kind=_TOPIC),
    "conversations.setPurpose": Method(_TWO, by_kind=_TOPIC),
    "conversations.archive": Method(_TWO, by_kind=_MANAGE),
    "conversations.unarchive": Method(_TWO, by_kind=_MANAGE),
    "conversations.rename": Method(_TWO, by_kind=_MANAGE),
    "conversations.join": Method(_THREE, by_kind={"public": ("channels:join",)}),
    "conversations.leave": Method(_THREE, by_kind=_TALK),
    "conversations.kick": Method(_THREE, by_kind=_MANAGE),
    "conversations.history": Method(_THREE, by_kind=_HISTORY),
    "conversations.replies": Method(_THREE, by_kind=_HISTORY),
    "conversations.members": Method(_FOUR, by_kind=_READ),
    "conversations.info": Method(_THREE, by_kind=_READ),
    "conversations.list": Method(_TWO, by_kind=_READ),
    "conversations.canvases.create": Method(_TWO, ("canvases:write",)),
    "emoji.list": Method(_TWO, ("emoji:read",)),
    "files.getUploadURLExternal": Method(_FOUR, ("files:write",)),
    "files.completeUploadExternal": Method(_FOUR, ("files:write",)),
    "files.delete": Method(_THREE, ("files:write",)),
    "files.list": Method(_THREE, ("files:read",)),
    "files.info": Method(_FOUR, ("files:read",)),
    "pins.add": Method(_TWO, ("pins:write",)),
    "pins.remove": Method(_TWO, ("pins:write",)),
    "pins.list": Method(_TWO, ("pins:read",)),
    "reactions.add": Method(_THREE, ("reactions:write",)),
    "reactions.get": Method(_THREE, ("reactions:read",)),
    "reactions.remove": Method(_TWO, ("reactions:write",)),
    "slackLists.create": Method(_TWO, ("lists:write",)),
    "slackLists.update": Method(_TWO, ("lists:write",)),
    "slackLists.items.create": Method(_THREE, ("lists:write",)),
    "slackLists.items.update": Method(_THREE, ("lists:write",)),
    "slackLists.items.list": Method(_TWO, ("lists:read",)),
    "slackLists.access.set": Method(_THREE, ("lists:write",)),
    "team.info": Method(_THREE, ("team:read",)),
    "usergroups.list": Method(_TWO, ("usergroups:read",)),
    "usergroups.users.list": Method(_TWO, ("usergroups:read",)),
    "users.conversations": Method(_TWO, by_kind=_READ),
    "users.getPresence": Method(_THREE, ("users:read",)),
    "users.profile.get": Method(_FOUR, ("users.profile:read",)),
    "users.info": Method(_FOUR, ("users:read",)),
    "users.list": Method(_TWO, ("users:read",)),
    "users.lookupByEmail": Method(_THREE, ("users:read.email",)),
    "views.open": Method(_FOUR),
    "views.push": Method(_FOUR),
    "views.update": Method(_FOUR),
    "views.publish": Method(_FOUR),
}
"""Every method a bot token may call here. Where sources give two tiers the lower one stands."""


def alternatives(method: str, kind: Kind | None = None) -> tuple[str, ...]:
    """Return the scopes of which a bot needs one to call `method` on a conversation of `kind`; empty means none.

    Without `kind`, methods that depend on it give the scopes of every kind. Raises KeyError for an unknown method.
    """
    row = SCOPES[method]
    if row.by_kind is None:
        return row.anywhere
    if kind is not None:
        return row.by_kind.get(kind, ())
    return tuple(dict.fromkeys(scope for scopes in row.by_kind.values() for scope in scopes))


def needed(method: str, kind: Kind | None = None) -> str:
    """Return the `needed` member of a missing_scope answer: the alternatives, joined by commas."""
    return ",".join(alternatives(method, kind))


def allowed(method: str, kind: Kind | None, granted: Collection[str]) -> bool:
    """Return whether a bot with the `granted` scopes may call `method` on a conversation of `kind`.

    A method that does not apply to a kind (joining a direct message) is no matter of scopes and is allowed here.
    """
    wanted = alternatives(method, kind)
    return not wanted or any(scope in granted for scope in wanted)


def per_minute(method: str) -> int:
    """Return how many calls of `method` a minute its tier lets pass. Raises KeyError for an unknown method."""
    return SCOPES[method].per_minute


def per_channel(method: str) -> bool:
    """Return whether `method` is besides held to one call a second and conversation, as chat.postMessage is."""
    return SCOPES[method].per_channel
