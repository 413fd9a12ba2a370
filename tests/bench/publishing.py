"""`docs/speed.md` and its pictures: what was measured, for people who wonder whether the bot is fast enough for them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from html import escape
from pathlib import Path

from tests.bench import waits
from tests.bench.compared import Compared
from tests.bench.figures import Figure
from tests.bench.reasons import reasons
from tests.bench.report import machine, rows

WIDTH, ROW, LEFT, BAR = 900, 20, 350, 380
MET, MISSED, LINE, INK = "#2e7d5b", "#b4482d", "#9aa5b1", "#1f2933"
YARDSTICKS = (
    "What people wait for is measured three times in turn, each program beside a local Slack of the same kind. *Baton* is the "
    "bot as it runs. *Same listeners on plain Bolt* is Slack's own framework as it comes, with the very functions that Baton "
    "answers people with and the same kind of database, and without all that Baton has around them, deliveries in the background "
    "included: the aims of waiting compare with it. *Least app*, the barest Bolt app, stores one row for a button or a form and "
    "acknowledges: what a press costs is compared with it, and shows what it costs that Baton stores everything that follows "
    "before it says “done”."
)
SCALE = 2.0
"""How many times its aim a bar may be and still fit."""


def publish(figures: Mapping[str, Sequence[Figure]], folder: Path) -> None:
    """Write the page and its pictures into a folder; `figures` are by the title of their part."""
    every = [one for some in figures.values() for one in some]
    (folder / "speed.md").write_text(_page(figures), encoding="utf-8")
    (folder / "speed.svg").write_text(_picture(every), encoding="utf-8")
    (folder / "waits.svg").write_text(
        waits.picture(one for one in every if isinstance(one, Compared)), encoding="utf-8"
    )


def _page(figures: Mapping[str, Sequence[Figure]]) -> str:
    on = machine()
    when = f"{datetime.now(UTC):%-d %B %Y}: Python {on['python']}, {on['processors']} processors"
    parts = [
        "# Speed",
        f"Measured by `python -m tests.bench --publish` on {when}, shared by bot, local Slack and database.",
        "Ratios compare within one run and mean more than milliseconds, which are that machine's. On yours: `make bench`.",
        YARDSTICKS,
        "![Each figure beside its aim](speed.svg)",
        "![How long people wait with each of the three](waits.svg)",
    ]
    for title, some in figures.items():
        parts += [f"## {title}", _table(some)]
    if why := reasons(one for some in figures.values() for one in some):
        parts += ["## Where an aim was missed, and why", *why]
    return "\n\n".join(parts) + "\n"


def _table(figures: Iterable[Figure]) -> str:
    lines = [("", "Measured", "Aim", "", "Note"), ("---", "---:", "---:", "---", "---"), *rows(figures)]
    return "\n".join(f"| {' | '.join(cell.replace('|', '/') for cell in line)} |" for line in lines)


def _picture(figures: Sequence[Figure]) -> str:
    """Return one bar a figure, each as long as its part of the aim: the line is the aim."""
    bars, group = [], ""
    for one in figures:
        if not one.what.startswith("…"):
            group = one.what
        if one.aim is not None and one.measured is not None:
            bars.append((one, one.what if one.what == group else f"{group} {one.what}"))
    height = ROW * (len(bars) + 2)
    line = LEFT + BAR / SCALE
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" font-family="sans-serif" font-size="11">',
            f'<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>',
            f'<text x="{line}" y="{ROW - 8}" text-anchor="middle" fill="{INK}">aim</text>',
            *(_bar(one, name, ROW * (number + 1)) for number, (one, name) in enumerate(bars)),
            f'<line x1="{line}" x2="{line}" y1="{ROW - 4}" y2="{height - ROW}" stroke="{LINE}" stroke-dasharray="3 3"/>',
            "</svg>\n",
        ]
    )


def _bar(one: Figure, name: str, top: int) -> str:
    if one.aim is None or one.measured is None:
        raise AssertionError("nothing to draw")
    none_allowed = 0.0 if one.aim.met(one.measured) else SCALE
    part = one.measured / one.aim.bound if one.aim.bound else none_allowed
    length = max(min(part, SCALE) / SCALE * BAR, 1)
    colour = MET if one.verdict == "met" else MISSED
    most = 58
    shown = name if len(name) <= most else name[: most - 1] + "…"
    return (
        f"<g><title>{escape(f'{name}: {one.shown}, aim {one.aim.words(one.unit)}')}</title>"
        f'<text x="{LEFT - 8}" y="{top + 12}" text-anchor="end" fill="{INK}">{escape(shown)}</text>'
        f'<rect x="{LEFT}" y="{top + 2}" width="{length:.1f}" height="{ROW - 8}" fill="{colour}"/>'
        f'<text x="{LEFT + length + 6:.1f}" y="{top + 12}" fill="{INK}">{escape(one.shown)}'
        f"{'' if part <= SCALE else ' (beyond the picture)'}</text></g>"
    )
