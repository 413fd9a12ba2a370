"""Looks at the canvas of a handover that has ended, and offers what people have edited in it to the account's owner."""

from collections.abc import Sequence
from dataclasses import replace

from slack_sdk.errors import SlackApiError

from handover.canvas_after_end import CANVAS_EDIT_TOLD, CANVAS_LOOK, told_to, who_hears
from handover.canvas_edits import with_found
from handover.model.canvas import Canvas, CanvasEdit, EditState
from handover.model.handover import Handover
from jobs.canvas import found_in
from jobs.engine.canvas_calls import CanvasCalls
from jobs.engine.context import Done, Dropped, HandlerOutcome, JobContext
from jobs.engine.in_hours import in_working_hours, place_of, waits_for_morning
from jobs.engine.job_type import JobType, OnFailure, Retention, Said
from jobs.engine.slack_errors import code, refuses_only_this
from messages.blueprint.parts import parts_of
from messages.canvas.edits import edit_message
from messages.canvas.layout import laid_out
from messages.canvas.reading import Region, regions
from messages.failures import FailureWords
from messages.kit.slack_codes import CANVAS_GONE
from services.accounts import account_seen
from services.canvas import blueprint_for
from storage.canvases import StoredCanvas


async def look(context: JobContext) -> HandlerOutcome:
    """Read the canvas, and note what was edited in it since it was written last. Nothing is written there any more."""
    handover = await context.handover()
    async with context.unit() as unit:
        canvas = await unit.canvases.get(handover.id)
    if handover.open or canvas is None or not canvas.id or canvas.deleted:
        return Dropped("it is kept up to date, or gone")
    calls = CanvasCalls(context.client, canvas.conversation)
    try:
        there = regions(await calls.read(canvas.id))
        by = await calls.editor(canvas.id)
    except SlackApiError as error:
        if code(error) in CANVAS_GONE:
            return Done(also=(StoredCanvas(replace(canvas, deleted=True)),))
        if not refuses_only_this(error):
            raise
        return Dropped(f"it cannot be read: {code(error)}")
    return await _noted(context, canvas, there, by)


async def _noted(context: JobContext, canvas: Canvas, there: Sequence[Region], by: str) -> HandlerOutcome:
    """Return the canvas with what was found in it, and what tells whoever is to hear of it."""
    async with context.unit() as unit:
        handover = await unit.handovers.get(canvas.handover)
        blueprint = await blueprint_for(unit, handover, context.now())
    looked_at = replace(canvas, looked_at=context.now())
    user = who_hears(blueprint.account) if blueprint is not None else ""
    if blueprint is None or not user:
        return Done(also=(StoredCanvas(looked_at),))
    made = laid_out(parts_of(blueprint, await context.people(*blueprint.people)))
    found = {key: one for key, one in found_in(canvas, made, there).items() if one.after or one.secret}
    with_edits, _ = with_found(looked_at, found, by, context.now())
    told, jobs = told_to(with_edits, canvas.edits, user)
    return Done(follow=jobs, also=(StoredCanvas(told),))


async def run_told(context: JobContext) -> HandlerOutcome:
    """Offer an edit in a direct message, in their working hours, or bring that message to what was decided."""
    user = context.job.ref["user"]
    place = None if waits_for_morning(context.job) else await place_of(context, user)
    if place is None:
        return await _tell(context)
    handover, canvas, edit = await _edit(context)
    if canvas is None or edit is None:
        return Dropped("it is not known any more")
    await place.replace(context, edit_message(handover, canvas, edit))
    return Done({"ts": place.ts})


async def say(context: JobContext, _shortened: bool) -> Said | Dropped:
    """Return the offer, for somebody who may see the account; nothing once somebody has decided. Raises NotYourAccount."""
    handover, canvas, edit = await _edit(context)
    person = await context.person(context.job.ref["user"])
    async with context.unit() as unit:
        handover = await unit.handovers.get(handover.id)
        await account_seen(unit, unit.handovers.account_id(handover.id), person)
    if canvas is None or edit is None or edit.state not in (EditState.OPEN, EditState.SECRET):
        return Dropped("somebody has decided about it")
    return Said(edit_message(handover, canvas, edit))


async def _edit(context: JobContext) -> tuple[Handover, Canvas | None, CanvasEdit | None]:
    handover = await context.handover()
    async with context.unit() as unit:
        canvas = await unit.canvases.get(handover.id)
    edits = canvas.edits if canvas is not None else ()
    return handover, canvas, next((one for one in edits if one.id == context.job.ref["edit"]), None)


_tell = in_working_hours(say)

LOOK = JobType(CANVAS_LOOK, look, retention=Retention.PASSING, on_failure=OnFailure.SILENT)
TOLD = JobType(
    CANVAS_EDIT_TOLD,
    run_told,
    retention=Retention.WHILE_HANDOVER_OPEN,
    failure=FailureWords("say what was edited in the canvas", to_person=False),
    say=say,
)
