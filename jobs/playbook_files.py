"""Sends a playbook as a file, and reads one that somebody sent: first shown, then imported if it is still what was shown."""

from slack_sdk.errors import SlackApiError

from handover.access import members_only
from handover.model.refusals import Refusal
from handover.playbooks.importing import LARGEST, PLAYBOOK_FILE, PLAYBOOK_IMPORT
from handover.playbooks.source import PlaybookError
from jobs.engine import files
from jobs.engine.context import Done, HandlerOutcome, JobContext
from jobs.engine.job_type import JobType, OnFailure, Retention
from jobs.engine.sent_file import answer_sent_file
from jobs.engine.slack_errors import code, refuses_only_this
from messages.kit import refusals
from messages.kit.message import Message
from messages.playbooks import files as words
from services import playbook_files


async def send(context: JobContext) -> HandlerOutcome:
    """Send it, as it is now. Where Slack takes no file, whoever asked is told so."""
    ref = context.job.ref
    person = await context.person(ref["user"])
    conversation = await context.dm(ref["user"])
    try:
        async with context.unit() as unit:
            made = await playbook_files.export(context, unit, ref["key"], person)
    except Refusal as refusal:
        members_only(person)
        await context.post(conversation, words.not_exported(refusals.words(refusal)))
        return Done()
    name = words.file_name(made.name, ref["minute"])
    try:
        await files.share(context, conversation, name, made.text.encode(), made.name)
    except SlackApiError as error:
        if not refuses_only_this(error):
            raise
        await context.post(conversation, words.not_sent(made.key, made.name, code(error), made.text))
    return Done()


async def read(context: JobContext) -> HandlerOutcome:
    """Tell whoever sent a file what it would change, or everything that is wrong in it; import it where they have seen that."""
    return await answer_sent_file(context, LARGEST, "playbook.yml", _outcome, words.unreadable)


async def _outcome(context: JobContext, name: str, content: bytes) -> Message:
    """Return what is said of a file, which is imported if it is what they were shown."""
    ref, person = context.job.ref, await context.person(context.job.ref["user"])
    try:
        async with context.unit() as unit:
            found = await playbook_files.read_import(context, unit, person, name, content)
            if found.before is not None and found.made_with(ref["mark"]):
                # An attempt that was cut off has imported it and told nobody.
                return words.taken_in(found.before)
            if found.empty:
                return words.nothing_new(name, found.draft)
            if found.mark == ref["mark"]:
                return words.taken_in(await playbook_files.take_in(context, unit, found, person, name, context.now()))
    except PlaybookError as error:
        return words.wrong(name, error.problems)
    except Refusal as refusal:
        return words.refused(refusals.words(refusal))
    value = words.import_value(ref["file"], found.mark)
    return words.preview(name, found.draft, found.before, found.difference, value)


FILE_JOB = JobType(
    PLAYBOOK_FILE, send, retention=Retention.PASSING, on_failure=OnFailure.TELL_ASKER, failure=words.NOT_SENT
)
IMPORT_JOB = JobType(
    PLAYBOOK_IMPORT, read, retention=Retention.PASSING, on_failure=OnFailure.TELL_ASKER, failure=words.NOT_READ
)
