"""The sections of an app manifest: their members, limits, and what they are when left out.

https://docs.slack.dev/reference/app-manifest; limits are those of Slack's published manifest schema, version 1.
"""

from __future__ import annotations

from typing import Annotated, Literal, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StrictBool, StringConstraints

from playground.rules.formats import is_web_address

_Item = TypeVar("_Item")


def _text(least: int, most: int, pattern: str | None = None) -> StringConstraints:
    return StringConstraints(min_length=least, max_length=most, pattern=pattern)


def _unique(items: tuple[_Item, ...]) -> tuple[_Item, ...]:
    if len(set(items)) != len(items):
        raise ValueError("items must be unique")
    return items


def _address(text: str) -> str:
    if not is_web_address(text):
        raise ValueError("must begin with http:// or https:// and name a host")
    return text


_Url = Annotated[str, _text(1, 3500), AfterValidator(_address)]
_CommandUrl = Annotated[str, _text(1, 3000), AfterValidator(_address)]
_Name50 = Annotated[str, _text(1, 50)]
_Scopes = Annotated[tuple[_Name50, ...], Field(max_length=255)]
_Events = Annotated[tuple[_Name50, ...], Field(max_length=100), AfterValidator(_unique)]


class Section(BaseModel):
    """A part of a manifest: no keys beyond its own, and nothing changes after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Metadata(Section):
    """`_metadata`: which manifest schema is meant."""

    schema_version: int | None = None
    min_version: int | None = None
    major_version: int | None = None
    minor_version: int | None = None


class DisplayInformation(Section):
    """`display_information`: how the app presents itself."""

    name: Annotated[str, _text(1, 35)]
    description: Annotated[str, _text(1, 140)] | None = None
    long_description: Annotated[str, _text(175, 4000)] | None = None
    background_color: Annotated[str, _text(4, 7, r"^#[0-9a-fA-F]{3}([0-9a-fA-F]{3})?$")] | None = None


class AppHome(Section):
    """`features.app_home`: which tabs the app has."""

    home_tab_enabled: StrictBool = False
    messages_tab_enabled: StrictBool = False
    messages_tab_read_only_enabled: StrictBool = False


class BotUser(Section):
    """`features.bot_user`: the bot's name."""

    display_name: Annotated[str, _text(1, 80)]
    always_online: StrictBool = False


class SlashCommand(Section):
    """One of `features.slash_commands`; `url` is for apps without Socket Mode."""

    command: Annotated[str, _text(2, 32, r"^/\S+$")]
    description: Annotated[str, _text(1, 2000)]
    usage_hint: Annotated[str, _text(1, 1000)] | None = None
    should_escape: StrictBool = False
    url: _CommandUrl | None = None


class Shortcut(Section):
    """One of `features.shortcuts`."""

    name: Annotated[str, _text(1, 24)]
    type: Literal["message", "global"]
    callback_id: Annotated[str, _text(1, 255)]
    description: Annotated[str, _text(1, 150)]


class Features(Section):
    """`features`: what users meet of the app."""

    app_home: AppHome = AppHome()
    bot_user: BotUser | None = None
    slash_commands: Annotated[tuple[SlashCommand, ...], Field(min_length=1, max_length=50)] | None = None
    shortcuts: Annotated[tuple[Shortcut, ...], Field(min_length=1, max_length=10)] | None = None
    unfurl_domains: Annotated[tuple[str, ...], Field(min_length=1, max_length=5)] | None = None
    functions: object = None
    workflow_steps: object = None
    assistant_view: object = None


class Scopes(Section):
    """`oauth_config.scopes`."""

    bot: _Scopes = ()
    bot_optional: _Scopes = ()
    user: _Scopes = ()
    user_optional: _Scopes = ()


class OAuthConfig(Section):
    """`oauth_config`: what an installation grants."""

    redirect_urls: Annotated[tuple[Annotated[str, _text(1, 2500)], ...], Field(max_length=1000)] = ()
    scopes: Scopes = Scopes()
    token_management_enabled: StrictBool = False
    pkce_enabled: StrictBool = False


class EventSubscriptions(Section):
    """`settings.event_subscriptions`; `request_url` is for apps without Socket Mode."""

    request_url: _Url | None = None
    bot_events: _Events = ()
    user_events: _Events = ()
    metadata_subscriptions: object = None


class Interactivity(Section):
    """`settings.interactivity`; the addresses are for apps without Socket Mode."""

    is_enabled: StrictBool
    request_url: _Url | None = None
    message_menu_options_url: _Url | None = None


class Settings(Section):
    """`settings`: how Slack and the app speak."""

    event_subscriptions: EventSubscriptions = EventSubscriptions()
    interactivity: Interactivity = Interactivity(is_enabled=False)
    org_deploy_enabled: StrictBool = False
    socket_mode_enabled: StrictBool = False
    token_rotation_enabled: StrictBool = False
    is_hosted: StrictBool = False
    is_mcp_enabled: StrictBool = False
    allowed_ip_address_ranges: object = None
    incoming_webhooks: object = None
    siws_links: object = None
    hermes_app_type: str | None = None
    function_runtime: str | None = None
