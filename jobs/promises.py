"""Tells whoever hands over what is proposed for promises, and whoever proposed it the answers: a group of them at once."""

from datetime import datetime
from typing import Protocol

from handover.model.handover import Handover
from handover.promises.standing import Standing
from handover.promises.telling import PROMISES_PROPOSED, PROPOSALS_ANSWERED, answered_in, proposed_in
from jobs.engine.context import Done, Dropped, HandlerOutcome, JobContext
from jobs.engine.in_hours import in_working_hours, place_of, waits_for_morning
from jobs.engine.job_type import JobType, Retention, Run, Said
from messages.failures import FailureWords
from messages.kit.ids import Action
from messages.kit.message import Message
from messages.promises.note import answered, proposed
from messages.promises.words import TITLE


async def tell_proposed(context: JobContext) -> HandlerOutcome:
    """Post what is proposed in a direct message, in their working hours, or bring it up to date."""
    return await _brought_up_to_date(context, proposed, _tell_proposed)


async def say_proposed(context: JobContext, among_others: bool) -> Said | Dropped:
    """Return what is proposed, unless all of it was taken back or answered before they were told."""
    handover, group = await _about(context)
    waiting = [one for one in proposed_in(handover, group) if one.standing is Standing.PROPOSED]
    if not handover.active or not waiting:
        return Dropped("nothing of it waits for an answer, or the handover is paused or has ended")
    return Said(proposed(handover, group, short=among_others))


async def tell_answered(context: JobContext) -> HandlerOutcome:
    """Post the answers in a direct message, in their working hours, or bring them up to date."""
    return await _brought_up_to_date(context, answered, _tell_answered)


async def say_answered(context: JobContext, among_others: bool) -> Said | Dropped:
    """Return the answers, unless all of them were taken back."""
    handover, group = await _about(context)
    if not handover.active or not answered_in(handover, group):
        return Dropped("every answer was taken back, or the handover is paused or has ended")
    return Said(answered(handover, group, short=among_others))


class _Words(Protocol):
    """The words about a group; shortened where they stand among others."""

    def __call__(self, handover: Handover, group: datetime, *, short: bool) -> Message:
        """Return them."""


async def _brought_up_to_date(context: JobContext, words: _Words, say: Run) -> HandlerOutcome:
    """Put the words that hold now in the place of those that stand there; `say` them where none do."""
    handover, group = await _about(context)
    place = None if waits_for_morning(context.job) else await place_of(context, context.job.ref["user"])
    if place is None:
        return await say(context)
    await place.replace(context, words(handover, group, short=place.shared))
    return Done({"ts": place.ts})


async def _about(context: JobContext) -> tuple[Handover, datetime]:
    """Return the handover, which whoever is told may see, and the group."""
    return await context.handover_for(context.job.ref["user"]), datetime.fromisoformat(context.job.ref["group"])


_tell_proposed, _tell_answered = in_working_hours(say_proposed), in_working_hours(say_answered)

PROPOSED = JobType(
    PROMISES_PROPOSED,
    tell_proposed,
    retention=Retention.WHILE_HANDOVER_OPEN,
    failure=FailureWords(
        asked="Whoever takes over would like to renegotiate promises.", button=(TITLE, Action.PROMISES_OPEN)
    ),
    say=say_proposed,
)
ANSWERED = JobType(
    PROPOSALS_ANSWERED,
    tell_answered,
    retention=Retention.WHILE_HANDOVER_OPEN,
    failure=FailureWords(asked="What you proposed for promises is answered.", button=(TITLE, Action.PROMISES_OPEN)),
    say=say_answered,
)
