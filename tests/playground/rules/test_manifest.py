"""Manifests: a whole one, every limit, every problem named."""

from __future__ import annotations

import json

import pytest
import yaml

from playground.rules.events import EVENTS, scopes_for_event
from playground.rules.manifest import ManifestError, read_manifest
from tests.playground.rules.examples import Json, spoilt, without

WHOLE = """
_metadata: {major_version: 1}
display_information:
  name: Handover
  description: Shift handovers
  background_color: "#1f3b57"
features:
  app_home: {home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false}
  bot_user: {display_name: Handover bot, always_online: false}
  slash_commands:
    - {command: /handover, description: Start a handover, usage_hint: "[start|help]", should_escape: true}
  shortcuts:
    - {name: Start handover, type: global, callback_id: start, description: Open the form}
    - {name: Add to handover, type: message, callback_id: add, description: Attach this message}
oauth_config:
  scopes:
    bot: [commands, chat:write, app_mentions:read, im:history, users:read, groups:read]
    bot_optional: [pins:write]
settings:
  event_subscriptions:
    bot_events: [app_home_opened, app_mention, message.im, member_joined_channel, app_uninstalled, user_change]
  interactivity: {is_enabled: true}
  org_deploy_enabled: false
  socket_mode_enabled: true
  token_rotation_enabled: false
"""
BODY: Json = yaml.safe_load(WHOLE)
COMMAND = BODY["features"]["slash_commands"][0]
SHORTCUT = BODY["features"]["shortcuts"][0]


def problems(body: Json) -> tuple[str, ...]:
    try:
        read_manifest(yaml.safe_dump(body, allow_unicode=True))
    except ManifestError as error:
        return error.problems
    return ()


def paths(body: Json) -> list[str]:
    return [problem.split(": ")[0] for problem in problems(body)]


def test_a_whole_manifest() -> None:
    manifest = read_manifest(WHOLE)
    assert (manifest.name, manifest.bot_name) == ("Handover", "Handover bot")
    assert [command.command for command in manifest.slash_commands] == ["/handover"]
    assert [(shortcut.type, shortcut.callback_id) for shortcut in manifest.shortcuts] == [
        ("global", "start"),
        ("message", "add"),
    ]
    assert {"commands", "pins:write"} <= manifest.bot_scopes
    assert manifest.bot_events[1] == "app_mention"
    assert manifest.features.app_home.home_tab_enabled
    assert not manifest.features.app_home.messages_tab_read_only_enabled
    assert (manifest.interactive, manifest.socket_mode, manifest.token_rotation) == (True, True, False)
    assert manifest.subscribes_to("message.im")
    assert not manifest.subscribes_to("message.channels")


def test_json_is_yaml() -> None:
    assert read_manifest(json.dumps(BODY)) == read_manifest(WHOLE)


def test_the_least_manifest() -> None:
    manifest = read_manifest("display_information: {name: Small}")
    assert (manifest.bot_name, manifest.bot_scopes, manifest.bot_events) == ("Small", frozenset(), ())
    assert (manifest.interactive, manifest.socket_mode) == (False, False)


TEXTS = [
    ("display_information.name", 1, 35),
    ("display_information.description", 1, 140),
    ("display_information.long_description", 175, 4000),
    ("features.bot_user.display_name", 1, 80),
    ("features.slash_commands.0.description", 1, 2000),
    ("features.slash_commands.0.usage_hint", 1, 1000),
    ("features.shortcuts.0.name", 1, 24),
    ("features.shortcuts.0.description", 1, 150),
    ("features.shortcuts.0.callback_id", 1, 255),
]


@pytest.mark.parametrize(("path", "least", "most"), TEXTS)
def test_lengths(path: str, least: int, most: int) -> None:
    def at(length: int) -> list[str]:
        return paths(spoilt(BODY, path.replace(".", "/"), "x" * length))

    assert at(least) == []
    assert at(most) == []
    assert at(least - 1) == [path]
    assert at(most + 1) == [path]


@pytest.mark.parametrize(
    ("command", "good"),
    [("/h", True), ("/" + "h" * 31, True), ("/", False), ("/" + "h" * 32, False), ("handover", False), ("/a b", False)],
)
def test_commands(command: str, good: bool) -> None:
    found = paths(spoilt(BODY, "features/slash_commands/0/command", command))
    assert found == ([] if good else ["features.slash_commands.0.command"])


@pytest.mark.parametrize(
    ("path", "make", "most"),
    [
        ("features.slash_commands", lambda count: [{**COMMAND, "command": f"/c{i}"} for i in range(count)], 50),
        ("features.shortcuts", lambda count: [{**SHORTCUT, "callback_id": f"c{i}"} for i in range(count)], 10),
        ("settings.event_subscriptions.bot_events", lambda count: [f"e{i}" for i in range(count)], 100),
    ],
)
def test_numbers(path: str, make: Json, most: int) -> None:
    assert path not in paths(spoilt(BODY, path.replace(".", "/"), make(most)))
    assert path in paths(spoilt(BODY, path.replace(".", "/"), make(most + 1)))


