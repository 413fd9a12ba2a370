"""`markdown` blocks (standard Markdown, not mrkdwn) as inert HTML: what Slack renders of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from markupsafe import Markup, escape

from playground.page import mrkdwn
from playground.page.emojis import NAME, picture
from playground.page.reader import Reader

_INLINE = re.compile(
    r"\\(?P<sign>[!-/:-@\[-`{-~])"
    r"|`(?P<code>[^`\n]+)`"
    r"|!?\[(?P<label>[^\[\]\n]+)\]\((?P<address>[^()\s]+)\)"
    r"|\*\*(?P<bold>[^*\n]+)\*\*"
    r"|~~(?P<strike>[^~\n]+)~~"
    r"|(?<![\w*])\*(?P<italic>[^\s*][^*\n]*)\*(?![\w*])"
    r"|(?<![\w_])_(?P<oblique>[^\s_][^_\n]*)_(?![\w_])"
    r"|<(?P<angle>[@#!][^<>\n]+|https?://[^<>\s]+)>"
    r"|(?P<url>\bhttps?://[^\s<>|]+[^\s<>|.,;:!?)\]}'\"*_~])"
    r"|(?P<emoji>" + NAME.pattern + ")"
)
_HEADING = re.compile(r"(#{1,6}) +(.+?) *#*$")
_BULLET = re.compile(r"\s*[-*+] +(?:\[(?P<task>[ xX])\] +)?(?P<body>.*)")
_NUMBER = re.compile(r"\s*\d+[.)] +(?P<body>.*)")
_RULE = re.compile(r"\s*([-*_])(?:\s*\1){2,}\s*$")


def render(text: str, reader: Reader) -> Markup:
    """Return the Markdown text as inert HTML; HTML written in it stays text."""
    parts: list[Markup] = []
    for index, piece in enumerate(re.split(r"^```[^\n]*\n(.*?)^```[^\n]*$", text, flags=re.DOTALL | re.MULTILINE)):
        if index % 2:
            parts.append(Markup("<pre>{}</pre>").format(piece.rstrip("\n")))
        else:
            parts.extend(_blocks(piece, reader))
    return Markup("").join(parts)


def _blocks(text: str, reader: Reader) -> Iterator[Markup]:
    for kind, group in groupby(text.split("\n"), key=_kind):
        lines = list(group)
        if kind == "heading":
            yield from (_heading(line, reader) for line in lines)
        elif kind == "rule":
            yield Markup("<hr>")
        elif kind == "bullet":
            yield Markup("<ul>{}</ul>").format(Markup("").join(_item(line, reader) for line in lines))
        elif kind == "number":
            items = (Markup("<li>{}</li>").format(inline(_NUMBER.sub(r"\g<body>", line), reader)) for line in lines)
            yield Markup("<ol>{}</ol>").format(Markup("").join(items))
        elif kind == "quote":
            yield Markup("<blockquote>{}</blockquote>").format(_lines([re.sub(r"^> ?", "", x) for x in lines], reader))
        elif kind == "table":
            yield _table(lines, reader)
        elif kind == "text":
            yield Markup("<p>{}</p>").format(_lines(lines, reader))


def _kind(line: str) -> str:
    tests = (
        ("blank", not line.strip()),
        ("heading", bool(_HEADING.match(line))),
        ("rule", bool(_RULE.match(line))),
        ("bullet", bool(_BULLET.match(line))),
        ("number", bool(_NUMBER.match(line))),
        ("quote", line.startswith(">")),
        ("table", line.strip().startswith("|")),
    )
    return next((kind for kind, found in tests if found), "text")


def _heading(line: str, reader: Reader) -> Markup:
    match = _HEADING.match(line)
    level, words = (len(match[1]), match[2]) if match else (3, line)
    return Markup('<div class="heading" role="heading" aria-level="{}">{}</div>').format(level, inline(words, reader))


def _item(line: str, reader: Reader) -> Markup:
    match = _BULLET.match(line)
    if match is None:
        return Markup("<li>{}</li>").format(line)
    if match["task"] is None:
        return Markup("<li>{}</li>").format(inline(match["body"], reader))
    mark = "☑" if match["task"].strip() else "☐"
    return Markup('<li class="task">{} {}</li>').format(mark, inline(match["body"], reader))


def _table(lines: list[str], reader: Reader) -> Markup:
    rows = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in lines]
    ruled = len(rows) > 1 and all(re.fullmatch(r":?-+:?", cell) for cell in rows[1])
    shown = Markup("")
    for number, row in enumerate(rows):
        if ruled and number == 1:
            continue
        tag = "th" if ruled and number == 0 else "td"
        cells = Markup("").join(Markup("<{0}>{1}</{0}>").format(tag, inline(cell, reader)) for cell in row)
        shown += Markup("<tr>{}</tr>").format(cells)
    return Markup('<div class="table"><table>{}</table></div>').format(shown)


def _lines(lines: list[str], reader: Reader) -> Markup:
    return Markup("<br>").join(inline(line, reader) for line in lines)


def inline(text: str, reader: Reader) -> Markup:
    """Return one line of Markdown as inert HTML."""
    parts: list[Markup] = []
    end = 0
    for match in _INLINE.finditer(text):
        parts.append(escape(text[end : match.start()]))
        parts.append(_token(match, reader))
        end = match.end()
    parts.append(escape(text[end:]))
    return Markup("").join(parts)


def _token(match: re.Match[str], reader: Reader) -> Markup:
    if match["sign"]:
        return escape(match["sign"])
    if match["address"]:
        return mrkdwn.link(match["address"], match["label"])
    if match["code"]:
        return Markup("<code>{}</code>").format(match["code"])
    if match["angle"]:
        return mrkdwn.render(match[0], reader)
    if match["url"]:
        return mrkdwn.link(match["url"], match["url"])
    if match["emoji"]:
        return picture(match["emoji"].split(":")[1])
    tags = {"bold": "b", "strike": "s", "italic": "i", "oblique": "i"}
    name = next(name for name in tags if match[name])
    return Markup("<{0}>{1}</{0}>").format(tags[name], inline(match[name], reader))
