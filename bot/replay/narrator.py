"""Tells what happens as a story, day by day: what people do, and what Baton says to whom."""

import re
import textwrap
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TextIO
from zoneinfo import ZoneInfo

from bot.replay.environment import ReplayEnvironment
from playground.driver import MemberDriver
from playground.driver.plain import plain_message
from playground.workspace.events import MessagePosted, WorkspaceEvent

WIDTH = 108
INDENT = 9
MOST_LINES = 14
SPOKEN = frozenset({"", "bot_message", "file_share", "channel_archive", "group_archive"})
"""Subtypes worth telling; that somebody joined or set a topic is not."""
_EMPHASIS = re.compile(r"(?<!\w)[*_]([^*_\n]+)[*_](?!\w)")


@dataclass(frozen=True)
class Said:
    """Something Baton said, as it read at that moment: when, where, and in whose time to tell it."""

    when: datetime
    text: str
    where: str
    reader: MemberDriver


class Narrator:
    """Writes the story to `out`. Each line has the local time of the person it is about."""

    def __init__(self, stage: ReplayEnvironment, out: TextIO) -> None:
        """Listen to the stage's Slack from now on."""
        self.said = 0
        self._stage, self._out = stage, out
        self._untold: list[Said] = []
        self._day: date | None = None
        stage.playground.workspace.events.listen(self._overhear)

    async def does(self, who: MemberDriver, what: str) -> None:
        """Tell what somebody does; what Baton says in answer is told next."""
        await self.listen()
        self._line(self._stage.playground.clock.now(), who, f"{who.person.member.real_name}: {what}")

    async def reads(self, who: MemberDriver, what: str, text: str) -> None:
        """Tell what somebody reads, whole."""
        await self.listen()
        self._line(self._stage.playground.clock.now(), who, f"{who.person.member.real_name} reads {what}:")
        self._out.write(textwrap.indent(_plain(text), " " * INDENT) + "\n")

    async def listen(self) -> None:
        """Wait until all is quiet, then tell what Baton has said since."""
        await self._stage.settled()
        for said in self._untold:
            self.said += 1
            self._line(said.when, said.reader, f"Baton {said.where}:")
            self._quote(said.text)
        self._untold.clear()

    def _overhear(self, change: WorkspaceEvent) -> None:
        workspace = self._stage.playground.workspace
        if not isinstance(change, MessagePosted) or change.message.user != workspace.identity.bot_user_id:
            return
        if change.message.subtype not in SPOKEN:
            return
        message, channel = change.message, workspace.channels.get(change.message.channel)
        alone = message.ephemeral_to or next(
            (one for one in channel.members if channel.is_im and one != message.user), ""
        )
        reader = self._reader(alone)
        where = f"to {reader.person.member.real_name}" if alone else f"in #{channel.name}"
        when = datetime.fromtimestamp(float(message.ts), UTC)
        self._untold.append(Said(when, plain_message(workspace, message), where, reader))

    def _reader(self, user: str) -> MemberDriver:
        people = (self._stage.dana, self._stage.priya, self._stage.aiko, self._stage.marek)
        return next((one for one in people if one.id == user), self._stage.dana)

    def _line(self, when: datetime, who: MemberDriver, words: str) -> None:
        """Write one line. Days are counted in UTC, in which the three mornings of the story fall on the same day."""
        if when.date() != self._day:
            self._day = when.date()
            self._out.write(f"\n{when:%A}, {when.day} {when:%B}\n")
        zone = who.person.member.tz
        city = zone.rpartition("/")[2].replace("_", " ")
        self._out.write(f"  {when.astimezone(ZoneInfo(zone)):%H:%M} ({city}) {words}\n")

    def _quote(self, text: str) -> None:
        lines = [line for raw in _plain(text).splitlines() for line in textwrap.wrap(raw, WIDTH - INDENT)]
        for line in lines[:MOST_LINES]:
            self._out.write(f"{' ' * INDENT}{line}\n")
        if len(lines) > MOST_LINES:
            self._out.write(f"{' ' * INDENT}…\n")


def _plain(text: str) -> str:
    """Return the text without the marks of bold and italic."""
    return _EMPHASIS.sub(r"\1", text)
