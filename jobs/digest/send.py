"""Sends somebody's digest: its content is selected when it is sent, so that nothing settled overnight is in it."""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import partial

from handover.access import visible
from handover.digest.schedule import DIGEST, NoDigest, digest_due, digest_refresh, may_send_digest
from handover.digest.today import asked_once, entry_status, select_for_digest, why_no_digest
from handover.escalation.reports import mark_reported
from handover.model.handover import Handover, Status
from handover.model.jobs import Job
from handover.model.people import Person
from handover.model.subject import Subject, SubjectKind
from handover.overview import summary_card
from handover.standing_in import absence_news
from handover.team.summary import summary_of, team_summary
from handover.time.workdays import moment
from handover.todos import Todo
from handover.told import told_today
from jobs.digest.besides import NOTHING, Besides, due_besides, noted
from jobs.digest.limbo import limbo_shown
from jobs.engine.context import Done, Dropped, HandlerOutcome, JobContext, Postponed
from jobs.engine.job_type import JobType, OnFailure, Retention
from jobs.engine.rate_limits.limits import POST
from messages.digest.message import DigestContent, digest
from storage.store import SentDigest, SlackRefKind

ASKED_WITHIN = timedelta(days=92)
"""How far back it is looked for a message in which something was asked that is asked once."""


async def run(context: JobContext) -> HandlerOutcome:
    """Send one direct message with at most three things, or none when nothing waits.

    The record says why there was none: dropped when the calendar or the clock leaves it out, else with the `why` of the
    result. For somebody who has moved west since it was enqueued it is postponed until that morning there.
    """
    user, day = context.job.ref["user"], date.fromisoformat(context.job.ref["day"])
    async with context.unit() as unit:
        if await unit.people.get(user) is None:
            return Dropped("nothing is known about them")
        blind = await unit.restore_check.blind_span()
    person = await context.person(user)
    was_due = moment(day, person.digest_hour, person.zone)
    await _store_sent_earlier(context, user, day, unrecorded=blind is not None and blind[0] < was_due <= blind[1])
    async with context.unit() as unit:
        sent, before = await unit.digests.newest(user, day)
        leads_all = user in (await unit.leaders.get()).people
        begins = may_send_digest(person, day, context.now())
        if isinstance(begins, NoDigest) and not sent:
            return Dropped(str(begins))
        if isinstance(begins, datetime) and begins > context.now():
            return Postponed(begins, "it is not that morning yet where they are now")
        handovers = tuple(visible(await unit.handovers.of_person(user), person))
        managed = [one.id for one in handovers if one.manager == user]
        channels = await unit.slack_refs.conversations(managed, SlackRefKind.CHANNEL)
        people = await unit.people.many({who for one in handovers for who in (one.incoming, one.backup) if who})
        outgoing = await unit.people.many({one.outgoing for one in handovers if one.incoming == user})
    if not sent:
        await context.welcomed_first(user, *(one.id for one in handovers))
    # One that an interrupted attempt has sent only needs to be stored, however late it is.
    told = told_today(handovers, person, day) | await _asked_before(context, person, handovers, day)
    besides = NOTHING if sent else await due_besides(context, person, day)
    new = None if sent else await _send(context, person, handovers, day, told, channels, people, besides)
    said = sent or new
    shown = said.todos if said else ()
    await _mark_reported(context, user, handovers, shown, day)
    older = (_low_priority(digest_refresh(user, before.day), f"older_digest:{user}"),) if shown and before else ()
    result = (
        {"things": str(len(shown))}
        if shown or new
        else {"things": "0", "why": why_no_digest(handovers, person, day, told, people)}
    )
    return Done(
        result,
        follow=(*older, *_cards(handovers, user, outgoing, day), *_summary(person, day, leads_all=leads_all)),
        also=(new, *besides.stored(day, context.now())) if new else (),
    )


def _summary(person: Person, day: date, *, leads_all: bool) -> list[Job]:
    """Return what tells of the week of the team they lead, where this is the morning for it."""
    chosen = summary_of(person, day, leads_all=leads_all)
    return [team_summary(person.id, day, chosen)] if chosen else []


