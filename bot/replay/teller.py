"""Tells what happens as a story, day by day: what people do, and what Baton says to whom."""

import re
import sys
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import TextIO
from zoneinfo import ZoneInfo

from bot.replay.stage import Stage
from playground.driver import MemberDriver, Seen

WIDTH = 108
INDENT = 9
MOST_LINES = 6
_EMPHASIS = re.compile(r"(?<!\w)[*_]([^*_\n]+)[*_](?!\w)")


@dataclass(frozen=True)
class Said:
    """Something Baton said: the message, where, and in whose time to tell it."""

    seen: Seen
    where: str
    reader: MemberDriver


@dataclass
class Teller:
    """Writes the story to `out`. Each line has the local time of the person it is about."""

    stage: Stage
    out: TextIO = field(default_factory=lambda: sys.stdout)
    said: int = 0
    _day: date | None = None
    _heard: set[tuple[str, str, str]] = field(default_factory=set)

    async def does(self, who: MemberDriver, what: str) -> None:
        """Tell what somebody does; what Baton says in answer is told next."""
        await self.listen()
        self._line(self.stage.playground.clock.now(), who, f"{who.person.member.real_name}: {what}")

    async def reads(self, who: MemberDriver, what: str, text: str) -> None:
        """Tell what somebody reads, whole."""
        await self.listen()
        self._line(self.stage.playground.clock.now(), who, f"{who.person.member.real_name} reads {what}:")
        self.out.write(textwrap.indent(_plain(text), " " * INDENT) + "\n")

    async def listen(self) -> None:
        """Wait until all is quiet, then tell what Baton has said since."""
        await self.stage.settled()
        for said in self._news():
            self.said += 1
            self._line(datetime.fromtimestamp(float(said.seen.ts), UTC), said.reader, f"Baton {said.where}:")
            self._quote(said.seen.plain())

    def _news(self) -> list[Said]:
        """Return what Baton has newly said, oldest first."""
        new: dict[tuple[str, str, str], Said] = {}
        for reader in (self.stage.dana, self.stage.priya, self.stage.aiko):
            for said in self._heard_by(reader):
                message = said.seen.message
                key = (message.channel, message.ts, message.ephemeral_to)
                if key not in self._heard:
                    new.setdefault(key, said)
        self._heard |= new.keys()
        return sorted(new.values(), key=lambda said: said.seen.ts)

    def _heard_by(self, reader: MemberDriver) -> Iterator[Said]:
        workspace = self.stage.playground.workspace
        name = reader.person.member.real_name
        for channel in workspace.channels.of(reader.id):
            for message in workspace.messages.all(channel.id):
                private = message.ephemeral_to == reader.id
                if message.user == workspace.identity.bot_user_id and (private or not message.ephemeral_to):
                    where = f"to {name}" if private or channel.kind == "im" else f"in #{channel.name}"
                    yield Said(Seen(message, self.stage.playground.slack), where, reader)

    def _line(self, when: datetime, who: MemberDriver, words: str) -> None:
        """Write one line. Days are counted in UTC, in which the three mornings of the story fall on the same day."""
        if when.date() != self._day:
            self._day = when.date()
            self.out.write(f"\n{when:%A}, {when.day} {when:%B}\n")
        zone = who.person.member.tz
        city = zone.rpartition("/")[2].replace("_", " ")
        self.out.write(f"  {when.astimezone(ZoneInfo(zone)):%H:%M} ({city}) {words}\n")

    def _quote(self, text: str) -> None:
        lines = [line for raw in _plain(text).splitlines() for line in textwrap.wrap(raw, WIDTH - INDENT)]
        for line in lines[:MOST_LINES]:
            self.out.write(f"{' ' * INDENT}{line}\n")
        if len(lines) > MOST_LINES:
            self.out.write(f"{' ' * INDENT}…\n")


def _plain(text: str) -> str:
    """Return the text without the marks of bold and italic."""
    return _EMPHASIS.sub(r"\1", text)
