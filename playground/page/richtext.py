"""`rich_text` blocks as inert HTML: sections, lists, quotes, code, and the inline elements in them."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup, escape

from playground.page import emojis, mrkdwn
from playground.page.reader import Reader
from playground.workspace.entities import Json

_STYLES = {"bold": "b", "italic": "i", "strike": "s", "underline": "u", "code": "code"}
_LEVELS = ("1", "a", "i")


def render(elements: list[Json], reader: Reader) -> Markup:
    """Return the elements of a `rich_text` block as inert HTML."""
    return Markup("").join(_part(element, reader) for element in elements)


def plain(elements: list[Json]) -> str:
    """Return only the words of a `rich_text` block, one line a paragraph: what an edit field starts from."""
    lines: list[str] = []
    for element in elements:
        inner = element.get("elements", [])
        if element.get("type") == "rich_text_list":
            lines += ["- " + plain([item]) for item in inner]
        else:
            lines.append("".join(str(piece.get("text") or piece.get("url") or "") for piece in inner))
    return "\n".join(lines)


def _part(element: Json, reader: Reader) -> Markup:
    kind = element.get("type")
    if kind == "rich_text_list":
        return _list(element, reader)
    body = _inline(element.get("elements", []), reader)
    if kind == "rich_text_preformatted":
        return Markup("<pre>{}</pre>").format(body)
    if kind == "rich_text_quote":
        return Markup("<blockquote>{}</blockquote>").format(body)
    return Markup('<div class="line">{}</div>').format(body)


def _list(element: Json, reader: Reader) -> Markup:
    items = Markup("").join(
        Markup("<li>{}</li>").format(_inline(item.get("elements", []), reader)) for item in element.get("elements", [])
    )
    indent = int(element.get("indent", 0))
    if element.get("style") == "ordered":
        start = int(element.get("offset", 0)) + 1
        return Markup('<ol class="indent-{}" type="{}" start="{}">{}</ol>').format(
            indent, _LEVELS[indent % 3], start, items
        )
    return Markup('<ul class="indent-{}">{}</ul>').format(indent, items)


def _inline(elements: list[Json], reader: Reader) -> Markup:
    return Markup("").join(_styled(element, reader) for element in elements)


def _styled(element: Json, reader: Reader) -> Markup:
    draw = _DRAW.get(str(element.get("type")), _text)
    found = draw(element, reader)
    for name, tag in _STYLES.items():
        if (element.get("style") or {}).get(name):
            found = Markup("<{0}>{1}</{0}>").format(tag, found)
    return found


def _text(element: Json, reader: Reader) -> Markup:
    del reader
    return Markup("<br>").join(str(element.get("text", "")).split("\n"))


def _link(element: Json, reader: Reader) -> Markup:
    del reader
    address = str(element.get("url", ""))
    return mrkdwn.link(address, str(element.get("text") or address))


def _emoji(element: Json, reader: Reader) -> Markup:
    del reader
    return emojis.picture(str(element.get("name", "")))


def _user(element: Json, reader: Reader) -> Markup:
    return mrkdwn.mention(str(element.get("user_id", "")), reader)


def _channel(element: Json, reader: Reader) -> Markup:
    return mrkdwn.channel_link(str(element.get("channel_id", "")), reader)


def _group(element: Json, reader: Reader) -> Markup:
    name = reader.groups.get(str(element.get("usergroup_id", "")), "unknown-group")
    return Markup('<span class="mention">@{}</span>').format(name)


def _broadcast(element: Json, reader: Reader) -> Markup:
    del reader
    return Markup('<span class="mention me">@{}</span>').format(element.get("range", "here"))


def _date(element: Json, reader: Reader) -> Markup:
    body = f"{element.get('timestamp', '')}^{element.get('format', '')}^{element.get('url', '')}"
    return mrkdwn.date_token(body, str(element.get("fallback", "")), reader)


def _color(element: Json, reader: Reader) -> Markup:
    del reader
    return escape(str(element.get("value", "")))


_DRAW: dict[str, Callable[[Json, Reader], Markup]] = {
    "text": _text,
    "link": _link,
    "emoji": _emoji,
    "user": _user,
    "channel": _channel,
    "usergroup": _group,
    "broadcast": _broadcast,
    "date": _date,
    "color": _color,
}
