"""Rich text blocks, as every message typed into Slack's composer carries them, in Slack's markup.

https://docs.slack.dev/reference/block-kit/blocks/rich-text-block. Styles (bold, italic) are left out: they are not words.
"""

from services.reading.payload import Json, field, inert, objects, quoted, target
from services.reading.unknown import any_words

INDENT = "    "
_PREFORMATTED = "```"


def rich_text(block: Json) -> str:
    """Return the words of a rich text block, its lists, quotations and preformatted lines included."""
    return "\n".join(filter(None, (_part(part) for part in objects(block.get("elements")))))


def _part(part: Json) -> str:
    match part.get("type"):
        case "rich_text_list":
            return _list(part)
        case "rich_text_quote":
            return quoted(_line(part))
        case "rich_text_preformatted":
            return f"{_PREFORMATTED}\n{_line(part)}\n{_PREFORMATTED}"
        case "rich_text_section":
            return _line(part).removesuffix("\n")
        case _:
            return _leaf(part) or any_words(part)


def _list(part: Json) -> str:
    indent, first = _whole(part.get("indent")), _whole(part.get("offset")) + 1
    ordered = part.get("style") == "ordered"
    lines = []
    for number, entry in enumerate(objects(part.get("elements")), first):
        sign = f"{number}." if ordered else "•"
        lines.append(f"{INDENT * indent}{sign} {_part(entry)}")
    return "\n".join(lines)


def _line(part: Json) -> str:
    return "".join(_leaf(leaf) or any_words(leaf) for leaf in objects(part.get("elements")))


def _leaf(leaf: Json) -> str:
    """Return one run of a line; empty for a kind that is not known."""
    match leaf.get("type"):
        case "text":
            text = leaf.get("text")
            return inert(text) if isinstance(text, str) else ""
        case "link":
            return _link(leaf)
        case "user":
            return f"<@{target(field(leaf, 'user_id'))}>"
        case "channel":
            return f"<#{target(field(leaf, 'channel_id'))}>"
        case "usergroup":
            return f"<!subteam^{target(field(leaf, 'usergroup_id'))}>"
        case "broadcast":
            return f"<!{target(field(leaf, 'range'))}>"
        case "emoji":
            return _emoji(leaf)
        case "date":
            return _date(leaf)
        case "color":
            return inert(field(leaf, "value"))
        case _:
            return ""


def _emoji(leaf: Json) -> str:
    tone = _whole(leaf.get("skin_tone"))
    return f":{inert(field(leaf, 'name'))}:" + (f":skin-tone-{tone}:" if tone else "")


def _link(leaf: Json) -> str:
    label = inert(field(leaf, "text")).replace("|", "¦").replace("\n", " ")
    return f"<{target(field(leaf, 'url'))}|{label}>" if label else f"<{target(field(leaf, 'url'))}>"


def _date(leaf: Json) -> str:
    """Return a date in Slack's markup: its moment, how it is written, what it links to, and words where it cannot be shown."""
    words = inert(field(leaf, "fallback")).replace("|", "¦")
    written = f"{_whole(leaf.get('timestamp'))}^{target(field(leaf, 'format')) or '{date}'}"
    address = target(field(leaf, "url"))
    return f"<!date^{written}^{address}|{words}>" if address else f"<!date^{written}|{words}>"


def _whole(value: object) -> int:
    return value if isinstance(value, int) and value > 0 else 0
