"""Asking a colleague outside of the handover about one item: who may, whom, and what becomes of it (P79).

While an answer is awaited the item counts as asked of the colleague, not as answered: the interview goes on with the next one.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from handover.access import require_active
from handover.evidence import Attachment, with_attachments
from handover.hours import heard_at
from handover.interview.questions import realigned
from handover.model.answers import Answer, Origin, Part
from handover.model.contributors import ContributorRequest, RequestState
from handover.model.decision import Decision, unchanged
from handover.model.field_problems import FieldProblem, FieldProblems
from handover.model.handover import Handover
from handover.model.jobs import Job, JobKind
from handover.model.people import Person
from handover.model.refusals import AllowedRole, NotYours, Refusal, Task
from handover.questions import with_answer
from handover.review import may_review
from handover.roles import may_answer
from handover.stages import concluded
from handover.text.intake import required
from handover.time.timestamps import moment_of
from handover.time.workdays import add_workdays, local_date, moment

CONTRIBUTOR_ASKED = JobKind("contributor_asked")
CONTRIBUTOR_ANSWERED = JobKind("contributor_answered")
CONTRIBUTOR_REMINDER = JobKind("contributor_reminder")

REMIND_AFTER = 2
"""Working days of the colleague after which they are reminded, once."""
ANSWERABLE = (RequestState.OPEN, RequestState.ANSWERED, RequestState.UNKNOWN, RequestState.PASSED_ON)
"""States in which what the colleague says is kept."""


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


@dataclass(frozen=True)
class Contribution:
    """What a colleague says: by a message (its time stamp, attachments and place) or, without a stamp, by a form."""

    text: str
    at: datetime
    stamp: str = ""
    attachments: tuple[Attachment, ...] = ()
    origin: Origin | None = None


def request_of(handover: Handover, request: str) -> ContributorRequest:
    """Return the question to a colleague with this id. Raises UnknownRequest."""
    for one in handover.contributor_requests:
        if one.id == request:
            return one
    raise UnknownRequest


def may_ask(handover: Handover, item: str, person: Person) -> bool:
    """Return whether this person may ask a colleague about the item: whoever may answer or review it."""
    return may_answer(handover, handover.playbook.item(item), person) or may_review(handover, person.id)


def require_may_ask(handover: Handover, item: str, person: Person) -> None:
    """Raise NotYours unless this person may ask a colleague about the item, and NotActive."""
    require_active(handover)
    if not may_ask(handover, item, person):
        asked = handover.playbook.item(item)
        raise NotYours(Task.ANSWER_ITEM, (AllowedRole(asked.owner), AllowedRole.INCOMING), asked.title)


def ask(
    handover: Handover, item: str, colleague: Person, question: str, *, team: str = "", by: Person, now: datetime
) -> Decision:
    """Ask a colleague about the item, in their working hours; an empty `question` stands for the item's own.

    The interview goes on with the next question. Raises FieldProblems (field `colleague`: whoever cannot be asked, is the one
    who asks, or was asked about it and has not answered yet), NotYours, NotActive; KeyError for an unknown item.
    """
    require_may_ask(handover, item, by)
    _require_askable(handover, item, colleague, by)
    asked, job = _with_request(
        handover,
        ContributorRequest(
            _new_id(handover),
            item,
            colleague.id,
            question.strip() or handover.playbook.item(item).question,
            by.id,
            now,
            team.strip(),
        ),
        colleague,
        now,
    )
    asked, follow = realigned(asked)
    return concluded(asked, job, *follow)


def pass_on(handover: Handover, request: str, colleague: Person, *, by: Person, now: datetime) -> Decision:
    """Ask somebody else the same, as the colleague who was asked wishes. Raises FieldProblems, RequestSettled, NotAskedNow."""
    passed = _waiting(handover, request)
    _require_askable(handover, passed.item, colleague, by)
    left, shown = _settled(handover, passed, RequestState.PASSED_ON)
    new = replace(
        passed, id=_new_id(handover), contributor=colleague.id, asked_at=now, team="", passed_by=passed.contributor
    )
    asked, job = _with_request(left, new, colleague, now)
    return concluded(asked, shown, job)


def answer(handover: Handover, request: str, said: Contribution) -> Decision:
    """Keep with the item what the colleague says, under their name; what they said in the form before is replaced.

    A message that was changed changes its part. Whoever asked hears of it once. Raises FieldProblems (field `answer`) for an
    empty form, RequestSettled, AnswerFull, NotAskedNow.
    """
    asked = _answerable(handover, request)
    text = said.text.strip() if said.stamp else required("answer", said.text)
    before = handover.answer(asked.item)
    known = next((one for one in _theirs(before, asked) if one.source == said.stamp), None)
    if known is not None and (known.at > said.at or (known.text == text and not said.attachments)):
        return unchanged(handover)
    part = Part(text, asked.contributor, said.at, said.stamp, origin=said.origin, request=asked.id)
    others = tuple(one for one in before.parts if one is not known)
    changed = replace(before, parts=_in_order((*others, part)), by=asked.contributor, at=said.at)
    if said.stamp:
        changed = with_attachments(changed, said.attachments, by=asked.contributor, at=said.at, source=said.stamp)
    kept, shown = _settled(with_answer(handover, changed), asked, RequestState.ANSWERED)
    kept, follow = realigned(kept)
    return concluded(kept, shown, _told(kept, asked, RequestState.ANSWERED), *follow)


def withdraw(handover: Handover, request: str, stamp: str, at: datetime) -> Decision:
    """Empty the part of a message that the colleague deleted at `at` (UTC); with nothing left of theirs the question waits again.

    Changes nothing when no part came from it. Raises NotAskedNow.
    """
    asked = request_of(handover, request)
    before = handover.answer(asked.item)
    part = next((one for one in _theirs(before, asked) if one.source == stamp), None)
    if part is None or part.at >= at:
        return unchanged(handover)
    _require_asked_now(handover)
    emptied = tuple(replace(one, text="", at=at) if one is part else one for one in before.parts)
    left = with_attachments(replace(before, parts=emptied), (), by=part.by, at=at, source=stamp)
    changed = with_answer(handover, left)
    jobs: tuple[Job, ...] = ()
    if asked.state is RequestState.ANSWERED and not _says_anything(left, asked):
        changed, shown = _settled(changed, asked, RequestState.OPEN)
        jobs = (shown,)
    changed, follow = realigned(changed)
    return concluded(changed, *jobs, *follow)


def unknown(handover: Handover, request: str) -> Decision:
    """Note that the colleague does not know; whoever asked hears of it, and the interview asks again.

    Raises RequestSettled, NotAskedNow.
    """
    return _without_answer(handover, request, RequestState.UNKNOWN)


def unreachable(handover: Handover, request: str) -> Decision:
    """Note that the colleague cannot be written to. Changes nothing for a question that is settled or a handover not active."""
    asked = request_of(handover, request)
    if not asked.open or not handover.active:
        return unchanged(handover)
    return _without_answer(handover, request, RequestState.UNREACHABLE)


def take_back(handover: Handover, request: str, *, by: Person) -> Decision:
    """Take back a question to a colleague; the interview asks it again. Raises NotYours, RequestSettled, NotActive."""
    asked = request_of(handover, request)
    require_may_ask(handover, asked.item, by)
    _waiting(handover, request)
    left, shown = _settled(handover, asked, RequestState.TAKEN_BACK)
    left, follow = realigned(left)
    return concluded(left, shown, *follow)


def open_requests_shown(handover: Handover) -> tuple[Job, ...]:
    """Return the jobs that bring up to date what colleagues were asked and have not answered: a handover ends, or goes on."""
    return tuple(_shown(handover, one) for one in handover.contributor_requests if one.open)


def said_by(handover: Handover, request: ContributorRequest) -> str:
    """Return all that the colleague has said to this question."""
    return "\n".join(part.text for part in _theirs(handover.answer(request.item), request) if part.text)


def form_text(handover: Handover, request: ContributorRequest) -> str:
    """Return what the colleague has written in the form, empty for nothing."""
    theirs = _theirs(handover.answer(request.item), request)
    return next((part.text for part in theirs if not part.source), "")


def contributions(handover: Handover, item: str) -> tuple[ContributorRequest, ...]:
    """Return the questions to colleagues of which something is kept in the item's answer, in the order they were asked."""
    kept = handover.answer(item)
    return tuple(one for one in handover.contributor_requests if one.item == item and _says_anything(kept, one))


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


