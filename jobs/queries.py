"""Answers what somebody asked in a message: "status", "help", "@Baton what's left"."""

from handover.access import contributor_only, visible
from handover.contributors.requests import request_of
from handover.interview.questions import INTERVIEWED
from handover.model.handover import Handover
from handover.model.people import Person, Role
from handover.queries import ANSWER, Query
from handover.review import may_review
from handover.time.workdays import local_date
from jobs.engine.context import Done, HandlerOutcome, JobContext
from jobs.engine.job_type import JobType, Retention
from jobs.interview.in_thread import role_of
from messages import commands, which_account
from messages.contributors import answering
from messages.interview import outside, thread
from messages.kit import no_secret, notices
from messages.kit.message import Message
from messages.kit.values import ButtonValue
from messages.overview import views
from messages.role_change import old_threads

_TO_CONTRIBUTORS = frozenset(
    {Query.CONTRIBUTED, Query.CONTRIBUTION_CHANGED, Query.CONTRIBUTOR_HELP, Query.CONTRIBUTOR_UNCLEAR}
)
"""Answers to a colleague who is not in the handover, about the one question they were asked."""
_IN_INTERVIEW = {
    Query.THREAD_HELP: thread.help_words,
    Query.THREAD_STATUS: thread.status,
    Query.THREAD_WAITING: thread.waiting,
}
"""Answers to what somebody asked in their interview."""


async def run(context: JobContext) -> HandlerOutcome:
    """Post the answer where it was asked, as things are now."""
    ref = context.job.ref
    if Query(ref["wanted"]) is Query.MENTION_ELSEWHERE:
        # In whose channel it is, nobody knows: only whoever asked reads it.
        said = commands.mention_elsewhere()
        await context.client.chat_postEphemeral(
            channel=ref["channel"],
            user=ref["user"],
            thread_ts=ref["thread"] or None,
            text=said.text,
            blocks=said.blocks,
        )
        return Done()
    message = await _about_a_handover(context) if context.job.about else await _about_a_person(context)
    return Done({"ts": await context.post(ref["channel"], message, thread_ts=ref["thread"] or None)})


async def _about_a_handover(context: JobContext) -> Message:
    user, wanted = context.job.ref["user"], Query(context.job.ref["wanted"])
    if wanted in _TO_CONTRIBUTORS:
        return await _to_contributor(context, wanted)
    if wanted is Query.NOT_CHECKED:
        # Who they are is just what Slack does not say; nothing of the handover is in the answer.
        return outside.not_checked(await context.handover(), role_of(context.job.ref), context.job.ref["message"])
    if wanted is Query.SECRET:
        # Nothing of the handover is in it, and a colleague who was asked something does not see the handover.
        return no_secret.refused_message(ButtonValue(context.job.about, context.job.ref["message"]))
    handover = await context.handover_for(user)
    if wanted in _IN_INTERVIEW:
        return _IN_INTERVIEW[wanted](handover, role_of(context.job.ref))
    if wanted is Query.KEPT:
        return old_threads.saved(handover, user)
    if wanted is Query.NOT_OUTGOING:
        return thread.not_outgoing(handover, may_review(handover, user))
    today = local_date(context.now(), (await _person(context)).zone)
    if wanted is Query.STATUS:
        async with context.unit() as unit:
            people = await unit.people.many(handover.participants)
        return views.status(handover, today, people)
    return views.what_is_left(handover, today)


async def _to_contributor(context: JobContext, wanted: Query) -> Message:
    """Return what a colleague reads below the question they were asked, to what they wrote there."""
    number, _, stamp = context.job.ref["message"].partition(";")
    handover = contributor_only(await context.handover(), await _person(context), number)
    asked = request_of(handover, number)
    if wanted is Query.CONTRIBUTOR_HELP:
        return answering.explained(handover, asked)
    if wanted is Query.CONTRIBUTOR_UNCLEAR:
        return answering.unclear(handover, asked, stamp)
    return answering.kept(asked, changed=wanted is Query.CONTRIBUTION_CHANGED)


async def _about_a_person(context: JobContext) -> Message:
    # What is for everybody, or was found when it was asked, needs no look at who asks, which may be just what does not work.
    ref = context.job.ref
    match Query(ref["wanted"]):
        case Query.HELP:
            return commands.help_()
        case Query.MENTION_HELP:
            return commands.mention_help()
        case Query.REFUSAL:
            return notices.text_message(ref["words"])
    person = await _person(context)
    async with context.unit() as unit:
        mine = visible(await unit.handovers.of_person(person.id), person)
        every = visible(await unit.handovers.all(), person) if person.admin else ()
    if Query(ref["wanted"]) is Query.LIST:
        others = [one for one in every if person.id not in one.participants]
        return views.listed_handovers(mine, person.id, local_date(context.now(), person.zone), others)
    if Query(ref["wanted"]) is Query.WHICH_ACCOUNT:
        async with context.unit() as unit:
            here = {one.handover_id for one in await unit.slack_refs.places_in(ref["channel"])}
        return which_account.question([one for one in mine if one.id in here], ref["message"])
    own = [(one, role) for one in mine for role in INTERVIEWED if _asked_here(one, role, person.id)]
    if Query(ref["wanted"]) is Query.UNSAVED:
        return outside.unsaved(own, any(mine), ref["message"])
    return outside.not_understood(own, any(mine))


def _asked_here(handover: Handover, role: Role, user: str) -> bool:
    """Return whether this person is asked in this role: an incoming CSM only from when their interview has begun."""
    begun = role is Role.OUTGOING or bool(handover.interview_of(role).prompts)
    return begun and handover.person(role) == user


async def _person(context: JobContext) -> Person:
    return await context.person(context.job.ref["user"])


JOB = JobType(ANSWER, run, retention=Retention.PASSING)
