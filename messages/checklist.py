"""The checklist form: one stage of items, with who answered what and when."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from handover.checklist import LONGEST_SHOWN, EditConflict, ItemSnapshot
from handover.model.field_problems import FieldProblem
from handover.model.handover import Handover
from handover.model.people import Person
from handover.model.playbook import Item, Stage, Step, StepKind
from handover.model.subject import Subject, SubjectKind
from handover.plan.dates import last_day
from handover.plan.due import due_date
from handover.questions import question_owner
from handover.roles import doer, may_answer, may_finish
from handover.stages import items_of, progress, step_settled, steps_of
from messages.contributors.asking import ask_button, asked_of, from_whom, take_back_button
from messages.evidence import evidence_words
from messages.kit import blocks
from messages.kit.dates import day, local_time
from messages.kit.field_problems import WORDS
from messages.kit.ids import Action, Form
from messages.kit.message import Block, View
from messages.kit.quotes import block_quote
from messages.kit.references import pressable
from messages.kit.text import count, mention, oneline, safe
from messages.kit.titles import account, when_planned
from messages.kit.values import ButtonValue
from messages.known import confirmed_words, known_before, not_confirmed
from messages.opening.form import REASONS
from messages.promises.words import in_short, of_item
from messages.stages import NAMES, read_only
from messages.standing_in import accepted_words
from messages.synthesis.shown import shown_in_checklist
from messages.whole import answer_is_cut

TITLE = "Handover checklist"
DONE = "done"
STAGES = tuple(stage for stage in Stage if stage is not Stage.DONE)
SAVED_IN_PARTS = (
    "Save what you have, as often as you like. Slack says “(optional)” wherever a field may be saved empty; in the end each "
    "question needs an answer, or the reason why it doesn't apply, unless it says *may stay empty*."
)
READ = 1200
"""Characters of an answer that is shown read-only."""


@dataclass(frozen=True)
class TypedText:
    """Unsaved input for one item."""

    text: str = ""
    reason: str = ""


@dataclass(frozen=True)
class FormState:
    """State of the form beside the handover: unsaved input, edit conflicts, problems, a note at the top."""

    typed: Mapping[str, TypedText] = field(default_factory=dict)
    clashes: Sequence[EditConflict] = ()
    problems: Mapping[str, FieldProblem] = field(default_factory=dict)
    note: str = ""


def text_id(shown: ItemSnapshot) -> str:
    """Return the block id of an item's text. It changes with the stored text, so that Slack shows the new one."""
    return f"{shown.item}:{shown.text}{'+' if shown.adds else ''}"


def reason_id(shown: ItemSnapshot) -> str:
    """Return the block id of an item's "doesn't apply because"."""
    return f"{shown.item}:not_applicable:{shown.reason}"


def step_id(key: str, *, done: bool) -> str:
    """Return the block id of a step's checkbox, which was shown as done or open."""
    return f"step:{key}:{DONE if done else ''}"


def form(
    handover: Handover,
    stage: Stage,
    person: Person,
    shown: Mapping[str, ItemSnapshot],
    metadata: str,
    page: FormState | None = None,
) -> View:
    """Return one stage as a form; `shown` are the snapshots of the items this person may edit, by key."""
    page = page or FormState()
    content: list[Block] = [blocks.section(_head(handover, page), accessory=_stages(handover, stage))]
    if shown:
        content.append(blocks.context(SAVED_IN_PARTS))
    for item in items_of(handover, stage):
        content.append(blocks.divider())
        content += _writable(handover, item, shown[item.key], page) if item.key in shown else _readable(handover, item)
    if stage is handover.playbook.step_of_kind(StepKind.INTRODUCTION).stage:
        written = shown_in_checklist(handover, person.id)
        content += [blocks.divider(), *written] if written else []
    steps = steps_of(handover, stage)
    if steps:
        content += [blocks.divider(), *(block for step in steps for block in _step(handover, step, person))]
    submit = "Save" if any(block["type"] == "input" for block in content) else None
    return blocks.modal(Form.CHECKLIST, TITLE, content, submit=submit, metadata=metadata)


