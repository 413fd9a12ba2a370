"""What stands in a canvas, read from the Markdown that Slack gives: in regions, each from one heading to the next."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import emoji

from handover.text.fingerprint import fingerprint

FLAG, LINK, CLOCK = "🚩", "🔗", "🕓"
"""How a line begins that is ours: a red flag, a link, and who said it when."""
_HEADING = re.compile(r"(#{1,3})\s+(.*)")
_BREAKS = re.compile(r"<br\s*/?>|\\\n|[ \t]+\n")
_INLINE = re.compile(
    r"\\([!-/:-@\[-`{-~])|!?\[((?:\\.|[^\]\\])*)\]\(<?([^()<>\s]*)>?\)|<((?:https?|mailto):[^<>\s]+)>"
    r"|\*\*|\*|~~|`|(?<!\w)_|_(?!\w)"
)


@dataclass(frozen=True)
class Region:
    """What stands from one heading to the next: its plain title, empty above the first, and what Slack gave of it."""

    title: str
    heading: str
    body: str

    @property
    def raw(self) -> str:
        """All of it in Markdown."""
        return "\n\n".join(one for one in (self.heading, self.body) if one)

    @property
    def words(self) -> tuple[str, ...]:
        """What is said below the heading, in plain text, a line each, without the lines that are ours."""
        return tuple(one for one in plain_lines(self.body) if not one.startswith((FLAG, LINK, CLOCK)))

    @property
    def mark(self) -> str:
        """The fingerprint of those words, equal however they are spaced."""
        return fingerprint(*(" ".join(one.split()) for one in self.words))


def regions(markdown: str) -> tuple[Region, ...]:
    """Return the regions of a canvas in their order, without an empty one above the first heading."""
    return tuple(region for region in _regions(markdown) if region.raw)


def _regions(markdown: str) -> Iterator[Region]:
    title = heading = ""
    body: list[str] = []
    for one in markdown.replace("\r\n", "\n").split("\n"):
        found = _HEADING.match(one)
        if found is None:
            body.append(one)
            continue
        yield Region(title, heading, "\n".join(body).strip())
        title, heading, body = " ".join(plain_lines(found[2])), one.strip(), []
    yield Region(title, heading, "\n".join(body).strip())


def known_regions(there: Sequence[Region], titles: Mapping[str, str]) -> dict[str, Region]:
    """Return the regions that are parts of ours, by the key whose title they have; of several with one title the last.

    Of a section and an entry in it that are called the same, the entry comes last.
    """
    by_title = {region.title: region for region in there}
    shown = {key: " ".join(plain_lines(title, marks=False)) for key, title in titles.items()}
    return {key: by_title[title] for key, title in shown.items() if title in by_title}


def plain_lines(markdown: str, *, marks: bool = True) -> list[str]:
    """Return the lines as somebody reads them, without empty ones; without `marks` the text is plain already."""
    text = _INLINE.sub(_read, _BREAKS.sub("\n", markdown)) if marks else markdown
    shown = emoji.emojize(text, language="alias")
    return [" ".join(one.split()) for one in shown.split("\n") if one.strip()]


def _read(found: re.Match[str]) -> str:
    if found[1]:
        return found[1]
    if found[2] is not None:
        label = _INLINE.sub(_read, found[2])
        return label if label == found[3] or not found[3] else f"{label} ({found[3]})"
    return found[4] or ""
