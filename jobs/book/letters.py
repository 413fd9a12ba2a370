"""Sends the letters of a book as one file, and says which are in it and which are not."""

import asyncio

from slack_sdk.errors import SlackApiError

from handover.book.jobs import BOOK_LETTERS
from handover.book.refusals import UnknownBook
from handover.leaders import ForLeads
from jobs.engine import files
from jobs.engine.context import Done, Dropped, HandlerOutcome, JobContext
from jobs.engine.job_type import JobType, OnFailure, Retention
from jobs.engine.slack_errors import code, refuses_only_this
from messages.book import letters as words
from services.book.letters import letters_of


async def run(context: JobContext) -> HandlerOutcome:
    """Send the letters as they are now and as far as whoever asked may see them now."""
    ref = context.job.ref
    person = await context.person(ref["user"])
    async with context.unit() as unit:
        try:
            book, letters = await letters_of(unit, ref["book"], person, context.now())
        except (UnknownBook, ForLeads):
            return Dropped("the book is not theirs to see any more")
    conversation = await context.dm(person.id)
    # Hundreds of letters take some seconds in all, in which others are not to wait.
    content = await asyncio.to_thread(words.archive, letters)
    if content:
        try:
            await files.share(context, conversation, words.file_name(book, ref["minute"]), content, words.title(book))
        except SlackApiError as error:
            if not refuses_only_this(error):
                raise
            await context.post(conversation, words.not_sent(book, code(error)))
            return Done()
    await context.post(conversation, words.what_is_in_it(book, letters))
    return Done()


JOB = JobType(BOOK_LETTERS, run, retention=Retention.PASSING, on_failure=OnFailure.TELL_ASKER, failure=words.NOT_FILED)
