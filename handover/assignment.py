"""The assignment: the incoming CSM says that they take the account on, or why not; until then somebody hears of it (P29, P31).

Who does what only somebody does who takes it on has said so with that. Whoever says no declines (`declining`).
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import islice

from handover.absence import days_present, is_away
from handover.access import require_open
from handover.model.assignment import Assignment, assigned
from handover.model.decision import Decision, unchanged
from handover.model.handover import Handover
from handover.model.jobs import Job, JobKind
from handover.model.people import Person
from handover.model.refusals import AllowedRole, AlreadyDone, Done, NotYours, Task
from handover.roles import has_declined
from handover.stages import concluded
from handover.time.holidays import holiday
from handover.time.workdays import is_workday, local_date, moment

ASSIGNMENT_DUE = JobKind("assignment_due")
ASSIGNMENT_UNANSWERED = JobKind("assignment_unanswered")
ASSIGNMENT_REMINDED = JobKind("assignment_reminded")

PATIENCE = 2
"""Working days of the incoming CSM after which somebody hears that there is no answer yet."""
SEARCH_DAYS = 400
"""Days, those of an absence not counted, in which these working days are looked for."""


class Unanswered(StrEnum):
    """Why there is no answer after two working days."""

    SILENT = "silent"
    AWAY = "away"


def accepted_at(handover: Handover) -> datetime | None:
    """Return when the incoming CSM took the account on (UTC); None while nothing says so.

    That is: saying so, starting the handover oneself, accepting an answer, asking a question, a step, what one has understood, or
    the introduction having been sent. What was done before they were asked anew does not count. At the end of a cover the account
    is theirs already: who comes back, or stays, is not asked.
    """
    if handover.ends_cover is not None and len(handover.assignments) <= 1:
        return handover.opened_at
    asked = current_assignment(handover)
    if asked is None:
        return min(_acts_of_incoming(handover), default=None)
    said = (asked.accepted_at,) if asked.accepted_at is not None else ()
    return min((*said, *(at for at in _acts_of_incoming(handover) if at >= asked.asked_at)), default=None)


def current_assignment(handover: Handover) -> Assignment | None:
    """Return what the incoming CSM was asked; None where nobody was, as in older documents."""
    newest = handover.assignments[-1] if handover.assignments else None
    return newest if newest is not None and newest.who == handover.incoming else None


def awaited_assignment(handover: Handover) -> Assignment | None:
    """Return what the incoming CSM of an open handover was asked and has not answered; None where there is nothing to answer."""
    if not handover.open or has_declined(handover, handover.incoming) or accepted_at(handover) is not None:
        return None
    return current_assignment(handover)


def asked_anew(before: Handover, after: Handover, *, by: str, now: datetime) -> Handover:
    """Return the handover with its incoming CSM asked, if that is somebody else than `before`."""
    if after.incoming == before.incoming:
        return after
    return replace(after, assignments=(*after.assignments, assigned(after.incoming, by=by, now=now)))


def asked_as_before(before: Handover, after: Handover) -> Handover:
    """Return the handover with what its incoming CSM had been asked and said before they were replaced, which was undone."""
    if after.incoming == before.incoming:
        return after
    back = replace(after, assignments=before.assignments[:-1])
    declined = tuple(one for one in before.declines if one.by == after.incoming and one not in after.declines)
    if not declined:
        return back
    quiet = (one for one in before.holds if one.person == after.incoming and one not in after.holds)
    return replace(back, declines=(*back.declines, *declined), holds=(*back.holds, *quiet))


def accept(handover: Handover, *, by: str, now: datetime) -> Decision:
    """Note that the incoming CSM takes the account on. Changes nothing when they have said so.

    Raises NotYours for everybody else, AlreadyDone for whoever has declined, NotActive when the handover has ended.
    """
    _theirs(handover, by)
    if has_declined(handover, by):
        raise AlreadyDone(Done.DECLINED)
    changed = taken_on(handover, by=by, now=now)
    return unchanged(handover) if changed is handover else concluded(changed, *assignment_shown(changed))


def taken_on(handover: Handover, *, by: str, now: datetime) -> Handover:
    """Return the handover with the word of this person that they take the account on; unchanged where they were not asked."""
    asked = current_assignment(handover)
    if asked is None or asked.who != by or asked.accepted_at is not None:
        return handover
    return replace(handover, assignments=(*handover.assignments[:-1], replace(asked, accepted_at=now)))


def undo_accept(handover: Handover, *, by: str) -> Decision:
    """Take back what `accept` noted: it is asked again. Raises NotYours, NotActive."""
    _theirs(handover, by)
    asked = current_assignment(handover)
    if asked is None or asked.accepted_at is None:
        return unchanged(handover)
    changed = replace(handover, assignments=(*handover.assignments[:-1], replace(asked, accepted_at=None)))
    return concluded(changed, *assignment_shown(changed), *assignment_due(changed))


def remind(handover: Handover, *, by: Person, now: datetime) -> Decision:
    """Have the incoming CSM asked once more, once a day. Changes nothing when they have answered, or were reminded today."""
    require_open(handover)
    asked = awaited_assignment(handover)
    if asked is None or reminded_today(asked, by, now):
        return unchanged(handover)
    changed = replace(
        handover, assignments=(*handover.assignments[:-1], replace(asked, reminded_at=now, reminded_by=by.id))
    )
    return concluded(changed, *assignment_shown(changed))


def reminded_today(asked: Assignment, reader: Person, now: datetime) -> bool:
    """Return whether they were reminded on the reader's local day of `now` (UTC)."""
    at = asked.reminded_at
    return at is not None and local_date(at, reader.zone) == local_date(now, reader.zone)


