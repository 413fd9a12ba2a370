"""What somebody typed, out of Slack's markup: links, mentions and entities become the words people saw.

Slack sends `<https://a.example|text>`, `<@U1>`, `<#C1|name>`, `<!here>` and `&amp; &lt; &gt;` (docs: "Formatting text").
"""

import html
import re
from collections.abc import Mapping

MARKUP = re.compile(r"<([^<>\n]+)>")
MENTION = re.compile(r"<@([A-Z0-9]+)(?:\|[^>]*)?>")


def mentioned(text: str) -> tuple[str, ...]:
    """Return the user ids mentioned in a text, each once."""
    return tuple(dict.fromkeys(MENTION.findall(text)))


def plain_text(text: str, names: Mapping[str, str]) -> str:
    """Return the text as its writer saw it. `names` are the names of mentioned people by id; others stay as their id."""
    return html.unescape(MARKUP.sub(lambda found: _shown(found[1], names), text))


def _shown(markup: str, names: Mapping[str, str]) -> str:
    target, _, label = markup.partition("|")
    if target.startswith("@"):
        return f"@{names.get(target[1:]) or label or target[1:]}"
    if target.startswith("#"):
        return f"#{label or target[1:]}"
    if target.startswith("!"):
        return label or f"@{target[1:].split('^')[0]}"
    address = target.removeprefix("mailto:").removeprefix("tel:")
    bare = html.unescape(label).removesuffix("/")
    return (
        address
        if not label or html.unescape(address).split("://")[-1].removesuffix("/") == bare
        else f"{label} ({address})"
    )
