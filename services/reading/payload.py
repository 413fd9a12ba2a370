"""Values out of JSON that may be of any shape: what is not what it should be counts as missing."""

import html
from collections.abc import Iterator, Mapping
from typing import Any

Json = Mapping[str, Any]


def objects(value: object) -> Iterator[Json]:
    """Yield the objects in a list; nothing for anything but a list."""
    if isinstance(value, list):
        yield from (one for one in value if isinstance(one, Mapping))


def field(record: object, *keys: str) -> str:
    """Return the first non-blank string under these keys, stripped of outer white space; empty when there is none."""
    if isinstance(record, Mapping):
        for key in keys:
            value = record.get(key)
            if isinstance(value, str) and value.strip():
                return value.strip()
    return ""


def inert(text: str) -> str:
    """Return plain text as Slack's markup in which nothing acts, escaped once, whether it was escaped before or not."""
    plain = html.unescape(text)
    return plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def target(text: str) -> str:
    """Return an address or id as it can stand between angle brackets."""
    return inert(text).replace("|", "%7C").replace("\n", "")


def joined(*texts: str, by: str = "\n") -> str:
    """Return the non-blank ones of these texts, joined."""
    return by.join(text for text in texts if text.strip())


def quoted(text: str) -> str:
    """Return text in Slack's markup as a quotation: each line behind a `>`."""
    return "\n".join(f"&gt; {line}".rstrip() for line in text.splitlines())
