"""The checklist form: the items of the interview, edited by several people at once without lost updates.

Each field carries a fingerprint of the text it was opened with. An unchanged field saves nothing. A field that was
changed here and elsewhere is an edit conflict: both texts are shown and the stored one stays.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from handover import steps
from handover.access import require_active
from handover.interview.questions import realigned
from handover.known import known_list
from handover.model.answers import Answer, Part
from handover.model.decision import Decision, unchanged
from handover.model.field_problems import FieldProblem, FieldProblems
from handover.model.handover import Handover
from handover.model.people import Person
from handover.model.refusals import AllowedRole, NotYours, Task
from handover.questions import with_answer
from handover.roles import may_answer
from handover.stages import concluded
from handover.text.fingerprint import fingerprint
from handover.text.length import length

LONGEST_SHOWN = 3000
"""Characters Slack shows in a field. To a longer answer the form only adds, so that it is never cut."""


@dataclass(frozen=True)
class ItemSnapshot:
    """An item as the form showed it: fingerprints of its text and reason, and whether input is appended to the text."""

    item: str
    text: str
    reason: str
    adds: bool = False


@dataclass(frozen=True)
class ItemInput:
    """The input for one item: what was shown, the text and the "not applicable because" as typed, and what is wrong with each."""

    shown: ItemSnapshot
    text: str = ""
    reason: str = ""
    reason_shown: bool = True
    text_problem: FieldProblem | None = None
    reason_problem: FieldProblem | None = None


@dataclass(frozen=True)
class StepInput:
    """The input for one step: whether it was shown as done, and whether it is ticked now."""

    step: str
    shown: bool
    ticked: bool


@dataclass(frozen=True)
class EditConflict:
    """An item somebody else saved while this person was editing it. `theirs` is the stored text, `by` its author."""

    item: str
    theirs: str
    by: str


@dataclass(frozen=True)
class SaveResult:
    """The decision of a save, and the items that were not saved because of a conflict."""

    decision: Decision
    clashes: tuple[EditConflict, ...] = ()


def item_snapshot(handover: Handover, item: str, *, clashing: bool = False) -> ItemSnapshot:
    """Return how the form shows this item now; input is appended when the text is long or `clashing`."""
    answer = handover.answer(item)
    long = length(answer.text) > LONGEST_SHOWN
    return ItemSnapshot(item, fingerprint(answer.text), fingerprint(answer.not_applicable), adds=long or clashing)


def save_items(
    handover: Handover, entries: Sequence[ItemInput], ticks: Iterable[StepInput], *, by: Person, now: datetime
) -> SaveResult:
    """Save the changed items and steps, except items with an edit conflict.

    Raises FieldProblems by item key (a secret, or EITHER for an answer together with a new reason), NotYours for an item
    of somebody else, NotActive; then nothing is saved.
    """
    touched = [entry for entry in entries if _changed_by(handover, entry)]
    moved = [tick for tick in ticks if tick.ticked != tick.shown and tick.ticked != handover.step(tick.step).settled]
    if not touched and not moved:
        return SaveResult(unchanged(handover))
    require_active(handover)
    _check(handover, touched, by)
    clashes = [clash for entry in touched if (clash := _conflict(handover, entry)) is not None]
    clashing = {clash.item for clash in clashes}
    saved = [entry for entry in touched if entry.shown.item not in clashing]
    changed = handover
    for entry in saved:
        changed = with_answer(changed, _with_input(handover.answer(entry.shown.item), entry, by.id, now))
    changed = _with_steps(changed, moved, by.id, now)
    if changed == handover:
        return SaveResult(unchanged(handover), tuple(clashes))
    changed, follow = realigned(changed)
    listed = [known_list(changed)] if any(entry.shown.item in changed.known for entry in saved) else []
    return SaveResult(concluded(changed, *follow, *listed), tuple(clashes))


def _changed_by(handover: Handover, entry: ItemInput) -> bool:
    """Return whether the input differs from what the form showed and from what is stored."""
    answer = handover.answer(entry.shown.item)
    return _new_text(answer, entry) or _new_reason(answer, entry)


def _new_text(answer: Answer, entry: ItemInput) -> bool:
    if entry.shown.adds:
        last = answer.parts[-1].text if answer.parts else ""
        return bool(entry.text.strip()) and fingerprint(entry.text) not in (
            fingerprint(last),
            fingerprint(answer.text),
        )
    return fingerprint(entry.text) not in (entry.shown.text, fingerprint(answer.text))


def _new_reason(answer: Answer, entry: ItemInput) -> bool:
    return entry.reason_shown and fingerprint(entry.reason) not in (
        entry.shown.reason,
        fingerprint(answer.not_applicable),
    )


def _check(handover: Handover, entries: Iterable[ItemInput], by: Person) -> None:
    problems: dict[str, FieldProblem] = {}
    for entry in entries:
        item = handover.playbook.item(entry.shown.item)
        if not may_answer(handover, item, by):
            raise NotYours(Task.ANSWER_ITEM, (AllowedRole(item.owner),), item.title)
        answer = handover.answer(item.key)
        wrong = entry.text_problem if _new_text(answer, entry) else None
        wrong = wrong or (entry.reason_problem if _new_reason(answer, entry) else None)
        if wrong is not None:
            problems[item.key] = wrong
        elif entry.text.strip() and entry.reason.strip() and _new_reason(answer, entry):
            problems[item.key] = FieldProblem.EITHER
    if problems:
        raise FieldProblems(problems)


def _conflict(handover: Handover, entry: ItemInput) -> EditConflict | None:
    answer = handover.answer(entry.shown.item)
    unmoved = (fingerprint(answer.text), fingerprint(answer.not_applicable)) == (entry.shown.text, entry.shown.reason)
    if unmoved or entry.shown.adds:
        return None
    return EditConflict(answer.item, answer.text or answer.not_applicable, answer.by)


def _with_input(answer: Answer, entry: ItemInput, by: str, now: datetime) -> Answer:
    text = entry.text.strip()
    reason = entry.reason.strip() if entry.reason_shown else answer.not_applicable
    same_text = fingerprint(text) == fingerprint(answer.text)
    if not same_text and entry.shown.adds:
        parts = (*answer.parts, *([Part(text, by, now)] if text else []))
    elif not same_text:
        parts = (
            *_emptied(answer.parts, now),
            *_reason_as_part(answer, entry),
            *([Part(text, by, now)] if text else []),
        )
    elif fingerprint(reason) != fingerprint(answer.not_applicable):
        parts = tuple(replace(part, excuse=False) for part in answer.parts)
    else:
        parts = answer.parts
    if entry.shown.adds and answer.not_applicable and fingerprint(reason) != fingerprint(answer.not_applicable):
        reason = "\n".join(filter(None, (answer.not_applicable, reason)))
    excused = "" if text and not same_text else reason
    return replace(answer, parts=parts, not_applicable=excused, by=by, at=now)


def _emptied(parts: Iterable[Part], now: datetime) -> tuple[Part, ...]:
    """Return the parts that came from messages, emptied: they keep the messages' time stamps."""
    return tuple(replace(part, text="", at=now, excuse=False) for part in parts if part.source)


def _reason_as_part(answer: Answer, entry: ItemInput) -> tuple[Part, ...]:
    """Return the stored reason as a part, when text is added while the reason is left unchanged."""
    if answer.not_applicable and entry.text.strip() and fingerprint(entry.reason) == fingerprint(answer.not_applicable):
        return (Part(answer.not_applicable, answer.by, answer.at or answer.parts[-1].at),)
    return ()


def _with_steps(handover: Handover, ticks: Iterable[StepInput], by: str, now: datetime) -> Handover:
    for tick in ticks:
        if tick.ticked:
            handover = steps.finish(handover, tick.step, by=by, now=now).handover
        else:
            handover = steps.undo(handover, tick.step, by=by, now=now).handover
    return handover
