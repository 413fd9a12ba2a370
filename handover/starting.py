"""Starting: how often somebody may, for others above all; taking it back, and an account that is taken already."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from handover.lifecycle import cancel
from handover.model.decision import Decision
from handover.model.handover import Handover
from handover.model.jobs import Job, JobKind
from handover.model.people import Person
from handover.model.refusals import Refusal

STARTED_FOR_OTHERS = JobKind("started_for_others")
ACCOUNT_WANTED = JobKind("account_wanted")
OWNER_TOLD = JobKind("owner_told")
HAS_STARTED = "started"
"""In the reference of ACCOUNT_WANTED: they have started one, of an account that is called much the same."""

MOST_FOR_OTHERS = 5
"""How many handovers somebody may start within a day without a part of `OWN_PARTS` in them. Admins may start any number."""
MOST_OWN = 20
"""How many handovers that are still open somebody may have started within a day, whatever part they have: naming themselves in
it makes no account theirs. Admins may start any number."""
OWN_PARTS = ("outgoing", "incoming", "manager")
"""The parts that make a handover somebody's own. A backup's does not: anybody could name themselves as that."""
ANOTHER_CUSTOMER = "another"
"""The word of whoever starts a handover that an account of much the same name is not this customer."""
DAY = timedelta(days=1)
TAKEN_BACK = "Started by mistake, and taken back."


@dataclass
class TooManyStarts(Refusal):
    """The person has started `most` handovers (`for_others`: without a part in them) within a day, as many as one may."""

    most: int
    for_others: bool = False


class CannotTakeBack(Refusal):
    """Only whoever started a handover takes it back, within a day, while it is open and nobody has begun."""


def for_others(handover: Handover) -> bool:
    """Return whether whoever started it takes no part in it."""
    return handover.opened_by not in handover.participants


def from_outside(handover: Handover) -> bool:
    """Return whether whoever started it takes no part in it and never did."""
    took_part = any(change.before == handover.opened_by for change in handover.changes)
    return for_others(handover) and not took_part


def without_own_part(handover: Handover) -> bool:
    """Return whether whoever started it has no part of `OWN_PARTS` in it."""
    return all(handover.opened_by != getattr(handover, part) for part in OWN_PARTS)


def check_starts(handover: Handover, by: Person, *, still_open: int, without_part: int) -> None:
    """Raise TooManyStarts when `by` has started so many within a day that this one is too many.

    `still_open` is how many of these are open, `without_part` in how many of all they have no part of `OWN_PARTS`.
    """
    if by.admin:
        return
    if without_own_part(handover) and without_part >= MOST_FOR_OTHERS:
        raise TooManyStarts(MOST_FOR_OTHERS, for_others=True)
    if still_open >= MOST_OWN:
        raise TooManyStarts(MOST_OWN)


def begun(handover: Handover) -> bool:
    """Return whether anybody has done anything in it yet. To say that it is not theirs is no beginning."""
    done = (handover.answers, handover.questions, handover.steps, handover.blocks)
    return any(done) or handover.introduction.version > 0 or sum(len(one.prompts) for one in handover.interviews) > 1


def take_back(handover: Handover, *, by: str, now: datetime) -> Decision:
    """Call off a handover that somebody started for others: within a day, as long as nobody has begun.

    Raises CannotTakeBack.
    """
    in_time = now - handover.opened_at <= DAY
    if handover.opened_by != by or not handover.open or not in_time or begun(handover):
        raise CannotTakeBack
    return cancel(handover, why=TAKEN_BACK, by=by, now=now)


def started_for_others(handover: Handover) -> tuple[Job, ...]:
    """Tell whoever started it for others what they did, with the way back; nobody where they take part."""
    if not for_others(handover):
        return ()
    key, ref = f"started_for_others:{handover.id}", {"user": handover.opened_by}
    return (Job(STARTED_FOR_OTHERS, key, key, handover.id, ref, again=True),)


def owner_told(handover: Handover, owner: str) -> tuple[Job, ...]:
    """Tell the owner of the account, or who covers for them, once, that somebody else has started a handover of it.

    Who takes part in it reads that in their first message about it. Nobody where there is no owner, or they started it.
    """
    if not owner or owner in (handover.opened_by, *handover.participants):
        return ()
    key = f"owner_told:{handover.id}"
    return (Job(OWNER_TOLD, key, key, handover.id, {"user": owner}),)


def unwatched(handover: Handover) -> bool:
    """Return whether no manager but whoever started it is in it: then an admin has to hear that somebody else wants the account."""
    return handover.manager in ("", handover.opened_by)


def account_wanted(handover: Handover, by: str, *, started: bool = False) -> tuple[Job, ...]:
    """Tell the manager, else the two CSMs, that somebody who may not see it wanted to start one for the same account.

    `started`: they did start one, for an account of much the same name.
    """
    told = (handover.manager,) if handover.manager else (handover.outgoing, handover.incoming)
    return account_wanted_told(handover, by, *told, started=started)


def account_wanted_told(handover: Handover, by: str, *told: str, started: bool = False) -> tuple[Job, ...]:
    """Tell these people so, each once."""
    subject = f"account_alike:{handover.id}" if started else f"account_wanted:{handover.id}"
    ref = {"by": by, HAS_STARTED: "yes"} if started else {"by": by}
    return tuple(
        Job(
            ACCOUNT_WANTED,
            f"{subject}:{user}:{by}",
            f"account_wanted:{handover.id}:{user}",
            handover.id,
            {"user": user, **ref},
        )
        for user in dict.fromkeys(told)
    )
