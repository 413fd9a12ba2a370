"""The Slack app's manifest: `app.yml` as it is, or turned to HTTP."""

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml

from bot.problem import SetupProblem

PATH = "/slack/events"
"""Where Slack calls us when it does so over HTTP."""
FILE = Path(__file__).resolve().parent.parent / "app.yml"

EVENT_SCOPES = {
    "app_mention": "app_mentions:read",
    "channel_shared": "groups:read",
    "channel_unshared": "groups:read",
    "file_change": "files:read",
    "member_joined_channel": "groups:read",
    "member_left_channel": "groups:read",
    "message.channels": "channels:history",
    "message.groups": "groups:history",
    "message.im": "im:history",
    "user_change": "users:read",
}
"""The scope without which Slack does not send an event; those not named here need none."""


def load() -> dict[str, Any]:
    """Return the manifest."""
    manifest: dict[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return manifest


def scopes() -> tuple[str, ...]:
    """Return the bot scopes the manifest asks for."""
    return tuple(load()["oauth_config"]["scopes"]["bot"])


def events() -> tuple[str, ...]:
    """Return the events the manifest subscribes to."""
    return tuple(load()["settings"]["event_subscriptions"]["bot_events"])


def over_http(host: str) -> str:
    """Return the manifest for an app that Slack calls at `host`, such as `https://baton.example.com`, as YAML.

    Raises `SetupProblem` when that is not an https address.
    """
    parts = urlsplit(host)
    if parts.scheme != "https" or not parts.hostname:
        raise SetupProblem(f"“{host}” is not an address Slack can call; it should look like https://baton.example.com")
    url = host.rstrip("/") + PATH
    manifest = load()
    for command in manifest["features"]["slash_commands"]:
        command["url"] = url
    settings = manifest["settings"]
    settings["event_subscriptions"] = {"request_url": url, **settings["event_subscriptions"]}
    settings["interactivity"] |= {"request_url": url, "message_menu_options_url": url}
    settings["socket_mode_enabled"] = False
    return yaml.safe_dump(manifest, sort_keys=False, allow_unicode=True, width=1000)
