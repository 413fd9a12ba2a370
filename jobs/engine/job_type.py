"""How a kind of job is run: everything the engine, the operator and people get to know about it, in one declaration.

Each module of `jobs/` that runs a kind ends with its declaration; `jobs/registry.py` collects them.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from handover.model.decision import Decision
from handover.model.handover import Handover
from handover.model.jobs import Job, JobKind
from jobs.engine.context import Dropped, HandlerOutcome, JobContext
from messages.failures import ANY_FAILURE, FailureWords
from messages.kit.message import Message
from storage.jobs.outbox import ClaimedJob

Run = Callable[[JobContext], Awaitable[HandlerOutcome]]


@dataclass(frozen=True)
class Said:
    """What a job tells one person in their working hours, not before `not_before` (UTC), and the jobs that follow from it."""

    message: Message
    follow: tuple[Job, ...] = ()
    not_before: datetime | None = None


Say = Callable[[JobContext, bool], Awaitable[Said | Dropped]]
"""Returns what a job tells the person in its `user` as things are now; shortened where the second argument says that it is told
among others (see `jobs/engine/in_hours.py`)."""


class Retention(StrEnum):
    """How long the record of a finished job is kept, which is what makes the job happen once.

    `FOREVER`: a handover that is reopened would ask for it again. `WHILE_HANDOVER_OPEN`: it is brought up to date by being
    done anew, or its key names a moment or a number that is never used twice. `PASSING`: it is of one day or one event.
    """

    FOREVER = "forever"
    WHILE_HANDOVER_OPEN = "while_handover_open"
    PASSING = "passing"


class OnFailure(StrEnum):
    """Who is told when the job cannot succeed.

    `SILENT`: nobody, for it only brings something up to date. `TELL`: the handover's people, once per person or kind, and
    cause. `TELL_EACH`: the same, once per kind also where it is known that the person cannot be written to: the job asks them
    for something of its own. `TELL_ALL_HANDOVERS`: the job is about a person, so all their handovers' people. `TELL_ASKER`:
    the person who asked for it, and waits for nothing else.
    """

    SILENT = "silent"
    TELL = "tell"
    TELL_EACH = "tell_each"
    TELL_ALL_HANDOVERS = "tell_all_handovers"
    TELL_ASKER = "tell_asker"


Noted = Callable[[Handover], Decision]
"""The rule that notes with a handover that somebody is about to be told, or was told."""


def _never(_job: ClaimedJob) -> bool:
    return False


@dataclass(frozen=True)
class JobType:
    """The declaration of one kind.

    `throttled_by` is the Slack method that a low-priority job of this kind calls, when thousands may be due at once: such jobs
    are left in the queue while Slack takes no more of these calls, and others go on. `holds_lane` tells whether what comes
    later in the lane makes no sense without this job. `waits_for_admin`: it waits until a missing permission is granted.
    `failure` is what people read when it fails. `say` is what it tells one person, where that waits for their working hours;
    `noted` returns the rule that notes with the handover that the person of this job is about to be told, or (True) was told.
    """

    kind: JobKind
    run: Run
    retention: Retention = Retention.FOREVER
    on_failure: OnFailure = OnFailure.TELL
    throttled_by: str = ""
    holds_lane: Callable[[ClaimedJob], bool] = _never
    waits_for_admin: bool = True
    failure: FailureWords = ANY_FAILURE
    say: Say | None = None
    noted: Callable[[ClaimedJob, bool], Noted] | None = None
