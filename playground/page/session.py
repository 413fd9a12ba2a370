"""One browser tab: what its person looks at, what it shows already, and what is sent after an event."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from time import perf_counter
from urllib.parse import urlencode

from starlette.websockets import WebSocket

from playground.page import conversations, renderer
from playground.page.context import PageContext
from playground.page.fragments import RenderedRows
from playground.page.snapshot import Snapshot
from playground.page.tab_state import PAGE, TabState
from playground.people.person import Person
from playground.workspace.entities import Channel, Json
from playground.workspace.errors import SlackError
from playground.workspace.events import AppConnected, MessagePosted, Warned, WorkspaceEvent

_GATHER = 0.015
"""Seconds that a burst of events is gathered, so that it is drawn once."""
_SHARE = 2.0
"""How many times longer than it took to draw the page rests, so that drawing never starves the app."""


class Session:
    """Follows the workspace for one tab and keeps the browser up to date."""

    def __init__(self, context: PageContext, socket: WebSocket, user: str, asked: Mapping[str, str]) -> None:
        """Begin where the page's address says: `asked` are its parameters `at`, `tab` and `thread`."""
        self.context = context
        self.workspace = context.workspace
        self.user = user
        self.visible = True
        self._address = ""
        self._socket = socket
        self._sent = Snapshot()
        self._rendered: RenderedRows = {}
        self._drawing = asyncio.Lock()
        self.state = TabState(user, self._start(asked.get("at", "")).id)
        self.enter(self.channel, self.tab_of(self.channel, asked.get("tab") or self._start_tab(asked.get("at", ""))))
        self.move(thread=self._thread(asked.get("thread", "")))

    def _start(self, at: str) -> Channel:
        """Return the conversation of the address, or where the page is to open."""
        try:
            wanted = self.workspace.channels.get(at)
        except SlackError:
            return self.workspace.app_dm(self.user) if self.context.options.open_app else self.home()
        return wanted if conversations.visible(wanted, self.user) else self.home()

    def _start_tab(self, at: str) -> str:
        """Return the tab of an address that names none."""
        return "messages" if at or not self.with_app else self.first_tab(self.channel)

    def first_tab(self, channel: Channel) -> str:
        """Return where a conversation opens: an app's at its Home, unless there is something to read."""
        return self.tab_of(channel, "messages" if self.workspace.messages.unread(self.user, channel.id) else "home")

    def tab_of(self, channel: Channel, wanted: str) -> str:
        """Return the wanted tab where the conversation has it, else its first: only the app's own DM has several."""
        if not self._is_with_app(channel):
            return "messages"
        tabs = self.context.features.tabs
        return wanted if wanted in tabs else tabs[0]

    def _thread(self, ts: str) -> str:
        """Return the thread of the address, if it is still there."""
        return ts if self.workspace.messages.find(self.state.conversation, ts) else ""

    @property
    def with_app(self) -> bool:
        """Whether the tab shows the person's conversation with the installed app."""
        return self._is_with_app(self.channel)

    def _is_with_app(self, channel: Channel) -> bool:
        return channel.is_im and self.workspace.identity.bot_user_id in channel.members

    @property
    def address(self) -> str:
        """The address at which a reload shows the same."""
        tab = self.state.tab if self.state.tab != "messages" else ""
        parts = {"as": self.user, "at": self.state.conversation, "tab": tab, "thread": self.state.thread}
        return "/?" + urlencode({name: value for name, value in parts.items() if value})

    def home(self) -> Channel:
        """Return where a person starts: their first channel, or the DM with the app."""
        mine = [one for one in self.workspace.channels.of(self.user) if not one.is_im and not one.archived]
        return mine[0] if mine else self.workspace.app_dm(self.user)

    @property
    def channel(self) -> Channel:
        """The conversation the tab shows."""
        return self.workspace.channels.get(self.state.conversation)

    @property
    def scrolled(self) -> dict[str, str]:
        """What the browser is told when a conversation or tab opens: messages are read from their end, tabs from their top."""
        return {"bottom" if self.state.tab == "messages" else "top": "main"}

    def enter(self, channel: Channel, tab: str = "messages") -> None:
        """Go to a conversation; what is unread there gets its line and counts as read from now on."""
        unread = self.workspace.messages.unread(self.user, channel.id)
        since = self.workspace.messages.last_read(self.user, channel.id) if unread else ""
        self.move(conversation=channel.id, tab=tab, thread="", editing="", new_since=since, shown=PAGE)
        self._rendered.clear()
        self.read()

    def open_app(self) -> None:
        """Tell the app that its Home or Messages tab is being looked at, where it is."""
        if self.with_app and self.state.tab != "about":
            Person(self.context.slack, self.user).open_app(self.state.tab)

    @property
    def _waits_for_home(self) -> bool:
        """Whether the tab shows the app's Home, and the app has published none."""
        return self.with_app and self.state.tab == "home" and self.workspace.views.home(self.user) is None

    def set_visible(self, *, visible: bool) -> None:
        """Record whether the tab is visible; what came while it was not is marked as new and counts as read."""
        self.visible = visible
        unread = self.workspace.messages.unread(self.user, self.state.conversation)
        if visible and unread:
            self.move(new_since=self.workspace.messages.last_read(self.user, self.state.conversation))
            self.read()

    def read(self) -> None:
        """Count the conversation as read where its messages are being looked at."""
        if self.visible and self.state.tab == "messages" and self.user in self.channel.members:
            self.workspace.messages.mark_read(self.user, self.state.conversation)

    def move(self, **changes: str | bool | int) -> None:
        """Change what the tab shows of the conversation it is in."""
        self.state = replace(self.state, **changes)  # type: ignore[arg-type] # the fields are named by our own code

    async def send(self, **news: object) -> None:
        """Send the browser something beside the snapshot: a notice, options, a focus."""
        await self._socket.send_json(news)

    async def refresh(self, **news: object) -> None:
        """Bring the browser up to date, with `news` besides."""
        async with self._drawing:
            if not conversations.visible(self.channel, self.user):
                self.enter(self.home())
            snapshot = renderer.snapshot(self.context, self.state, self._rendered)
            changes: Json = snapshot.changes_since(self._sent) | news
            if self.address != self._address:
                changes["address"] = self._address = self.address
            self._sent = snapshot
            if changes:
                await self._socket.send_json(changes)

    async def follow(self) -> None:
        """Keep the browser up to date until the connection ends."""
        with self.workspace.events.subscribe() as subscription:
            await self.refresh(**self.scrolled)
            while True:
                burst = [await subscription.next()]
                await asyncio.sleep(_GATHER)
                burst += subscription.waiting()
                await self._catch_up(burst)

    async def _catch_up(self, burst: list[WorkspaceEvent]) -> None:
        for change in burst:
            if isinstance(change, Warned) and change.user_id == self.user:
                await self.send(toast=change.text.replace("`", ""))
        if any(isinstance(one, MessagePosted) and one.message.channel == self.state.conversation for one in burst):
            self.read()
        if any(isinstance(one, AppConnected) for one in burst) and self._waits_for_home:
            # As a person does who finds the tab empty: Slack tells the app anew at each opening, and of no earlier one.
            self.open_app()
        began = perf_counter()
        await self.refresh()
        await asyncio.sleep((perf_counter() - began) * _SHARE)
