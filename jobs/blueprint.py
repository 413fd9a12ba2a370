"""Sends the whole blueprint of an account as a file to whoever asked for it."""

import asyncio
from collections.abc import Mapping

import structlog
from slack_sdk.errors import SlackApiError

from handover.access import members_only
from handover.blueprint.file import BLUEPRINT_FILE, FileFormat
from handover.blueprint.whole import WholeBlueprint
from handover.model.people import Person
from handover.model.refusals import Refusal
from jobs.engine import files
from jobs.engine.context import Done, HandlerOutcome, JobContext
from jobs.engine.job_type import JobType, OnFailure, Retention
from jobs.engine.slack_errors import code, refuses_only_this
from jobs.engine.typesetting import NotTypeset, typeset
from messages.blueprint import file as words
from messages.blueprint.markdown import markdown
from messages.blueprint.parts import title_of
from messages.blueprint.pdf import inputs, template
from messages.kit import refusals
from services.blueprint import whole_for

log = structlog.get_logger(__name__)


async def run(context: JobContext) -> HandlerOutcome:
    """Send it, as it is now, if they may still see the account. Where Slack takes no file they are told so."""
    ref = context.job.ref
    user, file_format = ref["user"], FileFormat(ref["format"])
    person = await context.person(user)
    conversation = await context.dm(user)
    try:
        async with context.unit() as unit:
            blueprint = await whole_for(unit, ref["account"], person, context.now())
    except Refusal as refusal:
        members_only(person)
        await context.post(conversation, words.refused(refusals.words(refusal)))
        return Done()
    people = await _named(context, blueprint)
    try:
        content = await _content(blueprint, people, file_format)
    except NotTypeset as problem:
        log.warning("blueprint.not_typeset", too_long=problem.too_long)
        note = words.markdown_instead(blueprint.account, too_long=problem.too_long)
        await context.post(conversation, note, part=":instead")
        file_format = FileFormat.MARKDOWN
        content = await _content(blueprint, people, file_format)
    name = words.file_name(blueprint.account, file_format, ref["minute"])
    try:
        await files.share(context, conversation, name, content, title_of(blueprint.account))
    except SlackApiError as error:
        if not refuses_only_this(error):
            raise
        text = content.decode() if file_format is FileFormat.MARKDOWN else ""
        await context.post(conversation, words.not_sent(blueprint.account, file_format, code(error), text))
    return Done()


async def _content(blueprint: WholeBlueprint, people: Mapping[str, Person], file_format: FileFormat) -> bytes:
    """Return what is in the file. Raises NotTypeset."""
    if file_format is FileFormat.MARKDOWN:
        return (await asyncio.to_thread(markdown, blueprint, people)).encode()
    return await typeset(template(), await asyncio.to_thread(inputs, blueprint, people))


async def _named(context: JobContext, blueprint: WholeBlueprint) -> dict[str, Person]:
    """Return everybody the blueprint names: a colleague in the account's team need not be known to us yet."""
    known = await context.people(*blueprint.people)
    return known | {user: await context.person(user) for user in blueprint.people if user not in known}


JOB = JobType(BLUEPRINT_FILE, run, retention=Retention.PASSING, on_failure=OnFailure.TELL_ASKER, failure=words.FAILED)
