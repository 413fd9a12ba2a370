"""The one way to act on a handover: load, authorise, apply a rule, and store the outcome with its jobs, in one transaction."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import TypeVar

import structlog

from handover.acceptance import changes_told
from handover.access import known_person, newest, participants_only, require_open
from handover.call_clashes import clashes_follow
from handover.calls.first_regular import first_regular_follows
from handover.calls.invitations import invitations_follow
from handover.calls.series import series_follow
from handover.customer_channel.news import successor_told
from handover.gone.asking import kept_up
from handover.model.decision import Decision
from handover.model.handover import Handover
from handover.model.jobs import Job, channel_lane
from handover.model.people import Person
from handover.no_secret import answered_for
from handover.role_change.keeping import keepers_thanked
from services import people
from services.context import Services
from services.request import Request
from storage.store import UnitOfWork

Rule = Callable[[Handover, Person], Decision]
"""What is to happen to a handover, given who wants it. Called again on a conflict, so it must have no side effects."""
Also = Callable[[UnitOfWork, Person], Awaitable[None]]
"""Stores something more in the same transaction, before the rule is applied. When it raises, nothing is stored."""
WhoAsks = Callable[[UnitOfWork], Awaitable[Person]]
"""Returns, within a transaction, whoever asks. Raises StaleFacts where Slack has to be asked first, and RightsUnknown."""
WhoMay = Callable[[Handover, Person], Handover]
"""Returns the handover if this person may act on it; raises a refusal if not."""
Result = TypeVar("Result")


async def act(
    services: Services,
    request: Request,
    handover_id: str,
    rule: Rule,
    also: Also | None = None,
    who_may: WhoMay = participants_only,
) -> tuple[Handover, Person]:
    """Apply a rule to a handover for whoever asks, and return the handover as stored and the person.

    Authorised inside the transaction, on what Slack has said of the person within the last five minutes. Raises
    NotAParticipant, RightsUnknown, UnknownHandover and what `rule` and `also` raise; nothing is stored then.
    """
    # From here on, what is logged about this request says which handover it is about.
    structlog.contextvars.bind_contextvars(handover=handover_id)

    async def attempt(who: WhoAsks) -> tuple[Handover, Person]:
        person: Person

        async def authenticate(unit: UnitOfWork) -> None:
            nonlocal person
            person = await who(unit)
            if also is not None:
                await also(unit, person)

        def authorised(handover: Handover) -> Decision:
            decision = rule(who_may(handover, person), person)
            decision = answered_for(handover, decision, request.no_secret, by=person.id, now=request.now)
            decision = kept_up(handover, decision)
            decision = invitations_follow(handover, decision, by=person.id, now=request.now)
            decision = series_follow(handover, decision, by=person.id, now=request.now)
            decision = first_regular_follows(handover, decision)
            decision = clashes_follow(handover, decision)
            decision = successor_told(handover, decision)
            told = (*changes_told(handover, decision.handover), *keepers_thanked(decision.handover, request.now))
            jobs = (*decision.jobs, *told)
            return replace(decision, jobs=tuple(_asked_by(job, person.id) for job in jobs))

        handover = await services.store.decide(request.workspace, handover_id, authorised, authenticate)
        return handover, person

    return await knowing_who_asks(services, request, attempt)


async def view(
    services: Services, request: Request, handover_id: str, who_may: WhoMay = participants_only
) -> tuple[Handover, Person]:
    """Return a handover to show to whoever asks, and the person. Raises NotAParticipant, RightsUnknown, UnknownHandover."""
    structlog.contextvars.bind_contextvars(handover=handover_id)

    async def attempt(who: WhoAsks) -> tuple[Handover, Person]:
        async with services.store.begin(request.workspace) as unit:
            person = await who(unit)
            return who_may(await unit.handovers.get(handover_id), person), person

    return await knowing_who_asks(services, request, attempt)


async def view_open(services: Services, request: Request, handover_id: str) -> tuple[Handover, Person]:
    """Return a handover to be changed in a form, and the person. Raises what `view` raises, and NotActive when it has ended."""
    handover, person = await view(services, request, handover_id)
    require_open(handover)
    return handover, person


def _asked_by(job: Job, user: str) -> Job:
    """Return the job with a note of who acted, for what is said in the channel: they hear at once when that is refused."""
    return replace(job, ref={**job.ref, "asked_by": user}) if job.lane == channel_lane(job.about) else job


async def knowing_who_asks(
    services: Services, request: Request, attempt: Callable[[WhoAsks], Awaitable[Result]]
) -> Result:
    """Return what the attempt returns. Slack is asked about the person, outside of any transaction, where facts are old.

    Somebody's stored words follow what they make of them also while Slack does not answer.
    """

    async def fresh(unit: UnitOfWork) -> Person:
        return await people.fresh_in(unit, request.user, services.now())

    try:
        return await attempt(fresh)
    except people.StaleFacts:
        asked = await services.users.facts(request.workspace, request.user)

    async def as_known(unit: UnitOfWork) -> Person:
        known = newest(await unit.people.facts(request.user), asked)
        return known.person if known and request.own_words else known_person(known, services.now())

    return await attempt(as_known)
