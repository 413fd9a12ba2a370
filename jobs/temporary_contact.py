"""Says who is the customer's temporary contact, and who is to name one: a day after the CSM has gone, while nobody is named."""

from handover.access import may_see, members_only
from handover.model.handover import Status
from handover.temporary_contact import (
    CONTACT_DUE,
    CONTACT_NAMED,
    CONTACT_WANTED,
    LOOK_AGAIN,
    contact_at,
    contact_needed,
    contact_overdue,
    standing_number,
)
from jobs.engine.context import Done, Dropped, HandlerOutcome, JobContext, Postponed
from jobs.engine.in_hours import in_working_hours, place_of, waits_for_morning
from jobs.engine.job_type import JobType, OnFailure, Retention, Said
from messages import temporary_contact as words
from messages.failures import FailureWords
from messages.kit.ids import Action
from services.temporary_contact import who_lead


async def run_due(context: JobContext) -> HandlerOutcome:
    """Have the manager told, and whoever leads them, that nobody is named."""
    handover = await context.handover()
    if handover.status is Status.PAUSED:
        return Postponed(context.now() + LOOK_AGAIN, "the handover is paused")
    if not contact_needed(handover):
        return Dropped("somebody is named, or nobody has to be")
    async with context.unit() as unit:
        leads = await who_lead(unit, handover.id)
        known = await unit.people.many(handover.participants)
    gone = [user for user, person in known.items() if person.barred]
    lead = leads[0] if leads else ""
    await context.decide(lambda h: contact_overdue(h, lead, gone))
    return Done({"lead": lead})


async def run_wanted(context: JobContext) -> HandlerOutcome:
    """Tell one person, in their working hours, that nobody is named; or bring that message up to date."""
    user = context.job.ref["user"]
    place = None if waits_for_morning(context.job) else await place_of(context, user)
    if place is None:
        return await _tell_wanted(context)
    handover, person = await context.handover(), members_only(await context.person(user))
    await place.replace(context, words.wanted(handover, takes_part=may_see(handover, person)))
    return Done({"ts": place.ts})


async def say_wanted(context: JobContext, _among_others: bool) -> Said | Dropped:
    """Return that nobody is named, unless somebody is by now."""
    handover, person = await context.handover(), members_only(await context.person(context.job.ref["user"]))
    if not contact_needed(handover):
        return Dropped("somebody is named, or nobody has to be")
    return Said(words.wanted(handover, takes_part=may_see(handover, person)))


async def run_named(context: JobContext) -> HandlerOutcome:
    """Tell somebody, in their working hours, that they are the temporary contact; or bring that message up to date."""
    user, number = context.job.ref["user"], int(context.job.ref["number"])
    place = None if waits_for_morning(context.job) else await place_of(context, user)
    if place is None:
        return await _tell_named(context)
    handover, person = await context.handover(), members_only(await context.person(user))
    await place.replace(context, words.named(handover, number, takes_part=may_see(handover, person)))
    return Done({"ts": place.ts})


async def say_named(context: JobContext, _among_others: bool) -> Said | Dropped:
    """Return that they are the contact, unless they are it no more."""
    handover, person = await context.handover(), members_only(await context.person(context.job.ref["user"]))
    number = int(context.job.ref["number"])
    if contact_at(handover, number) is None or standing_number(handover) != number:
        return Dropped("they are not the contact any more")
    return Said(words.named(handover, number, takes_part=may_see(handover, person)))


_tell_wanted = in_working_hours(say_wanted)
_tell_named = in_working_hours(say_named)

DUE = JobType(CONTACT_DUE, run_due, retention=Retention.WHILE_HANDOVER_OPEN, on_failure=OnFailure.SILENT)
WANTED = JobType(
    CONTACT_WANTED,
    run_wanted,
    failure=FailureWords(
        asked="Nobody is named yet whom the customer can turn to.", button=(words.NAME, Action.CONTACT_OPEN)
    ),
    say=say_wanted,
)
NAMED = JobType(
    CONTACT_NAMED,
    run_named,
    failure=FailureWords("tell somebody that they are the temporary contact", to_person=False),
    say=say_named,
)
