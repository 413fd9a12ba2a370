"""Says what cannot be done, why, and what somebody can do about it: in the handover's channel, else to one person."""

from datetime import datetime, timedelta

from slack_sdk.errors import SlackApiError

from handover.access import members_only
from handover.areas import holder_has_gone, holder_is_back
from handover.blocking import blocks_released
from handover.failures import FAILURE_NOTICE, PERSON, REQUEST_FAILED, failure_notice, who_can_act
from handover.gone.asking import asked, kept_up, misses, returned, who_decides
from handover.model.handover import Handover
from handover.model.jobs import JobKind
from handover.model.people import Barred
from handover.opening.jobs import OPEN_CHANNEL
from handover.replanning.changing import outgoing_has_gone
from handover.role_change.keeping import keeper_has_gone
from jobs.engine.audience import OutsidersPresent
from jobs.engine.context import Done, Dropped, HandlerOutcome, JobContext, Postponed
from jobs.engine.job_type import JobType, OnFailure, Retention
from jobs.engine.members import admins
from jobs.engine.slack_errors import NOT_REACHED, ErrorMeaning, classify
from jobs.registry import job_types
from messages.failures import ANY_FAILURE, back_note, failure_note, request_note
from messages.kit.message import Message
from messages.kit.slack_codes import SlackCode
from services.temporary_contact import who_lead
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
        handover = await _without_them(context, now)
    failed = job_types().get(JobKind(ref["what"]))
    message = failure_note(handover, failed.failure if failed else ANY_FAILURE, ref["why"], ref["user"])
    said = await _in_channel(context, message) or await _to_somebody(context, handover, message)
    if ref["what"] == PERSON:
        await _decision_wanted(context, handover)
    return said


async def _without_them(context: JobContext, now: datetime) -> Handover:
    """Have it go on without somebody who can take part no more: what waits for them, and what was theirs to do."""
    user, why = context.job.ref["user"], context.job.ref["why"]
    await context.decide(lambda h: blocks_released(h, user, now=now))
    handover = await context.decide(lambda h: holder_has_gone(h, user))
    if why not in NO_ACCOUNT:
        return handover
    name, barred = (await context.person(user)).name, await _barred(context, handover)
    await context.decide(lambda h: kept_up(h, outgoing_has_gone(h, user, name, barred=barred, now=now)))
    return await context.decide(lambda h: keeper_has_gone(h, user))


async def _decision_wanted(context: JobContext, handover: Handover) -> None:
    """Have whoever decides asked how it goes on; where nobody of the handover is there, and nobody leads, that is an admin."""
    gone, why = context.job.ref["user"], context.job.ref["why"]
    if not handover.open or not misses(handover, gone):
        return
    async with context.unit() as unit:
        leads = await who_lead(unit, handover.id)
    user = who_decides(handover, gone, leads, await _barred(context, handover))
    users = [user] if user else await admins(context, handover.participants)
    await context.decide(lambda h: asked(h, gone, why, users))


async def _barred(context: JobContext, handover: Handover) -> list[str]:
    """Return who of the handover can take part no more."""
    known = await context.people(*handover.participants, handover.opened_by)
    return [user for user, person in known.items() if person.barred]


async def _back(context: JobContext) -> HandlerOutcome:
    """Bring the note about somebody up to date who can take part again, and tell whoever was asked about them."""
    if not context.repeated:
        return Dropped("they can take part again")
    user = context.job.ref["user"]
    handover = await context.decide(lambda h: holder_is_back(h, user))
    message = back_note(handover, user)
    said = await _in_channel(context, message) or await _to_somebody(context, handover, message)
    await context.decide(lambda h: returned(h, user))
    return said


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
        return Done({"ts": await context.show_in(channel, message)})
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