def _cards(handovers: Iterable[Handover], user: str, outgoing: Mapping[str, Person], day: date) -> list[Job]:
    """Bring the cards to the new day: which working day it is and what is late changes without anybody doing anything.

    A card's day is that of the outgoing CSM, whose digest enqueues it; where they have none on that day, the incoming CSM's does.
    """

    def mine(handover: Handover) -> bool:
        other = outgoing.get(handover.outgoing)
        away = other is None or other.barred or isinstance(digest_due(other, day), NoDigest)
        return user == handover.outgoing or (user == handover.incoming and bool(away))

    return [
        _low_priority(summary_card(handover.id), f"morning_card:{handover.id}")
        for handover in handovers
        if handover.status is Status.ACTIVE and mine(handover)
    ]


def _low_priority(job: Job, lane: str) -> Job:
    """Return the job with low priority, in a lane of its own, for thousands of them may be due in one morning."""
    return replace(job, urgent=False, lane=lane)


async def _send(
    context: JobContext,
    person: Person,
    handovers: Sequence[Handover],
    day: date,
    told: AbstractSet[tuple[str, str]],
    channels: Mapping[str, str],
    people: Mapping[str, Person],
    besides: Besides,
) -> SentDigest | None:
    """Send the message, if anything matters today that is not `told` in one of its own; return it as it is to be remembered."""
    news = await _absences(context, person, handovers, people, day)
    today = select_for_digest(handovers, person, day, told, people, news)
    if not today.todos and not besides:
        return None
    standings = [entry_status(todo.handover, todo.subject, person, day, people) for todo in today.todos]
    content = DigestContent(
        standings,
        day,
        context.now(),
        today.more,
        channels=channels,
        people=people,
        ping=besides.ping_shown,
        limbo=[limbo_shown(one.told, person) for one in besides.limbo],
        covers=besides.covers,
    )
    message = digest(person, content)
    shown = tuple((todo.handover.id, todo.subject) for todo in today.todos)
    conversation, ts = await context.post_to(person.id, message, note=besides.note(shown))
    return SentDigest(person.id, day, conversation, ts, shown)


async def _asked_before(
    context: JobContext, person: Person, handovers: Sequence[Handover], day: date
) -> frozenset[tuple[str, str]]:
    """Return what is asked in one message only, and was, in one of an earlier day."""
    once = asked_once(handovers, person, day)
    if not once:
        return once
    async with context.unit() as unit:
        return once & await unit.digests.shown(person.id, day - ASKED_WITHIN, day)


async def _absences(
    context: JobContext, person: Person, handovers: Sequence[Handover], people: Mapping[str, Person], day: date
) -> tuple[Todo, ...]:
    """Return what the person is to hear of long absences, and has not yet."""
    about = [one for one in handovers if person.id in (one.incoming, one.manager, one.backup)]
    if not about:
        return ()
    async with context.unit() as unit:
        said = await unit.digests.shown(person.id, day - ASKED_WITHIN, day)
    known = {**people, person.id: person}
    return tuple(todo for one in about for todo in absence_news(one, person, known, day, said))


async def _store_sent_earlier(context: JobContext, user: str, day: date, *, unrecorded: bool) -> None:
    """Store the digest that an earlier attempt has sent but not stored, and its ping, from the note in the message's metadata.

    It may be `unrecorded` when it was due while this database was not the one in use, or nothing ran.
    """
    conversation, ts, note = await context.recalled(user, unrecorded=unrecorded) or ("", "", "")
    if note:
        said = noted(note, user, day, context.now())
        async with context.unit() as unit:
            await unit.digests.put(SentDigest(user, day, conversation, ts, said.shown))
            await unit.pings.put(*said.pings)
            await unit.limbo.put(*said.limbo)


async def _mark_reported(
    context: JobContext, manager: str, handovers: Iterable[Handover], shown: Iterable[tuple[str, str]], day: date
) -> None:
    """Mark what the manager has now been told, and unmark what is settled, so that it can be told again another time."""
    for handover in handovers:
        own = (Subject.parse(subject) for where, subject in shown if where == handover.id)
        subjects = [subject for subject in own if subject.kind is SubjectKind.OVERDUE]
        rule = partial(mark_reported, shown=subjects, today=day)
        if handover.manager == manager and rule(handover).handover is not handover:
            await context.store.decide(context.job.workspace, handover.id, rule)


JOB = JobType(DIGEST, run, retention=Retention.PASSING, on_failure=OnFailure.TELL_ALL_HANDOVERS, throttled_by=POST)
