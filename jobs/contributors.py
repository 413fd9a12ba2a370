"""Puts a question to a colleague, reminds them once, and tells whoever asked what came of it."""

from aiohttp import ClientError
from slack_sdk.errors import SlackApiError

from handover.access import contributor_only, participants_only
from handover.contributors.asking import not_needed, unreachable
from handover.contributors.requests import (
    CONTRIBUTOR_ANSWERED,
    CONTRIBUTOR_ASKED,
    CONTRIBUTOR_REMINDER,
    reminder,
    request_of,
)
from handover.hours import heard_at
from handover.model.contributors import RequestState
from handover.model.handover import Handover
from handover.time.timestamps import moment_of
from jobs.engine.context import Done, Dropped, HandlerOutcome, JobContext, Postponed
from jobs.engine.in_hours import in_working_hours
from jobs.engine.job_type import JobType, Retention, Said
from messages.contributors import answering, asking
from messages.failures import FailureWords
from storage.store import SlackRef, SlackRefKind


async def ask(context: JobContext) -> HandlerOutcome:
    """Put the question to the colleague in a message of its own, in their working hours; or show there what became of it."""
    user, number = context.job.ref["user"], context.job.ref["request"]
    handover, person = await context.handover(), await context.person(user)
    asked = request_of(handover, number)
    known = await _place(context, number)
    if known is not None:
        if person.barred:
            return Dropped("it is not for them to read any more")
        await context.updated(known.conversation, known.ts, answering.question(handover, asked))
        return Done({"ts": known.ts})
    if person.barred:
        await context.decide(lambda now: unreachable(now, number))
        return Dropped("they cannot be asked any more")
    if not asked.open or not handover.active:
        return Dropped("it is not asked any more")
    if not request_of(await context.decide(lambda now: not_needed(now, number)), number).open:
        return Dropped("somebody has answered it meanwhile")
    begins = heard_at(person, context.now())
    if begins > context.now():
        return Postponed(begins, "it is outside of their working hours")
    conversation, ts = await context.post_to(user, answering.question(handover, asked))
    place = SlackRef(handover.id, SlackRefKind.CONTRIBUTOR_THREAD, conversation, ts, number)
    return Done({"ts": ts}, follow=(reminder(handover, asked, person, moment_of(ts)),), also=(place,))


async def remind(context: JobContext, _shortened: bool) -> Said | Dropped:
    """Return the one reminder, unless the question is settled."""
    person, number = await context.person(context.job.ref["user"]), context.job.ref["request"]
    handover = contributor_only(await context.handover(), person, number)
    asked = request_of(handover, number)
    if not asked.open or not handover.active:
        return Dropped("it is not asked any more")
    place = await _place(context, number)
    return Said(answering.reminder(handover, asked, await _address(context, place)))


async def tell(context: JobContext, _shortened: bool) -> Said | Dropped:
    """Return what came of a question, for whoever asked it."""
    person = await context.person(context.job.ref["user"])
    handover: Handover = participants_only(await context.handover(), person)
    asked, state = request_of(handover, context.job.ref["request"]), RequestState(context.job.ref["state"])
    if asked.state is not state:
        return Dropped("something else has become of it since")
    return Said(asking.outcome_told(handover, asked, state))


async def _place(context: JobContext, request: str) -> SlackRef | None:
    async with context.unit() as unit:
        return await unit.slack_refs.get(context.job.about, SlackRefKind.CONTRIBUTOR_THREAD, request)


async def _address(context: JobContext, place: SlackRef | None) -> str:
    """Return the address of the question, empty where Slack does not tell it: the words do without."""
    if place is None:
        return ""
    try:
        answer = await context.client.chat_getPermalink(channel=place.conversation, message_ts=place.ts)
    except (SlackApiError, ClientError, TimeoutError):
        return ""
    return str(answer["permalink"])


ASK = JobType(
    CONTRIBUTOR_ASKED,
    ask,
    retention=Retention.WHILE_HANDOVER_OPEN,
    failure=FailureWords("ask a colleague", to_person=False),
)
REMIND = JobType(
    CONTRIBUTOR_REMINDER,
    in_working_hours(remind),
    retention=Retention.WHILE_HANDOVER_OPEN,
    failure=FailureWords("remind a colleague of a question", to_person=False),
    say=remind,
)
TELL = JobType(
    CONTRIBUTOR_ANSWERED,
    in_working_hours(tell),
    retention=Retention.WHILE_HANDOVER_OPEN,
    failure=FailureWords("say what a colleague has answered"),
    say=tell,
)
