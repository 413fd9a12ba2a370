"""Slack itself, for one workspace and one app: everything between the two."""

from collections.abc import Callable
from dataclasses import replace

from playground.platform.event_dispatcher import EventDispatcher
from playground.platform.faults import Faults
from playground.platform.inspector import Inspector
from playground.platform.limits import RateLimits
from playground.platform.response_urls import ResponseUrls
from playground.platform.socket_mode import SocketHub
from playground.platform.triggers import Triggers
from playground.rules.manifest import Manifest
from playground.workspace.events import AppConnected, ClockChanged
from playground.workspace.scheduled import ScheduledMessages
from playground.workspace.workspace import Workspace


class Slack:
    """Takes the app's calls, sends it events and interactions, and records which rules it breaks."""

    def __init__(self, workspace: Workspace, manifest: Manifest, ack_timeout: float = 3.0) -> None:
        """Install the app of `manifest` into `workspace`; `ack_timeout`: real seconds for an acknowledgement."""
        self.workspace = workspace
        self.manifest = manifest
        self.granted = set(manifest.bot_scopes)
        """The scopes the bot token holds; a test may take some away."""
        self.revoked = ""
        """`token` once the bot token is void, `account` once the app's installation is taken away."""
        self.uploads_refused = ""
        """The code every upload of the app is refused with, such as `file_uploads_disabled`; empty while it may upload."""
        self.canvases_refused = "canvas_disabled_user_team"
        """The code every canvas of the app is refused with; empty while it may make some."""
        self.connect_refused = "not_paid"
        """The code every invitation of another organisation is refused with; empty while the app may invite some."""
        self.inspector = Inspector(workspace.clock, workspace.events)
        self.cut: Callable[[tuple[str, int]], None] = lambda _client: None
        """Breaks the connection of a client (host and port); the server sets it."""
        self.triggers = Triggers()
        self.response_urls = ResponseUrls(workspace, self.inspector)
        self.faults = Faults()
        self.limits = RateLimits(workspace)
        self.scheduled = ScheduledMessages(workspace)
        self.socket = SocketHub(self.inspector, workspace.clock, workspace.identity.app_id, ack_timeout)
        self.socket.on_connected = lambda: workspace.events.publish(AppConnected())
        self.events = EventDispatcher(workspace, manifest, self.socket)
        workspace.events.listen(self.events)
        workspace.clock.watch(lambda now: workspace.events.publish(ClockChanged(now)))
        workspace.clock.settle_with(self.socket.idle)

    async def uninstall(self) -> None:
        """Take the app out of the workspace: it is told, then its tokens are void."""
        identity = self.workspace.identity
        revoked = {"type": "tokens_revoked", "tokens": {"oauth": [], "bot": [identity.bot_user_id]}}
        for event in (revoked, {"type": "app_uninstalled"}):
            if self.manifest.subscribes_to(str(event["type"])):
                self.events.send(event | {"event_ts": self.workspace.core.new_ts()})
        await self.socket.idle()
        self.revoked = "account"

    def reinstall(self, bot_token: str) -> None:
        """Install the app anew, as an admin does: under this token, with every scope of its manifest."""
        self.workspace.identity = replace(self.workspace.identity, bot_token=bot_token)
        self.granted = set(self.manifest.bot_scopes)
        self.revoked = ""

    def switch_messages_tab(self, *, on: bool) -> None:
        """Switch the app's Messages tab on or off, as its makers do in the app's settings."""
        features = self.manifest.features
        home = features.app_home.model_copy(update={"messages_tab_enabled": on})
        changed = features.model_copy(update={"app_home": home})
        self.manifest = self.manifest.model_copy(update={"features": changed})

    def switch_uploads(self, *, on: bool, refused: str = "file_uploads_disabled") -> None:
        """Switch file uploads on or off, as a workspace's admins do; off, they are refused with the code `refused`."""
        self.uploads_refused = "" if on else refused

    def switch_canvases(self, *, on: bool, refused: str = "canvas_disabled_user_team") -> None:
        """Switch canvases on or off for the app, as the plan or a workspace's admins do; off, they are refused with `refused`."""
        self.canvases_refused = "" if on else refused

    def switch_connect(self, *, on: bool, refused: str = "not_paid") -> None:
        """Switch Slack Connect on or off, as the plan or a workspace's admins do; off, invitations are refused with `refused`."""
        self.connect_refused = "" if on else refused

    async def close(self) -> None:
        """End what is under way."""
        self.workspace.clock.close()
        await self.socket.close()
        self.workspace.core.store.close()
