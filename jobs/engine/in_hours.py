"""What one person is told unasked: in their working hours, and what has waited for the same morning in one message.

Outside of their hours a job is put into the lane of that person's next morning. There the first one posts all of them.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from handover.hours import heard_at
from handover.model.jobs import Job
from handover.model.people import Person
from handover.model.refusals import Refusal
from jobs.engine.context import Done, Dropped, HandlerOutcome, JobContext
from jobs.engine.job_type import Run, Said, Say
from jobs.registry import job_types
from messages import together
from messages.kit.message import Message
from messages.kit.metadata import key_of, note_of
from storage.jobs.lane_mates import SettledWith
from storage.jobs.outbox import ClaimedJob

MORNING = "morning:"
"""What the lane of one person's morning begins with."""
OF = "of"
"""Where the reference of a job of a morning has the key of the job that was put there."""
MOST = 10
"""Things that one message tells: with their blocks they keep Slack's limits. The next ones begin another message."""


def in_working_hours(say: Say) -> Run:
    """Return how a job is run that tells one person what `say` returns."""

    async def run(context: JobContext) -> HandlerOutcome:
        user = context.job.ref["user"]
        note = await _told_before(context, user)
        if note is not None:
            return await _record(context, note)
        said = await say(context, False)
        if isinstance(said, Dropped):
            return said
        begins = await _begins(context, user, said)
        if begins > context.now():
            return Done({"waits_for": begins.isoformat()}, follow=(_in_the_morning(context.job, user, begins),))
        if waits_for_morning(context.job):
            return await _tell_all(context, user, said)
        await context.welcomed_first(user, context.job.about)
        await _note(context, [context.job], told=False)
        await context.post_to(user, said.message)
        await _note(context, [context.job], told=True)
        return Done(follow=said.follow)

    return run


def waits_for_morning(job: ClaimedJob) -> bool:
    """Return whether the job is one of a person's morning."""
    return job.lane.startswith(MORNING)


@dataclass(frozen=True)
class Place:
    """A message in which the job with this key has told something; `shared` with other things."""

    key: str
    conversation: str
    ts: str
    blocks: Sequence[dict[str, Any]]
    shared: bool

    async def replace(self, context: JobContext, message: Message) -> None:
        """Bring what the job has told to this message, and leave the rest of it as it is."""
        changed = together.replaced(self.blocks, self.key, message) if self.shared else message
        await context.updated(self.conversation, self.ts, changed)


async def place_of(context: JobContext, user: str) -> Place | None:
    """Return where this job has told its thing, alone or in the morning's message; None when it has not."""
    if not context.repeated:
        return None
    conversation = await context.dm(user)
    async for message in context.messages(conversation):
        for place in places_in(message, conversation, context.job.key):
            if place.key == context.job.key:
                return place
    return None


def places_in(message: Mapping[str, Any], conversation: str, prefix: str) -> list[Place]:
    """Return what jobs whose keys begin so have told in a message that was read back from Slack: it alone, or among others."""
    told, own = _told_in(note_of(message)), key_of(message) or ""
    shared = [key for key in sorted(told) if key.startswith(prefix)]
    keys = shared or ([own] if own.startswith(prefix) else [])
    content = message.get("blocks") or []
    return [Place(key, conversation, str(message["ts"]), content, bool(shared)) for key in keys]


async def _begins(context: JobContext, user: str, said: Said) -> datetime:
    person = (await context.people(user)).get(user, Person(user, ""))
    return heard_at(person, max(context.now(), said.not_before or context.now()))


def _in_the_morning(job: ClaimedJob, user: str, begins: datetime) -> Job:
    """Return the job as one of the person's morning that begins then."""
    key = job.ref.get(OF, job.key)
    at = begins.isoformat()
    return Job(
        job.kind,
        f"{key}:{MORNING}{at}",
        f"{MORNING}{user}:{at}",
        job.about,
        {**job.ref, OF: key},
        due=begins,
        urgent=job.urgent,
        again=True,
    )


async def _tell_all(context: JobContext, user: str, own: Said) -> HandlerOutcome:
    """Post what this job tells together with what waits behind it in the lane, and settle those with it.

    Each is asked anew what it tells. Whatever has been settled in this very moment, this one's too, is left out.
    """
    async with context.unit() as unit:
        mates = (await unit.lane_mates(context.job, context.now()))[: MOST - 1]
    said = [(job, await _said(context, job)) for job in (context.job, *mates)]
    telling = [(job, words) for job, words in said if isinstance(words, Said)]
    settled = tuple(
        SettledWith(job.id, context.now(), words.why if isinstance(words, Dropped) else "") for job, words in said[1:]
    )
    if not telling:
        return Done({"told": "nothing: it was settled meanwhile"}, also=settled)
    jobs = [job for job, _ in telling]
    await context.welcomed_first(user, *{job.about for job in jobs})
    await _note(context, jobs, told=False)
    if jobs == [context.job]:
        await _as_itself(context, context.job).post_to(user, own.message)
    else:
        parts = [(job.ref[OF], words.message) for job, words in telling]
        await context.post_to(user, together.together(parts), note=json.dumps([key for key, _ in parts]))
    await _note(context, jobs, told=True)
    return Done(follow=tuple(job for _, words in telling for job in words.follow), also=settled)


async def _told_before(context: JobContext, user: str) -> str | None:
    """Return the note of the message in which an attempt that was cut off has told it, None when none has."""
    if not context.repeated or (await context.person(user)).deactivated:
        return None
    before = await context.recalled(user)
    if before is None and waits_for_morning(context.job):
        before = await _as_itself(context, context.job).recalled(user)
    return None if before is None else before[2]


async def _record(context: JobContext, note: str) -> Done:
    """Record that this job and those it was told with are told, whatever holds by now, with what follows from them."""
    async with context.unit() as unit:
        mates = await unit.lane_mates(context.job, context.now()) if waits_for_morning(context.job) else []
    told = _told_in(note)
    joined = [one for one in mates if one.ref[OF] in told]
    follow: list[Job] = []
    await _note(context, (context.job, *joined), told=True)
    for job in (context.job, *joined):
        words = await _said(context, job)
        follow += words.follow if isinstance(words, Said) else ()
    return Done(follow=tuple(follow), also=tuple(SettledWith(one.id, context.now()) for one in joined))


async def _note(context: JobContext, telling: Sequence[ClaimedJob], *, told: bool) -> None:
    for job in telling:
        noted = job_types()[job.kind].noted
        if noted is not None:
            await replace(context, job=job).decide(noted(job, told))


async def _said(context: JobContext, job: ClaimedJob) -> Said | Dropped:
    say = job_types()[job.kind].say
    if say is None:
        raise TypeError(f"a job of the kind {job.kind} tells nobody anything in the morning")
    try:
        return await say(_as_itself(context, job), True)
    except Refusal as refusal:
        return Dropped(f"no longer possible: {type(refusal).__name__}")


def _as_itself(context: JobContext, job: ClaimedJob) -> JobContext:
    """Return the context of a job of a morning under the key it had before."""
    return replace(context, job=replace(job, key=job.ref.get(OF, job.key)))


def _told_in(note: str) -> frozenset[str]:
    """Return the keys of the jobs that a message tells, from its note; none for a note about something else."""
    try:
        keys = json.loads(note or "[]")
    except ValueError:
        return frozenset()
    return frozenset(one for one in keys if isinstance(one, str)) if isinstance(keys, list) else frozenset()
