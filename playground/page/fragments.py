"""The parts of the page as HTML, as one person in one tab sees them now."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cached_property

from playground.page import composer, conversations, dates, emojis, inspector_rows, timeline
from playground.page.context import PageContext
from playground.page.directory import Directory
from playground.page.reader import Reader
from playground.page.tab_state import TabState
from playground.workspace.entities import Json, Member, Message
from playground.workspace.errors import SlackError

_PIN_WORDS = 60

RenderedRows = dict[str, tuple[int, str]]
"""Rows drawn before, by key: a fingerprint of what they show, and their HTML."""


class Fragments:
    """Draws the parts of the page; made anew for every snapshot, so that what it looks up once stays true."""

    def __init__(self, context: PageContext, state: TabState, reader: Reader, rendered: RenderedRows) -> None:
        self._context = context
        self._workspace = context.workspace
        self._layout = context.templates.layout
        self._state = state
        self._reader = reader
        self._moving_to = context.clock_mover.moving_to
        self._rendered = rendered
        self._me = self._workspace.members.get(state.user)
        self._channel = self._workspace.channels.get(state.conversation)
        self._partner = (
            conversations.partner(self._workspace, self._channel, state.user) if self._channel.is_im else None
        )
        self._title = conversations.label(self._workspace, self._channel, state.user)
        self._draw = context.templates.blocks(reader, self._directory)

    @cached_property
    def _directory(self) -> Directory:
        return conversations.directory_of(self._workspace, self._state.user)

    @property
    def _reads_messages(self) -> bool:
        return self._state.tab == "messages"

    def top(self) -> str:
        """Return the bar with the clock and the switch of persons."""
        clock = self._workspace.clock
        people = [
            (one, f"{clock.now().astimezone(conversations.zone(one)):%H:%M}")
            for one in self._workspace.members.offered()
        ]
        offset = round((self._reader.now - datetime.now(UTC)).total_seconds())
        return str(
            self._layout.top(
                self._me,
                moment(self._reader.local(self._reader.now)),
                people,
                offset * 1000,
                clock.frozen,
                moment(self._reader.local(self._moving_to)) if self._moving_to else "",
                len(self._context.slack.inspector.rules_broken),
                self._state.inspector,
            )
        )

    def sidebar(self) -> str:
        """Return the channels, people and apps."""
        people, apps = conversations.directs(self._workspace, self._state.user)
        channels = conversations.channels(self._workspace, self._state.user, self._channel.id)
        here = self._partner.id if self._partner else ""
        team = self._workspace.identity.team_name
        return str(self._layout.sidebar(team, channels, people, apps, self._state, here))

    def head(self) -> str:
        """Return the name, topic, tabs and bookmarks of the conversation."""
        channel = self._channel
        members = [self._workspace.members.get(one) for one in channel.members]
        absent = [one for one in self._workspace.members if one.id not in channel.members]
        others = [one for one in absent if not one.deleted and one.name != "slackbot"]
        pins = [(pin, self._pinned(pin.ts)) for pin in channel.pins]
        features = self._context.features if self._is_ours else None
        return str(
            self._layout.head(
                channel,
                self._title,
                channel.topic,
                self._partner,
                members,
                others,
                self._state,
                features,
                pins,
                self._workspace.canvases.of_channel(channel.id),
                len(self._workspace.messages.unread(self._state.user, channel.id)),
                self._draw,
            )
        )

    @property
    def _is_ours(self) -> bool:
        return self._partner is not None and self._partner.id == self._workspace.identity.bot_user_id

    def _pinned(self, ts: str) -> str:
        try:
            message = self._workspace.messages.get(self._channel.id, ts)
        except SlackError:
            return "A deleted message"
        return self._draw.words({"type": "mrkdwn", "text": message.text})[:_PIN_WORDS] or "A message"

    def intro(self) -> str:
        """Return the words above the first message."""
        if not self._reads_messages:
            return ""
        return str(self._layout.intro(self._channel, self._title, self._partner, self._draw))

    def messages(self) -> dict[str, str]:
        """Return the rows of the conversation."""
        if not self._reads_messages:
            return {}
        return self._lines(timeline.main_lines(self._workspace, self._state, self._reader))

    def replies(self) -> dict[str, str]:
        """Return the rows of the open thread."""
        if not self._state.thread:
            return {}
        return self._lines(timeline.thread_lines(self._workspace, self._state, self._reader))

    def _lines(self, lines: list[timeline.Line]) -> dict[str, str]:
        return {line.key: self._line(line) for line in lines}

    def _line(self, line: timeline.Line) -> str:
        """Return one row, drawn anew only if something it shows has changed: a rich message takes a millisecond."""
        shown = repr(line)
        seen = hash((shown, self._backdrop, self._reader.now if "{ago}" in shown else None))
        known = self._rendered.get(line.key)
        if known is None or known[0] != seen:
            known = self._rendered[line.key] = seen, self._draw_line(line)
        return known[1]

    @cached_property
    def _backdrop(self) -> int:
        """What every row depends on beside itself: names, what "today" is, and who edits what."""
        today = self._reader.local(self._reader.now).date()
        return hash((today, self._state.editing, repr(self._directory), repr(self._reader.channels)))

    def _draw_line(self, line: timeline.Line) -> str:
        draw = self._draw
        if line.message is not None:
            draw = self._context.templates.blocks(self._reader, self._directory, self._chosen(line.message))
        row, features, me = self._context.templates.messages.row, self._context.features, self._state.user
        return str(row(line, draw, self._reader, dates, features, me, self._state.editing, emojis))

    def _chosen(self, message: Message) -> Json:
        state: Json = message.states.get(self._state.user, {})
        return state

    def surface(self) -> str:
        """Return the Home or About tab of an app; empty beside messages."""
        if self._state.tab == "home":
            view = self._workspace.views.home(self._state.user)
            values = view.state.get("values") if view else None
            draw = self._context.templates.blocks(self._reader, self._directory, values)
            return str(self._layout.home(view, draw, connected=self._context.slack.socket.connections > 0))
        if self._state.tab == "about":
            return str(self._layout.about(self._partner, self._context.features))
        return ""

    def composer(self) -> str:
        """Return where one writes, or why one cannot."""
        channel = self._channel
        if not self._reads_messages:
            return ""
        if channel.archived:
            return str(self._layout.closed("This channel is archived. You can read it, but not write.", unarchive=True))
        if self._state.user not in channel.members:
            return str(self._layout.closed(f"You are looking at {self._title}.", join=self._title))
        if self._is_ours and not self._context.features.writable:
            return str(self._layout.closed("Sending messages to this app has been turned off."))
        words = composer.completions(self._workspace, self._state.user, self._context.features)
        return str(self._layout.composer("main", channel.id, self._title, words, self._context.features))

    def thread_head(self) -> str:
        """Return the title of the thread pane."""
        return str(self._layout.thread_head(self._title)) if self._state.thread else ""

    def thread_composer(self) -> str:
        """Return where one replies."""
        if not self._state.thread or self._channel.archived or self._state.user not in self._channel.members:
            return ""
        words = composer.completions(self._workspace, self._state.user, None)
        key = f"{self._channel.id} {self._state.thread}"
        return str(self._layout.composer("thread", key, self._title, words, self._context.features, self._state.thread))

    def modals(self) -> dict[str, str]:
        """Return the person's open modals, root first."""
        drawn = {}
        for depth, view in enumerate(self._workspace.views.stack(self._state.user)):
            draw = self._context.templates.blocks(self._reader, self._directory, view.state.get("values"), view.errors)
            drawn[f"view-{view.id}"] = str(self._layout.view(view, self._bot, depth, draw))
        return drawn

    @property
    def _bot(self) -> Member:
        return self._workspace.bot

    def inspector_head(self) -> str:
        """Return the inspector's counts and switches."""
        seen = self._context.slack.inspector
        counts = len(seen.calls), len(seen.envelopes), len(seen.rules_broken)
        if not self._state.inspector:
            return ""
        slow = inspector_rows.slowest_ack(seen)
        slack = self._context.slack
        off = bool(slack.uploads_refused), not slack.manifest.features.app_home.messages_tab_enabled
        switches = self._state.problems_only, slack.limits.enabled, *off
        return str(self._layout.inspector_head(*counts, slow, *switches))

    def records(self) -> dict[str, str]:
        """Return the inspector's rows, the newest first."""
        if not self._state.inspector:
            return {}
        wanted = inspector_rows.RowFilter(self._state.filtered, problems_only=self._state.problems_only)
        found = inspector_rows.rows(self._context.slack.inspector, self._reader, wanted)
        return {row.key: str(self._layout.record(row)) for row in found}


def moment(local: datetime) -> str:
    """Return a local time as the top bar shows it; the page's script writes it in the same way."""
    return f"{local:%a} {local.day} {local:%b %Y, %H:%M}"
