"""Open the handover's private channel, under a free name, and say in its topic what it is for.

A crash right after Slack made the channel leaves one that nobody knows of: a later attempt finds and adopts it, so that
no handover gets two.
"""

from handover.channel import look_after_success
from handover.model.handover import Handover
from handover.opening.jobs import OPEN_CHANNEL, furnishing, welcomes
from jobs.engine.context import Done, Dropped, HandlerOutcome, JobContext, Postponed
from jobs.engine.job_type import JobType
from jobs.opening.making import made
from jobs.opening.shared_channel import open_shared
from jobs.opening.topic import set_topic
from messages.failures import NO_CHANNEL
from messages.opening.channel import channel_name
from messages.opening.shared_channel import goes_on_elsewhere
from storage.store import SlackRef, SlackRefKind


async def run(context: JobContext) -> HandlerOutcome:
    """Make the channel known and topical. What was said before it existed is then brought up to date with its link."""
    handover = await context.handover()
    if not handover.open:
        return Dropped("the handover has ended")
    ref, lost = await context.slack_ref(SlackRefKind.CHANNEL), context.job.ref.get("instead_of", "")
    if handover.shares is not None:
        return await open_shared(context, handover, handover.shares, ref, lost)
    known = ref is not None and not ref.ts and ref.conversation != lost
    channel = ref.conversation if ref and known else await made(context, handover, channel_name(handover))
    if not await taken(context, channel):
        return Postponed(context.now(), "another handover was faster to adopt the channel")
    await set_topic(context, SlackRef(handover.id, SlackRefKind.CHANNEL, channel), handover)
    await _leave_word(context, handover, channel)
    instead = lost or (ref is not None and ref.ts) or "own" in context.job.ref
    follow = (*furnishing(handover), look_after_success(handover.id)) if instead else ()
    return Done({"channel": channel}, follow=(*follow, *welcomes(handover, again=True)))


async def _leave_word(context: JobContext, handover: Handover, channel: str) -> None:
    """Where it had its place in a shared channel before, have its card there say where it goes on."""
    card = await context.slack_ref(SlackRefKind.CARD)
    if card is not None and card.conversation != channel and "own" in context.job.ref:
        await context.updated(card.conversation, card.ts, goes_on_elsewhere(handover, channel))


async def taken(context: JobContext, channel: str) -> bool:
    """Remember the channel as this handover's, unless another one with the same name has adopted it. Return whether we have it.

    What is written where it shared a channel before is still its own.
    """
    about = context.job.about
    async with context.unit() as unit:
        await unit.jobs.lock_queue()
        if any(one.handover_id != about for one in await unit.slack_refs.places_in(channel)):
            return False
        before = await unit.slack_refs.get(about, SlackRefKind.CHANNEL)
        place = SlackRef(about, SlackRefKind.CHANNEL, channel)
        await (unit.slack_refs.put_instead(place) if before and before.ts else unit.slack_refs.put(place))
    return True


JOB = JobType(OPEN_CHANNEL, run, holds_lane=lambda _job: True, failure=NO_CHANNEL)
