"""Delivers the internal document to a colleague in another department, in their hours, and tells its sender what became of it."""

import asyncio

import structlog
from slack_sdk.errors import SlackApiError

from handover.access import participants_only
from handover.blueprint.file import FileFormat
from handover.department import sending
from handover.department.sending import DEPARTMENT_FILES, DEPARTMENT_NOTE, DEPARTMENT_TOLD
from handover.document import people_named
from handover.hours import heard_at
from handover.model.department import Standing
from handover.model.handover import Handover
from handover.questions import question_of
from jobs.engine import files
from jobs.engine.context import Done, Dropped, HandlerOutcome, JobContext, Postponed
from jobs.engine.in_hours import in_working_hours
from jobs.engine.job_type import JobType, Retention, Said
from jobs.engine.slack_errors import code, refuses_only_this
from jobs.engine.typesetting import NotTypeset, typeset
from messages.blueprint.pdf import template
from messages.department import file as words

log = structlog.get_logger(__name__)


async def deliver(context: JobContext) -> HandlerOutcome:
    """Send the document as it is now in the receiver's working hours, once; nobody takes it back from then on."""
    handover, number = await context.handover(), int(context.job.ref["number"])
    version = sending.version_at(handover, number)
    person = await context.person(context.job.ref["user"])
    if version.standing is Standing.TAKEN_BACK:
        return Dropped("it is taken back")
    if person.barred:
        await context.decide(lambda now: sending.unreachable(now, number))
        return Dropped("they must not read it any more")
    begins = heard_at(person, context.now())
    if version.delivered_at is None and begins > context.now():
        return Postponed(begins, "it is outside of their working hours")
    handover = await context.decide(lambda now: sending.delivering(now, number, context.now()))
    await _send_files(context, handover, number)
    return Done(follow=(sending.note(handover, number),))


async def show_note(context: JobContext) -> HandlerOutcome:
    """Say below the files what can be answered, or bring that up to date."""
    user, number = context.job.ref["user"], int(context.job.ref["number"])
    handover = sending.receiver_only(await context.handover(), await context.person(user), number)
    conversation = await context.dm(user)
    return Done({"ts": await context.show(conversation, words.note(handover, number))})


async def tell(context: JobContext, _shortened: bool) -> Said | Dropped:
    """Return what became of the version, for whoever handed it over."""
    person = await context.person(context.job.ref["user"])
    handover, number = participants_only(await context.handover(), person), int(context.job.ref["number"])
    if "question" in context.job.ref:
        question = question_of(handover, context.job.ref["question"])
        newest = number == len(handover.department_versions) - 1
        return Said(words.answered(handover, number, question)) if newest and question.reply else Dropped("it is sent")
    if sending.version_at(handover, number).standing != context.job.ref["standing"]:
        return Dropped("something else has become of it since")
    return Said(words.told(handover, number))


async def _send_files(context: JobContext, handover: Handover, number: int) -> None:
    """Share the files; without the PDF where it cannot be set. Where Slack takes no file, the text stands in a message."""
    conversation = await context.dm(context.job.ref["user"])
    people = await context.people(*people_named(handover))
    version = handover.department_versions[number]
    at = version.delivered_at or context.now()
    text = await asyncio.to_thread(words.markdown, handover, number, people, at)
    contents = [(FileFormat.MARKDOWN, text.encode())]
    try:
        inputs = await asyncio.to_thread(words.inputs, handover, number, people, at)
        contents.insert(0, (FileFormat.PDF, await typeset(template(), inputs)))
    except NotTypeset as problem:
        log.warning("department.not_typeset", too_long=problem.too_long)
    try:
        for file_format, content in contents:
            name = words.file_name(handover, version, number, file_format)
            await files.share(context, conversation, name, content, words.title_of(handover, version))
    except SlackApiError as error:
        if not refuses_only_this(error):
            raise
        await context.post(conversation, words.not_sent(handover, code(error), text))


FILES = JobType(DEPARTMENT_FILES, deliver, failure=words.FAILED)
NOTE = JobType(DEPARTMENT_NOTE, show_note, retention=Retention.WHILE_HANDOVER_OPEN, failure=words.FAILED)
TOLD = JobType(DEPARTMENT_TOLD, in_working_hours(tell), retention=Retention.WHILE_HANDOVER_OPEN, say=tell)
