"""Sends the words of letters as a file, and reads one that somebody sent: shown, then taken in if it is still what was shown."""

from slack_sdk.errors import SlackApiError

from handover.access import members_only
from handover.letter_templates.files import LARGEST, TEMPLATES_FILE, TEMPLATES_IMPORT, NotSound
from handover.model.letter_style import Language
from handover.model.refusals import Refusal
from jobs.engine import files
from jobs.engine.context import Done, HandlerOutcome, JobContext
from jobs.engine.job_type import JobType, OnFailure, Retention
from jobs.engine.sent_file import answer_sent_file
from jobs.engine.slack_errors import code, refuses_only_this
from messages.kit import refusals
from messages.kit.message import Message
from messages.letter_templates import files as words
from messages.letter_templates.toml import toml_of
from services import letter_template_files


async def send(context: JobContext) -> HandlerOutcome:
    """Send them, as they are now. Where Slack takes no file, whoever asked is told so."""
    ref = context.job.ref
    person, language = await context.person(ref["user"]), Language(ref["language"])
    conversation = await context.dm(ref["user"])
    try:
        async with context.unit() as unit:
            own = await letter_template_files.export(unit, language, person)
    except Refusal as refusal:
        members_only(person)
        await context.post(conversation, words.not_exported(refusals.words(refusal)))
        return Done()
    name, text = words.file_name(language, ref["minute"]), toml_of(language, own)
    try:
        await files.share(context, conversation, name, text.encode(), words.title_of(language))
    except SlackApiError as error:
        if not refuses_only_this(error):
            raise
        await context.post(conversation, words.not_sent(language, code(error)))
    return Done()


async def read(context: JobContext) -> HandlerOutcome:
    """Tell whoever sent a file what it would change, or everything that is wrong in it; take it in where they have seen that."""
    return await answer_sent_file(context, LARGEST, "letters.toml", _outcome, words.unreadable)


async def _outcome(context: JobContext, name: str, content: bytes) -> Message:
    """Return what is said of a file, which is taken in if it is what they were shown."""
    ref, person = context.job.ref, await context.person(context.job.ref["user"])
    try:
        async with context.unit() as unit:
            found = await letter_template_files.read_import(unit, person, content)
            if found.made_with(ref["mark"]):
                # An attempt that was cut off has taken it in and told nobody.
                return words.taken_in(found.language, found.before)
            if found.empty:
                return words.nothing_new(name, found.language)
            if found.mark == ref["mark"]:
                now = await letter_template_files.take_in(unit, found, person, context.now())
                return words.taken_in(found.language, now)
    except NotSound as error:
        return words.wrong(name, error.problems)
    except Refusal as refusal:
        return words.refused(refusals.words(refusal))
    value = words.import_value(ref["file"], found.mark)
    return words.preview(name, found.language, found.before.words, found.words, value)


FILE_JOB = JobType(
    TEMPLATES_FILE, send, retention=Retention.PASSING, on_failure=OnFailure.TELL_ASKER, failure=words.NOT_SENT
)
IMPORT_JOB = JobType(
    TEMPLATES_IMPORT, read, retention=Retention.PASSING, on_failure=OnFailure.TELL_ASKER, failure=words.NOT_READ
)
