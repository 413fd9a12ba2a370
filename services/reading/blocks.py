"""Blocks of every kind as words, in Slack's markup.

https://docs.slack.dev/reference/block-kit/blocks. Buttons and menus say nothing unless there is nothing else (`labels`); but
where a button leads is kept, and what stands beside boxes to tick.
"""

from collections.abc import Callable, Mapping

from services.reading.payload import Json, field, inert, joined, objects, target
from services.reading.rich_text import rich_text
from services.reading.tables import chart, table
from services.reading.unknown import any_words

LISTED = frozenset({"checkboxes", "radio_buttons"})
"""Elements whose options all stand on screen, unlike those of a menu."""
MUTE = frozenset({"divider", "actions", "context_actions"})
"""Blocks without words of their own but the addresses their buttons lead to."""
TABLES = frozenset({"table", "data_table", "data_visualization"})


def words_of_blocks(blocks: object) -> str:
    """Return the words of all blocks, one below the other."""
    return joined(*(words_of(block) for block in objects(blocks)))


def labels(blocks: object) -> str:
    """Return what is written on the buttons and menus of a message that has no other words."""
    return joined(*(any_words(block.get("elements")) for block in objects(blocks) if field(block, "type") in MUTE))


def button_links(elements: object) -> str:
    """Return what is written on those buttons that lead somewhere, each with its address."""
    return joined(
        *(
            f"<{target(address)}|{text(one.get('text')).replace('|', '¦')}>"
            for one in objects(elements)
            if one.get("type") == "button" and (address := field(one, "url"))
        )
    )


def words_of(block: Json) -> str:
    """Return the words of one block; of a kind that is not known, whatever reads like words in it."""
    read = _READERS.get(str(block.get("type")))
    return read(block) if read is not None else text(block.get("text")) or any_words(block)


def text(value: object) -> str:
    """Return the words of a text object, of an image's description, or of bare text."""
    if isinstance(value, str):
        return inert(value.strip())
    if not isinstance(value, Mapping):
        return ""
    if value.get("type") == "mrkdwn":
        return field(value, "text")
    return inert(field(value, "text", "alt_text")) or (rich_text(value) if value.get("type") == "rich_text" else "")


def _section(block: Json) -> str:
    beside = block.get("accessory")
    picture = text(beside) if isinstance(beside, Mapping) and beside.get("type") == "image" else ""
    words = (text(block.get("text")), *(text(one) for one in objects(block.get("fields"))))
    return joined(*words, picture, button_links([beside]), _options([beside]))


def _video(block: Json) -> str:
    address = field(block, "title_url", "video_url")
    lines = (text(block.get("title")) or inert(field(block, "alt_text")), text(block.get("description")))
    return joined(*lines, inert(field(block, "author_name")), f"<{target(address)}>" if address else "")


def _context(block: Json) -> str:
    return joined(*(text(element) for element in objects(block.get("elements"))), by=" ")


def _call(block: Json) -> str:
    """Return the name of a call, and where it is joined."""
    details = block.get("call")
    call = details.get("v1") if isinstance(details, Mapping) else None
    address = field(call, "join_url", "desktop_app_join_url")
    return joined(inert(field(call, "name")), f"<{target(address)}>" if address else "") or any_words(block)


def _markdown(block: Json) -> str:
    return inert(field(block, "text"))


def _image(block: Json) -> str:
    return joined(text(block.get("title")), inert(field(block, "alt_text")))


def _card(block: Json) -> str:
    words = (text(block.get(part)) for part in ("title", "subtitle", "body", "subtext"))
    return joined(*words, button_links(block.get("actions")))


def _holder(block: Json) -> str:
    """Return the words of a block that holds others, its own headings first."""
    headings = (text(block.get(part)) for part in ("title", "rich_text_title", "subtitle"))
    inner = (words_of_blocks(block.get(part)) for part in ("elements", "child_blocks", "tasks"))
    return joined(*headings, *inner)


def _task(block: Json) -> str:
    parts = (block.get(part) for part in ("details", "output"))
    sources = (_source(source) for source in objects(block.get("sources")))
    return joined(text(block.get("title")), *(words_of(one) for one in parts if isinstance(one, Mapping)), *sources)


def _source(source: Json) -> str:
    label = inert(field(source, "text")).replace("|", "¦")
    return f"<{target(field(source, 'url'))}|{label}>" if label else ""


def _buttons(block: Json) -> str:
    return joined(button_links(block.get("elements")), _options(block.get("elements")))


def _options(elements: object) -> str:
    """Return what can be ticked or chosen in a list, a line each."""
    listed = (one for one in objects(elements) if one.get("type") in LISTED)
    options = (option for one in listed for option in objects(one.get("options")))
    return joined(*(joined(text(one.get("text")), text(one.get("description")), by=": ") for one in options))


_READERS: Mapping[str, Callable[[Json], str]] = {
    **dict.fromkeys(MUTE, _buttons),
    "rich_text": rich_text,
    "table": table,
    "data_table": table,
    "data_visualization": chart,
    "markdown": _markdown,
    "section": _section,
    "context": _context,
    "image": _image,
    "video": _video,
    "call": _call,
    "card": _card,
    "carousel": _holder,
    "container": _holder,
    "plan": _holder,
    "task_card": _task,
}
"""How each kind of block is read."""
