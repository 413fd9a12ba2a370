"""Messages: what chat.postMessage, chat.postEphemeral, chat.update and response_url bodies may hold.

https://docs.slack.dev/reference/methods/chat.postMessage. Bodies come decoded: `blocks`, `attachments` and `metadata`
as lists and objects, not as the JSON strings a form may carry.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from playground.rules.blocks import check_blocks
from playground.rules.metadata import METADATA
from playground.rules.position import Position, Surface
from playground.rules.schema import Check, Record, array, record, type_of
from playground.rules.totals import TABLES, nested
from playground.rules.violation import Violation

TEXT_CHARACTERS = 40_000
UPDATE_CHARACTERS = 4_000
MARKDOWN_CHARACTERS = 12_000
METADATA_BYTES = 8_000
"""Slack has metadata_too_large but documents no size; this bound is the playground's own."""


def check_message(payload: Record, *, update: bool = False) -> list[Violation]:
    """Return every rule that a message's `payload` breaks, the one Slack answers with first.

    `update` judges chat.update, which takes at most 4,000 characters of `text`. Arguments about delivery (channel,
    thread_ts, unfurl_links …) are not looked at.
    """
    most = UPDATE_CHARACTERS if update else TEXT_CHARACTERS
    found = [
        *_says_something(payload),
        *_text(payload, most),
        *_attachments(payload),
        *_metadata(payload),
    ]
    if payload.get("blocks"):
        found += check_blocks(payload["blocks"], Surface.MESSAGE)
    return found + list(_one_table(payload))


def advice(payload: Record) -> list[Violation]:
    """Return rules of good form that Slack accepts to be broken: blocks or attachments without a `text` beside them.

    Notifications and screen readers read only `text` (chat.postMessage, "Accessibility").
    """
    if _blank(payload.get("text")) and (payload.get("blocks") or payload.get("attachments")):
        message = "the top-level `text` argument is missing: notifications and screen readers read only that"
        return [Violation("/text", message, "text beside blocks", "missing_text_in_message")]
    return []


def _blank(text: object) -> bool:
    return text is None or (isinstance(text, str) and not text.strip())


def _says_something(payload: Record) -> Iterator[Violation]:
    parts = ("text", "blocks", "attachments", "markdown_text")
    if all(_blank(payload.get(key)) or payload.get(key) == [] for key in parts):
        yield Violation("", "a message needs text, blocks or attachments", "text or blocks or attachments", "no_text")
    if payload.get("markdown_text") and (payload.get("text") or payload.get("blocks")):
        message = "markdown_text stands alone"
        yield Violation("/markdown_text", message, "markdown_text xor text or blocks", "markdown_text_conflict")


def _text(payload: Record, most: int) -> Iterator[Violation]:
    for key, limit in (("text", most), ("markdown_text", MARKDOWN_CHARACTERS)):
        value = payload.get(key)
        if value is not None and not isinstance(value, str):
            yield Violation(f"/{key}", "must be a string", f"{key} string", "invalid_arguments")
        elif isinstance(value, str) and len(value) > limit:
            message = f"must be less than {limit + 1} characters"
            yield Violation(f"/{key}", message, f"{key} ≤ {limit:,} characters", "msg_too_long")


def _anything(_value: object, _place: Position) -> Iterator[Violation]:
    yield from ()


def _attachment_blocks(value: object, position: Position) -> Iterator[Violation]:
    yield from check_blocks(value, Surface.MESSAGE, pointer=position.pointer)


_LEGACY = (
    "color fallback pretext author_name author_subname author_link author_icon title title_link text fields image_url "
    "thumb_url footer footer_icon ts mrkdwn_in callback_id actions preview unfurl_app_url is_app_unfurl app_unfurl_url "
    "id service_name service_icon service_url from_url original_url attachment_type"
)
_ATTACHMENT: dict[str, Check] = {**dict.fromkeys(_LEGACY.split(), _anything), "blocks": _attachment_blocks}
_ATTACHMENTS = array(record("attachment", {}, _ATTACHMENT))
MOST_ATTACHMENTS = 100


def _attachments(payload: Record) -> Iterator[Violation]:
    value = payload.get("attachments")
    if value is None:
        return
    position = Position("/attachments", Surface.MESSAGE, "attachments", code="invalid_attachments")
    if isinstance(value, list) and len(value) > MOST_ATTACHMENTS:
        message = f"no more than {MOST_ATTACHMENTS} items allowed"
        yield position.violation(message, f"≤ {MOST_ATTACHMENTS} items", "too_many_attachments")
    yield from _ATTACHMENTS(value, position)


def _one_table(payload: Record) -> Iterator[Violation]:
    """One table per message, attachments included; `check_blocks` has seen to each list by itself."""
    lists = [("/blocks", payload.get("blocks"))]
    attachments = payload.get("attachments")
    for index, attachment in enumerate(attachments if isinstance(attachments, list) else ()):
        if isinstance(attachment, dict):
            lists.append((f"/attachments/{index}/blocks", attachment.get("blocks")))
    holding = [
        here
        for pointer, blocks in lists
        if isinstance(blocks, list)
        for here in [next(_tables(blocks, Position(pointer, Surface.MESSAGE, "blocks")), None)]
        if here is not None
    ]
    for here in holding[1:]:
        yield here.violation("only_one_table_allowed", "at most 1 table or data_table", "invalid_attachments")


def _tables(blocks: list[object], position: Position) -> Iterator[Position]:
    return (here for block, here in nested(blocks, position) if type_of(block) in TABLES)


def _metadata(payload: Record) -> Iterator[Violation]:
    value = payload.get("metadata")
    if value is None:
        return
    position = Position("/metadata", Surface.MESSAGE, "metadata", code="invalid_metadata_format")
    found = list(METADATA(value, position))
    yield from found
    size = len(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode(errors="surrogatepass"))
    if size > METADATA_BYTES:
        yield position.violation("metadata is too large", f"≤ {METADATA_BYTES:,} bytes", "metadata_too_large")
