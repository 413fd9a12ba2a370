"""Answers what somebody asked in a message: "status", "help", "@Baton what's left"."""

from handover.access import visible
from handover.model.people import Person
from handover.queries import Wanted
from handover.review import may_review
from handover.time.workdays import local_date
from jobs.engine.context import Courier, Done, Outcome
from messages import commands
from messages.interview import thread
from messages.kit import notices
from messages.kit.message import Message
from messages.overview import views


async def deliver(courier: Courier) -> Outcome:
    """Post the answer where it was asked, as things are now."""
    ref = courier.row.ref
    message = await _about_a_handover(courier) if courier.row.about else await _about_a_person(courier)
    return Done({"ts": await courier.post(ref["channel"], message, thread_ts=ref["thread"] or None)})


async def _about_a_handover(courier: Courier) -> Message:
    user, wanted = courier.row.ref["user"], Wanted(courier.row.ref["wanted"])
    handover = await courier.handover_for(user)
    if wanted is Wanted.THREAD_HELP:
        return thread.help_words(handover)
    if wanted is Wanted.THREAD_STATUS:
        return thread.status(handover)
    if wanted is Wanted.NOT_OUTGOING:
        return thread.not_outgoing(handover, may_review(handover, user))
    today = local_date(courier.now(), (await _person(courier)).zone)
    if wanted is Wanted.STATUS:
        return views.status(handover, today)
    return views.what_is_left(handover, today)


async def _about_a_person(courier: Courier) -> Message:
    ref, person = courier.row.ref, await _person(courier)
    match Wanted(ref["wanted"]):
        case Wanted.HELP:
            return commands.help_()
        case Wanted.MENTION_HELP:
            return commands.mention_help()
        case Wanted.MENTION_ELSEWHERE:
            return commands.mention_elsewhere()
        case Wanted.REFUSAL:
            return notices.private(ref["words"])
    async with courier.unit() as unit:
        mine = visible(await unit.handovers.of_person(person.id), person)
        every = visible(await unit.handovers.all(), person) if person.admin else ()
    if Wanted(ref["wanted"]) is Wanted.LIST:
        others = [one for one in every if person.id not in one.participants]
        return views.listed_handovers(mine, person.id, local_date(courier.now(), person.zone), others)
    return thread.elsewhere([one for one in mine if one.outgoing == person.id], any(mine))


async def _person(courier: Courier) -> Person:
    user = courier.row.ref["user"]
    return (await courier.people(user)).get(user, Person(user, ""))
