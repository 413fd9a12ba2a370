"""Sends what has changed since a cover began as a file to whoever asked for it."""

from slack_sdk.errors import SlackApiError

from handover.access import members_only
from handover.cover.file import CHANGES_FILE
from handover.model.refusals import Refusal
from handover.time.workdays import local_date
from jobs.engine import files
from jobs.engine.context import Done, HandlerOutcome, JobContext
from jobs.engine.job_type import JobType, OnFailure, Retention
from jobs.engine.slack_errors import code, refuses_only_this
from messages.cover import document as words
from messages.kit import refusals
from services.accounts import account_seen
from services.cover import cover_of


async def run(context: JobContext) -> HandlerOutcome:
    """Send it, as it is now, if they may still see the account. Where Slack takes no file they are told so, with all of it."""
    ref = context.job.ref
    person = await context.person(ref["user"])
    conversation = await context.dm(person.id)
    try:
        async with context.unit() as unit:
            account, _ = await account_seen(unit, ref["account"], person)
            seen = await cover_of(unit, account, local_date(context.now(), person.zone))
    except Refusal as refusal:
        members_only(person)
        await context.post(conversation, words.refused(refusals.words(refusal)))
        return Done()
    text = words.markdown(seen.account, seen.changed, await context.people(*words.people_in(seen.changed)))
    name = words.file_name(seen.account, ref["minute"])
    try:
        await files.share(context, conversation, name, text.encode(), words.title_of(seen.account, seen.changed))
    except SlackApiError as error:
        if not refuses_only_this(error):
            raise
        await context.post(conversation, words.not_sent(seen.account, code(error), text))
    return Done()


JOB = JobType(CHANGES_FILE, run, retention=Retention.PASSING, on_failure=OnFailure.TELL_ASKER, failure=words.FAILED)
