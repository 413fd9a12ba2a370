"""A nudge: somebody in a handover asks, through the bot, how it goes with what is late (P30, P114)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from handover.hours import heard_at
from handover.model.decision import Decision
from handover.model.handover import Handover
from handover.model.holds import Nudge
from handover.model.jobs import Job, JobKind
from handover.model.people import Person
from handover.model.refusals import Refusal
from handover.time.workdays import local_date

NUDGE = JobKind("nudge")

AFTER_MORNING = timedelta(minutes=2)
"""How long after the morning's message it is seen to that somebody has heard."""


@dataclass
class NothingLate(Refusal):
    """Nothing of others is late, so there is nobody to nudge."""

    account: str


def nudge(handover: Handover, owners: Sequence[Person], *, by: str, now: datetime) -> Decision:
    """Ask these people how it goes, each within their working hours and at most once on one of their days.

    Who hears of it in the morning hears in the morning's message, if it names what they are late with. `owners` are the people
    whose to-dos are late, `now` is in UTC. Raises NothingLate for nobody.
    """
    if not owners:
        raise NothingLate(handover.account)
    asked = tuple(Nudge(one.id, by, now, local_date(heard_at(one, now), one.zone)) for one in owners)
    before = tuple(one for one in handover.nudges if one.person not in {owner.id for owner in owners})
    kept = replace(handover, nudges=(*before, *asked))
    return Decision(kept, tuple(_job(handover, owner, by, now) for owner in owners))


def _job(handover: Handover, owner: Person, by: str, now: datetime) -> Job:
    at = heard_at(owner, now)
    return Job(
        NUDGE,
        f"nudge:{handover.id}:{owner.id}:{local_date(at, owner.zone)}",
        # A lane of its own: it waits for the morning's message, and holds up no question of the interview.
        f"nudge:{handover.id}:{owner.id}",
        handover.id,
        {"user": owner.id, "by": by, "at": now.isoformat()},
        due=at + AFTER_MORNING if at > now else at,
    )
