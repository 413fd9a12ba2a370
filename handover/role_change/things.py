"""What is open in a handover and belongs to a person by their role, and how much of it is begun.

Reading, accepting, writing back, the introduction e-mail and the sign-off are no such things: they are of the role itself, and
go with it. Saying whether what was written back is right, and a call that somebody said they would make, can stay.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from handover.contributors.requests import says_anything
from handover.customer_reply import call_awaited, caller_of, standing_number
from handover.model.answers import Question
from handover.model.contributors import ContributorRequest, RequestState
from handover.model.handover import Handover
from handover.model.interview import MeaningOutcome, PromptKind
from handover.model.kept import SYNTHESIS, ThingKind
from handover.model.memoize import memoized
from handover.model.playbook import Item, Step, StepKind
from handover.questions import question_of, question_owner
from handover.roles import doer
from handover.stages import ORDER, step_settled
from handover.synthesis import awaits_confirmation, confirmer

_MOVABLE = frozenset({StepKind.TASK, StepKind.CALL})


@dataclass(frozen=True)
class Thing:
    """One open thing: its kind, its key (as in `Kept`), whose it is, and whether they have begun with it."""

    kind: ThingKind
    key: str
    owner: str
    begun: bool


@memoized
def open_things(handover: Handover) -> tuple[Thing, ...]:
    """Return what is open, answers first, then questions and steps, each once; nothing once the handover has ended.

    An item or a step that is not required, or of a stage that is not reached, is open once somebody has begun with it.
    """
    return tuple(_open(handover)) if handover.open else ()


def things_of(handover: Handover, user: str) -> tuple[Thing, ...]:
    """Return what is open for this person."""
    return tuple(one for one in open_things(handover) if one.owner == user)


def is_open(handover: Handover, kind: ThingKind, key: str) -> bool:
    """Return whether this is still to be done; a thing that the handover does not have (any more) is not."""
    match kind:
        case ThingKind.ITEM:
            return any(one.key == key for one in handover.playbook.items) and not handover.covered(key)
        case ThingKind.STEP:
            return any(one.key == key and not step_settled(handover, one) for one in handover.playbook.steps)
        case ThingKind.QUESTION:
            return any(one.id == key and one.open for one in handover.questions)
        case ThingKind.CONFIRMATION:
            return awaits_confirmation(handover)
        case ThingKind.CUSTOMER_CALL:
            return call_awaited(handover) is not None and key == str(standing_number(handover))


def owner_of(handover: Handover, kind: ThingKind, key: str) -> str:
    """Return the user id of whose a thing is; empty for a confirmation that nobody is left to give.

    Raises UnknownEntry, UnknownQuestion.
    """
    match kind:
        case ThingKind.ITEM:
            return handover.owner(handover.playbook.item(key))
        case ThingKind.STEP:
            return doer(handover, handover.playbook.step(key))
        case ThingKind.QUESTION:
            return question_owner(handover, question_of(handover, key))
        case ThingKind.CONFIRMATION:
            return confirmer(handover)
        case ThingKind.CUSTOMER_CALL:
            return caller_of(handover, handover.customer_replies[int(key)])


def item_begun(handover: Handover, item: Item) -> bool:
    """Return whether somebody has begun with an item that has no answer yet.

    Something was written for it and taken out again, a message waits for its writer to say that it is the answer, or a colleague
    was asked.
    """
    answer = handover.answer(item.key)
    return bool(
        answer.parts
        or answer.records
        or _in_progress(handover, PromptKind.ITEM, item.key)
        or any(one.state in (RequestState.OPEN, RequestState.PASSED_ON) for one in _asked(handover, item))
        or any(says_anything(answer, one) for one in _asked(handover, item))
    )


def step_begun(handover: Handover, step: Step) -> bool:
    """Return whether a step has a day, a time or a note."""
    state = handover.step(step.key)
    return state.planned is not None or state.starts is not None or bool(state.note)


def question_begun(handover: Handover, question: Question) -> bool:
    """Return whether a reply to an open question was written and taken out, or waits for its writer to say that it is one."""
    return bool(question.parts) or _in_progress(handover, PromptKind.QUESTION, question.id)


def _open(handover: Handover) -> Iterator[Thing]:
    for item in handover.playbook.items:
        begun = item_begun(handover, item)
        if not handover.covered(item.key) and (item.required or begun):
            yield Thing(ThingKind.ITEM, item.key, handover.owner(item), begun)
    for question in (*handover.open_questions(), *handover.gathered_questions()):
        owner, begun = question_owner(handover, question), question_begun(handover, question)
        yield Thing(ThingKind.QUESTION, question.id, owner, begun)
    reached = ORDER.index(handover.stage)
    for step in handover.playbook.steps:
        begun = step_begun(handover, step)
        counts = begun or (step.required and ORDER.index(step.stage) <= reached)
        if step.kind in _MOVABLE and counts and not step_settled(handover, step):
            yield Thing(ThingKind.STEP, step.key, doer(handover, step), begun)
    yield from _about_letters(handover)


def _about_letters(handover: Handover) -> Iterator[Thing]:
    """Yield the confirmation and the call with the customer that are open: who said that they call has begun with that."""
    reader, call = confirmer(handover), call_awaited(handover)
    if reader and awaits_confirmation(handover):
        yield Thing(ThingKind.CONFIRMATION, SYNTHESIS, reader, begun=False)
    if call is not None:
        yield Thing(ThingKind.CUSTOMER_CALL, str(standing_number(handover)), caller_of(handover, call), begun=True)


def _asked(handover: Handover, item: Item) -> list[ContributorRequest]:
    return [one for one in handover.contributor_requests if one.item == item.key]


def _in_progress(handover: Handover, kind: PromptKind, subject: str) -> bool:
    """Return whether a message waits for its writer to say whether it belongs here."""
    return any(
        asked.outcome is MeaningOutcome.ASKED and f"{kind}:{subject}" in asked.targets
        for interview in handover.interviews
        for asked in interview.meanings
    )
