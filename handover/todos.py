"""To-dos: everything open in a handover, with owner, due day and the day from which it is mentioned.

To-dos are derived from the handover and never stored.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from handover.completion import anything_open
from handover.customer_reply import (
    ASKED_AFTER,
    asked_of,
    call_awaited,
    caller_of,
    silence_key,
    silent_from,
    standing_number,
)
from handover.model.answers import Answer
from handover.model.handover import Handover, Status
from handover.model.memoize import memoized
from handover.model.people import Person, Role
from handover.model.playbook import Item, Step, StepKind
from handover.model.subject import Subject, SubjectKind
from handover.plan.dates import confidential_until, end_of_support
from handover.plan.due import day_before_call, due_date
from handover.progress import last_progress
from handover.promises.telling import hears_of_proposals, open_proposals
from handover.questions import question_owner
from handover.roles import approver, doer, needs_review, reviewer
from handover.stages import ORDER, step_settled
from handover.synthesis import accepted_on, awaits_confirmation, confirmer, current_synthesis, is_asked_for
from handover.time.workdays import add_workdays, days_before, utc_day, workdays_between
from handover.writing_again import correction_owed_since

LEAD = 2
"""Working days before the due day from which a to-do is mentioned."""
CALL_LEAD = 3
"""The same for a call without a planned day, because other calendars fill up."""
NOT_HIDDEN = frozenset({StepKind.CALL, StepKind.INTRODUCTION})
"""Kinds of steps that count on their due day even if their stage is not reached, because others depend on them."""
_BEFORE_CALLS = frozenset({StepKind.TASK, StepKind.READING})
"""Kinds of steps that come before a call of their stage is arranged."""
REVIEW_DAYS = 2
REPLY_DAYS = 1
COLLEAGUE_DAYS = 3
"""Working days that a colleague has to answer, the reminder included, before whoever owes the item is asked for it again."""


class TodoKind(StrEnum):
    """What is to be done."""

    ANSWER = "answer"
    REVIEW = "review"
    QUESTION = "question"
    STEP = "step"
    CALL = "call"
    DRAFT = "draft"
    APPROVE = "approve"
    SEND = "send"
    CLEAR = "clear"
    OVERDUE = "overdue"
    COMPLETE = "complete"
    SYNTHESIS = "synthesis"
    CONFIRM = "confirm"
    PROMISES = "promises"
    CUSTOMER_REPLY = "customer_reply"
    CUSTOMER_CALL = "customer_call"
    ASSIGNMENT = "assignment"
    ABSENCE = "absence"


@dataclass(frozen=True)
class StandIn:
    """Who does something meanwhile, by user id, and in whose place, who is away."""

    who: str
    away: Person


@dataclass(frozen=True)
class _Open:
    """A to-do without its handover, as memoized on it. It does not count before the day `hidden`."""

    kind: TodoKind
    subject: Subject
    owner: str
    due: date
    since: date
    count: int = 1
    hidden: date = date.min


@dataclass(frozen=True, kw_only=True)
class Todo(_Open):
    """One thing one person has to do.

    `subject` names it within its handover; buttons, snoozes, blocks and sent digests use it. `due` and `since` are
    calendar days: by when, and from when on it is mentioned. `count` is how many things it stands for. `about` is the
    blocked to-do for the kind CLEAR, else None. `standing_in` is set on the to-do of somebody who is away, where it is shown to
    who does it in their place.
    """

    handover: Handover
    about: "Todo | None" = None
    standing_in: StandIn | None = None

    @property
    def doer(self) -> str:
        """The user id of who is to do it now: its owner, or who stands in."""
        return self.standing_in.who if self.standing_in else self.owner


def todos(handover: Handover, today: date | None = None) -> tuple[Todo, ...]:
    """Return the open to-dos, one per thing and owner; none unless the handover is active.

    A step counts once its stage is reached; with `today` (a local day), the introduction and calls with a day also once they
    are due, and calls without one once they are to be arranged (P95, P114–P116). Snoozed and blocked to-dos are included.
    """
    return tuple(Todo(**vars(one), handover=handover) for one in _open(handover) if one.hidden <= (today or date.min))


@memoized
def _open(handover: Handover) -> tuple[_Open, ...]:
    if handover.status is not Status.ACTIVE:
        return ()
    return (
        *_answers(handover),
        *_questions(handover),
        *_review(handover),
        *_synthesis(handover),
        *_promises(handover),
        *_introduction(handover),
        *_customer_reply(handover),
        *_steps(handover),
        *_completion(handover),
    )


@memoized
def open_items(handover: Handover, person: str) -> tuple[Item, ...]:
    """Return the items this person has yet to answer, in playbook order, optional ones included; not what is known and fresh."""
    return tuple(
        item for item in handover.playbook.items if handover.owner(item) == person and not handover.covered(item.key)
    )


@memoized
def items_to_answer(handover: Handover, person: str) -> tuple[Item, ...]:
    """Return those of a person's open items that wait for themselves; all of them where colleagues were asked about all (P79)."""
    items = open_items(handover, person)
    return tuple(item for item in items if not handover.asked_of_colleagues(item.key)) or items


