"""Fit the handover's channel out: the card pinned, and above it links to what everybody in the channel can open."""

from collections.abc import Iterator
from contextlib import contextmanager

from slack_sdk.errors import SlackApiError

from handover.channel import awaits_channel
from handover.opening.jobs import BOOKMARKS
from jobs.engine.context import Done, Dropped, HandlerOutcome, JobContext
from jobs.engine.job_type import JobType, OnFailure, Retention
from jobs.engine.slack_errors import already, code, refuses_only_this
from messages.kit.slack_codes import SlackCode
from messages.opening.channel import bookmark_card, bookmark_document, was_for_one_person
from storage.store import SlackRef, SlackRefKind


async def run(context: JobContext) -> HandlerOutcome:
    """Add what is missing, and turn a link to a message that has been replaced to the new one.

    What is there already (of an earlier attempt, too) is left alone. A card that somebody has deleted is not pinned. In a shared
    channel the card is pinned, and no links are added: they would be those of many.
    """
    handover = await context.handover()
    channel = await context.slack_ref(SlackRefKind.CHANNEL)
    if channel is None or not awaits_channel(handover, context.now()):
        return Dropped("there is no open channel to fit out")
    card = await context.slack_ref(SlackRefKind.CARD)
    if card is not None and card.conversation != channel.conversation:
        card = None
    document = await context.slack_ref(SlackRefKind.DOCUMENT)
    if document is not None and document.conversation != channel.conversation:
        document = None
    if not channel.ts:
        with _as_far_as_allowed():
            await _link(context, channel.conversation, await _wanted(context, card, document))
    if card is not None:
        with _as_far_as_allowed():
            await context.client.pins_add(channel=card.conversation, timestamp=card.ts)
    return Done()


@contextmanager
def _as_far_as_allowed() -> Iterator[None]:
    """Leave a part out that Slack refuses: a full bar, a rule about who may pin. The other part must not fail for that."""
    try:
        yield
    except SlackApiError as error:
        if not already(error) and not refuses_only_this(error):
            raise


async def _link(context: JobContext, conversation: str, wanted: dict[str, str]) -> None:
    known = await context.client.bookmarks_list(channel_id=conversation)
    there = {bookmark["title"]: bookmark for bookmark in known["bookmarks"]}
    links = {bookmark["link"] for bookmark in known["bookmarks"]}
    for title, bookmark in there.items():
        if was_for_one_person(title):
            await context.client.bookmarks_remove(channel_id=conversation, bookmark_id=bookmark["id"])
    for title, link in wanted.items():
        if title not in there and link not in links:
            await context.client.bookmarks_add(channel_id=conversation, title=title, type="link", link=link)
        elif link not in links:
            await context.client.bookmarks_edit(
                bookmark_id=there[title]["id"], channel_id=conversation, title=title, link=link
            )


async def _wanted(context: JobContext, card: SlackRef | None, document: SlackRef | None) -> dict[str, str]:
    """Return title → link of what exists by now."""
    found: dict[str, str] = {}
    if card is not None:
        found[bookmark_card()] = await _permalink(context, card)
    if document is not None:
        found[bookmark_document()] = await _permalink(context, document)
    return {title: link for title, link in found.items() if link}


async def _permalink(context: JobContext, ref: SlackRef) -> str:
    """Return the message's address, empty when somebody has deleted it."""
    try:
        answer = await context.client.chat_getPermalink(channel=ref.conversation, message_ts=ref.ts)
    except SlackApiError as error:
        if code(error) != SlackCode.MESSAGE_NOT_FOUND:
            raise
        return ""
    return str(answer["permalink"])


JOB = JobType(BOOKMARKS, run, retention=Retention.WHILE_HANDOVER_OPEN, on_failure=OnFailure.SILENT)
