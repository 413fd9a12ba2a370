"""Sends a released version as files to who released it, and keeps the note below them up to date. Nobody outside gets anything."""

import asyncio

import structlog
from slack_sdk.errors import SlackApiError

from handover.blueprint.file import FileFormat
from handover.model.handover import Handover
from handover.model.release import Release
from handover.release.releasing import RELEASE_FILES, RELEASE_NOTE
from jobs.engine import files
from jobs.engine.context import Done, Dropped, HandlerOutcome, JobContext
from jobs.engine.job_type import JobType, Retention
from jobs.engine.slack_errors import code, refuses_only_this
from jobs.engine.typesetting import NotTypeset, typeset
from messages.blueprint.pdf import template
from messages.release import file as words

log = structlog.get_logger(__name__)


async def send_files(context: JobContext) -> HandlerOutcome:
    """Send the version as it was released; without the PDF where it cannot be set. Where Slack takes no file, say so."""
    handover, number = await _version(context)
    if handover.release.versions[number].taken_back_by:
        return Dropped("it is taken back")
    conversation = await context.dm(context.job.ref["user"])
    version = handover.release.versions[number]
    title = words.title_of(handover.account, version)
    try:
        for file_format, content in await _contents(handover, version, number):
            name = words.file_name(handover.account, version, number, file_format)
            await files.share(context, conversation, name, content, title)
    except SlackApiError as error:
        if not refuses_only_this(error):
            raise
        await context.post(conversation, words.not_sent(handover, version, number, code(error)))
    return Done()


async def show_note(context: JobContext) -> HandlerOutcome:
    """Say what has become of the version, or bring that up to date."""
    handover, number = await _version(context)
    conversation = await context.dm(context.job.ref["user"])
    return Done({"ts": await context.show(conversation, words.note(handover, number))})


async def _version(context: JobContext) -> tuple[Handover, int]:
    """Return the handover, for who released the version, and the number of that."""
    return await context.handover_for(context.job.ref["user"]), int(context.job.ref["number"])


async def _contents(handover: Handover, version: Release, number: int) -> list[tuple[FileFormat, bytes]]:
    """Return the files: the PDF, and the Markdown, from which the same can be made anew."""
    text = words.markdown(handover.account, version, number).encode()
    try:
        inputs = await asyncio.to_thread(words.inputs, handover.account, version, number)
        return [(FileFormat.PDF, await typeset(template(), inputs)), (FileFormat.MARKDOWN, text)]
    except NotTypeset as problem:
        log.warning("release.not_typeset", too_long=problem.too_long)
        return [(FileFormat.MARKDOWN, text)]


FILES = JobType(RELEASE_FILES, send_files, failure=words.FAILED)
NOTE = JobType(RELEASE_NOTE, show_note, retention=Retention.WHILE_HANDOVER_OPEN, failure=words.FAILED)
