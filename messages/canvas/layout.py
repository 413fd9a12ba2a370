"""The whole blueprint as the Markdown of a canvas: each part a heading and one paragraph, so that Slack can replace it by itself.

A line of ours below what somebody has said begins with a sign of its own, by which it is known when the canvas is read.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from handover.model.canvas import CanvasPart
from handover.text.fingerprint import fingerprint
from messages.blueprint.parts import BlueprintPart
from messages.canvas.body import Body, fair_room
from messages.canvas.reading import Region, known_regions
from messages.kit.markdown import line
from messages.kit.text import shorten

LONGEST = 700_000
"""Characters of all parts together, as they are written; Slack takes 1,048,576 with what people write between them."""
LONGEST_TITLE = 150
GAP = "\n\n"


@dataclass(frozen=True)
class LaidOut:
    """A part with its Markdown: `heading` with that of its section above it if it begins one, and `body`, one paragraph.

    `text` is what is known, in plain text; `cut` whether the canvas has only its beginning.
    """

    part: CanvasPart
    heading: str
    body: str
    text: str
    cut: bool

    @property
    def markdown(self) -> str:
        """Heading and body."""
        return f"{self.heading}{GAP}{self.body}"


def laid_out(parts: Sequence[BlueprintPart]) -> tuple[LaidOut, ...]:
    """Return the parts as they are written in a canvas, in the same order, no two with one title.

    Together they have `LONGEST` characters at most: what short ones leave goes to the long ones, of which the beginning is there
    and the way to all of it.
    """
    titles = _titles(parts)
    # So that no more is escaped than can be shown: escaped, nothing becomes shorter.
    room = fair_room([_size(one) for one in parts], LONGEST)
    bodies = [Body.of(one, title, room) for one, title in zip(parts, titles, strict=True)]
    around = [len("".join(_headings(one, title))) + 2 * len(GAP) for one, title in zip(parts, titles, strict=True)]
    room = fair_room([each + body.size for each, body in zip(around, bodies, strict=True)], LONGEST)
    fitted = (body.within(room - each) for each, body in zip(around, bodies, strict=True))
    return tuple(_laid_out(*one) for one in zip(parts, titles, fitted, strict=True))


def _laid_out(part: BlueprintPart, title: str, body: Body) -> LaidOut:
    section, heading = _headings(part, title)
    mark = fingerprint(section, heading, body.markdown)
    return LaidOut(
        CanvasPart(part.key, title, part.heading, mark), section + heading, body.markdown, part.text, body.cut
    )


def _titles(parts: Sequence[BlueprintPart]) -> tuple[str, ...]:
    """Return the parts' titles, no two the same."""
    titles = dict[str, None]()
    for one in parts:
        titles[_unique(shorten(one.title, LONGEST_TITLE) or one.key, titles)] = None
    return tuple(titles)


def _headings(part: BlueprintPart, title: str) -> tuple[str, str]:
    """Return the heading of the section that a part begins, empty for none, and its own."""
    section = f"## {line(part.heading)}{GAP}" if part.heading else ""
    return section, f"{'###' if part.told else '##'} {line(title)}"


def whole(made: Sequence[LaidOut], there: Sequence[Region], kept: Collection[str], titles: Mapping[str, str]) -> str:
    """Return the whole canvas: our parts in their order, and what people have written of their own below what it stands below now.

    The parts in `kept` stay as they stand there; `titles` are those that they have there, by key.
    """
    sections = {one.part.section for one in made if one.part.section}
    known = known_regions(there, titles)
    standing = {region.title: region for region in there if region.title in sections and region not in known.values()}
    own = _own_regions(there, known, standing)
    written = [region.raw for region in own.pop("", [])]
    for one in made:
        section = standing.get(one.part.section)
        keeping = known.get(one.part.key) if one.part.key in kept else None
        heading, _, rest = one.heading.rpartition("\n\n")
        written += [heading, *([section.body] if section and section.body else [])] if heading else []
        written.append(keeping.raw if keeping else f"{rest}\n\n{one.body}")
        written += [region.raw for region in own.pop(one.part.key, [])]
    written += [region.raw for left in own.values() for region in left]
    return GAP.join(written)


def _own_regions(
    there: Sequence[Region], known: Mapping[str, Region], standing: Mapping[str, Region]
) -> dict[str, list[Region]]:
    """Return the regions that are people's own, by the key of the part they stand below, empty for above all."""
    keys = {id(region): key for key, region in known.items()}
    sections = {id(region) for region in standing.values()}
    found, below = dict[str, list[Region]](), ""
    for region in there:
        if id(region) in keys:
            below = keys[id(region)]
        elif id(region) not in sections and region.raw:
            found.setdefault(below, []).append(region)
    return found


def _unique(title: str, taken: Collection[str]) -> str:
    number, unique = 1, title
    while unique in taken:
        number += 1
        unique = f"{title} ({number})"
    return unique


def _size(part: BlueprintPart) -> int:
    return len(part.text) + sum(map(len, part.flags)) + sum(len(title) + len(url) for title, url in part.links)
