"""Turns Markdown of our own templates into mrkdwn, which Slack shows formatted everywhere.

User text in it is escaped (see `messages/kit/markdown.py`), so that a sign without a backslash is always the template's.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from messages.kit.text import escape, link

_INLINE = re.compile(r"\\(?P<sign>.)|\[(?P<label>(?:\\.|[^\]\\])*)\]\(<(?P<url>[^>]*)>\)|(?P<bold>\*\*)|(?P<italic>\*)")
_CELLS = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"[|\s-]+")
_BOXES = {"- [x] ": "✓ ", "- [ ] ": "☐ ", "- ": "• ", "> ": ">", ">": ">"}


@dataclass(frozen=True)
class Line:
    """A line of mrkdwn, or with `heading` the plain text of a heading."""

    text: str
    heading: bool = False


def lines(markdown: str) -> Iterator[Line]:
    """Yield the lines of a document; blank ones, and the rules of tables, are left out."""
    for one in markdown.splitlines():
        found = one.rstrip()
        if not found.strip() or (found.startswith("|") and _RULE.fullmatch(found)):
            continue
        if found.startswith(("# ", "## ")):
            yield Line(unescaped(found.lstrip("#").strip()), heading=True)
        elif found.startswith("### "):
            yield Line(f"*{inline(found[4:])}*")
        elif found.startswith("|"):
            yield Line(_row(found))
        else:
            sign = next((sign for sign in _BOXES if found.startswith(sign)), "")
            yield Line(_BOXES.get(sign, "") + inline(found[len(sign) :]))


def inline(markdown: str) -> str:
    """Return one line's mrkdwn: bold, italics and links kept, everything else escaped."""
    found, at = list[str](), 0
    for match in _INLINE.finditer(markdown):
        found.append(escape(markdown[at : match.start()]))
        at = match.end()
        if match["sign"]:
            found.append(escape(match["sign"]))
        elif match["url"] is not None:
            found.append(link(match["url"], unescaped(match["label"])))
        else:
            found.append("*" if match["bold"] else "_")
    return "".join((*found, escape(markdown[at:])))


def unescaped(markdown: str) -> str:
    """Return text without the backslashes that escape it."""
    return re.sub(r"\\(.)", r"\1", markdown)


def _row(row: str) -> str:
    """Return a row of a table as `first: others`, or with dots between."""
    cells = [inline(cell.strip()) for cell in _CELLS.split(row.strip().strip("|")) if cell.strip()]
    return f"{cells[0]}: {cells[1]}" if len(cells) == 2 else " · ".join(cells)
