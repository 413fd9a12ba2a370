"""Copies files that were sent to the bot alone into the handover's channel, and takes the copies back with the files."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from slack_sdk.errors import SlackApiError

from handover.interview.answering import find_holder
from handover.interview.progress import writer_of
from handover.model.answers import Answer, Question
from handover.model.handover import Handover
from handover.model.people import Role
from handover.model.shared_files import SharedFile
from handover.shared_files import (
    CLIP_WITHOUT_WORDS,
    SHARE_FILE,
    TAKE_BACK_FILE,
    refused,
    refused_with,
    shared_file,
    with_copy,
)
from handover.text.secrets import holds_secret
from jobs.engine import files
from jobs.engine.channel_wait import wait_for_channel
from jobs.engine.context import Done, Dropped, HandlerOutcome, JobContext
from jobs.engine.download import NotDownloaded, TooLarge, download
from jobs.engine.job_type import JobType, Retention
from jobs.engine.slack_errors import ErrorMeaning, classify, code
from jobs.interview.in_thread import say, thread_of
from messages import shared_files as words
from messages.failures import FailureWords
from messages.kit.message import Message
from messages.kit.slack_codes import FILE_GONE, NOT_SHOWN
from messages.shared_files import Reason
from services.reading.files import external_address
from storage.store import SlackRef, SlackRefKind

LARGEST = 50_000_000
"""Bytes of a file that is copied; a larger one would fill this machine's memory."""
PAGES = frozenset({"space", "quip", "canvas", "list"})
"""Modes of files that are pages inside Slack: there are no bytes to copy."""
CHECKED = 200_000
"""Bytes of a text file that are looked through for passwords and keys."""


@dataclass
class NotToCopy(Exception):
    """The file cannot be copied, for this reason."""

    why: Reason


async def share(context: JobContext) -> HandlerOutcome:
    """Copy the file into the channel, below the summary card; tell its writer what to do where that cannot be done."""
    handover, ref = await context.handover(), context.job.ref
    wanted = shared_file(handover, ref["file"], ref["source"])
    if wanted is not None and wanted.link:
        return await _told_of_refused(context, handover, Done({"copy": wanted.copy}))
    channel = await context.slack_ref(SlackRefKind.CHANNEL)
    if wanted is None:
        await _delete_orphans(context, handover, channel)
        return await _told_of_refused(context, handover, Dropped("the file was taken back"))
    if not handover.open:
        return Dropped("the handover has ended")
    if channel is None:
        return wait_for_channel(context)
    try:
        copy, link, title = await _copied(context, wanted, channel.conversation)
    except NotToCopy as refusal:
        why = refusal.why
        after = await context.decide(lambda now: refused(now, wanted.file, wanted.source, why))
        return await _told_of_refused(context, after, Done())
    after = await context.decide(lambda now: with_copy(now, wanted.file, wanted.source, copy, link, title))
    if copy and shared_file(after, wanted.file, wanted.source) is None:
        await _deleted(context, copy)
    return await _told_of_refused(context, after, Done({"copy": copy}))


async def _told_of_refused(context: JobContext, handover: Handover, outcome: Done | Dropped) -> HandlerOutcome:
    """Tell the writer, after the last file of a message, which of its files nobody else can open; return the outcome."""
    left = refused_with(handover, context.job.ref["source"])
    channel = await context.slack_ref(SlackRefKind.CHANNEL)
    if not left or channel is None:
        return outcome
    return await _told(
        context, handover, words.not_shared([(one.title, Reason(one.refused)) for one in left], channel.conversation)
    )


async def take_back(context: JobContext) -> HandlerOutcome:
    """Delete the copy."""
    await _deleted(context, context.job.ref["copy"])
    return Done()


async def ask_for_words(context: JobContext) -> HandlerOutcome:
    """Ask for a line about a clip, unless its words have come meanwhile."""
    handover, source = await context.handover_for(context.job.ref["user"]), context.job.ref["source"]
    holder = find_holder(handover, source)
    clips = [one for one in handover.shared_files if one.source == source]
    if not handover.open or holder is None or not clips or _has_words(holder, source, clips):
        return Dropped("the words have come, or the clip was taken back")
    return await _told(context, handover, words.clip_without_words(handover, holder.item))


def _has_words(holder: Answer | Question, source: str, clips: list[SharedFile]) -> bool:
    text = "".join(part.text for part in holder.parts if part.source == source)
    for address in (address for one in clips for address in (one.link, one.original)):
        text = text.replace(address, "") if address else text
    return bool(text.strip())


