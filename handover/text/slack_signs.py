"""What only Slack turns into something: emoji short codes, mentions, links in angle brackets, marks around words."""

import re
from functools import cache

_SHORTCODE = re.compile(
    r"(?<!\S):(?:100|1234):(?!\S)|(?<![\w:]):(?=[0-9_']{0,80}[a-z+-])[a-z0-9_+'-]{1,80}:(?:(?::skin-tone-[2-6]:)|(?![\w:]))",
    re.IGNORECASE,
)
_MENTION = re.compile(r"<[@#!][^<>\n]*>|(?<!\w)@(?:channel|here|everyone)\b")
_LINK = re.compile(r"<(?:https?://|mailto:|tel:)[^<>\s|]+(?:\|[^<>\n]*)?>")
_MARKS = re.compile(
    r"```.*?```|`[^`\n]+`|(?<![\w*])\*[^\s*](?:[^*\n]*[^\s*])?\*(?![\w*])|(?<![\w~])~[^\s~](?:[^~\n]*[^\s~])?~(?![\w~])"
    r"|(?<![\w_])_[^\s_](?:[^_\n]*[^\s_])?_(?![\w_])|&(?:amp|lt|gt|nbsp|quot|#\d+);",
    re.DOTALL,
)


def shortcodes(text: str) -> tuple[tuple[str, str], ...]:
    """Return the emoji short codes in a text, each once, with the emoji, empty for one that is not known (a workspace's own)."""
    found = dict.fromkeys(match.group() for match in _SHORTCODE.finditer(text))
    return tuple((code, emoji_of(code)) for code in found)


def with_emoji(text: str) -> str:
    """Return the text with the known short codes replaced by their emoji."""
    return _SHORTCODE.sub(lambda match: emoji_of(match.group()) or match.group(), text)


def without_shortcodes(text: str) -> str:
    """Return the text without emoji short codes, known or not."""
    return _SHORTCODE.sub(" ", text)


def mentions(text: str) -> tuple[str, ...]:
    """Return the mentions, and the links in Slack's notation, in a text, each once."""
    return tuple(dict.fromkeys([*_MENTION.findall(text), *_LINK.findall(text)]))


def marks(text: str) -> tuple[str, ...]:
    """Return the words that stand between marks for bold, italic, struck or code, and HTML entities, each once."""
    return tuple(dict.fromkeys(_MARKS.findall(text)))


@cache
def emoji_of(shortcode: str) -> str:
    """Return the emoji of a short code such as `:wave:` or `:wave::skin-tone-3:`, empty when it is not known."""
    # It takes a tenth of a second to import.
    import emoji

    name, *tone = shortcode.strip(":").split("::")
    shown = emoji.emojize(f":{name.casefold()}:", language="alias")
    if shown.startswith(":"):
        return ""
    number = int(tone[0].rsplit("-", 1)[1]) if tone else 0
    return shown + chr(0x1F3FB + number - 2) if number else shown