def _require_askable(handover: Handover, item: str, colleague: Person, by: Person) -> None:
    problem: FieldProblem | None = None
    if colleague.barred:
        problem = FieldProblem(colleague.barred)
    elif colleague.id == by.id:
        problem = FieldProblem.ASKS_THEMSELVES
    elif any(one.contributor == colleague.id for one in handover.asked_of_colleagues(item)):
        problem = FieldProblem.ASKED_ALREADY
    if problem is not None:
        raise FieldProblems({"colleague": problem})


def _new_id(handover: Handover) -> str:
    return f"c{len(handover.contributor_requests) + handover.numbers_from + 1}"


def _with_request(
    handover: Handover, request: ContributorRequest, colleague: Person, now: datetime
) -> tuple[Handover, Job]:
    asked = replace(handover, contributor_requests=(*handover.contributor_requests, request))
    return asked, replace(_shown(asked, request), due=heard_at(colleague, now))


def _require_asked_now(handover: Handover) -> None:
    if not handover.active:
        raise NotAskedNow(handover.account, paused=handover.open)


def _waiting(handover: Handover, request: str) -> ContributorRequest:
    """Return the question, which must still wait for its answer."""
    _require_asked_now(handover)
    asked = request_of(handover, request)
    if not asked.open:
        raise RequestSettled(handover.account, asked.state)
    return asked