def writable_items(handover: Handover, stage: Stage, person: Person) -> tuple[Item, ...]:
    """Return the items of a stage this person may edit; none unless the handover is active."""
    if handover.status != "active":
        return ()
    return tuple(item for item in items_of(handover, stage) if may_answer(handover, item, person))


def saved_note(number: int) -> str:
    """Return the note at the top after saving."""
    return "✓ Saved." if number == 0 else f"Saved, except for {count(number, 'field')} below."


def _head(handover: Handover, page: FormState) -> str:
    return "\n".join(
        filter(
            None,
            (
                page.note,
                f"*{account(handover)}* · last day {day(last_day(handover))}{read_only(handover)}",
                f"*Reason* (internal): {REASONS[handover.reason]}",
                f"*Internal note:* {safe(oneline(handover.internal_note), 300)}" if handover.internal_note else "",
            ),
        )
    )


def _stages(handover: Handover, chosen: Stage) -> blocks.Element:
    choices = []
    for stage in STAGES:
        settled, total = progress(handover, stage)
        choices.append((f"{NAMES[stage]} ({settled} of {total})", str(ButtonValue(handover.id, stage))))
    return blocks.menu(Action.CHECKLIST_STAGE, choices, str(ButtonValue(handover.id, chosen)), "Choose a stage")


def _writable(handover: Handover, item: Item, shown: ItemSnapshot, page: FormState) -> list[Block]:
    answer = handover.answer(item.key)
    typed = page.typed.get(item.key)
    clash = next((one for one in page.clashes if one.item == item.key), None)
    content: list[Block] = []
    if item.key in page.problems:
        content.append(blocks.section(f"*Not saved:* {WORDS[page.problems[item.key]]}"))
    if clash is not None:
        content.append(blocks.section(_clash_words(clash)))
    elif shown.adds:
        size = f"{len(answer.text):,} characters"
        said = block_quote(answer.text, READ, handover.references)
        content.append(blocks.section(f"*{safe(item.title, 150)}*\n{said}", accessory=_read_all(handover, item)))
        content.append(blocks.context(f"Only the beginning is shown; the whole answer ({size}) is kept."))
    value = typed.text if typed else ("" if shown.adds else answer.text)
    label = f"{item.title}: {'add to this answer' if shown.adds else item.question}"
    box = blocks.text_field("text", value, multiline=True, placeholder=f"For example: {oneline(item.example)}")
    content.append(blocks.field(text_id(shown), label, box, hint=item.help, optional=True))
    content.append(_asking(handover, item))
    reason = typed.reason if typed else answer.not_applicable
    if not answer.text or reason:
        box = blocks.text_field("reason", reason, limit=LONGEST_SHOWN)
        content.append(blocks.field(reason_id(shown), f"{item.title} doesn't apply? Say why", box, optional=True))
    return content


def _asking(handover: Handover, item: Item) -> Block:
    """Return who answered when, or by when; without an answer with the button to ask a colleague, or to take that back."""
    if handover.answer(item.key).given:
        return blocks.context(_small(handover, item))
    waiting = handover.asked_of_colleagues(item.key)
    button = take_back_button(handover, waiting[-1]) if waiting else ask_button(handover, item.key)
    return blocks.section(_small(handover, item), accessory=button)


def _readable(handover: Handover, item: Item) -> list[Block]:
    answer = handover.answer(item.key)
    excuse = f"_Doesn't apply:_ {safe(answer.not_applicable, 500)}" if answer.not_applicable else ""
    text = pressable(answer.text, handover.references, READ) if answer.text else ""
    told = "\n".join(filter(None, (excuse, text))) or "_No answer yet._"
    more = _read_all(handover, item) if answer_is_cut(handover, item.key, READ) else None
    heading = f"*{safe(item.title, 150)}*\n{safe(item.question, 600)}"
    return [blocks.section(f"{heading}\n{told}", accessory=more), blocks.context(_small(handover, item))]


