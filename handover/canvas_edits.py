"""What people have edited in the canvas of a handover's channel: offered to be taken over, and nothing is taken in silence."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from handover.checklist import ItemInput, ItemSnapshot, save_items
from handover.model.canvas import Canvas, CanvasEdit, EditState
from handover.model.decision import Decision
from handover.model.handover import Handover
from handover.model.jobs import Job, JobKind, channel_lane
from handover.model.people import Person
from handover.model.refusals import Refusal
from handover.text.fingerprint import fingerprint

CANVAS_EDIT = JobKind("canvas_edit")
ENTRY = "entry:"
"""What the key of a part begins with that is an entry; behind it stands its item."""
MOST_KEPT = 100
"""Edits that are kept with a canvas: the newest ones."""


@dataclass
class CanvasEditDecided(Refusal):
    """Somebody has decided about this edit already, or it is not known any more."""

    who: str = ""


@dataclass
class CanvasEditOutdated(Refusal):
    """What the edit was to change has been changed since. `title` is that of the part."""

    title: str


@dataclass(frozen=True)
class Found:
    """What stands in a part that somebody has edited, and what was known of it; `secret`: it looks like one, and is not told."""

    title: str
    before: str
    after: str
    mark: str
    secret: bool = False


def canvas_edit(handover_id: str, edit_id: str) -> Job:
    """Say in the channel what somebody has edited, or bring that message to what was decided about it."""
    key = f"canvas_edit:{handover_id}:{edit_id}"
    return Job(CANVAS_EDIT, key, channel_lane(handover_id), handover_id, {"edit": edit_id}, again=True)


def item_of(edit: CanvasEdit) -> str:
    """Return the item of the entry that was edited; empty for a part that is made of the account itself."""
    return edit.key.removeprefix(ENTRY) if edit.key.startswith(ENTRY) else ""


def newest(canvas: Canvas, key: str) -> CanvasEdit | None:
    """Return the newest edit of a part."""
    return next((edit for edit in reversed(canvas.edits) if edit.key == key), None)


def undecided(canvas: Canvas, marks: Mapping[str, str], edited: Collection[str]) -> tuple[str, ...]:
    """Return which of the edited parts stay as they stand in the canvas: those about which nobody has decided."""
    return tuple(key for key in edited if not _decided(newest(canvas, key), marks[key]))


def _decided(edit: CanvasEdit | None, mark: str) -> bool:
    return edit is not None and edit.mark == mark and edit.state in (EditState.TAKEN, EditState.LEFT_OUT)


def with_found(canvas: Canvas, found: Mapping[str, Found], by: str, now: datetime) -> tuple[Canvas, tuple[Job, ...]]:
    """Return the canvas with what was found by key, and what tells of it. What was found before is not told again.

    An edit that goes on while nobody has decided about it is one edit.
    """
    jobs: list[Job] = []
    edits = list(canvas.edits)
    for key, one in found.items():
        last = newest(canvas, key)
        if last is not None and last.mark == one.mark:
            continue
        state = EditState.SECRET if one.secret else EditState.OPEN
        goes_on = last is not None and last.state in (EditState.OPEN, EditState.SECRET)
        edit_id = last.id if last is not None and goes_on else _next_id(edits)
        edit = CanvasEdit(edit_id, key, one.title, one.before, one.after, one.mark, by, now, state)
        edits = [edit if known.id == edit_id else known for known in edits] if goes_on else [*edits, edit]
        jobs.append(canvas_edit(canvas.handover, edit_id))
    return replace(canvas, edits=tuple(edits[-MOST_KEPT:])), tuple(jobs)


def _next_id(edits: Collection[CanvasEdit]) -> str:
    return f"e{max((int(edit.id[1:]) for edit in edits), default=0) + 1}"


def open_edit(canvas: Canvas | None, edit_id: str) -> CanvasEdit:
    """Return the edit, to be decided about. Raises CanvasEditDecided."""
    edit = _of(canvas, edit_id)
    if edit.state is not EditState.OPEN:
        raise CanvasEditDecided(edit.decided_by)
    return edit


def decided_edit(canvas: Canvas | None, edit_id: str) -> CanvasEdit:
    """Return the edit about which somebody has decided. Raises CanvasEditDecided when that was undone."""
    edit = _of(canvas, edit_id)
    if edit.state not in (EditState.TAKEN, EditState.LEFT_OUT):
        raise CanvasEditDecided
    return edit


def _of(canvas: Canvas | None, edit_id: str) -> CanvasEdit:
    found = [edit for edit in canvas.edits if edit.id == edit_id] if canvas is not None else []
    if not found:
        raise CanvasEditDecided
    return found[0]


def with_state(canvas: Canvas, edit: CanvasEdit, state: EditState, by: str, now: datetime) -> Canvas:
    """Return the canvas with what somebody has decided about an edit."""
    changed = replace(edit, state=state, decided_by=by, decided_at=now)
    return replace(canvas, edits=tuple(changed if one.id == edit.id else one for one in canvas.edits))


def with_decisions_of(canvas: Canvas, stored: Canvas | None) -> Canvas:
    """Return the canvas with what people have decided about its edits since it was read, as it is in what is `stored` now."""
    now = {one.id: one for one in stored.edits} if stored is not None else {}
    edits = tuple(
        now[one.id] if one.id in now and now[one.id].decided_at != one.decided_at else one for one in canvas.edits
    )
    return replace(canvas, edits=edits)


def same_words(text: str, other: str) -> bool:
    """Return whether two texts say the same, however they are spaced: a canvas keeps no empty lines."""
    return " ".join(text.split()) == " ".join(other.split())


def words_mark(text: str) -> str:
    """Return the fingerprint of a text, equal for texts that say the same."""
    return fingerprint(" ".join(text.split()))


def with_text(handover: Handover, edit: CanvasEdit, *, undo: bool, by: Person, now: datetime) -> Decision:
    """Put what was edited in the place of the answer, or with `undo` back what was there before.

    Raises CanvasEditOutdated when the answer has been changed since, and what `save_items` raises.
    """
    item, (before, after) = item_of(edit), (edit.after, edit.before) if undo else (edit.before, edit.after)
    answer = handover.answer(item)
    if not same_words(answer.text, before) and answer.given:
        raise CanvasEditOutdated(edit.title)
    shown = ItemSnapshot(item, fingerprint(answer.text), fingerprint(answer.not_applicable))
    return save_items(handover, [ItemInput(shown, after, reason_shown=False)], (), by=by, now=now).decision
