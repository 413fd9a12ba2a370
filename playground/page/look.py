"""One look at the workspace: each part of the page as one person at one place sees it now."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from playground.page import compose, dates, emojis, records, roster, timeline
from playground.page.directory import Directory
from playground.page.place import Place
from playground.page.reader import Reader
from playground.workspace.entities import Json, Member, Message
from playground.workspace.errors import SlackError

if TYPE_CHECKING:
    from playground.page.painter import Painter

_PIN_WORDS = 60

DrawnRows = dict[str, tuple[int, str]]
"""Rows drawn before, by key: a fingerprint of what they show, and their HTML."""


class Look:
    """Draws the parts of the page; made anew for every scene, so that what it looks up once stays true."""

    def __init__(
        self, painter: Painter, place: Place, reader: Reader, moving_to: datetime | None, drawn: DrawnRows
    ) -> None:
        self._painter = painter
        self._workspace = painter.workspace
        self._place = place
        self._reader = reader
        self._moving_to = moving_to
        self._drawn = drawn
        self._me = self._workspace.members.get(place.user)
        self._channel = self._workspace.channels.get(place.conversation)
        self._partner = roster.partner(self._workspace, self._channel, place.user) if self._channel.is_im else None
        self._title = roster.label(self._workspace, self._channel, place.user)
        self._draw = painter.drawing(reader, self._directory)

    @cached_property
    def _directory(self) -> Directory:
        return roster.directory_of(self._workspace, self._place.user)

    @property
    def _reads_messages(self) -> bool:
        return self._place.tab == "messages"

    def top(self) -> str:
        """Return the bar with the clock and the switch of persons."""
        clock = self._workspace.clock
        people = [
            (one, f"{clock.now().astimezone(roster.zone(one)):%H:%M}") for one in self._workspace.members.offered()
        ]
        offset = round((self._reader.now - datetime.now(UTC)).total_seconds())
        return str(
            self._painter.places.top(
                self._me,
                moment(self._reader.local(self._reader.now)),
                people,
                offset * 1000,
                clock.frozen,
                moment(self._reader.local(self._moving_to)) if self._moving_to else "",
                len(self._painter.inspector.rules_broken),
                self._place.inspector,
            )
        )

    def sidebar(self) -> str:
        """Return the channels, people and apps."""
        people, apps = roster.directs(self._workspace, self._place.user)
        channels = roster.channels(self._workspace, self._place.user, self._channel.id)
        here = self._partner.id if self._partner else ""
        team = self._workspace.identity.team_name
        return str(self._painter.places.sidebar(team, channels, people, apps, self._place, here))

    def head(self) -> str:
        """Return the name, topic, tabs and bookmarks of the conversation."""
        channel = self._channel
        members = [self._workspace.members.get(one) for one in channel.members]
        absent = [one for one in self._workspace.members if one.id not in channel.members]
        others = [one for one in absent if not one.deleted and one.name != "slackbot"]
        pins = [(pin, self._pinned(pin.ts)) for pin in channel.pins]
        features = self._painter.features if self._is_ours else None
        return str(
            self._painter.places.head(
                channel,
                self._title,
                channel.topic,
                self._partner,
                members,
                others,
                self._place,
                features,
                pins,
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
        return str(self._painter.places.intro(self._channel, self._title, self._partner, self._draw))

    def messages(self) -> dict[str, str]:
        """Return the rows of the conversation."""
        if not self._reads_messages:
            return {}
        return self._lines(timeline.main_lines(self._workspace, self._place, self._reader))

    def replies(self) -> dict[str, str]:
        """Return the rows of the open thread."""
        if not self._place.thread:
            return {}
        return self._lines(timeline.thread_lines(self._workspace, self._place, self._reader))

    def _lines(self, lines: list[timeline.Line]) -> dict[str, str]:
        return {line.key: self._line(line) for line in lines}

    def _line(self, line: timeline.Line) -> str:
        """Return one row, drawn anew only if something it shows has changed: a rich message takes a millisecond."""
        shown = repr(line)
        seen = hash((shown, self._backdrop, self._reader.now if "{ago}" in shown else None))
        known = self._drawn.get(line.key)
        if known is None or known[0] != seen:
            known = self._drawn[line.key] = seen, self._draw_line(line)
        return known[1]

    @cached_property
    def _backdrop(self) -> int:
        """What every row depends on beside itself: names, what "today" is, and who edits what."""
        today = self._reader.local(self._reader.now).date()
        return hash((today, self._place.editing, repr(self._directory), repr(self._reader.channels)))

    def _draw_line(self, line: timeline.Line) -> str:
        draw = self._draw
        if line.message is not None:
            draw = self._painter.drawing(self._reader, self._directory, self._chosen(line.message))
        row, features, me = self._painter.rows.row, self._painter.features, self._place.user
        return str(row(line, draw, self._reader, dates, features, me, self._place.editing, emojis))

    def _chosen(self, message: Message) -> Json:
        state: Json = message.states.get(self._place.user, {})
        return state

    def surface(self) -> str:
        """Return the Home or About tab of an app; empty beside messages."""
        if self._place.tab == "home":
            view = self._workspace.views.home(self._place.user)
            values = view.state.get("values") if view else None
            return str(self._painter.places.home(view, self._painter.drawing(self._reader, self._directory, values)))
        if self._place.tab == "about":
            return str(self._painter.places.about(self._partner, self._painter.features))
        return ""

    def composer(self) -> str:
        """Return where one writes, or why one cannot."""
        places, channel = self._painter.places, self._channel
        if not self._reads_messages:
            return ""
        if channel.archived:
            return str(places.closed("This channel is archived. You can read it, but not write."))
        if self._place.user not in channel.members:
            return str(places.closed(f"You are looking at {self._title}.", join=self._title))
        if self._is_ours and not self._painter.features.writable:
            return str(places.closed("Sending messages to this app has been turned off."))
        words = compose.completions(self._workspace, self._place.user, self._painter.features)
        return str(places.composer("main", channel.id, self._title, words, self._painter.features))

    def thread_head(self) -> str:
        """Return the title of the thread pane."""
        return str(self._painter.places.thread_head(self._title)) if self._place.thread else ""

    def thread_composer(self) -> str:
        """Return where one replies."""
        if not self._place.thread or self._channel.archived or self._place.user not in self._channel.members:
            return ""
        words = compose.completions(self._workspace, self._place.user, None)
        key = f"{self._channel.id} {self._place.thread}"
        return str(
            self._painter.places.composer("thread", key, self._title, words, self._painter.features, self._place.thread)
        )

    def modals(self) -> dict[str, str]:
        """Return the person's open modals, root first."""
        drawn = {}
        for depth, view in enumerate(self._workspace.views.stack(self._place.user)):
            draw = self._painter.drawing(self._reader, self._directory, view.state.get("values"), view.errors)
            drawn[f"view-{view.id}"] = str(self._painter.places.view(view, self._bot, depth, draw))
        return drawn

    @property
    def _bot(self) -> Member:
        return self._workspace.bot

    def inspector_head(self) -> str:
        """Return the inspector's counts and switches."""
        seen = self._painter.inspector
        counts = len(seen.calls), len(seen.envelopes), len(seen.rules_broken)
        if not self._place.inspector:
            return ""
        slow = records.slowest_ack(seen)
        switches = self._place.problems_only, self._painter.limits.enabled
        return str(self._painter.places.inspector_head(*counts, slow, *switches))

    def records(self) -> dict[str, str]:
        """Return the inspector's rows, the newest first."""
        if not self._place.inspector:
            return {}
        wanted = records.Wanted(self._place.filtered, problems_only=self._place.problems_only)
        found = records.rows(self._painter.inspector, self._reader, wanted)
        return {row.key: str(self._painter.places.record(row)) for row in found}


def moment(local: datetime) -> str:
    """Return a local time as the top bar shows it; the page's script writes it in the same way."""
    return f"{local:%a} {local.day} {local:%b %Y, %H:%M}"