def _read_all(handover: Handover, item: Item) -> blocks.Element:
    value = str(ButtonValue(handover.id, item.key))
    return blocks.button("Read all of it", Action.ANSWER_READ, value, label=f"Read the whole answer: {item.title}")


def _clash_words(clash: EditConflict) -> str:
    return (
        f"{mention(clash.by)} saved something here while you were typing:\n{block_quote(clash.theirs, READ)}\n"
        "That stays. Your words are still below; when you press Save, they are added to it."
    )


def _small(handover: Handover, item: Item) -> str:
    """Return one line: who answered when, or when an answer is due; and the evidence."""
    answer = handover.answer(item.key)
    if answer.given and answer.by and answer.at:
        told = f"{mention(answer.by)}, {local_time(answer.at)}"
        told += f" · {still}" if (still := confirmed_words(handover, item.key)) else ""
        told += f" · {accepted_words(handover, answer.accepted_by)}" if answer.accepted else ""
    else:
        owner = mention(handover.owner(item))
        told = f"{owner}, by {day(due_date(handover, item))}" + ("" if item.required else " · may stay empty")
    open_ = [
        f"*Open question:* {safe(oneline(one.text), 300)} (waits for {mention(question_owner(handover, one))})"
        for one in handover.open_questions(item.key)[:3]
    ]
    colleagues = (from_whom(handover, item.key), asked_of(handover, item.key))
    known = not_confirmed(handover, item.key) or known_before(handover, item.key)
    promised = in_short(of_item(handover, item.key))
    return "\n".join(filter(None, (known, told, *colleagues, evidence_words(answer), promised, *open_)))


def _step(handover: Handover, step: Step, person: Person) -> list[Block]:
    settled = step_settled(handover, step)
    title = safe(oneline(step.title), 150)
    if handover.status != "active" or step.kind is StepKind.INTRODUCTION or not may_finish(handover, step, person.id):
        return [blocks.section(f"{'✓' if settled else '○'} *{title}*: {_step_words(handover, step)}")]
    option = blocks.option("Done", DONE)
    box: blocks.Element = {"type": "checkboxes", "action_id": DONE, "options": [option]}
    if settled:
        box["initial_options"] = [option]
    hint = f"{step.help} {_step_plain(handover, step, person.zone)}"
    field = blocks.field(step_id(step.key, done=settled), step.title, box, hint=hint, optional=True)
    if step.kind is not StepKind.CALL or settled:
        return [field]
    words = "Change the day or time …" if handover.step(step.key).planned else "Pick a day and time …"
    value = str(ButtonValue(handover.id, Subject(SubjectKind.STEP, step.key)))
    label = f"{words} {oneline(step.title)}"
    return [field, blocks.actions(blocks.button(words, Action.STEP_OPEN, value, label=label))]


def _step_words(handover: Handover, step: Step) -> str:
    state = handover.step(step.key)
    if state.done_by and state.done_at:
        return f"done by {mention(state.done_by)}, {local_time(state.done_at)}"
    if step_settled(handover, step):
        return "done" if not state.not_needed else f"not needed: {safe(oneline(state.not_needed), 300)}"
    if step.kind is StepKind.INTRODUCTION:
        if back := handover.introduction.returned:
            return f"sent back by {mention(back.by)} to be changed. `/handover email` opens it."
        return "done once the e-mail is marked as sent. `/handover email` opens it."
    when = f"planned for {when_planned(state)}." if state.planned else f"by {day(due_date(handover, step))}."
    return f"{mention(doer(handover, step))}, {when}"


def _step_plain(handover: Handover, step: Step, zone: str) -> str:
    """Return when a step is to be in plain text, in which Slack does not turn moments into the reader's `zone` by itself."""
    state = handover.step(step.key)
    if state.starts is None:
        return f"Planned for {day(state.planned)}." if state.planned else f"By {day(due_date(handover, step))}."
    local = state.starts.astimezone(ZoneInfo(zone))
    return f"Planned for {day(local.date())} at {local:%H:%M} ({zone})."
