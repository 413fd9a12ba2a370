"""A nudge: somebody in a handover asks, through the bot, how it goes with what is late (P30, P114)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from handover.blocking import block_on
from handover.hours import heard_at
from handover.model.decision import Decision
from handover.model.handover import Handover
from handover.model.jobs import Job, JobKind, thread_lane
from handover.model.people import Person
from handover.model.refusals import Refusal
from handover.time.workdays import local_date
from handover.todos import Todo, TodoKind, late_by, todos

NUDGE = JobKind("nudge")


@dataclass
class NothingLate(Refusal):
    """Nothing of others is late, so there is nobody to nudge."""

    account: str


def nudged(handover: Handover, by: str, today: date) -> tuple[Todo, ...]:
    """Return what a nudge by this person would be about on the local day `today`: the latest to-do of each late person.

    Not what is blocked, and nothing that the person can do themselves. Empty while nothing is late.
    """
    late = [todo for todo in todos(handover, today) if _is_theirs(todo, by) and late_by(todo, today)]
    by_owner = {todo.owner: todo for todo in sorted(late, key=lambda todo: todo.due, reverse=True)}
    return tuple(by_owner.values())


def _is_theirs(todo: Todo, by: str) -> bool:
    return todo.owner != by and todo.kind is not TodoKind.COMPLETE and block_on(todo) is None


def nudge(handover: Handover, owners: Sequence[Person], *, by: str, now: datetime) -> Decision:
    """Ask these people how it goes, each within their working hours and at most once on one of their days.

    `owners` are the people whose to-dos are late, `now` is in UTC. Raises NothingLate for nobody.
    """
    if not owners:
        raise NothingLate(handover.account)
    return Decision(handover, tuple(_job(handover, owner, by, now) for owner in owners))


def _job(handover: Handover, owner: Person, by: str, now: datetime) -> Job:
    at = heard_at(owner, now)
    return Job(
        NUDGE,
        f"nudge:{handover.id}:{owner.id}:{local_date(at, owner.zone)}",
        thread_lane(handover.id, owner.id),
        handover.id,
        {"user": owner.id, "by": by},
        due=at,
    )
