"""App manifests: reading one from YAML (or JSON) and refusing what Slack's own schema refuses.

https://docs.slack.dev/reference/app-manifest; limits are those of Slack's published manifest schema, version 1.
Sections of apps that run on Slack's own platform (functions, workflows, datastores …) are let through unread.
"""

from __future__ import annotations

from collections.abc import Iterator

import yaml
from pydantic import Field, ValidationError

from playground.rules.events import EVENTS
from playground.rules.manifest_sections import (
    DisplayInformation,
    Features,
    Metadata,
    OAuthConfig,
    Section,
    Settings,
    Shortcut,
    SlashCommand,
)


class ManifestError(ValueError):
    """A manifest Slack would refuse; `problems` holds every reason, each beginning with the path it is about."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = tuple(problems)


class Manifest(Section):
    """A whole manifest, with shortcuts to what a workspace asks of it."""

    schema_address: str | None = Field(default=None, alias="$schema")
    metadata: Metadata = Field(default=Metadata(), alias="_metadata")
    display_information: DisplayInformation
    features: Features = Features()
    oauth_config: OAuthConfig = OAuthConfig()
    settings: Settings = Settings()
    app_directory: object = None
    functions: object = None
    workflows: object = None
    datastores: object = None
    outgoing_domains: object = None
    types: object = None
    external_auth_providers: object = None

    @property
    def name(self) -> str:
        """The app's name."""
        return self.display_information.name

    @property
    def bot_name(self) -> str:
        """The bot user's display name; the app's name when it has no bot user."""
        return self.features.bot_user.display_name if self.features.bot_user else self.name

    @property
    def slash_commands(self) -> tuple[SlashCommand, ...]:
        """The slash commands, in their order."""
        return self.features.slash_commands or ()

    @property
    def shortcuts(self) -> tuple[Shortcut, ...]:
        """The global and message shortcuts, in their order."""
        return self.features.shortcuts or ()

    @property
    def bot_scopes(self) -> frozenset[str]:
        """The scopes the bot token holds once installed, optional ones included."""
        return frozenset(self.oauth_config.scopes.bot + self.oauth_config.scopes.bot_optional)

    @property
    def bot_events(self) -> tuple[str, ...]:
        """The events subscribed to."""
        return self.settings.event_subscriptions.bot_events

    @property
    def interactive(self) -> bool:
        """Whether buttons, shortcuts and forms reach the app."""
        return self.settings.interactivity.is_enabled

    @property
    def socket_mode(self) -> bool:
        """Whether the app is reached through a WebSocket rather than over HTTP."""
        return self.settings.socket_mode_enabled

    @property
    def token_rotation(self) -> bool:
        """Whether tokens expire after twelve hours."""
        return self.settings.token_rotation_enabled

    def subscribes_to(self, event: str) -> bool:
        """Return whether `event` (such as `message.im`) is subscribed to and one of its scopes is held."""
        scopes = EVENTS.get(event, ())
        return event in self.bot_events and (not scopes or any(scope in self.bot_scopes for scope in scopes))


def read_manifest(text: str) -> Manifest:
    """Return the manifest that `text`, YAML or JSON, spells. Raises ManifestError naming every problem by its path."""
    try:
        document = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise ManifestError([f"not YAML: {error}"]) from error
    if not isinstance(document, dict):
        raise ManifestError(["a manifest is a mapping of sections"])
    try:
        manifest = Manifest.model_validate(document)
    except ValidationError as error:
        raise ManifestError(_worded(error)) from error
    problems = [*_addresses(manifest), *_commands(manifest), *_events(manifest)]
    if problems:
        raise ManifestError(problems)
    return manifest


def _worded(error: ValidationError) -> list[str]:
    problems = error.errors(include_url=False)
    paths = [problem["loc"] for problem in problems]
    worded = []
    for problem, path in zip(problems, paths, strict=True):
        if problem["type"] == "too_short" and any(path == other[: len(path)] != other for other in paths):
            continue  # only looks too short because an item of it was refused
        message = "unknown key" if problem["type"] == "extra_forbidden" else problem["msg"]
        worded.append(f"{'.'.join(map(str, path))}: {message}")
    return worded


def _addresses(manifest: Manifest) -> Iterator[str]:
    """Without Socket Mode Slack needs to know where to send what (docs: app manifest)."""
    if manifest.socket_mode:
        return
    if manifest.bot_events and manifest.settings.event_subscriptions.request_url is None:
        yield "settings.event_subscriptions.request_url: needed for events without Socket Mode"
    if manifest.interactive and manifest.settings.interactivity.request_url is None:
        yield "settings.interactivity.request_url: needed for interactivity without Socket Mode"
    for index, command in enumerate(manifest.slash_commands):
        if command.url is None:
            yield f"features.slash_commands.{index}.url: needed without Socket Mode"


def _commands(manifest: Manifest) -> Iterator[str]:
    """Commands and shortcuts need the `commands` scope, distinct names, and shortcuts interactivity."""
    names = [command.command for command in manifest.slash_commands]
    callbacks = [(shortcut.type, shortcut.callback_id) for shortcut in manifest.shortcuts]
    for index, name in enumerate(names):
        if name in names[:index]:
            yield f"features.slash_commands.{index}.command: {name} is there already"
    for index, callback in enumerate(callbacks):
        if callback in callbacks[:index]:
            yield f"features.shortcuts.{index}.callback_id: {callback[1]} is there already"
    if (names or callbacks) and "commands" not in manifest.bot_scopes:
        yield "oauth_config.scopes.bot: slash commands and shortcuts need the scope commands"
    if callbacks and not manifest.interactive:
        yield "settings.interactivity.is_enabled: shortcuts need interactivity"


def _events(manifest: Manifest) -> Iterator[str]:
    """Every event exists and one of its scopes is asked for; Slack delivers it only then."""
    for index, event in enumerate(manifest.bot_events):
        path = f"settings.event_subscriptions.bot_events.{index}"
        if event not in EVENTS:
            yield f"{path}: {event} is no event a bot can subscribe to"
        elif not manifest.subscribes_to(event):
            yield f"{path}: {event} needs the scope {' or '.join(EVENTS[event])}"
