"""What Slack takes as the Markdown of a canvas, and the sections it makes of it.

https://docs.slack.dev/surfaces/canvases and the pages of canvases.create and canvases.edit: headings of three levels, at most
1 MiB in a document_content, 300 cells in a table, and neither lists nor headings within a quote.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

MOST_CHARACTERS = 1_048_576
MOST_CELLS = 300
_HEADING = re.compile(r"(#{1,6})\s+(.*)")
_ITEM = re.compile(r"\s*(?:[-*+]|\d+[.)])\s+")
_MARKS = re.compile(r"\\([\\`*_{}\[\]()#+\-.!<>|~=&])|\*\*|\*|~~|`|<br\s*/?>|(?<!\w)_|_(?!\w)")
_MENTION = re.compile(r"(?<!\\)!\[\]\(@([UW][A-Z0-9]+)\)")


def problem_in(markdown: str) -> str:
    """Return why Slack does not take this Markdown, as the `detail` of its refusal says it; empty for what it takes."""
    if len(markdown) > MOST_CHARACTERS:
        return f"'content' error: more than {MOST_CHARACTERS} characters"
    cells = 0
    for number, line in enumerate(markdown.splitlines(), 1):
        heading = _HEADING.match(line)
        if heading and len(heading[1]) > 3:
            return f"'content' error: line {number}: Unsupported heading level {len(heading[1])}"
        inner = re.sub(r"^>\s?", "", line)
        if line.startswith(">") and (_HEADING.match(inner) or _ITEM.match(inner)):
            kind = "Heading" if _HEADING.match(inner) else "List"
            return f"'content' error: line {number}: Unsupported block type ({kind}) within block quote"
        cells = cells + len(re.findall(r"(?<!\\)\|", line)) - 1 if line.startswith("|") else 0
        if cells > MOST_CELLS:
            return f"'content' error: line {number}: a table has at most {MOST_CELLS} cells"
    return ""


def sections_of(markdown: str) -> list[str]:
    """Return the sections: each heading, item of a list, table, quote and paragraph is one."""
    return [section for section in _sections(markdown) if section.strip()]


def _sections(markdown: str) -> Iterator[str]:
    lines: list[str] = []
    for line in markdown.split("\n"):
        alone = bool(_HEADING.match(line) or _ITEM.match(line))
        if alone or not line.strip():
            yield "\n".join(lines)
            lines = []
        if alone:
            yield line
        elif line.strip():
            lines.append(line)
    yield "\n".join(lines)


def heading_level(section: str) -> int:
    """Return 1 to 3 for a heading, 0 for any other section."""
    heading = _HEADING.match(section)
    return len(heading[1]) if heading else 0


def is_item(section: str) -> bool:
    """Return whether a section is an item of a list."""
    return bool(_ITEM.match(section))


def plain(section: str) -> str:
    """Return a section's words without its marks, as somebody reads them and `contains_text` compares them."""
    words = _MARKS.sub(lambda mark: mark[1] or ("\n" if mark[0].startswith("<") else ""), section)
    return re.sub(r"[ \t]+\n", "\n", re.sub(r"^(#{1,6}|>)\s?", "", words, flags=re.MULTILINE))


def mentioned_in(markdown: str) -> list[str]:
    """Return the ids of the people that the Markdown mentions, whom Slack notifies."""
    return _MENTION.findall(markdown)


def returned(section: str) -> str:
    """Return a section as canvases.getContent gives it: without the escapes that Markdown does not need there."""
    return re.sub(r"(?<=[^\n\\> ])\\([#+\-.!=()])", r"\1", section)
