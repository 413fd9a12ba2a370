"""Slack's mrkdwn turned into inert HTML.

Only the three entities `&amp; &lt; &gt;` are undone, each once, and what they stand for stays text, so that an
escaped `<!channel>` or link never acts, as in Slack. Everything else that is not a token of mrkdwn is escaped.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import groupby

from markupsafe import Markup, escape

from playground.page import dates
from playground.page.emojis import NAME, character, picture
from playground.page.reader import Reader

_ENTITY = re.compile("&(amp|lt|gt);")
_CHARACTERS = {"amp": "&", "lt": "<", "gt": ">"}
_SAFE_LINK = re.compile(r"(https?://|mailto:|tel:)", re.IGNORECASE)
_QUOTE = re.compile(r"(?:&gt;|>)(?!&gt;&gt;|>>) ?")

_TOKENS = re.compile(
    r"```(?P<pre>.+?)```"
    r"|`(?P<code>[^`\n]+)`"
    r"|<(?P<angle>[^<>\n]+)>"
    r"|(?<![\w*])\*(?P<bold>(?=[^\s*])(?:<[^<>\n]*>|[^*\n<])+)(?<!\s)\*(?![\w*])"
    r"|(?<![\w_])_(?P<italic>(?=[^\s_])(?:<[^<>\n]*>|[^_\n<]|(?<=\w)_(?=\w))+)(?<!\s)_(?![\w_])"
    r"|(?<![\w~])~(?P<strike>(?=[^\s~])(?:<[^<>\n]*>|[^~\n<])+)(?<!\s)~(?![\w~])"
    r"|(?P<emoji>" + NAME.pattern + r")"
    r"|(?P<url>\bhttps?://[^\s<>|]+[^\s<>|.,;:!?)\]}'\"*_~])",
    re.DOTALL,
)


def unescape(text: str) -> str:
    """Undo Slack's three entities, each once: `&amp;lt;` becomes `&lt;`, not `<`."""
    return _ENTITY.sub(lambda match: _CHARACTERS[match[1]], text)


def render(text: str, reader: Reader) -> Markup:
    """Return the mrkdwn text as inert HTML, with the names and the times that the reader sees."""
    parts: list[Markup] = []
    for index, piece in enumerate(re.split(r"```(.+?)```", text, flags=re.DOTALL)):
        if index % 2:
            parts.append(_pre(piece))
        elif piece:
            parts.append(_lines(piece, reader))
    return Markup("").join(parts)


def only_emoji(text: str) -> bool:
    """Return whether the text is nothing but a few emoji, which Slack shows large."""
    names = [match[1] for match in NAME.finditer(text)]
    return 0 < len(names) <= 6 and not NAME.sub("", text).strip() and all(map(character, names))


def _lines(text: str, reader: Reader) -> Markup:
    parts: list[Markup] = []
    lines = text.removeprefix("\n").split("\n")
    for quoted, group in groupby(lines, key=lambda line: bool(_QUOTE.match(line))):
        body = Markup("<br>").join(_inline(_QUOTE.sub("", line, count=1) if quoted else line, reader) for line in group)
        parts.append(Markup("<blockquote>{}</blockquote>").format(body) if quoted else body)
    return Markup("").join(parts)


def _inline(text: str, reader: Reader) -> Markup:
    parts: list[Markup] = []
    end = 0
    for match in _TOKENS.finditer(text):
        parts.append(escape(unescape(text[end : match.start()])))
        parts.append(_token(match, reader))
        end = match.end()
    parts.append(escape(unescape(text[end:])))
    return Markup("").join(parts)


def _token(match: re.Match[str], reader: Reader) -> Markup:
    kind = match.lastgroup or ""
    body = match[kind]
    if kind == "pre":
        return _pre(body)
    if kind == "code":
        return Markup("<code>{}</code>").format(unescape(body))
    if kind == "emoji":
        return picture(body.split(":")[1])
    if kind == "url":
        return link(unescape(body), unescape(body))
    if kind == "angle":
        return _angle(body, reader)
    tag = {"bold": "b", "italic": "i", "strike": "s"}[kind]
    return Markup("<{0}>{1}</{0}>").format(tag, _inline(body, reader))


def _pre(body: str) -> Markup:
    # Slack shows the address of a link inside a code block, not a link.
    return Markup("<pre>{}</pre>").format(
        unescape(re.sub(r"<(https?://[^|<>\n]+)(?:\|[^<>\n]*)?>", r"\1", body)).strip("\n")
    )


def _angle(body: str, reader: Reader) -> Markup:
    target, _, label = body.partition("|")
    kinds: dict[str, Callable[[str, str, Reader], Markup]] = {"@": _person, "#": _channel, "!": _special}
    draw = kinds.get(target[:1])
    if draw is not None:
        return draw(target[1:], unescape(label), reader)
    if not label and not _SAFE_LINK.match(target):
        return escape(f"<{unescape(target)}>")
    return link(unescape(target), unescape(label) or unescape(target).removeprefix("mailto:"))


def link(address: str, label: str) -> Markup:
    """Return a link that opens beside the page; an address of another kind than web, mail or phone stays text."""
    if not _SAFE_LINK.match(address):
        return escape(label if label == address else f"{label} ({address})")
    return Markup('<a href="{}" target="_blank" rel="noopener noreferrer">{}</a>').format(address, label)


def mention(user: str, reader: Reader, label: str = "") -> Markup:
    """Return a person's @name, highlighted where it is the reader's own."""
    name = reader.people.get(user) or label or "unknown-user"
    style = "mention me" if user == reader.user else "mention"
    return Markup('<span class="{}" data-user="{}">@{}</span>').format(style, user, name.removeprefix("@"))


def channel_link(channel: str, reader: Reader, label: str = "") -> Markup:
    """Return a channel's #name that opens it; a channel the reader cannot see shows as a private one."""
    name = reader.channels.get(channel)
    if name is None:
        return Markup('<span class="mention quiet">{}</span>').format(
            "🔒 private channel" if not label else f"#{label}"
        )
    return Markup('<a class="mention" href="#" data-do="open" data-id="{}">#{}</a>').format(channel, name)


def _person(user: str, label: str, reader: Reader) -> Markup:
    return mention(user, reader, label)


def _channel(channel: str, label: str, reader: Reader) -> Markup:
    return channel_link(channel, reader, label)


def _special(body: str, label: str, reader: Reader) -> Markup:
    name, _, rest = body.partition("^")
    if name in {"here", "channel", "everyone"}:
        return Markup('<span class="mention me">@{}</span>').format(name)
    if name == "subteam":
        group = reader.groups.get(rest) or label.removeprefix("@") or "unknown-group"
        return Markup('<span class="mention">@{}</span>').format(group)
    if name == "date":
        return date_token(rest, label, reader)
    return escape(label or f"<{name}>")


def date_token(body: str, fallback: str, reader: Reader) -> Markup:
    """Return a `seconds^pattern[^link]` date on the reader's clock; the fallback where it is malformed."""
    seconds, _, rest = body.partition("^")
    pattern, _, address = rest.partition("^")
    if not re.fullmatch(r"\d{1,10}", seconds):
        return escape(fallback or body)
    words = dates.fill(unescape(pattern), int(seconds), reader)
    if words is None:
        return escape(fallback or body)
    shown = Markup('<time title="{}">{}</time>').format(dates.full(reader.at(int(seconds)), reader), words)
    return link(unescape(address), shown) if _SAFE_LINK.match(address) else shown
