"""A hundred at once over Socket Mode and over HTTP, beside the same listeners on plain Bolt: the median of what they wait for.

Commands, buttons and forms as everywhere, and messages: until they are acknowledged, which Bolt by itself does with an event before
anything is done with it. There it is told to do so afterwards, as Baton does: what is acknowledged does not come again.
"""

from collections.abc import Mapping
from contextlib import AsyncExitStack
from pathlib import Path

from playground.workspace.entities import Json
from tests.bench.acts import Side, at_hour, forms, open_forms, press_buttons
from tests.bench.crowd import Visitor
from tests.bench.figures import Figure, middle, ratio, written
from tests.bench.hearing import Heard
from tests.bench.processes import BATON, STOCK
from tests.bench.sides import started
from tests.bench.thousand import in_words

AT_ONCE, ROUNDS = 100, 4
"""How many at once, and how often: an even number, so that each leaves all as it was."""
AIM = 1.5
HOURS = ("7", "8")
WAITED_FOR = ("command", "button", "form", "message")


async def measured(folder: Path) -> list[Figure]:
    """Return for both modes how many times as long they wait with Baton."""
    return [*await _in_mode(folder, http=False), *await _in_mode(folder, http=True)]


async def _in_mode(folder: Path, *, http: bool) -> list[Figure]:
    async with AsyncExitStack() as stack:
        baton = await started(stack, folder, "Baton", BATON, AT_ONCE, http=http)
        _, settings = await forms(baton)
        last = {"BENCH_ACK_LAST": "1"}
        stock = await started(stack, folder, "same listeners on plain Bolt", STOCK, AT_ONCE, http=http)
        stock_last = await started(stack, folder, "acknowledging last", STOCK, AT_ONCE, last, http=http)
        people, writers = (baton, stock), (baton, stock_last)
        heard = {side.name: Heard(side) for side in (*people, stock_last)}
        for side in (*people, stock_last):
            await _round(side, 0, settings)
            await _messages(side, heard[side.name])
            side.forget()
        for number in range(1, ROUNDS + 1):
            for side in people:
                await _round(side, number, settings)
            for side in writers:
                await _messages(side, heard[side.name])
        figures = [_compared(what, writers if what == "message" else people) for what in WAITED_FOR]
        return in_words(figures, http=http)


async def _round(side: Side, number: int, settings: Json) -> None:
    await open_forms(side, AT_ONCE)
    await press_buttons(side, AT_ONCE, number)
    for visitor in side.visitors:
        visitor.show(at_hour(settings, HOURS[number % 2]))
    await side.do("form", AT_ONCE, lambda visitor: visitor.send())
    for visitor in side.visitors:
        visitor.leave()


async def _messages(side: Side, heard: Heard) -> None:
    """Let everybody write, and keep how long each message took to be acknowledged."""
    heard.forget()

    async def say(visitor: Visitor) -> None:
        visitor.say(f"They renew in May, says {visitor.number}.")

    await side.at_once(AT_ONCE, say)
    while len(side.carrier.event_waits) < AT_ONCE:
        # Each has its answer, or is given up after three seconds.
        await side.watch.quiet()
    await side.watch.quiet(1.0)
    side.acks.setdefault(("message", AT_ONCE), []).extend(side.carrier.event_waits)


def _compared(what: str, sides: tuple[Side, Side]) -> Figure:
    waits: Mapping[str, float] = {side.name: middle(side.acks[what, AT_ONCE]) for side in sides}
    ours, theirs = waits.values()
    note = ", ".join(f"{name} {written(value, 'ms')}" for name, value in waits.items())
    return ratio(f"ack of a {what}, {AT_ONCE} at once, median", ours, theirs, AIM, note)
