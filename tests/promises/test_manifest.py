"""`app.yml` and the code agree: what it announces has a listener, and what the code needs it asks for."""

import re
from collections import defaultdict
from collections.abc import Callable
from typing import cast

import pytest
import yaml
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot import manifest
from bot.app import LISTENERS
from bot.problem import SetupProblem
from handlers.desk import Desk
from messages.ids import Shortcut
from playground.rules.manifest import read_manifest

ROOT = manifest.FILE.parent
CALLS_AND_SCOPES = {
    "chat_postMessage": "chat:write",
    "chat_update": "chat:write",
    "chat_postEphemeral": "chat:write",
    "conversations_open": "im:write",
    "conversations_create": "groups:write",
    "conversations_invite": "groups:write",
    "conversations_setTopic": "groups:write",
    "conversations_rename": "groups:write",
    "conversations_archive": "groups:write",
    "conversations_unarchive": "groups:write",
    "conversations_members": "groups:read",
    "conversations_info": "groups:read",
    "users_conversations": "groups:read",
    "conversations_history": "groups:history",
    "conversations_replies": "groups:history",
    "users_info": "users:read",
    "pins_add": "pins:write",
    "bookmarks_add": "bookmarks:write",
    "bookmarks_edit": "bookmarks:write",
    "bookmarks_list": "bookmarks:read",
    "files_upload_v2": "files:write",
    "files_getUploadURLExternal": "files:write",
    "files_completeUploadExternal": "files:write",
}
NO_SCOPE = {
    "auth_test",
    "views_open",
    "views_push",
    "views_update",
    "views_publish",
    "apps_connections_open",
    "chat_getPermalink",
}


class Listeners:
    """Stands where Bolt's app does while listeners are registered, and notes what they listen for."""

    def __init__(self) -> None:
        self.heard: dict[str, set[str]] = defaultdict(set)

    def __getattr__(self, kind: str) -> Callable[..., Callable[..., object]]:
        def listen(*wanted: object, **_more: object) -> Callable[..., object]:
            constraint = wanted[0] if wanted else ""
            if isinstance(constraint, dict):
                constraint = constraint.get("type", constraint.get("callback_id", ""))
            self.heard[kind].add(str(constraint))
            return lambda listener: listener

        return listen


@pytest.fixture(scope="module")
def heard() -> dict[str, set[str]]:
    """Return what the bot listens for, by kind."""
    listeners = Listeners()
    for module in LISTENERS:
        module.register(cast("AsyncApp", listeners), cast("Desk", None))
    return listeners.heard


def client_calls() -> set[str]:
    """Return the names of Slack's methods the code calls, as the SDK spells them."""
    files = [file for folder in ("bot", "handlers", "deliveries") for file in (ROOT / folder).rglob("*.py")]
    named = {name for file in files for name in re.findall(r"client\.([a-z]\w+)\(", file.read_text(encoding="utf-8"))}
    return {name for name in named if hasattr(AsyncWebClient, name)}


def test_slack_would_take_it() -> None:
    assert read_manifest(manifest.FILE.read_text(encoding="utf-8")).name == "Baton"


def test_slack_would_take_it_for_http() -> None:
    made = yaml.safe_load(manifest.over_http("https://baton.example.com/"))
    assert read_manifest(yaml.safe_dump(made)).name == "Baton"
    url = "https://baton.example.com/slack/events"
    assert made["features"]["slash_commands"][0]["url"] == url
    assert made["settings"]["event_subscriptions"]["request_url"] == url
    assert made["settings"]["interactivity"]["request_url"] == url
    assert made["settings"]["socket_mode_enabled"] is False


@pytest.mark.parametrize("wrong", ["", "baton.example.com", "http://baton.example.com", "https://"])
def test_an_address_slack_cannot_call_is_refused(wrong: str) -> None:
    with pytest.raises(SetupProblem, match="should look like https://"):
        manifest.over_http(wrong)


def test_every_event_has_a_listener_and_every_listener_an_event(heard: dict[str, set[str]]) -> None:
    listened = heard["event"] | ({"message"} if heard["message"] else set())
    assert listened == {event.partition(".")[0] for event in manifest.events()}


def test_every_command_has_a_listener_and_every_listener_a_command(heard: dict[str, set[str]]) -> None:
    assert heard["command"] == {command["command"] for command in manifest.load()["features"]["slash_commands"]}


def test_every_shortcut_has_an_id_and_a_listener(heard: dict[str, set[str]]) -> None:
    announced = {shortcut["callback_id"] for shortcut in manifest.load()["features"]["shortcuts"]}
    assert announced == set(Shortcut)
    assert heard["shortcut"] | heard["global_shortcut"] | heard["message_shortcut"] == announced


def test_every_scope_is_needed_and_every_need_has_its_scope() -> None:
    unknown = client_calls() - set(CALLS_AND_SCOPES) - NO_SCOPE
    assert not unknown, "say here which scope these calls need"
    needed = {CALLS_AND_SCOPES[call] for call in client_calls() - NO_SCOPE}
    # What no call shows: commands and shortcuts, events, the e-mail field, read-back in direct messages.
    implied = {"commands", "users:read.email", "im:history", *manifest.EVENT_SCOPES.values()}
    assert needed | implied == set(manifest.scopes())


def test_every_scope_says_why() -> None:
    lines = manifest.FILE.read_text(encoding="utf-8").partition("    bot:\n")[2].partition("settings:")[0].splitlines()
    assert len(lines) == len(manifest.scopes())
    assert all(re.fullmatch(r"      - [a-z:._]+ # .{10,}", line) for line in lines)


def test_the_usage_hint_names_the_verbs() -> None:
    hint = manifest.load()["features"]["slash_commands"][0]["usage_hint"]
    verbs = "start status list checklist email pause resume snooze complete cancel settings help"
    assert " ".join(re.findall(r"[a-z]+", hint.partition("]")[0])) == verbs
