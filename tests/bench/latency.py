"""What many people wait for at once: with Baton, with its listeners on Bolt as it comes, and with the least an app can do.

Four things are done by 1, 10 and 100 people in the same moment: a command that opens a form, a choice from a menu, a button,
and a form that is sent. Each program has a playground of its own kind. The aims are about the second of them, the yardstick: it
does the same work and has nothing of what Baton puts around it (`stock_bolt`). The third does less (`least_app`), and says what
the work costs. Rounds alternate, so that whatever else the machine does hits all three. In the end both databases that have
listeners of Baton's before them have to hold everything that was asked for. On a machine that is too slow for a hundred at once
some are told to press again: how many, and how much was not done, is a figure then.
"""

import json
from collections.abc import Mapping, Sequence
from contextlib import AsyncExitStack
from pathlib import Path

from tests.bench.acts import ACKNOWLEDGED, HOURS, Side, everything, forms
from tests.bench.compared import compared
from tests.bench.crowd import PATIENCE
from tests.bench.evidence import Stored, stored
from tests.bench.figures import Figure, at_most, grouped
from tests.bench.hearing import Heard
from tests.bench.processes import BATON, LEAST, STOCK
from tests.bench.sides import all_is_kept, started

SIZES = {1: 40, 10: 10, 100: 3}
"""How many at once, and how many rounds of it: an even number but for the last, which leaves everybody something put off."""
WARM = 2
"""Rounds of one person that do not count: whatever is loaded or looked up only once is there after them."""
MOST = max(SIZES)
LONGEST = 500.0


async def measured(folder: Path) -> list[Figure]:
    """Return how long people wait, and how many times as long as with the same listeners on plain Bolt.

    Raises AssertionError when some listener has not done what it was asked, and told nobody so.
    """
    async with AsyncExitStack() as stack:
        baton = await started(stack, folder, "Baton", BATON, MOST)
        stock = await started(stack, folder, "same listeners on plain Bolt", STOCK, MOST)
        start, settings = await forms(baton)
        view = folder / "view.json"
        view.write_text(json.dumps(start), encoding="utf-8")
        least = await started(stack, folder, "least app", LEAST, MOST, {"BENCH_VIEW": str(view)})
        sides = (baton, stock, least)
        heard = {side.name: Heard(side) for side in (baton, stock)}
        for side in sides:
            for number in range(WARM):
                await everything(side, 1, number, settings)
            side.forget()
        for size, rounds in SIZES.items():
            for number in range(rounds):
                for side in sides:
                    await everything(side, size, number, settings)
        told = [await _told(side, heard[side.name].busy) for side in (baton, stock)]
        all_is_kept(least)
    return [*_figures(sides), *told]


async def _told(side: Side, told: int) -> Figure:
    """Return how many were told to press again, and how much is not done.

    Every menu has to be answered, every button and the last form of everybody stored. Raises AssertionError when more is missing
    than was told: whoever was told so may have left a button undone, and its undoing in the round after it.
    """
    last = list(SIZES.values())[-1] - 1
    expected = Stored(side.done["button"], MOST if last % 2 == 0 else 0, {int(HOURS[last % 2]): MOST})
    found = await stored(side.database, side.playground.workspace.identity.team_id, MOST)
    missing = {
        "menus": side.done["menu"] - side.answered,
        "buttons": expected.decisions - found.decisions,
        "last buttons": abs(expected.put_off - found.put_off),
        "last forms": sum(abs(found.hours.get(hour, 0) - people) for hour, people in expected.hours.items()),
    }
    if max(missing.values()) > 2 * told or min(missing.values()) < 0:
        raise AssertionError(
            f"{side.name} has not done its work, and told {told} so: {found} and {side.answered} menus answered "
            f"where {expected} and {side.done['menu']} were asked for"
        )
    undone = ", ".join(f"{count} {what}" for what, count in missing.items() if count) or "nothing"
    return Figure(f"told to press again, {side.name}", told, "", at_most(0), f"not done: {undone}")


def _figures(sides: Sequence[Side]) -> list[Figure]:
    figures: list[Figure] = []
    longest = {}
    for size in SIZES:
        waits = {"form open after a command": {side.name: side.opened[size] for side in sides}}
        for what in ACKNOWLEDGED:
            waits[f"ack of a {what}"] = {side.name: side.acks[what, size] for side in sides}
        for what, by_side in waits.items():
            figures += compared(f"{what}, {size} at once", by_side)
            longest[f"{what}, {size} at once"] = {name: max(values) for name, values in by_side.items()}
    return [*figures, _longest(sides, longest), _late(sides), _share(sides)]


def _longest(sides: Sequence[Side], waits: Mapping[str, Mapping[str, float]]) -> Figure:
    """Return the longest wait of all with Baton, what it was for, and what it was with the others."""
    baton, *others = (side.name for side in sides)
    which = max(waits, key=lambda what: waits[what][baton])
    beside = ", ".join(f"{name} {max(one[name] for one in waits.values()):.0f} ms" for name in others)
    return Figure("longest wait of all", waits[which][baton], "ms", at_most(LONGEST), f"{which}; {beside}")


def _late(sides: Sequence[Side]) -> Figure:
    """Return how many requests Slack would have given up, and how many forms never opened."""
    late = []
    for side in sides:
        given_up = sum(wait >= PATIENCE for waits in side.acks.values() for wait in waits)
        late.append(given_up + sum(len(side.acks["command", n]) - len(side.opened[n]) for n in SIZES))
    asked = sum(map(len, sides[0].acks.values()))
    beside = ", ".join(f"{side.name} {count}" for side, count in zip(sides[1:], late[1:], strict=True))
    return Figure("not answered within Slack's 3 s", late[0], "", at_most(0), f"of {grouped(asked)}; {beside}")


def _share(sides: Sequence[Side]) -> Figure:
    beside = ", ".join(f"{side.share:.0f} % beside {side.name}" for side in sides[1:])
    what = "local Slack at work meanwhile"
    return Figure(what, sides[0].share, "%", note=f"beside {sides[0].name}, {beside}: its part of the waits above")
