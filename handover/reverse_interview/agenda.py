"""The agenda of the context call: what was asked and has no reply yet, and points of anybody's own (P82, P89)."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import datetime

from handover.access import require_active
from handover.model.answers import Question
from handover.model.decision import Decision, unchanged
from handover.model.handover import Handover
from handover.model.playbook import Stage, Step, StepKind
from handover.model.refusals import AllowedRole, NotYours, Task
from handover.reverse_interview.asking import settled_together
from handover.roles import may_finish
from handover.stages import concluded


def agenda_call(handover: Handover) -> Step | None:
    """Return the call among colleagues that has the agenda: the first of its stage, None where the playbook has none."""
    calls = (
        step for step in handover.playbook.steps if step.kind is StepKind.CALL and step.stage is Stage.CONTEXT_CALL
    )
    return next(calls, None)


def agenda(handover: Handover) -> tuple[Question, ...]:
    """Return the questions that wait to be talked through."""
    return tuple(question for question in handover.questions if question.open)


def agenda_points(handover: Handover) -> tuple[str, ...]:
    """Return the points of the agenda that are no questions, one per line of what was written."""
    return tuple(line.strip() for line in handover.agenda_points.splitlines() if line.strip())


def save_agenda(
    handover: Handover,
    points: str,
    said: Mapping[str, str],
    talked: Collection[str],
    *,
    by: str,
    now: datetime,
) -> Decision:
    """Store the agenda's own points, what was said to its questions (id → text), and which were talked through.

    Raises NotYours for who takes no part in the call, NotActive.
    """
    require_active(handover)
    call = agenda_call(handover)
    if call is None or not may_finish(handover, call, by):
        raise NotYours(Task.FINISH_STEP, (AllowedRole.OUTGOING, AllowedRole.INCOMING), call.title if call else "")
    noted = replace(handover, agenda_points=points.strip())
    notes = {question: text.strip() for question, text in said.items() if text.strip()}
    settled = settled_together(noted, notes, talked, by=by, now=now)
    if settled.handover is not noted:
        return settled
    return concluded(noted) if noted != handover else unchanged(handover)
