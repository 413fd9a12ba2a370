"""What a person types, as Slack's composer turns it into a message: mentions, channels, links, nothing else acts."""

import re
from collections.abc import Iterator

from playground.workspace.entities import Json
from playground.workspace.errors import SlackError
from playground.workspace.workspace import Workspace

_BROADCASTS = ("channel", "here", "everyone")
_SPOT = re.compile(r"https?://[^\s<>|]+|[@#]\S|(?<![\w@./-])(?:[\w-]+\.)+(?:com|org|net|io|de|co|eu)(?![\w.@-]*[\w@])")
"""Where something begins that Slack makes a link or a mention of: an address, a sign, or a name such as `booking.com`."""
_WORD = re.compile(r"[\w.-]+")

Piece = tuple[str, str]
"""What it is (`text`, `user`, `channel`, `broadcast`, `link`, `domain`) and its words, id or address."""


def escaped(text: str) -> str:
    """Text in which nothing acts: `&`, `<` and `>` written as entities."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def composed(workspace: Workspace, typed: str) -> tuple[str, list[Json]]:
    """The message text in Slack's markup, and the rich text block every message of a person carries."""
    pieces = list(_pieces(workspace, typed))
    text = "".join(_markup(kind, value) for kind, value in pieces)
    elements = [_element(kind, value) for kind, value in pieces]
    block = {
        "type": "rich_text",
        "block_id": workspace.core.new_id("")[-5:],
        "elements": [{"type": "rich_text_section", "elements": elements}],
    }
    return text, [block] if elements else []


def command_text(workspace: Workspace, typed: str) -> str:
    """The text of a slash command with `should_escape`: members and channels with their names beside the id."""
    words = []
    for kind, value in _pieces(workspace, typed):
        if kind == "user":
            words.append(f"<@{value}|{workspace.members.get(value).name}>")
        elif kind == "channel":
            words.append(f"<#{value}|{workspace.channels.get(value).name}>")
        else:
            words.append(_markup(kind, value))
    return "".join(words)


def _markup(kind: str, value: str) -> str:
    return {
        "user": f"<@{value}>",
        "channel": f"<#{value}>",
        "broadcast": f"<!{value}>",
        "link": f"<{escaped(value)}>",
        "domain": f"<http://{escaped(value)}|{escaped(value)}>",
    }.get(kind, escaped(value))


def _element(kind: str, value: str) -> Json:
    if kind == "domain":
        return {"type": "link", "url": f"http://{value}", "text": value}
    key = {"user": "user_id", "channel": "channel_id", "broadcast": "range", "link": "url"}.get(kind, "text")
    return {"type": kind, key: value}


def _pieces(workspace: Workspace, typed: str) -> Iterator[Piece]:
    done = 0
    for spot in _SPOT.finditer(typed):
        start = spot.start()
        if start < done:
            continue
        found = _link(spot.group()) or _mention(workspace, typed, start) or _channel(workspace, typed, start)
        if found is None:
            continue
        piece, length = found
        if start > done:
            yield "text", typed[done:start]
        yield piece
        done = start + length
    if done < len(typed):
        yield "text", typed[done:]


def _link(spot: str) -> tuple[Piece, int] | None:
    if spot[0] in "@#":
        return None
    if not spot.startswith("http"):
        return ("domain", spot), len(spot)
    address = spot.rstrip(".,;:!?)")
    return ("link", address), len(address)


def _mention(workspace: Workspace, typed: str, start: int) -> tuple[Piece, int] | None:
    if typed[start] != "@":
        return None
    rest = typed[start + 1 :].casefold()
    names = {one: ("broadcast", one) for one in _BROADCASTS}
    for member in workspace.members:
        for name in (member.name, member.real_name, member.display_name):
            if name:
                names.setdefault(name.casefold(), ("user", member.id))
    return _longest(names, rest)


def _channel(workspace: Workspace, typed: str, start: int) -> tuple[Piece, int] | None:
    word = _WORD.match(typed, start + 1)
    if typed[start] != "#" or word is None:
        return None
    try:
        channel = workspace.channels.find(word.group().rstrip("."))
    except SlackError:
        return None
    return ("channel", channel.id), 1 + len(channel.name)


def _longest(names: dict[str, Piece], rest: str) -> tuple[Piece, int] | None:
    """The longest name that `rest` begins with and that ends where a word does."""
    for name in sorted(names, key=len, reverse=True):
        if rest.startswith(name) and not rest[len(name) : len(name) + 1].isalnum():
            return names[name], 1 + len(name)
    return None
