"""The whole blueprint as the Markdown of a canvas: each part a heading and one paragraph, so that Slack can replace it by itself.

A line of ours below what somebody has said begins with a sign of its own, by which it is known when the canvas is read.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from handover.model.canvas import CanvasPart
from handover.text.fingerprint import fingerprint
from handover.text.length import length
from messages.blueprint.parts import BlueprintPart
from messages.canvas.reading import CLOCK, FLAG, LINK, Region, known_regions
from messages.kit.markdown import line, lines
from messages.kit.text import ELLIPSIS, shorten

LONGEST = 300_000
"""Characters of all parts together; Slack takes 1 MiB, in which a sign of another script counts several times."""
LONGEST_TITLE = 150
BREAK = "  \n"
ELSEWHERE = "All of it is on the account's page: /handover account"


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
        return f"{self.heading}\n\n{self.body}"


def laid_out(parts: Sequence[BlueprintPart]) -> tuple[LaidOut, ...]:
    """Return the parts as they are written in a canvas, in the same order, no two with one title."""
    made, titles = list[LaidOut](), set[str]()
    room = LONGEST // max(len(parts), 1) if sum(map(_size, parts)) > LONGEST else LONGEST
    for one in parts:
        title = _unique(shorten(one.title, LONGEST_TITLE) or one.key, titles)
        titles.add(title)
        heading = f"{'###' if one.told else '##'} {line(title)}"
        section = f"## {line(one.heading)}\n\n" if one.heading else ""
        body = BREAK.join(_body(one, title, room))
        mark = fingerprint(section, heading, body)
        made.append(
            LaidOut(
                CanvasPart(one.key, title, one.heading, mark),
                section + heading,
                body,
                one.text,
                length(one.text) > room,
            )
        )
    return tuple(made)


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
    return "\n\n".join(written)


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


def _body(part: BlueprintPart, title: str, room: int) -> Iterator[str]:
    text = shorten(part.text, room)
    yield from (one.strip() for one in lines(text) if one.strip())
    if text.endswith(ELLIPSIS) and text != part.text:
        yield f"{CLOCK} {line(ELSEWHERE)}"
    yield from (f"{FLAG} {line(flag)}" for flag in part.flags)
    yield from (f"{LINK} {_link(*one)}" for one in part.links)
    if part.told:
        yield f"{CLOCK} *{line(f'{title}: {part.told}')}*"


def _link(title: str, url: str) -> str:
    if not url.startswith(("https://", "http://", "mailto:")):
        return line(f"{title}: {url}" if url else title)
    target = url.translate({ord(sign): f"%{ord(sign):02X}" for sign in "()<> \n\\\"'"})
    return f"[{line(title) or line(url)}]({target})"
