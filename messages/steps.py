"""The form of a step: its day, a note, why it is not needed, and the button that settles it."""

from datetime import UTC

from handover.model.handover import Handover
from handover.model.playbook import Step, StepKind
from handover.model.refusals import AllowedRole
from handover.model.steps import StepState
from handover.model.subject import Subject, SubjectKind
from handover.plan.due import due_date
from handover.reverse_interview.agenda import agenda_call
from handover.roles import doer, may_finish
from handover.steps import SentFromEmail, plans_of
from messages.calls.planned import TAKEN_PLACE
from messages.kit import blocks, refusals
from messages.kit.dates import day, local_time
from messages.kit.ids import Action, Form
from messages.kit.message import Block, View
from messages.kit.quotes import inline_quote
from messages.kit.text import mention, oneline, safe
from messages.kit.values import ButtonValue
from messages.reverse_interview.agenda import agenda_button, agenda_lines
from messages.todos import help_words

PLANNED, AT, NOTE, NOT_NEEDED = "planned", "at", "note", "not_needed"
"""Block and action ids of the form."""
TITLE = "To do"
LONGEST_NOTE = 2000
LONGEST_WHY = 500


@refusals.words_for.register
def _(refusal: SentFromEmail) -> str:
    return (
        f"Open the introduction e-mail of *{safe(oneline(refusal.account), 100)}* and press *Mark as sent* there, "
        "so that everybody can see what went out and when: `/handover email`."
    )


def step_form(handover: Handover, step: Step, viewer: str, *, zone: str, metadata: str) -> View:
    """Return the form of one step, with the time of a call in the viewer's `zone`.

    Without fields for somebody who may not do the step.
    """
    state = handover.step(step.key)
    content: list[Block] = [
        blocks.section(f"*{safe(oneline(step.title), 150)}*\n{help_words(step)}"),
        blocks.context(_facts(handover, step, state)),
    ]
    points = agenda_lines(handover, step)
    content += [blocks.section(points)] if points else []
    if not (handover.open and may_finish(handover, step, viewer)):
        return blocks.modal(Form.STEP, TITLE, content, metadata=metadata)
    agenda = [agenda_button(handover)] if step == agenda_call(handover) else []
    content.append(blocks.actions(_settling(handover, step, state), *_arranging(handover, step, state), *agenda))
    return blocks.modal(Form.STEP, TITLE, [*content, *_fields(step, state, zone)], submit="Save", metadata=metadata)


def _facts(handover: Handover, step: Step, state: StepState) -> str:
    if state.done_at is not None:
        return f"✓ Done by {mention(state.done_by)}, {day(state.done_at.astimezone(UTC).date())}"
    if state.not_needed:
        return f"Not needed: {inline_quote(state.not_needed)}"
    by, owner = doer(handover, step), handover.person(step.owner)
    whose = f"for {refusals.ROLES[AllowedRole(step.owner)]}, {mention(by)}" if by == owner else f"for {mention(by)}"
    planned = f" · planned for {local_time(state.starts)}" if state.starts else ""
    return f"Due {day(due_date(handover, step))}{planned} · {whose}"


def _settling(handover: Handover, step: Step, state: StepState) -> blocks.Element:
    value = str(ButtonValue(handover.id, Subject(SubjectKind.STEP, step.key)))
    if state.settled:
        return blocks.button("Open it again", Action.TODO_UNDO, value)
    if step.kind is StepKind.INTRODUCTION:
        return blocks.button("Open e-mail", Action.EMAIL_OPEN, handover.id, style="primary")
    words = {StepKind.SIGN_OFF: "I have everything I need", StepKind.CALL: TAKEN_PLACE}
    return blocks.button(words.get(step.kind, "Done"), Action.STEP_DONE, value, style="primary")


def _arranging(handover: Handover, step: Step, state: StepState) -> list[blocks.Element]:
    if step.kind is not StepKind.CALL or state.settled or not handover.active:
        return []
    return [blocks.button("Times and invitation …", Action.CALL_ARRANGE, str(ButtonValue(handover.id, step.key)))]


def _fields(step: Step, state: StepState, zone: str) -> list[Block]:
    """Return the inputs. Their ids are the same in every state, because Slack keeps typed text only then."""
    fields = []
    shown = plans_of(state, zone)
    if step.kind is not StepKind.SIGN_OFF:
        label = "Day of the call" if step.kind is StepKind.CALL else "Planned for"
        fields.append(blocks.field(PLANNED, label, blocks.date_picker(PLANNED, shown.planned), optional=True))
    if step.kind is StepKind.CALL:
        picker = blocks.time_picker(AT, shown.at)
        hint = f"In your time zone, {zone}. Others see it in theirs."
        fields.append(blocks.field(AT, "Time", picker, hint=hint, optional=True))
    note = blocks.text_field(NOTE, shown.note, multiline=True, limit=LONGEST_NOTE)
    fields.append(blocks.field(NOTE, "Note", note, optional=True))
    if step.kind is not StepKind.SIGN_OFF:
        because = blocks.text_field(NOT_NEEDED, shown.not_needed, placeholder="They met in January", limit=LONGEST_WHY)
        fields.append(
            blocks.field(
                NOT_NEEDED,
                "Not needed, because",
                because,
                hint="Fill this in only if it can be left out. Then it counts as settled.",
                optional=True,
            )
        )
    return fields
