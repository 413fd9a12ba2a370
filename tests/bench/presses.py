"""What a press costs beside the barest Bolt app: processor time, and how long a hundred who press at once wait.

Two presses: a command that opens a form, and a button whose press is stored. Baton and the barest app (`least_app`) take turns,
each beside a playground of its own, and each figure is the median of the rounds. The processor time is all that the program's
process used until nothing happened any more, user and system time, so what follows from a press in the background counts, too.
"""

import json
from collections.abc import Awaitable, Callable, Mapping
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path

from tests.bench.acts import Side, forms, open_forms, press_buttons
from tests.bench.evidence import stored
from tests.bench.figures import Figure, at_most, middle, ratio
from tests.bench.processes import BATON, LEAST
from tests.bench.sides import all_is_kept, started

ROUNDS, TIMES = 4, 4
"""Rounds that are measured, and how often everybody presses in one: an even number, so that a round leaves all as it was."""
AT_ONCE = 100
PROCESSOR_AIM = 2.0


@dataclass(frozen=True)
class Press:
    """One kind of press: `act` lets so many do it once (the number tells one time from the next).

    `kind` is its name among the acknowledgements of a side; `wait_aim` how many times as long as with the barest app it may take.
    """

    what: str
    kind: str
    act: Callable[[Side, int, int], Awaitable[None]]
    wait_aim: float


@dataclass(frozen=True)
class Round:
    """The processor seconds of a thousand presses, and the median wait for an acknowledgement in milliseconds."""

    processor: float
    wait: float


async def _open(side: Side, size: int, _number: int) -> None:
    await open_forms(side, size)


PRESSES = (
    Press("a press that opens a form", "command", _open, 1.6),
    Press("a press that stores", "button", press_buttons, 2.2),
)


async def measured(folder: Path) -> list[Figure]:
    """Return what the presses cost with Baton, as multiples of what they cost with the barest app; nothing where there is no /proc.

    Raises AssertionError when a press was not stored.
    """
    async with AsyncExitStack() as stack:
        baton = await started(stack, folder, "Baton", BATON, AT_ONCE)
        if baton.program.busy() is None:
            return [Figure("processor time of a press", None, "×", at_most(PROCESSOR_AIM), "there is no /proc here")]
        start, _ = await forms(baton)
        view = folder / "view.json"
        view.write_text(json.dumps(start), encoding="utf-8")
        least = await started(stack, folder, "least app", LEAST, AT_ONCE, {"BENCH_VIEW": str(view)})
        figures = []
        for press in PRESSES:
            figures += await _compared(press, (baton, least))
        all_is_kept(least)
        found = await stored(baton.database, baton.playground.workspace.identity.team_id, AT_ONCE)
        if found.decisions != baton.done["button"]:
            raise AssertionError(f"{found.decisions} presses are stored where {baton.done['button']} were made")
    return figures


async def _compared(press: Press, sides: tuple[Side, Side]) -> list[Figure]:
    rounds: Mapping[str, list[Round]] = {side.name: [] for side in sides}
    for side in sides:
        for number in range(2):
            await press.act(side, AT_ONCE, number)
    for _ in range(ROUNDS):
        for side in sides:
            rounds[side.name].append(await _round(press, side))
    processor = {name: middle([one.processor for one in some]) for name, some in rounds.items()}
    wait = {name: middle([one.wait for one in some]) for name, some in rounds.items()}
    return [
        _multiple(f"processor time of {press.what}", processor, PROCESSOR_AIM, "s for 1 000"),
        _multiple(f"… ack of it, {AT_ONCE} at once", wait, press.wait_aim, "ms"),
    ]


async def _round(press: Press, side: Side) -> Round:
    side.forget()
    before = _busy(side)
    for number in range(TIMES):
        await press.act(side, AT_ONCE, number)
    return Round((_busy(side) - before) / (TIMES * AT_ONCE) * 1000, middle(side.acks[press.kind, AT_ONCE]))


def _busy(side: Side) -> float:
    seconds = side.program.busy()
    if seconds is None:
        raise AssertionError("the program has ended")
    return seconds


def _multiple(what: str, sides: Mapping[str, float], most: float, unit: str) -> Figure:
    (_, ours), (_, theirs) = sides.items()
    digits = 0 if unit == "ms" else 2
    return ratio(
        what, ours, theirs, most, ", ".join(f"{name} {value:.{digits}f} {unit}" for name, value in sides.items())
    )
