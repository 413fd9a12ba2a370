"""One message: what its writer typed, what came with it, and what of it can be opened."""

import html
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from handover.evidence import Attachment
from handover.text.blank import is_blank
from services.reading.attachments import is_preview, read_attachment
from services.reading.blocks import TABLES, labels, words_of
from services.reading.files import ReadFile, Transcript, files_of
from services.reading.payload import Json, field, joined, objects

_SAYS = {
    "text": ("text",),
    "link": ("text", "url"),
    "user": ("user_id",),
    "channel": ("channel_id",),
    "usergroup": ("usergroup_id",),
    "broadcast": ("range",),
    "emoji": ("name",),
    "date": ("fallback", "timestamp"),
    "color": ("value",),
}
"""Where each kind of run of rich text has what it says; the first that is there counts."""


@dataclass(frozen=True)
class Content:
    """What a message says, in Slack's markup.

    `typed` are the words of its writer. `shared` is what came with them: tables, forwarded messages, cards of other apps,
    the text of snippets and clips. `files` are all that can be opened, forwarded messages among them. `transcripts` says of
    each clip among them whether its words are there; `cut` are the ids of those of which Slack sends the beginning alone.
    """

    typed: str = ""
    shared: str = ""
    files: tuple[Attachment, ...] = ()
    transcripts: tuple[Transcript, ...] = ()
    cut: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """All the words."""
        return joined(self.typed, self.shared)

    @property
    def unheard(self) -> bool:
        """Whether nothing is known but that somebody has spoken: a clip without words, and none beside it."""
        return bool(self.transcripts) and not self.text.strip()

    @property
    def empty(self) -> bool:
        """Whether there is nothing in it that somebody could read or open."""
        return is_blank(html.unescape(self.text)) and not self.files


def read(message: Json) -> Content:
    """Return what a message says: an event's, one of a conversation's history, or the one a shortcut was used on."""
    attached = list(objects(message.get("attachments")))
    cards = [read_attachment(one) for one in attached if not is_preview(one)]
    files: list[ReadFile] = [*files_of(message), *(file for card in cards for file in card.files)]
    typed, tables = _typed(message)
    shared = joined(tables, *(card.words for card in cards), *(file.words for file in files_of(message)))
    kept = [*(file.attachment for file in files), *(card.kept for card in cards if card.kept)]
    content = Content(
        typed,
        shared,
        tuple(dict.fromkeys(kept)),
        tuple(one.transcript for one in files if one.transcript),
        tuple(one.attachment.file for one in files if one.cut),
    )
    return content if not content.empty else _last_resort(message, attached)


def _typed(message: Json) -> tuple[str, str]:
    """Return the words of the message itself, and its tables.

    Of a person's message `text` holds all but the tables; what it lacks is taken from the blocks. Of an app's, people see
    the blocks; `text` is what is read out where blocks cannot be shown.
    """
    text, blocks = field(message, "text"), list(objects(message.get("blocks")))
    tables = joined(*(words_of(block) for block in blocks if field(block, "type") in TABLES))
    if _is_from_an_app(message):
        words = joined(*(words_of(block) for block in blocks if field(block, "type") not in TABLES))
        return words or ("" if tables else text), tables
    more = joined(*_lacking(text, [block for block in blocks if field(block, "type") not in TABLES]))
    return more if more and _letters(text) in _letters(more) else joined(text, more), tables


def _lacking(text: str, blocks: list[Json]) -> list[str]:
    """Return the words of those blocks that hold a run of letters which the text does not hold."""
    heard = _letters(text)
    return [words_of(block) for block in blocks if any(_letters(run) not in heard for run in _runs(block))]


def _runs(block: Json) -> Iterable[str]:
    """Return the words of a block in the pieces they came in. Of rich text these are its runs: signs of lists are not in it."""
    if block.get("type") != "rich_text":
        return words_of(block).splitlines()
    return _typed_runs(block)


def _typed_runs(node: Json) -> Iterator[str]:
    says = _SAYS.get(str(node.get("type")))
    if says is not None:
        yield next((str(node[key]) for key in says if node.get(key)), "")
    for inner in objects(node.get("elements")):
        yield from _typed_runs(inner)


def _last_resort(message: Json, attached: list[Json]) -> Content:
    """Return what else could be meant, where nothing was found: previews of links, and what is written on buttons."""
    previews = [read_attachment(one) for one in attached]
    words = joined(*(one.words for one in previews), labels(message.get("blocks")))
    return Content("", words, tuple(one.kept for one in previews if one.kept))


def _is_from_an_app(message: Json) -> bool:
    return bool(message.get("bot_id")) or message.get("subtype") == "bot_message"


def _letters(words: str) -> str:
    """Return the letters and digits alone: `text` has signs for styles that blocks do not have."""
    return "".join(letter for letter in html.unescape(words) if letter.isalnum())
