"""`python -m tests.bench`: measure, print, keep. The exit status is 0 unless something crashed: aims are not tests.

python -m tests.bench                       everything, about seven minutes
python -m tests.bench deliveries memory     these alone
python -m tests.bench --publish             everything, and write docs/speed.md and its picture anew
"""

import argparse
import asyncio
import sys
import tempfile
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path

from bot.manifest import FILE
from tests.bench import deliveries, interactions, lag, latency, memory, mornings, page, publishing, starts
from tests.bench.figures import Figure
from tests.bench.report import keep, table

KEPT = FILE.parent / "build" / "bench.json"
Measure = Callable[[Path], Awaitable[list[Figure]]]

PARTS: Mapping[str, Measure] = {
    "latency": latency.measured,
    "deliveries": deliveries.measured,
    "mornings": mornings.measured,
    "lag": lag.measured,
    "memory": memory.measured,
    "starts": starts.measured,
    "interactions": interactions.measured,
    "page": page.measured,
}
"""Name of each part, in the order they are measured and shown."""


async def measure(names: list[str]) -> dict[str, list[Figure]]:
    """Return what these parts have measured, one after the other, each printed as soon as it is known."""
    figures = {}
    for name in names:
        with tempfile.TemporaryDirectory(prefix="baton-bench-") as folder:
            figures[name] = await PARTS[name](Path(folder))
        sys.stdout.write(table(figures[name]) + "\n\n")
        sys.stdout.flush()
    return figures


def main() -> None:
    """Measure, print the tables, and keep them."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description="Measures the bot beside its aims.")
    parser.add_argument("parts", nargs="*", choices=[[], *PARTS], metavar="part", help=", ".join(PARTS))
    parser.add_argument("--publish", action="store_true", help="write docs/speed.md and docs/speed.svg anew")
    wanted = parser.parse_args()
    if wanted.publish and wanted.parts:
        parser.error("only everything, measured in one run, is published")
    figures = asyncio.run(measure(wanted.parts or list(PARTS)))
    keep(figures, KEPT)
    sys.stdout.write(f"Kept in {KEPT.relative_to(Path.cwd()) if KEPT.is_relative_to(Path.cwd()) else KEPT}\n")
    if wanted.publish:
        publishing.publish(figures, FILE.parent / "docs")


if __name__ == "__main__":
    main()
