"""`python -m tests.bench`: measure, print, keep. The exit status is 0 unless something crashed: aims are not tests.

python -m tests.bench                       everything, about twenty minutes
python -m tests.bench deliveries memory     these alone
python -m tests.bench --publish             everything, and write docs/speed.md and its pictures anew
"""

import argparse
import asyncio
import sys
import tempfile
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.manifest import FILE
from tests.bench import (
    accounts,
    book,
    deliveries,
    flood,
    interactions,
    lag,
    latency,
    letters,
    memory,
    mixed,
    modes,
    mornings,
    page,
    pings,
    presses,
    publishing,
    starts,
    team,
    thousand,
)
from tests.bench.figures import Figure
from tests.bench.report import keep, table

KEPT = FILE.parent / "build" / "bench.json"


@dataclass(frozen=True)
class Part:
    """What can be measured by itself: its title, and what measures it, given a folder that is its own."""

    title: str
    measure: Callable[[Path], Awaitable[list[Figure]]]


PARTS: Mapping[str, Part] = {
    "latency": Part("Waiting, beside the same listeners on plain Bolt", latency.measured),
    "modes": Part("A hundred at once in both modes, beside the same listeners on plain Bolt", modes.measured),
    "presses": Part("What a press costs, beside the barest Bolt app", presses.measured),
    "thousand": Part("A thousand at once", thousand.measured),
    "mixed": Part("A thousand who do different things at once", mixed.measured),
    "deliveries": Part("Deliveries a second", deliveries.measured),
    "mornings": Part("A morning message, however many handovers are open", mornings.measured),
    "pings": Part("A morning message, however many accounts somebody owns", pings.measured),
    "flood": Part("Ten thousand mornings at nine, under Slack's limits", flood.measured),
    "lag": Part("The loop under load", lag.measured),
    "memory": Part("Memory", memory.measured),
    "starts": Part("Start", starts.measured),
    "interactions": Part("One person, everything they can do", interactions.measured),
    "accounts": Part("An account of which little is known, and one of which very much is", accounts.measured),
    "letters": Part("A letter to the customer, beside very many records", letters.measured),
    "book": Part("A book of 500 accounts for 40 people", book.measured),
    "team": Part("A team of 40 people with 1,000 accounts, of which 200 are handed over", team.measured),
    "page": Part("The page of the local Slack", page.measured),
}
"""By name, in the order they are measured and shown."""


async def measure(names: list[str]) -> dict[str, list[Figure]]:
    """Return what these parts have measured, one after the other, each printed as soon as it is known."""
    figures = {}
    for name in names:
        with tempfile.TemporaryDirectory(prefix="baton-bench-") as folder:
            figures[name] = await PARTS[name].measure(Path(folder))
        sys.stdout.write(table(figures[name]) + "\n\n")
        sys.stdout.flush()
    return figures


def main() -> None:
    """Measure, print the tables, and keep them."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description="Measures the bot beside its aims.")
    parser.add_argument("parts", nargs="*", choices=[[], *PARTS], metavar="part", help=", ".join(PARTS))
    parser.add_argument("--publish", action="store_true", help="write docs/speed.md and its pictures anew")
    wanted = parser.parse_args()
    if wanted.publish and wanted.parts:
        parser.error("only everything, measured in one run, is published")
    figures = asyncio.run(measure(wanted.parts or list(PARTS)))
    keep(figures, KEPT)
    sys.stdout.write(f"Kept in {KEPT.relative_to(Path.cwd()) if KEPT.is_relative_to(Path.cwd()) else KEPT}\n")
    if wanted.publish:
        publishing.publish({PARTS[name].title: some for name, some in figures.items()}, FILE.parent / "docs")


if __name__ == "__main__":
    main()
