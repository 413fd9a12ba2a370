"""Sends the whole blueprint of an account as a file to whoever asked for it."""

import asyncio

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
from messages.blueprint import file as words
from messages.blueprint.parts import title_of
from messages.kit import refusals
from services.blueprint import whole_for


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
    content = await asyncio.to_thread(words.content, blueprint, people, file_format)
    name = words.file_name(blueprint.account, file_format, ref["minute"])
    try:
        await files.share(context, conversation, name, content, title_of(blueprint.account))
    except SlackApiError as error:
        if not refuses_only_this(error):
            raise
        text = content.decode() if file_format is FileFormat.MARKDOWN else ""
        await context.post(conversation, words.not_sent(blueprint.account, file_format, code(error), text))
    return Done()


async def _named(context: JobContext, blueprint: WholeBlueprint) -> dict[str, Person]:
    """Return everybody the blueprint names: a colleague in the account's team need not be known to us yet."""
    known = await context.people(*blueprint.people)
    return known | {user: await context.person(user) for user in blueprint.people if user not in known}


JOB = JobType(BLUEPRINT_FILE, run, retention=Retention.PASSING, on_failure=OnFailure.TELL_ASKER, failure=words.FAILED)
