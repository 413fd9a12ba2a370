"""Whom a message notifies: `<@U…>` and `<!channel>` act wherever Slack reads its markup."""

import re
from collections.abc import Iterator
from typing import Any

from playground.workspace.entities import JsonValue

_MEMBER = re.compile(r"<@([UW][A-Z0-9]+)(?:\|[^>]*)?>")
_BROADCAST = re.compile(r"<!(channel|here|everyone)(?:\|[^>]*)?>")
_MARKUP_KEYS = ("text", "pretext", "fallback")


def mentions_of(text: str, blocks: JsonValue, attachments: JsonValue) -> list[str]:
    """The ids of members a message mentions so that it notifies them, in order, each once."""
    found = [match for words in _acting(text, blocks, attachments) for match in _MEMBER.findall(words)]
    found += [str(node["user_id"]) for node in _nodes(blocks) if node.get("type") == "user" and "user_id" in node]
    return list(dict.fromkeys(found))


def alerts_of(text: str, blocks: JsonValue, attachments: JsonValue) -> list[str]:
    """`channel`, `here` or `everyone`: the broadcasts a message notifies, in order, each once."""
    found = [match for words in _acting(text, blocks, attachments) for match in _BROADCAST.findall(words)]
    found += [str(node["range"]) for node in _nodes(blocks) if node.get("type") == "broadcast" and "range" in node]
    return list(dict.fromkeys(found))


def _acting(text: str, blocks: JsonValue, attachments: JsonValue) -> Iterator[str]:
    yield text
    for node in _nodes(blocks):
        if node.get("type") in ("mrkdwn", "markdown") and isinstance(node.get("text"), str):
            yield node["text"]
    for node in _nodes(attachments):
        if node.get("type") in ("plain_text", "text"):
            continue
        yield from (node[key] for key in _MARKUP_KEYS if isinstance(node.get(key), str))


def _nodes(tree: JsonValue) -> Iterator[dict[str, Any]]:
    """Every object in a tree of JSON."""
    if isinstance(tree, dict):
        yield tree
        tree = list(tree.values())
    if isinstance(tree, list):
        for branch in tree:
            yield from _nodes(branch)
