"""A thousand at once, on one process: each is done and acknowledged within Slack's three seconds, or told to press again.

What counts is that nothing lies in between: nobody hears that it is done where it is not, or the other way round.
"""

import json
from contextlib import AsyncExitStack
from pathlib import Path
from time import perf_counter

from messages.kit import notices
from playground.workspace.events import EnvelopeChanged, WorkspaceEvent
from playground.workspace.records import EnvelopeRecord
from tests.bench.acts import Side, at_hour, forms, press_buttons
from tests.bench.crowd import PATIENCE, Visitor
from tests.bench.evidence import Stored, stored
from tests.bench.figures import Figure, at_least, at_most
from tests.bench.processes import BATON
from tests.bench.sides import started

CROWD = 1_000
QUIET = 4.0
"""Seconds without anything happening after which nothing is under way: an answer may be as late as Slack's patience."""
HOUR = 8


async def measured(folder: Path) -> list[Figure]:
    """Return, of a thousand presses, forms and messages, how many were done, told to press again, late, and half done."""
    return [*await _in_mode(folder, http=False), *await _in_mode(folder, http=True)]


async def _in_mode(folder: Path, *, http: bool) -> list[Figure]:
    async with AsyncExitStack() as stack:
        side = await started(stack, folder, "Baton", BATON, CROWD, http=http)
        _, settings = await forms(side)
        settings = at_hour(settings, str(HOUR))
        heard = _Heard(side)
        await press_buttons(side, 1, 0)
        first = (await _stored(side)).put_off
        figures = await _buttons(side, heard, first)
        figures += await _forms(side, heard, settings)
        return figures + await _messages(side, heard)


class _Heard:
    """What a playground hears: the words by which somebody is asked to press again, and the envelopes of events."""

    def __init__(self, side: Side) -> None:
        self.busy = 0
        self.events: dict[str, EnvelopeRecord] = {}
        self._words = tuple(json.dumps(said)[1:-1] for said in (notices.busy(), notices.busy_with_form()))
        side.playground.workspace.events.listen(self._note)
        side.playground.workspace.events.listen(self._note_busy)

    def _note(self, change: WorkspaceEvent) -> None:
        if (
            isinstance(change, EnvelopeChanged)
            and change.record.type == "events_api"
            and change.record.milliseconds is not None
        ):
            self.events[str(change.record.payload.get("event_id"))] = change.record

    def _note_busy(self, change: WorkspaceEvent) -> None:
        message = getattr(change, "message", None)
        if message is not None and self._told(message.text):
            self.busy += 1
        if isinstance(change, EnvelopeChanged) and self._told(change.record.ack or {}):
            self.busy += 1

    def _told(self, answer: object) -> bool:
        shown = json.dumps(answer)
        return any(words in shown for words in self._words)


async def _stored(side: Side) -> Stored:
    return await stored(side.database, side.playground.workspace.identity.team_id, CROWD)


async def _buttons(side: Side, heard: _Heard, first: int) -> list[Figure]:
    heard.busy = 0
    side.acks.clear()
    await press_buttons(side, CROWD, 0)
    await side.watch.quiet(QUIET)
    done = (await _stored(side)).put_off - first
    return _figures("buttons", side.acks["button", CROWD], done + 1, heard.busy)


async def _forms(side: Side, heard: _Heard, settings: dict[str, object]) -> list[Figure]:
    heard.busy = 0
    for visitor in side.visitors:
        visitor.show(settings)
    side.acks.clear()
    await side.do("form", CROWD, lambda visitor: visitor.send())
    await side.watch.quiet(QUIET)
    done = (await _stored(side)).hours.get(HOUR, 0)
    return _figures("forms", side.acks["form", CROWD], done, heard.busy)


async def _messages(side: Side, heard: _Heard) -> list[Figure]:
    heard.events.clear()

    async def say(visitor: Visitor) -> None:
        side.playground.person(visitor.id).say(visitor._dm.id, f"They renew in May, says {visitor.number}.")

    began = perf_counter()
    await side.at_once(CROWD, say)
    await side.watch.quiet(QUIET)
    return [
        Figure("1,000 messages: acknowledged once stored", len(heard.events), "", at_least(CROWD)),
        Figure("1,000 messages: until all is quiet", perf_counter() - began - QUIET, "s"),
    ]


def _figures(what: str, acks: list[float], done: int, busy: int) -> list[Figure]:
    late = sum(wait >= PATIENCE for wait in acks) + CROWD - len(acks)
    return [
        Figure(f"1,000 {what}: not answered within 3 s", late, "", at_most(0)),
        Figure(f"1,000 {what}: done", done, "", note=f"{busy} told to press again, slowest answer {max(acks):.0f} ms"),
        Figure(f"1,000 {what}: neither done nor told", CROWD - done - busy, "", at_most(0)),
    ]
