"""Fetches the whole words of a long clip or snippet, of which Slack sent the beginning with its message."""

from collections.abc import Callable, Mapping
from typing import Any

from slack_sdk.errors import SlackApiError

from handover.interview.answering import find_holder
from handover.interview.progress import writer_of
from handover.model.handover import Handover
from handover.text import intake
from handover.text.intake import SecretPasted
from handover.text.webvtt import words_of_webvtt
from handover.whole_text import WHOLE_TEXT, with_whole_text
from jobs.engine.context import Done, Dropped, HandlerOutcome, JobContext
from jobs.engine.download import NotDownloaded, download
from jobs.engine.job_type import JobType, OnFailure, Retention
from jobs.engine.slack_errors import code
from jobs.interview.in_thread import say, thread_of
from messages.kit.message import Message
from messages.kit.slack_codes import NOT_SHOWN
from messages.shared_files import beginning_only, too_long
from services.reading.files import CLIPS, is_cut, read_file
from services.reading.payload import field, inert

LARGEST = 2_000_000
"""Bytes of words that are fetched: a whole day of talk."""


async def run(context: JobContext) -> HandlerOutcome:
    """Put the whole words in the place of their beginning. Where Slack does not give them, the beginning stays, marked as one."""
    ref = context.job.ref
    if find_holder(await context.handover(), ref["source"]) is None:
        return Dropped("the message was taken back")
    try:
        file: Mapping[str, Any] = (await context.client.files_info(file=ref["file"]))["file"]
        if not is_cut(file):
            return Dropped("Slack sends no more of it")
        whole = await _whole(context, file)
    except SlackApiError as error:
        if code(error) in NOT_SHOWN:
            return Dropped("Slack does not show the file")
        raise
    except NotDownloaded:
        return Dropped("Slack does not give its words")
    try:
        beginning, text = (intake.from_message(one, {}) for one in (read_file(file).words, whole))
    except SecretPasted:
        return await _told(context, ref["source"], beginning_only)
    await context.decide(lambda now: with_whole_text(now, ref["source"], beginning, text))
    return await _told(context, ref["source"], too_long) if text.endswith(intake.GOES_ON) else Done()


async def _told(context: JobContext, source: str, words: Callable[[Handover, str], Message]) -> HandlerOutcome:
    """Tell the writer that the beginning alone is kept, and why."""
    handover = await context.handover()
    holder = find_holder(handover, source)
    thread = (
        await thread_of(context, handover.interview_of(writer_of(handover, holder))) if holder is not None else None
    )
    if thread is None or holder is None:
        return Dropped("there is nobody to tell that the beginning alone is kept")
    _, ts = await say(context, thread, words(handover, holder.item))
    return Done({"ts": ts})


async def _whole(context: JobContext, file: Mapping[str, Any]) -> str:
    """Return the words in Slack's markup. Raises NotDownloaded and what the client raises."""
    is_clip = field(file, "subtype") in CLIPS
    address = field(file, "vtt") if is_clip else field(file, "url_private_download", "url_private")
    text = (await download(context.client, address, LARGEST)).decode(errors="replace")
    return inert(words_of_webvtt(text) if is_clip else text)


JOB = JobType(WHOLE_TEXT, run, retention=Retention.WHILE_HANDOVER_OPEN, on_failure=OnFailure.SILENT)
