"""Updates a digest in place: each entry shows what has become of it."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime

from handover.digest.schedule import DIGEST_REFRESH
from handover.digest.today import entry_status, waiting_todos
from handover.model.handover import Handover
from handover.model.people import Person
from handover.model.refusals import UnknownHandover
from handover.model.subject import Subject, SubjectKind
from handover.time.workdays import local_date
from jobs.digest.limbo import limbo_shown
from jobs.engine.context import Done, Dropped, HandlerOutcome, JobContext
from jobs.engine.job_type import JobType, OnFailure, Retention
from messages.digest.message import DigestContent, digest
from messages.pings import PingShown
from services.cover_monthly import asked_covers
from services.limbo_told import told_limbo
from services.pings import asked_on
from storage.store import SlackRefKind, UnitOfWork


async def run(context: JobContext) -> HandlerOutcome:
    """Change the message of that day, if one was sent. Lateness is counted from the person's day now."""
    user, day = context.job.ref["user"], date.fromisoformat(context.job.ref["day"])
    person = await context.person(user)
    async with context.unit() as unit:
        sent = await unit.digests.get(user, day)
        shown = [(await _found(unit, one), subject) for one, subject in sent.todos] if sent else []
        told = [
            one.id for one, subject in shown if one is not None and Subject.parse(subject).kind is SubjectKind.OVERDUE
        ]
        channels = await unit.slack_refs.conversations(told, SlackRefKind.CHANNEL)
        mine = await unit.handovers.of_person(user)
        about = (*mine, *(one for one, _ in shown if one is not None))
        people = await unit.people.many({who for one in about for who in (one.incoming, one.backup) if who})
        newest = await unit.digests.before(user, date.max)
        asked = await asked_on(unit, person, day)
        covers = await asked_covers(unit, person, day)
        limbo = [limbo_shown(one, person) for one in await told_limbo(unit, person, day, context.now())]
    if sent is None:
        return Dropped("no message was sent that day")
    if person.guest or person.external:
        return Dropped("it is not for them to read any more")
    today = max(day, local_date(context.now(), person.zone))
    standings = [entry_status(one, subject, person, today, people) for one, subject in shown if one is not None]
    more = _left_out(mine, person, today, people, sent.todos) if today == day else 0
    at = datetime.fromtimestamp(float(sent.ts), UTC)
    asked_again = frozenset(newest.todos) if newest and newest.day > day else frozenset()
    ping = PingShown(*asked) if asked is not None else None
    morning = DigestContent(standings, today, at, more, asked_again, channels, people, ping, limbo, covers)
    if not await context.updated(sent.conversation, sent.ts, digest(person, morning)):
        return Dropped("the message was deleted")
    return Done()


def _left_out(
    mine: Iterable[Handover],
    person: Person,
    today: date,
    people: Mapping[str, Person],
    shown: Iterable[tuple[str, str]],
) -> int:
    """Return how many things wait that the message does not show."""
    seen = set(shown)
    return sum((todo.handover.id, todo.subject) not in seen for todo in waiting_todos(mine, person, today, people))


async def _found(unit: UnitOfWork, handover_id: str) -> Handover | None:
    try:
        return await unit.handovers.get(handover_id)
    except UnknownHandover:
        return None


JOB = JobType(DIGEST_REFRESH, run, retention=Retention.PASSING, on_failure=OnFailure.SILENT, throttled_by="chat.update")