def awaiting_review(handover: Handover) -> tuple[Answer, ...]:
    """Return the answers neither accepted nor asked about, without the incoming CSM's own (P83)."""
    answers = (handover.answer(item.key) for item in handover.playbook.items if needs_review(handover, item))
    return tuple(a for a in answers if a.given and not a.accepted and not handover.open_questions(a.item))


def last_due(todo: Todo) -> date:
    """Return the day by which all that a to-do stands for is due: for answers the last of their items' days."""
    if todo.kind is not TodoKind.ANSWER:
        return todo.due
    days = (due_date(todo.handover, item) for item in items_to_answer(todo.handover, todo.owner) if item.required)
    return max(days, default=todo.due)


def late_by(todo: Todo, today: date) -> int:
    """Return how many working days late a to-do is on the local day `today`, 0 when it is not. A customer's silence is not."""
    if todo.kind is TodoKind.CUSTOMER_REPLY:
        return 0
    return workdays_between(todo.due, today, todo.handover.workdays)


def _answers(handover: Handover) -> Iterator[_Open]:
    """Yield one to-do for all open items of an owner, if a required one is among them."""
    owners = dict.fromkeys(handover.owner(item) for item in handover.playbook.items)
    for owner in owners:
        items = items_to_answer(handover, owner)
        days = [due_date(handover, item) for item in items if item.required]
        if days:
            todo = _todo(handover, TodoKind.ANSWER, Subject(SubjectKind.ANSWER), owner, min(days), count=len(items))
            yield replace(todo, since=max(todo.since, _asked_for_long(handover, items)))


def _asked_for_long(handover: Handover, items: Sequence[Item]) -> date:
    """Return the day from which colleagues have had the time to answer what they were asked about all of these items."""
    asked = [[one.asked_at for one in handover.asked_of_colleagues(item.key)] for item in items if item.required]
    if not all(asked):
        return date.min
    return workdays_after(handover, utc_day(max(max(moments) for moments in asked)), COLLEAGUE_DAYS)


def _questions(handover: Handover) -> Iterator[_Open]:
    for question in handover.open_questions():
        asked = utc_day(question.asked_at)
        owner = question_owner(handover, question)
        yield _Open(
            TodoKind.QUESTION,
            Subject(SubjectKind.QUESTION, question.id),
            owner,
            due=workdays_after(handover, asked, REPLY_DAYS),
            since=asked,
        )


def _review(handover: Handover) -> Iterator[_Open]:
    by_reader: dict[str, list[Answer]] = {}
    for answer in awaiting_review(handover):
        by_reader.setdefault(reviewer(handover, answer.item), []).append(answer)
    for reader, waiting in by_reader.items():
        oldest = min(utc_day(_waiting_since(handover, answer)) for answer in waiting)
        due = _before_the_call(
            handover, oldest, max(workdays_after(handover, oldest, REVIEW_DAYS), _all_written(handover))
        )
        yield _Open(TodoKind.REVIEW, Subject(SubjectKind.REVIEW), reader, due, since=oldest, count=len(waiting))


def _all_written(handover: Handover) -> date:
    """Return the day the last of the others' items is due: reading is for the context call after it (P83)."""
    return max(due_date(handover, item) for item in handover.playbook.items if item.owner is not Role.INCOMING)


def _before_the_call(handover: Handover, oldest: date, due: date) -> date:
    """Return the day `due`, or an earlier one before the first call, for which everything is read (P83, P84).

    At least one working day is left after `oldest`, the day the first of the answers was given. What is given only on the
    day of the call, or later, is not for it.
    """
    call = next((step for step in handover.playbook.steps if step.kind is StepKind.CALL), None)
    if call is None or step_settled(handover, call):
        return due
    before = day_before_call(handover, call)
    return due if before < oldest else min(due, max(before, workdays_after(handover, oldest, REPLY_DAYS)))


def _waiting_since(handover: Handover, answer: Answer) -> datetime:
    """Return when the answer or a reply about it last changed (UTC)."""
    replies = (question.parts for question in handover.questions if question.item == answer.item)
    moments = [part.at for parts in (answer.parts, *replies) for part in parts]
    moments += [evidence.at for evidence in answer.evidence]
    moments += [moment for moment in (answer.at, answer.confirmed_at) if moment]
    return max(moments, default=handover.opened_at)


