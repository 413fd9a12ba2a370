"""Questions to colleagues, the parts of an answer that came from them, and the jobs that speak of both."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from handover.model.answers import Answer, Part
from handover.model.contributors import ContributorRequest, RequestState
from handover.model.handover import Handover
from handover.model.jobs import Job, JobKind
from handover.model.people import Person
from handover.model.refusals import Refusal
from handover.time.workdays import add_workdays, local_date, moment

CONTRIBUTOR_ASKED = JobKind("contributor_asked")
CONTRIBUTOR_ANSWERED = JobKind("contributor_answered")
CONTRIBUTOR_REMINDER = JobKind("contributor_reminder")

REMIND_AFTER = 2
"""Working days of the colleague after which they are reminded, once."""


class UnknownRequest(Refusal):
    """Nobody was asked what has this id."""


@dataclass
class RequestSettled(Refusal):
    """The question to a colleague is settled, so that this cannot be done with it any more."""

    account: str
    state: RequestState


@dataclass
class NotAskedNow(Refusal):
    """The handover is paused or has ended, so that what a colleague says to its questions is not kept."""

    account: str
    paused: bool


def request_of(handover: Handover, request: str) -> ContributorRequest:
    """Return the question to a colleague with this id. Raises UnknownRequest."""
    for one in handover.contributor_requests:
        if one.id == request:
            return one
    raise UnknownRequest


def waiting(handover: Handover, request: str) -> ContributorRequest:
    """Return the question, which must still wait for its answer."""
    require_asked_now(handover)
    asked = request_of(handover, request)
    if not asked.open:
        raise RequestSettled(handover.account, asked.state)
    return asked


def require_asked_now(handover: Handover) -> None:
    """Raise NotAskedNow unless the handover is active."""
    if not handover.active:
        raise NotAskedNow(handover.account, paused=handover.open)


def settled(handover: Handover, request: ContributorRequest, state: RequestState) -> tuple[Handover, Job]:
    """Return the handover with the question in this state, and the job that shows that to the colleague."""
    now = replace(request, state=state)
    return replace(
        handover, contributor_requests=tuple(now if one.id == now.id else one for one in handover.contributor_requests)
    ), request_shown(handover, now)


def open_requests_shown(handover: Handover) -> tuple[Job, ...]:
    """Return the jobs that bring up to date what colleagues were asked and have not answered: a handover ends, or goes on."""
    return tuple(request_shown(handover, one) for one in handover.contributor_requests if one.open)


def said_by(handover: Handover, request: ContributorRequest) -> str:
    """Return all that the colleague has said to this question."""
    return "\n".join(part.text for part in parts_of(handover.answer(request.item), request) if part.text)


def form_text(handover: Handover, request: ContributorRequest) -> str:
    """Return what the colleague has written in the form, empty for nothing."""
    theirs = parts_of(handover.answer(request.item), request)
    return next((part.text for part in theirs if not part.source), "")


def contributions(handover: Handover, item: str) -> tuple[ContributorRequest, ...]:
    """Return the questions to colleagues of which something is kept in the item's answer, in the order they were asked."""
    kept = handover.answer(item)
    return tuple(one for one in handover.contributor_requests if one.item == item and says_anything(kept, one))


def parts_of(kept: Answer, request: ContributorRequest) -> Sequence[Part]:
    """Return the parts of an answer that the colleague has said to this question."""
    return [part for part in kept.parts if part.request == request.id]


def says_anything(kept: Answer, request: ContributorRequest) -> bool:
    """Return whether anything of the colleague's is kept: words, or files and links."""
    theirs = parts_of(kept, request)
    sources = {part.source for part in theirs if part.source}
    return any(part.text.strip() for part in theirs) or any(one.source in sources for one in kept.evidence)


def request_shown(handover: Handover, request: ContributorRequest) -> Job:
    """Put the question to the colleague, or show where it stands in the message that is there."""
    key = f"contributor_asked:{handover.id}:{request.id}"
    ref = {"user": request.contributor, "request": request.id}
    return Job(CONTRIBUTOR_ASKED, key, key, handover.id, ref, again=True)


def asker_told(handover: Handover, request: ContributorRequest, state: RequestState) -> Job:
    """Tell whoever asked what came of it, once for each outcome; who has the item now, where they take no part any more."""
    owner = handover.owner(handover.playbook.item(request.item))
    hears = request.asked_by if request.asked_by in handover.participants else owner
    key = f"contributor_answered:{handover.id}:{request.id}:{state}"
    ref = {"user": hears, "request": request.id, "state": str(state)}
    return Job(CONTRIBUTOR_ANSWERED, key, key, handover.id, ref)


def reminder(handover: Handover, request: ContributorRequest, colleague: Person, posted_at: datetime) -> Job:
    """Remind the colleague once, in the morning after two of their working days."""
    day = add_workdays(local_date(posted_at, colleague.zone), REMIND_AFTER, colleague.workdays)
    return Job(
        CONTRIBUTOR_REMINDER,
        f"contributor_reminder:{handover.id}:{request.id}",
        f"contributor_reminder:{handover.id}:{request.id}",
        handover.id,
        {"user": request.contributor, "request": request.id},
        due=moment(day, 0, colleague.zone),
    )