def _answerable(handover: Handover, request: str) -> ContributorRequest:
    """Return the question, to which what is said now is kept: what was taken back is not answered any more."""
    _require_asked_now(handover)
    asked = request_of(handover, request)
    if asked.state not in ANSWERABLE:
        raise RequestSettled(handover.account, asked.state)
    return asked


def _without_answer(handover: Handover, request: str, state: RequestState) -> Decision:
    asked = _waiting(handover, request)
    left, shown = _settled(handover, asked, state)
    left, follow = realigned(left)
    return concluded(left, shown, _told(left, asked, state), *follow)


def _settled(handover: Handover, request: ContributorRequest, state: RequestState) -> tuple[Handover, Job]:
    """Return the handover with the question in this state, and the job that shows that to the colleague."""
    now = replace(request, state=state)
    return replace(
        handover, contributor_requests=tuple(now if one.id == now.id else one for one in handover.contributor_requests)
    ), _shown(handover, now)


def _shown(handover: Handover, request: ContributorRequest) -> Job:
    """Put the question to the colleague, or show where it stands in the message that is there."""
    key = f"contributor_asked:{handover.id}:{request.id}"
    ref = {"user": request.contributor, "request": request.id}
    return Job(CONTRIBUTOR_ASKED, key, key, handover.id, ref, again=True)


def _told(handover: Handover, request: ContributorRequest, state: RequestState) -> Job:
    """Tell whoever asked what came of it, once for each outcome."""
    key = f"contributor_answered:{handover.id}:{request.id}:{state}"
    ref = {"user": request.asked_by, "request": request.id, "state": str(state)}
    return Job(CONTRIBUTOR_ANSWERED, key, key, handover.id, ref)


def _theirs(kept: Answer, request: ContributorRequest) -> Sequence[Part]:
    return [part for part in kept.parts if part.request == request.id]


def _says_anything(kept: Answer, request: ContributorRequest) -> bool:
    """Return whether anything of the colleague's is kept: words, or files and links."""
    theirs = _theirs(kept, request)
    sources = {part.source for part in theirs if part.source}
    return any(part.text.strip() for part in theirs) or any(one.source in sources for one in kept.evidence)


def _in_order(parts: Sequence[Part]) -> tuple[Part, ...]:
    """Return the parts in the order they were written."""
    return tuple(sorted(parts, key=lambda part: moment_of(part.source) if part.source else part.at))