def _introduction(handover: Handover) -> Iterator[_Open]:
    """Yield the to-do of the e-mail: write it, approve it, change what was sent back, or send it (P95–P104)."""
    step = handover.playbook.step_of_kind(StepKind.INTRODUCTION)
    draft = handover.introduction
    if step_settled(handover, step) and not handover.writes_again:
        yield from _correction(handover, step)
        return
    due = _letter_due(handover, step)
    if draft.approved and draft.approved_at is not None:
        day = min(due, workdays_after(handover, utc_day(draft.approved_at), REPLY_DAYS))
        until = confidential_until(handover) or date.min
        sending = _todo(handover, TodoKind.SEND, Subject(SubjectKind.SEND), doer(handover, step), max(day, until))
        yield replace(sending, since=max(sending.since, until))
    elif draft.drafted and draft.asked_at is not None:
        asked = utc_day(draft.asked_at)
        day = workdays_after(handover, asked, REPLY_DAYS)
        yield _Open(TodoKind.APPROVE, Subject(SubjectKind.APPROVE), approver(handover), day, since=asked)
    elif back := draft.returned:
        returned = utc_day(back.at)
        owner = draft.author if draft.author in handover.participants else doer(handover, step)
        day = workdays_after(handover, returned, REPLY_DAYS)
        yield _Open(TodoKind.DRAFT, Subject(SubjectKind.STEP, step.key), owner, day, since=returned)
    elif handover.writes_again:
        yield _Open(TodoKind.DRAFT, Subject(SubjectKind.STEP, step.key), doer(handover, step), due, since=due)
    elif (hidden := _hidden_until(handover, step, due)) is not None:
        yield _todo(
            handover,
            TodoKind.DRAFT,
            Subject(SubjectKind.STEP, step.key),
            doer(handover, step),
            due,
            hidden=hidden,
        )


def _correction(handover: Handover, step: Step) -> Iterator[_Open]:
    """Yield that the customer, whose letter says that somebody else takes over, is to be written to again (P105)."""
    owed = correction_owed_since(handover)
    if owed is not None:
        day, due = utc_day(owed), workdays_after(handover, utc_day(owed), REPLY_DAYS)
        yield _Open(TodoKind.DRAFT, Subject(SubjectKind.STEP, step.key), doer(handover, step), due, since=day)


def _letter_due(handover: Handover, step: Step) -> date:
    """Return when the introduction is due; a further letter, the working day after somebody began it."""
    begun = handover.introduction.edited_at
    if handover.writes_again and begun is not None:
        return workdays_after(handover, utc_day(begun), REPLY_DAYS)
    return handover.step(step.key).planned or due_date(handover, step)


def _customer_reply(handover: Handover) -> Iterator[_Open]:
    """Yield that whoever has sent the e-mail says what the customer replied, or that somebody calls the customer.

    For the person themselves the day of the question is that of their own calendar (`customer_reply.asked_on`).
    """
    since, number, call = silent_from(handover), standing_number(handover), call_awaited(handover)
    if since is not None:
        subject = Subject(SubjectKind.CUSTOMER_REPLY, silence_key(since))
        due = workdays_after(handover, utc_day(since), ASKED_AFTER)
        yield _Open(TodoKind.CUSTOMER_REPLY, subject, asked_of(handover), due, since=due, hidden=due)
    if call is not None and call.call_planned_at is not None:
        planned = utc_day(call.call_planned_at)
        subject, due = Subject(SubjectKind.CUSTOMER_CALL, str(number)), workdays_after(handover, planned, REPLY_DAYS)
        yield _Open(TodoKind.CUSTOMER_CALL, subject, caller_of(handover, call), due, since=planned)


def _synthesis(handover: Handover) -> Iterator[_Open]:
    """Yield that the incoming CSM writes back what they take over, or that somebody says whether that is right (P82, P119).

    It is mentioned once the e-mail is being written or the call before it is held, at the latest two working days ahead of the due
    day, which is the working day before the introduction.
    """
    written, asked = current_synthesis(handover), confirmer(handover)
    if awaits_confirmation(handover) and written is not None and asked:
        since = utc_day(written.at)
        due = workdays_after(handover, since, REPLY_DAYS)
        yield _Open(TodoKind.CONFIRM, Subject(SubjectKind.CONFIRM), asked, due, since)
    elif is_asked_for(handover):
        step, since = handover.playbook.step_of_kind(StepKind.INTRODUCTION), accepted_on(handover)
        told = handover.step(step.key).planned or due_date(handover, step)
        due = max(days_before(told, 1, handover.workdays), workdays_after(handover, since, REPLY_DAYS))
        if not (handover.introduction.drafted or _calls_held(handover, step)):
            since = max(since, days_before(due, LEAD, handover.workdays))
        yield _Open(TodoKind.SYNTHESIS, Subject(SubjectKind.SYNTHESIS), handover.incoming, due, since)


