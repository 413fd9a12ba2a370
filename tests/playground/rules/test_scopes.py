"""Scopes of methods by kind of conversation, and rate tiers."""

from __future__ import annotations

from typing import get_args

import pytest

from playground.rules.scopes import SCOPES, Kind, allowed, alternatives, needed, per_channel, per_minute


@pytest.mark.parametrize(
    ("method", "kind", "scopes"),
    [
        ("chat.postMessage", "public", {"chat:write"}),
        ("chat.postMessage", "im", {"chat:write"}),
        ("conversations.history", "public", {"channels:history"}),
        ("conversations.history", "private", {"groups:history"}),
        ("conversations.replies", "im", {"im:history"}),
        ("conversations.replies", "mpim", {"mpim:history"}),
        ("conversations.info", "private", {"groups:read"}),
        ("conversations.members", "im", {"im:read"}),
        ("conversations.create", "public", {"channels:manage"}),
        ("conversations.create", "private", {"groups:write"}),
        ("conversations.invite", "public", {"channels:manage", "channels:write.invites"}),
        ("conversations.invite", "private", {"groups:write", "groups:write.invites"}),
        ("conversations.setTopic", "private", {"groups:write", "groups:write.topic"}),
        ("conversations.archive", "private", {"groups:write"}),
        ("conversations.open", "im", {"im:write"}),
        ("conversations.open", "mpim", {"mpim:write"}),
        ("conversations.join", "public", {"channels:join"}),
        ("users.info", None, {"users:read"}),
        ("users.lookupByEmail", None, {"users:read.email"}),
        ("bookmarks.add", "private", {"bookmarks:write"}),
        ("pins.add", "private", {"pins:write"}),
    ],
)
def test_each_alternative_alone_is_enough(method: str, kind: Kind | None, scopes: set[str]) -> None:
    assert set(alternatives(method, kind)) == scopes
    assert needed(method, kind) == ",".join(alternatives(method, kind))
    for scope in scopes:
        assert allowed(method, kind, {scope, "commands"})
    assert not allowed(method, kind, set())
    assert not allowed(method, kind, {"commands", "search:read"})


@pytest.mark.parametrize("method", ["views.open", "views.publish", "auth.test", "chat.getPermalink"])
def test_some_methods_need_no_scope(method: str) -> None:
    assert needed(method) == ""
    assert allowed(method, None, set())


def test_without_a_kind_any_of_the_scopes_will_do() -> None:
    assert needed("conversations.list") == "channels:read,groups:read,im:read,mpim:read"
    assert allowed("conversations.list", None, {"im:read"})


def test_every_method_names_real_looking_scopes_and_a_tier() -> None:
    tiers = {1, 20, 50, 100, 200, 600}
    for method in SCOPES:
        assert per_minute(method) in tiers
        for kind in (None, *get_args(Kind)):
            assert all(":" in scope for scope in alternatives(method, kind))


def test_only_posting_is_counted_by_channel() -> None:
    assert [method for method in SCOPES if per_channel(method)] == ["chat.postMessage"]


def test_unknown_methods_are_no_silent_yes() -> None:
    with pytest.raises(KeyError):
        allowed("chat.shout", None, {"chat:write"})
