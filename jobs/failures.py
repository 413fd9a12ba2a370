"""Says what cannot be done, why, and what somebody can do about it: in the handover's channel, else to one person."""

from dataclasses import replace
from datetime import timedelta

from slack_sdk.errors import SlackApiError

from handover.access import members_only
from handover.areas import holder_has_gone, holder_is_back
from handover.blocking import blocks_released
from handover.failures import FAILURE_NOTICE, PERSON, REQUEST_FAILED, failure_notice, who_can_act
from handover.gone import decision_wanted, misses, who_decides
from handover.model.handover import Handover
from handover.model.jobs import Job, JobKind
from handover.model.people import Barred
from handover.opening.jobs import OPEN_CHANNEL
from handover.replanning.changing import outgoing_has_gone
from handover.role_change.keeping import keeper_has_gone
from jobs.engine.audience import OutsidersPresent
from jobs.engine.context import Done, Dropped, HandlerOutcome, JobContext, Postponed
from jobs.engine.job_type import JobType, OnFailure, Retention
from jobs.engine.slack_errors import NOT_REACHED, ErrorMeaning, classify
from jobs.registry import job_types
from messages.failures import ANY_FAILURE, back_note, failure_note, request_note
from messages.kit.message import Message
from messages.kit.slack_codes import SlackCode
from services.temporary_contact import who_leads
from storage.store import SlackRefKind

NO_ACCOUNT = frozenset({Barred.DEACTIVATED, SlackCode.USER_DISABLED})
"""Causes for which an outgoing CSM counts as somebody who has left."""
CHANNEL_WAIT = timedelta(seconds=10)
PATIENCE = 30
"""Attempts to wait for the channel, which may just be being made, or out of reach; after that one person is told."""


async def run(context: JobContext) -> HandlerOutcome:
    """Post the note once. What is about a person alone becomes a note for each of their open handovers.

    What waits for somebody who is gone goes back to its owner.
    """
    ref = context.job.ref
    if not context.job.about:
        async with context.unit() as unit:
            mine = await unit.handovers.of_person(ref["user"])
        return Done(follow=tuple(failure_notice(one.id, ref["what"], ref["why"], ref["user"]) for one in mine))
    handover = await context.handover()
    if await _channel_to_come(context):
        return Postponed(context.now() + CHANNEL_WAIT, "the channel is not there yet")
    if ref["what"] == PERSON:
        now = context.now()
        if ref["why"] in frozenset(Barred) and not (await context.person(ref["user"])).barred:
            return await _back(context)
        handover = await context.decide(lambda h: blocks_released(h, ref["user"], now=now))
        handover = await context.decide(lambda h: holder_has_gone(h, ref["user"]))
        if ref["why"] in NO_ACCOUNT:
            name = (await context.person(ref["user"])).name
            handover = await context.decide(lambda h: outgoing_has_gone(h, ref["user"], name, now=now))
            handover = await context.decide(lambda h: keeper_has_gone(h, ref["user"]))
    failed = job_types().get(JobKind(ref["what"]))
    message = failure_note(handover, failed.failure if failed else ANY_FAILURE, ref["why"], ref["user"])
    return await _said(context, handover, message)


async def _said(context: JobContext, handover: Handover, message: Message) -> HandlerOutcome:
    """Post the note, and ask whoever decides how it goes on without somebody who is gone, or bring that up to date."""
    said = await _in_channel(context, message) or await _to_somebody(context, handover, message)
    asked = await _decision_wanted(context, handover) if context.job.ref["what"] == PERSON else ()
    return replace(said, follow=asked) if isinstance(said, Done) else said


async def _decision_wanted(context: JobContext, handover: Handover) -> tuple[Job, ...]:
    gone = context.job.ref["user"]
    if not misses(handover, gone):
        return ()
    async with context.unit() as unit:
        lead = await who_leads(unit, handover.id)
    known = await context.people(*handover.participants)
    barred = [user for user, person in known.items() if person.barred]
    user = who_decides(handover, gone, lead, barred)
    return (decision_wanted(handover.id, gone, user),) if user else ()


async def _back(context: JobContext) -> HandlerOutcome:
    """Bring the note about somebody up to date who can take part again."""
    if not context.repeated:
        return Dropped("they can take part again")
    handover = await context.decide(lambda h: holder_is_back(h, context.job.ref["user"]))
    return await _said(context, handover, back_note(handover, context.job.ref["user"]))


async def _channel_to_come(context: JobContext) -> bool:
    if context.job.ref["what"] == OPEN_CHANNEL or context.job.attempts >= PATIENCE:
        return False
    return await context.slack_ref(SlackRefKind.CHANNEL) is None


async def _in_channel(context: JobContext, message: Message) -> HandlerOutcome | None:
    """Post it in the channel; None when there is none, none that can be written in, or somebody from outside is in it."""
    channel = await context.slack_ref(SlackRefKind.CHANNEL)
    if channel is None:
        return None
    try:
        return Done({"ts": await context.show(channel.conversation, message)})
    except OutsidersPresent:
        return None
    except SlackApiError as error:
        meaning = classify(error).meaning
        if meaning is ErrorMeaning.LOCKED_OUT or (meaning in NOT_REACHED and context.job.attempts < PATIENCE):
            raise
        return None


async def _to_somebody(context: JobContext, handover: Handover, message: Message) -> HandlerOutcome:
    people = {user: await context.person(user) for user in (handover.opened_by, *handover.participants)}
    user = who_can_act(handover, people, context.job.ref["user"])
    if not user:
        return Dropped("there is nobody left to tell")
    return Done({"ts": await context.show(await context.dm(user), message), "told": user})


async def tell_asker(context: JobContext) -> HandlerOutcome:
    """Tell whoever asked for something for themselves that they do not get it, why, and what they can do instead."""
    ref = context.job.ref
    person = members_only(await context.person(ref["user"]))
    failed = job_types().get(JobKind(ref["what"]))
    message = request_note(failed.failure if failed else ANY_FAILURE, ref["why"], ref)
    return Done({"ts": await context.post(await context.dm(person.id), message)})


REQUEST = JobType(
    REQUEST_FAILED, tell_asker, retention=Retention.PASSING, on_failure=OnFailure.SILENT, waits_for_admin=False
)
JOB = JobType(FAILURE_NOTICE, run, on_failure=OnFailure.SILENT, waits_for_admin=False)