def _promises(handover: Handover) -> Iterator[_Open]:
    """Yield that somebody answers what is proposed for promises, one to-do for all that wait for them (P57, P76)."""
    waiting: dict[str, list[date]] = {}
    for review in open_proposals(handover):
        waiting.setdefault(hears_of_proposals(handover, review.by), []).append(utc_day(review.at))
    for owner, days in waiting.items():
        if owner:
            due = workdays_after(handover, min(days), REPLY_DAYS)
            yield _Open(TodoKind.PROMISES, Subject(SubjectKind.PROMISES), owner, due, min(days), len(days))


def _calls_held(handover: Handover, introduction: Step) -> bool:
    """Return whether every call that the playbook has before the introduction is settled."""
    steps = handover.playbook.steps
    before = steps[: steps.index(introduction)]
    return all(step_settled(handover, one) for one in before if one.kind is StepKind.CALL)


def _steps(handover: Handover) -> Iterator[_Open]:
    for step in handover.playbook.steps:
        if step.kind is StepKind.INTRODUCTION or not step.required or step_settled(handover, step):
            continue
        planned = handover.step(step.key).planned
        due = planned or due_date(handover, step)
        hidden = _hidden_until(handover, step, _arranged(handover, due) if _to_arrange(step, planned) else due)
        if hidden is not None:
            subject, lead = Subject(SubjectKind.STEP, step.key), _lead(step, planned)
            todo = _todo(handover, TodoKind.STEP, subject, doer(handover, step), due, lead=lead, hidden=hidden)
            yield todo if planned else replace(todo, since=max(todo.since, _prepared(handover, step)))


def _completion(handover: Handover) -> Iterator[_Open]:
    """Yield that the handover is to be completed, once nothing is open and it has not completed by itself after its support.

    It is the incoming CSM's, who has everything; the other CSM and the manager may do it as well (`completion_for`).
    """
    if not anything_open(handover):
        done = max(end_of_support(handover) + timedelta(days=1), last_progress(handover))
        due = add_workdays(done, 1, handover.workdays)
        asked = done + timedelta(days=1)
        yield _Open(TodoKind.COMPLETE, Subject(SubjectKind.COMPLETE), handover.incoming, due, since=asked, hidden=asked)


def completion_for(handover: Handover, person: str, today: date) -> Todo | None:
    """Return the to-do to complete the handover as one of this person's, who is not the incoming CSM; None if it is not theirs."""
    if person not in (handover.outgoing, handover.manager) or person == handover.incoming:
        return None
    theirs = next((todo for todo in todos(handover, today) if todo.kind is TodoKind.COMPLETE), None)
    return replace(theirs, owner=person) if theirs else None


def _prepared(handover: Handover, step: Step) -> date:
    """Return until when tasks before a call are to be done: reading comes before a call is arranged (P83)."""
    if step.kind is not StepKind.CALL:
        return date.min
    steps = handover.playbook.steps
    before = [
        due_date(handover, one)
        for one in steps[: steps.index(step)]
        if one.stage is step.stage and one.kind in _BEFORE_CALLS and one.required and not step_settled(handover, one)
    ]
    return max(before, default=date.min)


def _lead(step: Step, planned: date | None) -> int:
    if planned:
        return 0
    return CALL_LEAD if step.kind is StepKind.CALL else LEAD


def _to_arrange(step: Step, planned: date | None) -> bool:
    """Return whether the step is a call that has no day yet."""
    return step.kind is StepKind.CALL and planned is None


def _arranged(handover: Handover, due: date) -> date:
    """Return the day by which a call that is due on this day is to be arranged, whatever of the stages before it is late."""
    return days_before(due, CALL_LEAD, handover.workdays)


def _hidden_until(handover: Handover, step: Step, due: date) -> date | None:
    """Return the day from which the step counts, or None while its stage is not reached."""
    if ORDER.index(step.stage) <= ORDER.index(handover.stage):
        return date.min
    return due if step.kind in NOT_HIDDEN else None


def _todo(
    handover: Handover,
    kind: TodoKind,
    subject: Subject,
    owner: str,
    due: date,
    *,
    lead: int = LEAD,
    count: int = 1,
    hidden: date = date.min,
) -> _Open:
    since = days_before(due, lead, handover.workdays) if lead else due
    # On the day a handover is opened everybody has just been told what is theirs.
    since = max(since, utc_day(handover.opened_at) + timedelta(days=1))
    return _Open(kind, subject, owner, due, since, count, hidden)


def workdays_after(handover: Handover, day: date, count: int) -> date:
    """Return the day `count` working days after `day`, plus those spent paused since."""
    since = handover.resumed_at is None or day < utc_day(handover.resumed_at)
    return add_workdays(day, count + (handover.paused_days if since else 0), handover.workdays)
