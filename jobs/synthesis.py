"""Asks whether what the incoming CSM has written is right, and shows them a correction: once, then brought up to date."""

from typing import Protocol

from handover.model.handover import Handover
from handover.roles import has_declined
from handover.synthesis import (
    SYNTHESIS_CORRECTED,
    SYNTHESIS_WRITTEN,
    current_synthesis,
    synthesis_at,
)
from jobs.engine.context import Done, Dropped, HandlerOutcome, JobContext
from jobs.engine.in_hours import in_working_hours, place_of, waits_for_morning
from jobs.engine.job_type import JobType, Run, Said
from messages.failures import FailureWords
from messages.kit.ids import Action
from messages.kit.message import Message
from messages.synthesis.note import corrected, wanted
from messages.synthesis.shown import TITLE


async def ask(context: JobContext) -> HandlerOutcome:
    """Post the question in a direct message, in their working hours, or bring it up to date."""
    return await _brought_up_to_date(context, wanted, _ask)


async def say_wanted(context: JobContext, among_others: bool) -> Said | Dropped:
    """Return the question, unless it is settled already, or nobody asks for it now."""
    handover, number = await _about(context)
    written = synthesis_at(handover, number)
    if written is None or written != current_synthesis(handover) or written.answered or not handover.active:
        return Dropped("it is answered or written anew before they were asked, or the handover is paused or has ended")
    if has_declined(handover, context.job.ref["user"]):
        return Dropped("they have declined the handover")
    return Said(wanted(handover, number, short=among_others))


async def tell_correction(context: JobContext) -> HandlerOutcome:
    """Post the correction in a direct message, in their working hours, or bring it up to date."""
    return await _brought_up_to_date(context, corrected, _tell_correction)


async def say_corrected(context: JobContext, among_others: bool) -> Said | Dropped:
    """Return the correction, unless nobody works on the handover now."""
    handover, number = await _about(context)
    written = synthesis_at(handover, number)
    if written is None or not written.corrected or not handover.active:
        return Dropped("there is none, or the handover is paused or has ended")
    return Said(corrected(handover, number, short=among_others))


class _Words(Protocol):
    """The words about what was written, by its number; shortened where they stand among others."""

    def __call__(self, handover: Handover, number: int, *, short: bool) -> Message:
        """Return them."""


async def _brought_up_to_date(context: JobContext, words: _Words, say: Run) -> HandlerOutcome:
    """Put the words that hold now in the place of those that stand there; `say` them where none do."""
    handover, number = await _about(context)
    place = None if waits_for_morning(context.job) else await place_of(context, context.job.ref["user"])
    if place is None or synthesis_at(handover, number) is None:
        return await say(context)
    await place.replace(context, words(handover, number, short=place.shared))
    return Done({"ts": place.ts})


async def _about(context: JobContext) -> tuple[Handover, int]:
    """Return the handover, which whoever is spoken to may see, and the number of what was written."""
    return await context.handover_for(context.job.ref["user"]), int(context.job.ref["number"])


_ask, _tell_correction = in_working_hours(say_wanted), in_working_hours(say_corrected)

WRITTEN = JobType(
    SYNTHESIS_WRITTEN,
    ask,
    failure=FailureWords(
        asked="The risks and first steps of whoever takes over wait for you to say whether they are right.",
        button=(TITLE, Action.SYNTHESIS_READ),
    ),
    say=say_wanted,
)
CORRECTED = JobType(
    SYNTHESIS_CORRECTED,
    tell_correction,
    failure=FailureWords(
        asked="Your risks and first steps have been corrected.", button=(TITLE, Action.SYNTHESIS_READ)
    ),
    say=say_corrected,
)
