"""The picture of how long people wait with each program: `docs/waits.svg`."""

from collections.abc import Iterable, Sequence
from html import escape
from math import log10

from tests.bench.compared import Compared, nearly_all
from tests.bench.figures import grouped

WIDTH, LEFT, RIGHT, TOP, ROW, STEP = 900, 260, 860, 56, 34, 9
SHORTEST, LONGEST = 1.0, 3_000.0
"""The ends of the scale in milliseconds; the far one is when Slack gives up."""
TICKS = (1, 3, 10, 30, 100, 300, 1_000, 3_000)
COLOURS = ("#2e7d5b", "#34558b", "#9a7b2f")
LINE, INK = "#d5dbe1", "#1f2933"


def picture(figures: Iterable[Compared]) -> str:
    """Return, for each thing somebody waits for, one dot a program at its median and a line from there to its 99 in 100.

    The scale is logarithmic: what takes ten times as long is equally far to the right wherever it is.
    """
    some = list(figures)
    medians, ends = [one for one in some if not nearly_all(one)], [one for one in some if nearly_all(one)]
    height = TOP + ROW * len(medians) + 12
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" font-family="sans-serif" font-size="11">',
            f'<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>',
            *_legend(list(medians[0].sides)),
            *(_tick(milliseconds, height) for milliseconds in TICKS),
            *(_row(*both, TOP + ROW * number) for number, both in enumerate(zip(medians, ends, strict=True))),
            "</svg>\n",
        ]
    )


def _legend(names: Sequence[str]) -> list[str]:
    """Return what the colours mean, and what dot and line do."""
    words, left = [], 16
    for name, colour in zip(names, COLOURS, strict=True):
        words.append(f'<circle cx="{left}" cy="16" r="4" fill="{colour}"/>')
        words.append(f'<text x="{left + 10}" y="20" fill="{INK}">{escape(name)}</text>')
        left += 40 + 6 * len(name)
    words.append(f'<text x="{RIGHT}" y="20" text-anchor="end" fill="{INK}">dot: median, line: to 99 in 100</text>')
    return words


def _tick(milliseconds: int, height: int) -> str:
    left = _at(milliseconds)
    return (
        f'<line x1="{left:.1f}" x2="{left:.1f}" y1="{TOP - 8}" y2="{height - 8}" stroke="{LINE}"/>'
        f'<text x="{left:.1f}" y="{TOP - 12}" text-anchor="middle" fill="{INK}">{grouped(milliseconds)} ms</text>'
    )


def _row(medians: Compared, ends: Compared, top: int) -> str:
    words = f'<text x="{LEFT - 12}" y="{top + 17}" text-anchor="end" fill="{INK}">{escape(medians.what)}</text>'
    sides = zip(medians.sides, medians.sides.values(), ends.sides.values(), COLOURS, strict=True)
    return words + "".join(
        _wait(name, median, end, colour, top + 5 + STEP * number)
        for number, (name, median, end, colour) in enumerate(sides)
    )


def _wait(name: str, median: float, end: float, colour: str, top: int) -> str:
    first, last = _at(median), _at(end)
    return (
        f"<g><title>{escape(f'{name}: median {median:.1f} ms, 99 % within {end:.1f} ms')}</title>"
        f'<line x1="{first:.1f}" x2="{last:.1f}" y1="{top}" y2="{top}" stroke="{colour}" stroke-width="2"/>'
        f'<circle cx="{first:.1f}" cy="{top}" r="3.5" fill="{colour}"/></g>'
    )


def _at(milliseconds: float) -> float:
    """Return how far to the right so many milliseconds are; what is beyond the scale is at its end."""
    share = log10(min(max(milliseconds, SHORTEST), LONGEST) / SHORTEST) / log10(LONGEST / SHORTEST)
    return LEFT + share * (RIGHT - LEFT)
