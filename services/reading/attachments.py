"""What is attached to a message: forwarded messages, pasted tables, other apps' cards, and previews of links.

https://docs.slack.dev/reference/messaging/payload and /legacy/legacy-messaging/legacy-secondary-message-attachments
"""

from dataclasses import dataclass

from handover.evidence import Attachment
from services.reading.blocks import button_links, words_of_blocks
from services.reading.files import ReadFile, files_of
from services.reading.payload import Json, field, inert, joined, objects, quoted, target

NO_PREVIEW = frozenset({"[no preview available]"})
"""What Slack writes as `fallback` where there is nothing to say."""
TITLE = 80


@dataclass(frozen=True)
class ReadAttachment:
    """The words of an attachment in Slack's markup, and what is kept of it as evidence."""

    words: str = ""
    kept: Attachment | None = None
    files: tuple[ReadFile, ...] = ()


def is_preview(attachment: Json) -> bool:
    """Return whether Slack has put it there to show what a link leads to: these are not the writer's words."""
    if is_forward(attachment):
        return False
    marks = ("original_url", "app_unfurl_url", "from_url")
    return any(attachment.get(mark) is True for mark in ("is_msg_unfurl", "is_app_unfurl")) or any(
        field(attachment, mark) for mark in marks
    )


def is_forward(attachment: Json) -> bool:
    """Return whether it is a message that the writer shared from elsewhere."""
    return attachment.get("is_share") is True


def read_attachment(attachment: Json) -> ReadAttachment:
    """Return what an attachment says."""
    return _forward(attachment) if is_forward(attachment) else _card(attachment)


def _forward(attachment: Json) -> ReadAttachment:
    """Return a forwarded message: who wrote it where, its address, and its words as a quotation."""
    inner = list(objects([part.get("message") for part in objects(attachment.get("message_blocks"))]))
    blocks = joined(*(words_of_blocks(one.get("blocks")) for one in inner))
    files = tuple(dict.fromkeys(file for one in (attachment, *inner) for file in files_of(one)))
    said = joined(
        _words(attachment, blocks or field(attachment, "text")) or _fallback(attachment),
        *(one.words for one in files),
        *(read_attachment(one).words for one in objects(attachment.get("attachments")) if not is_preview(one)),
    )
    address = field(attachment, "from_url")
    heading = joined(f"Forwarded from {_author(attachment)}", f"<{target(address)}>" if address else "", by=" ")
    kept = Attachment(f"Message from {_named_author(attachment)}", address) if address else None
    return ReadAttachment(joined(f"{heading}:", quoted(said)), kept, files)


def _author(attachment: Json) -> str:
    user = field(attachment, "author_id")
    name = inert(field(attachment, "author_name", "author_subname"))
    who = f"<@{target(user)}|{name}>" if user and name else f"<@{target(user)}>" if user else name or "a colleague"
    channel = field(attachment, "channel_id")
    if channel[:1] not in ("C", "G"):
        return who
    label = inert(field(attachment, "channel_name"))
    return f"{who} in <#{target(channel)}|{label}>" if label else f"{who} in <#{target(channel)}>"


def _named_author(attachment: Json) -> str:
    return field(attachment, "author_name", "author_subname") or "a colleague"


def _card(attachment: Json) -> ReadAttachment:
    """Return a card of another app, or a table."""
    files = files_of(attachment)
    author = inert(field(attachment, "author_name"))
    words = joined(_words(attachment, field(attachment, "text"), author), *(one.words for one in files))
    picture = field(attachment, "image_url", "thumb_url")
    kept = Attachment(field(attachment, "title") or "Picture", picture) if picture and not words else None
    return ReadAttachment(words or _fallback(attachment), kept, files)


def _words(attachment: Json, text: str, author: str = "") -> str:
    """Return all that an attachment says beside its files; `text` in the place of its own."""
    title, link = inert(field(attachment, "title")), field(attachment, "title_link")
    headline = f"<{target(link)}|{title.replace('|', '¦')}>" if title and link else title
    facts = objects(attachment.get("fields"))
    return joined(
        field(attachment, "pretext"),
        author,
        headline,
        text,
        *(joined(inert(field(fact, "title")), field(fact, "value"), by=": ") for fact in facts),
        words_of_blocks(attachment.get("blocks")),
        button_links(attachment.get("actions")),
    )


def _fallback(attachment: Json) -> str:
    words = field(attachment, "fallback")
    return "" if words in NO_PREVIEW else words
