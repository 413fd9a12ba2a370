"""Asking a colleague about one item: who may, whom, and what becomes of the question without an answer.

While an answer is awaited the item counts as asked of the colleague, not as answered: the interview goes on with the next one."""

from dataclasses import replace
from datetime import datetime

from handover.access import require_active
from handover.contributors.requests import asker_told, request_of, request_shown, settled, waiting
from handover.contributors.wording import question_for_colleague
from handover.hours import heard_at
from handover.interview.questions import realigned
from handover.model.contributors import ContributorRequest, RequestState
from handover.model.decision import Decision, unchanged
from handover.model.field_problems import FieldProblem, FieldProblems
from handover.model.handover import Handover
from handover.model.jobs import Job
from handover.model.people import Person
from handover.model.refusals import AllowedRole, NotYours, Task
from handover.plan.confidentiality import require_not_confidential
from handover.review import may_review
from handover.roles import may_answer
from handover.stages import concluded


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
    handover: Handover,
    item: str,
    colleague: Person,
    question: str,
    *,
    team: str = "",
    while_open: bool = False,
    by: Person,
    now: datetime,
) -> Decision:
    """Ask a colleague about the item, in their working hours; an empty `question` stands for the item's in words for them.

    The interview goes on with the next question. `while_open`: see `ContributorRequest`. Raises FieldProblems (field
    `colleague`: whoever cannot be asked, is the one who asks, or was asked about it and has not answered yet), NotYours, NotActive;
    KeyError for an unknown item; StillConfidential for somebody outside the handover who must not know of it yet.
    """
    require_may_ask(handover, item, by)
    _require_askable(handover, item, colleague, by)
    if colleague.id not in handover.participants:
        require_not_confidential(handover, now)
    asked, job = _with_request(
        handover,
        ContributorRequest(
            _new_id(handover),
            item,
            colleague.id,
            question.strip() or question_for_colleague(handover.playbook.item(item)),
            by.id,
            now,
            team.strip(),
            while_open=while_open,
        ),
        colleague,
        now,
    )
    asked, follow = realigned(asked)
    return concluded(asked, job, *follow)


def pass_on(handover: Handover, request: str, colleague: Person, *, by: Person, now: datetime) -> Decision:
    """Ask somebody else the same, as the colleague who was asked wishes. Raises FieldProblems, RequestSettled, NotAskedNow."""
    passed = waiting(handover, request)
    _require_askable(handover, passed.item, colleague, by)
    left, shown = settled(handover, passed, RequestState.PASSED_ON)
    new = replace(
        passed, id=_new_id(handover), contributor=colleague.id, asked_at=now, team="", passed_by=passed.contributor
    )
    asked, job = _with_request(left, new, colleague, now)
    return concluded(asked, shown, job)


def ask_instead(handover: Handover, request: str, colleague: Person, *, by: Person, now: datetime) -> Decision:
    """Ask somebody else the same, and thank who was asked before; whoever asked hears of the answer, else who chose them.

    Raises as `ask`, and RequestSettled, NotAskedNow.
    """
    before = waiting(handover, request)
    require_may_ask(handover, before.item, by)
    _require_askable(handover, before.item, colleague, by)
    if colleague.id not in handover.participants:
        require_not_confidential(handover, now)
    left, shown = settled(handover, before, RequestState.TAKEN_BACK)
    hears = before.asked_by if before.asked_by in handover.participants else by.id
    new = replace(before, id=_new_id(handover), contributor=colleague.id, asked_by=hears, asked_at=now, team="")
    asked, job = _with_request(left, replace(new, passed_by=""), colleague, now)
    return concluded(asked, shown, job)


def unknown(handover: Handover, request: str) -> Decision:
    """Note that the colleague does not know; whoever asked hears of it, and the interview asks again.

    Raises RequestSettled, NotAskedNow.
    """
    return _without_answer(handover, request, RequestState.UNKNOWN)


def not_needed(handover: Handover, request: str) -> Decision:
    """Take a question back that nobody has read, for somebody has answered the item. Changes nothing where it is still needed."""
    asked = request_of(handover, request)
    if not (asked.open and asked.while_open and handover.active and handover.answer(asked.item).given):
        return unchanged(handover)
    left, _ = settled(handover, asked, RequestState.TAKEN_BACK)
    return concluded(left)


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
    waiting(handover, request)
    left, shown = settled(handover, asked, RequestState.TAKEN_BACK)
    left, follow = realigned(left)
    return concluded(left, shown, *follow)


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
    return asked, replace(request_shown(asked, request), due=heard_at(colleague, now))


def _without_answer(handover: Handover, request: str, state: RequestState) -> Decision:
    asked = waiting(handover, request)
    left, shown = settled(handover, asked, state)
    left, follow = realigned(left)
    return concluded(left, shown, asker_told(left, asked, state), *follow)
