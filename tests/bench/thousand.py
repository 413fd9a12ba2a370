"""A thousand at once, on one process: each is done and acknowledged within Slack's three seconds, or told to press again.

What counts is that nothing lies in between: nobody hears that it is done where it is not, or the other way round.
"""

from collections.abc import AsyncIterator, Iterable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from time import perf_counter

from playground.workspace.entities import Json
from tests.bench.acts import Side, at_hour, forms, press_buttons
from tests.bench.crowd import PATIENCE, Visitor
from tests.bench.evidence import Stored, stored
from tests.bench.figures import Figure, at_least, at_most
from tests.bench.hearing import Heard
from tests.bench.own_view import OwnView
from tests.bench.processes import BATON
from tests.bench.sides import started

CROWD = 1_000
QUIET = 4.0
"""Seconds without anything happening after which nothing is under way: an answer may be as late as Slack's patience."""
HOUR = 8
RETRIES = (timedelta(minutes=1), timedelta(minutes=5))
"""How much later an event comes again that was not acknowledged at once."""


async def measured(folder: Path) -> list[Figure]:
    """Return, of a thousand presses, forms and messages, how many were done, told to press again, late, and half done."""
    return [*await _in_mode(folder, http=False), *await _in_mode(folder, http=True)]


@asynccontextmanager
async def baton_and_crowd(folder: Path, *, http: bool) -> AsyncIterator[tuple[Side, Json, OwnView]]:
    """Have Baton run beside a thousand people; yield both, settings with `HOUR` for the morning message, and Baton's view."""
    own = OwnView()
    async with AsyncExitStack() as stack:
        side = await started(stack, folder, "Baton", BATON, CROWD, own.environment, http=http)
        _, settings = await forms(side)
        yield side, at_hour(settings, str(HOUR)), own


async def _in_mode(folder: Path, *, http: bool) -> list[Figure]:
    async with baton_and_crowd(folder, http=http) as (side, settings, own):
        heard = Heard(side)
        await press_buttons(side, 1, 0)
        first = (await _stored(side)).put_off
        figures = await _buttons(side, heard, own, first)
        figures += await _forms(side, heard, own, settings)
        figures += await _messages(side, heard, own)
        return in_words(figures, http=http)


async def _stored(side: Side) -> Stored:
    return await stored(side.database, side.playground.workspace.identity.team_id, CROWD)


async def _buttons(side: Side, heard: Heard, own: OwnView, first: int) -> list[Figure]:
    heard.forget()
    side.acks.clear()
    await press_buttons(side, CROWD, 0)
    await side.watch.quiet(QUIET)
    done = (await _stored(side)).put_off - first
    return _figures("buttons", side.acks["button", CROWD], done + 1, heard.busy, await own.words(side))


async def _forms(side: Side, heard: Heard, own: OwnView, settings: dict[str, object]) -> list[Figure]:
    heard.forget()
    for visitor in side.visitors:
        visitor.show(settings)
    side.acks.clear()
    await side.do("form", CROWD, lambda visitor: visitor.send())
    await side.watch.quiet(QUIET)
    done = (await _stored(side)).hours.get(HOUR, 0)
    return _figures("forms", side.acks["form", CROWD], done, heard.busy, await own.words(side))


async def _messages(side: Side, heard: Heard, own: OwnView) -> list[Figure]:
    heard.forget()

    async def say(visitor: Visitor) -> None:
        visitor.say(f"They renew in May, says {visitor.number}.")

    began = perf_counter()
    await side.at_once(CROWD, say)
    await side.watch.quiet(QUIET)
    took = perf_counter() - began - QUIET
    waits = [record.milliseconds or 0.0 for record in heard.events.values()]
    late = sum(wait >= PATIENCE for wait in waits)
    noted = await own.words(side)
    await sent_again(side)
    return [
        Figure(
            "1,000 messages: not acknowledged within 3 s",
            late,
            "",
            at_most(0),
            f"of {len(waits)} events, the slowest after {max(waits):.0f} ms",
        ),
        Figure("1,000 messages: acknowledged in the end", len(heard.events), "", at_least(CROWD)),
        Figure("1,000 messages: until all is quiet", took, "s", note=noted),
    ]


async def sent_again(side: Side) -> None:
    """Let the local Slack send again, as it does after a minute and after five, what was not acknowledged."""
    for later in RETRIES:
        await side.playground.clock.advance(later)
        await side.watch.quiet(QUIET)


def in_words(figures: Iterable[Figure], *, http: bool) -> list[Figure]:
    """Return the figures with words for how the requests came."""
    return [replace(one, what=f"{'HTTP' if http else 'Socket Mode'}: {one.what}") for one in figures]


def _figures(what: str, acks: list[float], done: int, busy: int, by_whom: str) -> list[Figure]:
    late = sum(wait >= PATIENCE for wait in acks) + CROWD - len(acks)
    return [
        Figure(f"1,000 {what}: not answered within 3 s", late, "", at_most(0), by_whom),
        Figure(f"1,000 {what}: done", done, "", note=f"{busy} told to press again, slowest answer {max(acks):.0f} ms"),
        Figure(f"1,000 {what}: neither done nor told", CROWD - done - busy, "", at_most(0)),
    ]