async def _copied(context: JobContext, wanted: SharedFile, channel: str) -> tuple[str, str, str]:
    """Return id, address and title of the copy; an empty id where the file itself can be opened elsewhere. Raises NotToCopy."""
    try:
        file = await _info(context, wanted.file)
        if address := external_address(file):
            return "", address, _title(file)
        content = await _content(context, file)
        if not content:
            raise NotToCopy(Reason.EMPTY)
        if _is_text(file) and holds_secret(content[:CHECKED].decode(errors="replace")):
            raise NotToCopy(Reason.SECRET)
        name = f"{_names_of_copies(wanted.file)}{file.get('name') or 'file'}"
        copy = await files.share(context, channel, name, content, _title(file), await _below(context))
        return copy, str((await _info(context, copy))["permalink"]), _title(file)
    except SlackApiError as error:
        if classify(error).meaning not in (ErrorMeaning.HOPELESS, ErrorMeaning.UNKNOWN, ErrorMeaning.MISSING_SCOPE):
            raise
        raise NotToCopy(Reason.REFUSED) from error


async def _info(context: JobContext, file: str) -> Mapping[str, Any]:
    """Return what Slack says of a file. Raises NotToCopy where it says nothing to us."""
    try:
        found: Mapping[str, Any] = (await context.client.files_info(file=file))["file"]
    except SlackApiError as error:
        if code(error) in NOT_SHOWN:
            raise NotToCopy(Reason.REFUSED) from error
        raise
    return found


def _title(file: Mapping[str, Any]) -> str:
    return str(file.get("title") or file.get("name") or "File")


async def _content(context: JobContext, file: Mapping[str, Any]) -> bytes:
    """Return the bytes of a file. Raises NotToCopy, and aiohttp.ClientError and TimeoutError, after which it is tried again."""
    address = str(file.get("url_private_download") or file.get("url_private") or "")
    if file.get("mode") in PAGES or not address:
        raise NotToCopy(Reason.A_PAGE)
    if int(file.get("size") or 0) > LARGEST:
        raise NotToCopy(Reason.TOO_LARGE)
    try:
        return await download(context.client, address, LARGEST, is_page=file.get("mimetype") == "text/html")
    except TooLarge as error:
        raise NotToCopy(Reason.TOO_LARGE) from error
    except NotDownloaded as error:
        raise NotToCopy(Reason.REFUSED) from error


def _is_text(file: Mapping[str, Any]) -> bool:
    return str(file.get("mimetype", "")).startswith("text/") or file.get("mode") == "snippet"


def _names_of_copies(file: str) -> str:
    """Return how the names of the copies of a file begin."""
    return f"{file}-"


async def _below(context: JobContext) -> str | None:
    """Return the time stamp of the message that copies stand below, None for the channel itself."""
    card = await context.slack_ref(SlackRefKind.CARD)
    return card.ts if card else None


async def _delete_orphans(context: JobContext, handover: Handover, channel: SlackRef | None) -> None:
    """Delete what an attempt that was cut off has copied of a file that was taken back before the copy was known."""
    known = {one.copy for one in handover.shared_files}
    beginning = _names_of_copies(context.job.ref["file"])
    if channel is None:
        return
    for copy in await files.shared_before(context, channel.conversation, beginning, await _below(context)):
        if copy not in known:
            await _deleted(context, copy)


async def _deleted(context: JobContext, copy: str) -> None:
    try:
        await context.client.files_delete(file=copy)
    except SlackApiError as error:
        if code(error) not in FILE_GONE:
            raise


async def _told(context: JobContext, handover: Handover, message: Message) -> HandlerOutcome:
    holder = find_holder(handover, context.job.ref["source"])
    role = writer_of(handover, holder) if holder is not None else Role.OUTGOING
    thread = await thread_of(context, handover.interview_of(role))
    if thread is None:
        return Dropped("there is no thread to say it in")
    _, stamp = await say(context, thread, message)
    return Done({"ts": stamp})


SHARE = JobType(
    SHARE_FILE,
    share,
    retention=Retention.WHILE_HANDOVER_OPEN,
    failure=FailureWords("put a file from the interview into the channel", to_person=False),
)
TAKE_BACK = JobType(
    TAKE_BACK_FILE, take_back, retention=Retention.WHILE_HANDOVER_OPEN, failure=FailureWords("delete a copy of a file")
)
ASK = JobType(
    CLIP_WITHOUT_WORDS,
    ask_for_words,
    retention=Retention.WHILE_HANDOVER_OPEN,
    failure=FailureWords("ask for a line about a clip"),
)
