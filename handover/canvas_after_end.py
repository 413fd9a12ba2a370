"""The canvas of a handover that has ended: what people edit in it is looked at now and then, and offered to the account's owner."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime, timedelta

from handover.model.account import Account
from handover.model.canvas import Canvas, CanvasEdit
from handover.model.handover import Handover
from handover.model.jobs import Job, JobKind

CANVAS_LOOK = JobKind("canvas_look")
CANVAS_EDIT_TOLD = JobKind("canvas_edit_told")
LOOK_EVERY = timedelta(hours=1)
"""How often one canvas is looked at, at most, however often somebody asks or edits."""


def canvas_look(handover_id: str, due: datetime | None = None) -> Job:
    """Look at the canvas for what people have edited in it since the handover ended, at `due` (UTC), None for now."""
    key = f"canvas_look:{handover_id}"
    return Job(CANVAS_LOOK, key, key, handover_id, due=due, again=True, urgent=False)


def look_wanted(handover: Handover | None, canvas: Canvas | None, now: datetime) -> tuple[Job, ...]:
    """Return the look at the canvas of a handover that has ended; nothing where there is none, or it was looked at lately."""
    if handover is None or handover.open or canvas is None or not canvas.id or canvas.deleted:
        return ()
    lately = canvas.looked_at is not None and now - canvas.looked_at < LOOK_EVERY
    return () if lately else (canvas_look(handover.id),)


def who_hears(account: Account) -> str:
    """Return who is offered what was edited: who looks after the account, else who steps in for them; empty for nobody."""
    return account.looked_after_by or account.backup or account.manager


def told_to(canvas: Canvas, before: Collection[CanvasEdit], user: str) -> tuple[Canvas, tuple[Job, ...]]:
    """Return the canvas with the edits that are new, beside those `before`, told to this person; and the jobs that tell them."""
    known = {one.id: one for one in before}
    new = {one.id for one in canvas.edits if known.get(one.id) != one}
    edits = tuple(replace(one, told=user) if one.id in new else one for one in canvas.edits)
    jobs = tuple(canvas_edit_told(canvas.handover, one) for one in edits if one.id in new)
    return replace(canvas, edits=edits), jobs


def canvas_edit_told(handover_id: str, edit: CanvasEdit) -> Job:
    """Offer an edit to whoever is told of it, or bring that message to what was decided about it."""
    key = f"canvas_edit_told:{handover_id}:{edit.id}:{edit.told}"
    return Job(CANVAS_EDIT_TOLD, key, key, handover_id, {"edit": edit.id, "user": edit.told}, again=True)
