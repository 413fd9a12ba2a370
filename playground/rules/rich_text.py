"""Rich text: sections, lists, quotes and preformatted runs, and the leaves inside them.

https://docs.slack.dev/reference/block-kit/blocks/rich-text-block. Empty `elements` are accepted, except in lists.
"""

from __future__ import annotations

from playground.rules.formats import CHANNEL, TEAM, USER, USERGROUP
from playground.rules.objects import BLOCK_ID
from playground.rules.schema import Check, array, boolean, by_type, integer, matching, one_of, record, string, typed

_FLAGS = ("bold", "italic", "strike", "underline", "code", "highlight", "client_highlight", "unlink")
_STYLE = record("style", {}, dict.fromkeys(_FLAGS, boolean))
_LINK = matching(r"[A-Za-z][A-Za-z0-9+.-]*:\S+", "a URL")
_BORDER = one_of(0, 1)


def _leaf(kind: str, required: dict[str, Check], optional: dict[str, Check] | None = None) -> Check:
    return typed(kind, required, {"style": _STYLE, **(optional or {})})


_LEAF = by_type(
    {
        "text": _leaf("text", {"text": string()}),
        "link": _leaf("link", {"url": _LINK}, {"text": string(), "unsafe": boolean}),
        "user": _leaf("user", {"user_id": USER}),
        "usergroup": _leaf("usergroup", {"usergroup_id": USERGROUP}),
        "team": _leaf("team", {"team_id": TEAM}),
        "channel": _leaf("channel", {"channel_id": CHANNEL}),
        "emoji": _leaf("emoji", {"name": string()}, {"skin_tone": integer(1, 6), "unicode": string()}),
        "broadcast": _leaf("broadcast", {"range": one_of("here", "channel", "everyone")}),
        "color": _leaf("color", {"value": matching(r"#?[0-9A-Fa-f]{6}", "a colour of six hex digits")}),
        "date": _leaf("date", {"timestamp": integer(0), "format": string()}, {"url": _LINK, "fallback": string(0)}),
    }
)

_SECTION = typed("rich_text_section", {"elements": array(_LEAF)})

_PARTS = by_type(
    {
        "rich_text_section": _SECTION,
        "rich_text_list": typed(
            "rich_text_list",
            {"style": one_of("bullet", "ordered"), "elements": array(by_type({"rich_text_section": _SECTION}), 1)},
            {"indent": integer(0, 8), "offset": integer(0), "border": _BORDER},
        ),
        "rich_text_preformatted": typed(
            "rich_text_preformatted", {"elements": array(_LEAF)}, {"border": _BORDER, "language": string()}
        ),
        "rich_text_quote": typed("rich_text_quote", {"elements": array(_LEAF)}, {"border": _BORDER}),
    }
)

RICH_TEXT = typed("rich_text", {"elements": array(_PARTS)}, {"block_id": BLOCK_ID})
"""A rich_text block, also the value of rich_text_input and the body of task cards."""

RICH_TEXT_CELL = typed("rich_text", {"elements": array(_PARTS)})
"""Rich text inside a table cell, which has no block_id."""
