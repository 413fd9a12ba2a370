"""Open the handover's private channel, under a free name, and say in its topic what it is for.

A crash right after Slack made the channel leaves one that nobody knows of: a later attempt finds and adopts it, so that
no handover gets two.
"""

from slack_sdk.errors import SlackApiError

from handover.channel import look_after_success
from handover.model.handover import Handover
from handover.opening.jobs import OPEN_CHANNEL, furnishing, welcomes
from jobs.engine.context import Done, Dropped, HandlerOutcome, JobContext, Postponed
from jobs.engine.conversations import channels_made_by
from jobs.engine.job_type import JobType
from jobs.engine.slack_errors import code
from jobs.opening.topic import set_topic
from messages.failures import NO_CHANNEL
from messages.kit.slack_codes import SlackCode
from messages.opening.channel import channel_name, numbered
from storage.store import SlackRef, SlackRefKind

MOST_NAMES = 50
"""How many names are tried. An account with fifty channels of its name has another problem."""


async def run(context: JobContext) -> HandlerOutcome:
    """Make the channel known and topical. What was said before it existed is then brought up to date with its link."""
    handover = await context.handover()
    if not handover.open:
        return Dropped("the handover has ended")
    ref, lost = await context.slack_ref(SlackRefKind.CHANNEL), context.job.ref.get("instead_of")
    channel = ref.conversation if ref and ref.conversation != lost else await _made(context, handover)
    if not await taken(context, channel):
        return Postponed(context.now(), "another handover was faster to adopt the channel")
    await set_topic(context, channel, handover)
    follow = (*furnishing(handover), look_after_success(handover.id)) if lost else ()
    return Done({"channel": channel}, follow=(*follow, *welcomes(handover, again=True)))


async def taken(context: JobContext, channel: str) -> bool:
    """Remember the channel as this handover's, unless another one with the same name has adopted it. Return whether we have it."""
    about = context.job.about
    async with context.unit() as unit:
        await unit.jobs.lock_queue()
        owner = await unit.slack_refs.at(channel)
        if owner is not None and owner.handover_id != about:
            return False
        await unit.slack_refs.put(SlackRef(about, SlackRefKind.CHANNEL, channel))
    return True


async def _made(context: JobContext, handover: Handover) -> str:
    """Return the id of a channel of ours: the one an earlier attempt may have made, else a new one."""
    name = channel_name(handover)
    if context.job.attempts > 1:
        orphan = await _orphan(context, name)
        if orphan:
            return orphan
    for number in range(1, MOST_NAMES):
        try:
            made = await context.client.conversations_create(name=numbered(name, number), is_private=True)
        except SlackApiError as error:
            if code(error) != SlackCode.NAME_TAKEN:
                raise
        else:
            return str(made["channel"]["id"])
    own = f"{name[: -len(handover.id) - 1]}-{handover.id}"
    made = await context.client.conversations_create(name=own, is_private=True)
    return str(made["channel"]["id"])


async def _orphan(context: JobContext, name: str) -> str:
    """Return the id of a channel we made under this name (or a numbered one) that belongs to no handover, else empty."""
    me = (await context.client.auth_test())["user_id"]
    names = {numbered(name, number) for number in range(1, MOST_NAMES)}
    async for channel in channels_made_by(context.client, me):
        if channel["name"] in names:
            async with context.store.begin(context.job.workspace) as unit:
                if await unit.slack_refs.at(channel["id"]) is None:
                    return str(channel["id"])
    return ""


JOB = JobType(OPEN_CHANNEL, run, holds_lane=lambda _job: True, failure=NO_CHANNEL)
