"""What people meet of the installed app: its commands, its shortcuts, and the tabs of its Home."""

from __future__ import annotations

from dataclasses import dataclass

from playground.rules.manifest import Manifest
from playground.rules.manifest_sections import Shortcut, SlashCommand


@dataclass(frozen=True)
class Features:
    """The parts of an app's manifest that the page shows."""

    app: str = "App"
    description: str = ""
    commands: tuple[SlashCommand, ...] = ()
    global_shortcuts: tuple[Shortcut, ...] = ()
    message_shortcuts: tuple[Shortcut, ...] = ()
    home: bool = True
    messages: bool = True
    writable: bool = True
    """Whether people may write in the app's Messages tab."""

    @property
    def tabs(self) -> tuple[str, ...]:
        """The tabs of the app's Home, as Slack orders them; About is always there."""
        offered = (("home", self.home), ("messages", self.messages), ("about", True))
        return tuple(tab for tab, on in offered if on)


def features_of(manifest: Manifest | None) -> Features:
    """Return what the manifest offers people; without one, an app with both tabs and nothing else."""
    if manifest is None:
        return Features()
    tabs = manifest.features.app_home
    return Features(
        app=manifest.bot_name,
        description=manifest.display_information.description or "",
        commands=manifest.slash_commands,
        global_shortcuts=tuple(one for one in manifest.shortcuts if one.type == "global"),
        message_shortcuts=tuple(one for one in manifest.shortcuts if one.type == "message"),
        home=tabs.home_tab_enabled,
        messages=tabs.messages_tab_enabled,
        writable=not tabs.messages_tab_read_only_enabled,
    )