def test_lengths_of_scopes_events_and_addresses() -> None:
    scopes = BODY["oauth_config"]["scopes"]["bot"]
    assert paths(spoilt(BODY, "oauth_config/scopes/bot", [*scopes, "x" * 50])) == []
    assert paths(spoilt(BODY, "oauth_config/scopes/bot", [*scopes, "x" * 51])) == [
        f"oauth_config.scopes.bot.{len(scopes)}"
    ]
    assert paths(spoilt(BODY, "oauth_config/scopes/bot", [*scopes, ""])) == [f"oauth_config.scopes.bot.{len(scopes)}"]
    many = [f"x{number}" for number in range(255)]
    assert paths(spoilt(BODY, "oauth_config/scopes/user", many)) == []
    assert paths(spoilt(BODY, "oauth_config/scopes/user", [*many, "x"])) == ["oauth_config.scopes.user"]
    url = "https://example.com/"
    for path, most in (("features.slash_commands.0.url", 3000), ("settings.interactivity.request_url", 3500)):
        assert paths(spoilt(BODY, path.replace(".", "/"), url.ljust(most, "x"))) == []
        assert paths(spoilt(BODY, path.replace(".", "/"), url.ljust(most + 1, "x"))) == [path]


@pytest.mark.parametrize(
    "path",
    [
        "colour",
        "display_information.colour",
        "features.colour",
        "features.app_home.colour",
        "features.bot_user.colour",
        "features.slash_commands.0.colour",
        "features.shortcuts.0.colour",
        "oauth_config.colour",
        "oauth_config.scopes.colour",
        "settings.colour",
        "settings.event_subscriptions.colour",
        "settings.interactivity.colour",
        "_metadata.colour",
    ],
)
def test_unknown_keys(path: str) -> None:
    assert problems(spoilt(BODY, path.replace(".", "/"), "x")) == (f"{path}: unknown key",)


@pytest.mark.parametrize(
    "path",
    [
        "display_information",
        "display_information.name",
        "features.bot_user.display_name",
        "features.slash_commands.0.command",
        "features.slash_commands.0.description",
        "features.shortcuts.0.name",
        "features.shortcuts.0.type",
        "features.shortcuts.0.callback_id",
        "features.shortcuts.0.description",
        "settings.interactivity.is_enabled",
    ],
)
def test_required_keys(path: str) -> None:
    assert paths(without(BODY, path.replace(".", "/"))) == [path]


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("display_information.background_color", "blue"),
        ("features.app_home.home_tab_enabled", "yes"),
        ("features.shortcuts.0.type", "channel"),
        ("settings.socket_mode_enabled", 1),
        ("settings.interactivity.request_url", "ftp://example.com"),
        ("settings.event_subscriptions.bot_events", ["app_mention", "app_mention"]),
        ("display_information.name", 7),
        ("features.slash_commands", []),
    ],
)
def test_values(path: str, value: Json) -> None:
    assert paths(spoilt(BODY, path.replace(".", "/"), value)) == [path]


def test_without_socket_mode_addresses_are_needed() -> None:
    http = spoilt(BODY, "settings/socket_mode_enabled", False)
    assert paths(http) == [
        "settings.event_subscriptions.request_url",
        "settings.interactivity.request_url",
        "features.slash_commands.0.url",
    ]
    address = "https://example.com/slack/events"
    for pointer in ("settings/event_subscriptions/request_url", "settings/interactivity/request_url"):
        http = spoilt(http, pointer, address)
    assert paths(spoilt(http, "features/slash_commands/0/url", address)) == []


def test_names_are_distinct() -> None:
    assert paths(spoilt(BODY, "features/slash_commands", [COMMAND, COMMAND])) == ["features.slash_commands.1.command"]
    assert paths(spoilt(BODY, "features/shortcuts", [SHORTCUT, SHORTCUT])) == ["features.shortcuts.1.callback_id"]


def test_commands_need_their_scope_and_shortcuts_interactivity() -> None:
    bare = spoilt(BODY, "oauth_config/scopes/bot", ["app_mentions:read", "im:history", "users:read", "groups:read"])
    assert paths(bare) == ["oauth_config.scopes.bot"]
    assert paths(spoilt(BODY, "settings/interactivity/is_enabled", False)) == ["settings.interactivity.is_enabled"]


def test_events_need_their_scopes() -> None:
    events = ["app_home_opened", "message.groups", "message.ims"]
    found = problems(spoilt(BODY, "settings/event_subscriptions/bot_events", events))
    assert found == (
        "settings.event_subscriptions.bot_events.1: message.groups needs the scope groups:history",
        "settings.event_subscriptions.bot_events.2: message.ims is no event a bot can subscribe to",
    )


@pytest.mark.parametrize(
    ("event", "scopes"),
    [
        ("app_home_opened", ()),
        ("app_uninstalled", ()),
        ("tokens_revoked", ()),
        ("app_mention", ("app_mentions:read",)),
        ("message.im", ("im:history",)),
        ("message.groups", ("groups:history",)),
        ("member_joined_channel", ("channels:read", "groups:read")),
        ("user_change", ("users:read",)),
        ("reaction_added", ("reactions:read",)),
        ("file_shared", ("files:read",)),
    ],
)
def test_scopes_of_events(event: str, scopes: tuple[str, ...]) -> None:
    assert scopes_for_event(event) == scopes
    assert event in EVENTS


@pytest.mark.parametrize("text", ["", "[]", "name", "a: [", "\t- x"])
def test_what_is_no_manifest(text: str) -> None:
    with pytest.raises(ManifestError) as caught:
        read_manifest(text)
    assert len(caught.value.problems) == 1


def test_every_problem_is_told_at_once() -> None:
    spoiled = spoilt(spoilt(BODY, "display_information/name", ""), "features/colour", "red")
    assert len(problems(spoiled)) == 2