def hears_of_assignment(handover: Handover) -> str:
    """Return the user id of who hears that there is no answer: the manager, else who started it, else the outgoing CSM."""
    likely = (handover.manager, handover.opened_by, handover.outgoing)
    may = (one for one in likely if one in handover.participants and one != handover.incoming)
    return next((one for one in may if not has_declined(handover, one)), "")


def unanswered_from(handover: Handover, incoming: Person) -> datetime:
    """Return from when (UTC) there has been no answer for two whole working days of the incoming CSM's.

    Their work week, public holidays and absences count. After a pause or a reopening it counts anew.
    """
    asked = current_assignment(handover)
    since = max(asked.asked_at if asked else handover.opened_at, handover.resumed_at or handover.opened_at)
    days = days_present(incoming, local_date(since, incoming.zone) + timedelta(days=1), SEARCH_DAYS)
    working = (day for day in days if is_workday(day, incoming.workdays) and not holiday(day, incoming.country))
    last = next(islice(working, PATIENCE - 1, None), None)
    if last is None:
        return since + timedelta(days=SEARCH_DAYS)
    return moment(last + timedelta(days=1), 0, incoming.zone)


def to_tell_unanswered(handover: Handover, incoming: Person, now: datetime) -> Unanswered | datetime:
    """Return what is to be told at `now` (UTC) of an answer that is awaited, or when (UTC) to look again."""
    at = unanswered_from(handover, incoming)
    if at <= now:
        return Unanswered.SILENT
    without_absence = unanswered_from(handover, replace(incoming, away_from=None, away_until=None))
    if without_absence > now:
        return without_absence
    return Unanswered.AWAY if is_away(incoming, local_date(now, incoming.zone)) else at


def assignment_due(handover: Handover) -> tuple[Job, ...]:
    """Return the job that looks whether the incoming CSM has answered in time; none where nothing is to be answered."""
    if awaited_assignment(handover) is None:
        return ()
    key = f"assignment_due:{handover.id}:{asking(handover)}"
    return (Job(ASSIGNMENT_DUE, key, key, handover.id, _ref(handover), again=True, urgent=False),)


def assignment_due_after(handover: Handover, back: datetime) -> Job:
    """Return the job that looks again at this time (UTC), when an incoming CSM who is away has been back for long enough."""
    key = f"assignment_due:{handover.id}:{asking(handover)}:back"
    return Job(ASSIGNMENT_DUE, key, key, handover.id, {**_ref(handover), "back": "yes"}, due=back, urgent=False)


def tell_unanswered(handover: Handover, why: Unanswered) -> tuple[Job, ...]:
    """Return the job that tells, once, that there is no answer; none where nobody is there to hear it."""
    user = hears_of_assignment(handover)
    return (_unanswered(handover, user, why),) if user else ()


def assignment_shown(handover: Handover) -> tuple[Job, ...]:
    """Bring what was told of a missing answer, and what was asked once more, up to date, where it was."""
    user, asked = hears_of_assignment(handover), current_assignment(handover)
    told = tuple(replace(_unanswered(handover, user, why), again=True) for why in Unanswered) if user else ()
    return (*told, *((_reminder(handover, asked.reminded_at),) if asked and asked.reminded_at else ()))


def _unanswered(handover: Handover, user: str, why: Unanswered) -> Job:
    lane = f"assignment_unanswered:{handover.id}:{user}"
    key = f"{ASSIGNMENT_UNANSWERED}:{handover.id}:{asking(handover)}:{why}:{user}"
    return Job(ASSIGNMENT_UNANSWERED, key, lane, handover.id, {**_ref(handover), "user": user, "why": why})


def _reminder(handover: Handover, at: datetime) -> Job:
    user = handover.incoming
    key = f"{ASSIGNMENT_REMINDED}:{handover.id}:{asking(handover)}:{at.isoformat()}"
    lane = f"assignment_reminded:{handover.id}"
    return Job(ASSIGNMENT_REMINDED, key, lane, handover.id, {**_ref(handover), "user": user}, again=True)


def _ref(handover: Handover) -> dict[str, str]:
    """Return which asking a job is about: another one has jobs of its own."""
    return {"asked": asking(handover)}


def asking(handover: Handover) -> str:
    """Return what names what the incoming CSM is asked among all that were: when, in ISO format; empty where nobody was."""
    asked = current_assignment(handover)
    return asked.asked_at.isoformat() if asked is not None else ""


def _theirs(handover: Handover, by: str) -> None:
    require_open(handover)
    if by != handover.incoming:
        raise NotYours(Task.TAKE_ON, (AllowedRole.INCOMING,))


def _acts_of_incoming(handover: Handover) -> Iterator[datetime]:
    who = handover.incoming
    if handover.opened_by == who:
        yield handover.opened_at
    for answer in handover.answers.values():
        if answer.accepted_at is not None and answer.accepted_by == who:
            yield answer.accepted_at
        if answer.was_accepted is not None and answer.was_accepted.by == who:
            yield answer.was_accepted.at
    yield from (one.asked_at for one in handover.questions if one.asked_by == who)
    yield from (one.at for one in handover.syntheses if one.by == who)
    yield from (one.done_at for one in handover.steps.values() if one.done_at is not None and one.done_by == who)
    if handover.told_at is not None:
        yield handover.told_at


def still_awaited(handovers: Iterable[Handover], user: str) -> tuple[Handover, ...]:
    """Return the active handovers in which this person has not said yet whether they take the account on, by its name."""
    found = (one for one in handovers if one.active and one.incoming == user and awaited_assignment(one) is not None)
    return tuple(sorted(found, key=lambda one: (one.account.casefold(), one.id)))
