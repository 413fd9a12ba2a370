"""Keeps the blueprint of the account in a canvas in the handover's channel, where the workspace has canvases.

What people have written in it is never written over. Each part is a heading and a paragraph, which is replaced by itself where
Slack finds it; else the canvas is written as a whole, with what is people's own as it stands.
"""

from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace

from slack_sdk.errors import SlackApiError

from handover.canvas import CANVAS_UPDATE, edited, is_wanted, single_edits, with_unrecorded
from handover.canvas_edits import CANVAS_EDIT, Found, same_words, undecided, with_found, words_mark
from handover.model.canvas import Canvas, CanvasPart
from handover.model.handover import Handover
from handover.text import intake
from handover.text.intake import SecretPasted
from jobs.engine.audience import OutsidersPresent
from jobs.engine.canvas_calls import CanvasCalls, SectionNotFound
from jobs.engine.context import Done, Dropped, HandlerOutcome, JobContext
from jobs.engine.job_type import JobType, OnFailure, Retention
from jobs.engine.slack_errors import MISSING_SCOPE, code, refuses_only_this
from messages.blueprint.parts import parts_of, title_of
from messages.canvas.edits import edit_message
from messages.canvas.layout import LaidOut, laid_out, whole
from messages.canvas.reading import Region, known_regions, regions
from messages.kit.slack_codes import CANVAS_GONE
from services.canvas import blueprint_for
from storage.canvases import StoredCanvas
from storage.store import SlackRefKind


async def run(context: JobContext) -> HandlerOutcome:
    """Make the canvas, or bring it to what is known. Where the workspace has none it is asked again after some days."""
    handover, channel = await context.handover(), await context.slack_ref(SlackRefKind.CHANNEL)
    if channel is None or channel.ts or not handover.open:
        return Dropped("there is no channel of its own to keep it in")
    canvas = await _known(context, channel.conversation)
    if not is_wanted(canvas, context.now()):
        return Dropped("there is to be no canvas")
    calls = CanvasCalls(context.client, canvas.conversation)
    try:
        await _for_insiders(context, calls, canvas)
        return await _brought(context, handover, calls)
    except SlackApiError as error:
        if code(error) in CANVAS_GONE:
            await _store(context, replace(canvas, id="", link="", parts=(), deleted=True))
            return Dropped("somebody has deleted it")
        if code(error) != MISSING_SCOPE and not refuses_only_this(error):
            raise
        await _store(
            context, replace(await _known(context, canvas.conversation), refused=code(error), refused_at=context.now())
        )
        return Dropped(f"no canvas here: {code(error)}")


async def _for_insiders(context: JobContext, calls: CanvasCalls, canvas: Canvas) -> None:
    """Let nobody in the channel open it while somebody from outside is in there, and all of them when they have left."""
    try:
        await context.audience.require_insiders(canvas.conversation)
    except OutsidersPresent:
        if canvas.id and not canvas.hidden:
            await calls.hide(canvas.id)
            await _store(context, replace(canvas, hidden=True))
        raise
    if canvas.hidden:
        await calls.show(canvas.id)
        await _store(context, replace(canvas, hidden=False))


async def _brought(context: JobContext, handover: Handover, calls: CanvasCalls) -> HandlerOutcome:
    canvas = await _known(context, calls.conversation)
    async with context.unit() as unit:
        blueprint = await blueprint_for(unit, await unit.handovers.get(handover.id), context.now())
    if blueprint is None or not (blueprint.entries or canvas.id):
        return Dropped("nothing is known yet")
    made = laid_out(parts_of(blueprint, await context.people(*blueprint.people)))
    title = title_of(blueprint.account)
    if not canvas.id:
        ours = await calls.found(title) if context.repeated else ""
        canvas = replace(canvas, id=ours or await calls.create(title, whole(made, (), (), {})), parts=(), refused="")
        canvas = replace(canvas, link=await calls.link(canvas.id), refused_at=None, writing=_to_write(made))
        await _store(context, canvas)
    there = regions(await calls.read(canvas.id))
    canvas = _with_unrecorded(canvas, there)
    found = found_in(canvas, made, there)
    by = await calls.editor(canvas.id) if found else ""
    before = canvas
    canvas, told = with_found(
        canvas, {key: one for key, one in found.items() if one.after or one.secret}, by, context.now()
    )
    kept = undecided(canvas, {key: one.mark for key, one in found.items()}, found)
    # Without what was found: of that is told only once this attempt has come to its end.
    await _store(context, replace(before, writing=_to_write(made, kept)))
    if await _written(calls, canvas, made, there, kept, found.keys() - set(kept)):
        there = regions(await calls.read(canvas.id))
    canvas = _as_written(canvas, made, there, kept)
    return Done(follow=told, also=(StoredCanvas(canvas),))


def _to_write(made: Sequence[LaidOut], kept: Collection[str] = ()) -> tuple[CanvasPart, ...]:
    """Return the parts that are about to be written; those in `kept` say nothing of ours."""
    return tuple(replace(one.part, seen="" if one.part.key in kept else words_mark(one.text)) for one in made)


def _with_unrecorded(canvas: Canvas, there: Sequence[Region]) -> Canvas:
    """Return the canvas with what an attempt that was cut off has written in it."""
    known = known_regions(there, {part.key: part.title for part in canvas.writing})
    marks = {key: region.mark for key, region in known.items()}
    return with_unrecorded(canvas, marks, {key: words_mark("\n".join(region.words)) for key, region in known.items()})


def found_in(canvas: Canvas, made: Sequence[LaidOut], there: Sequence[Region]) -> dict[str, Found]:
    """Return what stands in the parts that somebody has edited, by key; with no words where it is not to be offered."""
    known = known_regions(there, {part.key: part.title for part in canvas.parts})
    texts = {one.part.key: one for one in made}
    found: dict[str, Found] = {}
    for key in edited(canvas, _marks(canvas, there)):
        one, region = texts.get(key), known[key]
        words = "\n".join(region.words)
        if one is None or same_words(one.text, words):
            continue
        try:
            after, secret = str(intake.from_message(words, {})), False
        except SecretPasted:
            after, secret = "", True
        found[key] = Found(one.part.title, one.text, "" if one.cut else after, region.mark, secret)
    return found


async def _written(
    calls: CanvasCalls,
    canvas: Canvas,
    made: Sequence[LaidOut],
    there: Sequence[Region],
    kept: Collection[str],
    settled: Collection[str],
) -> bool:
    """Write what differs, and what was decided about (`settled`), and return whether anything was written."""
    titles = {part.key: part.title for part in canvas.parts} or {one.part.key: one.part.title for one in made}
    known = known_regions(there, titles)
    edits = single_edits(canvas, [one.part for one in made], _marks(canvas, there), kept, settled)
    if edits is not None and not edits.count:
        return False
    by_key = {one.part.key: one for one in made}
    if edits is not None:
        with suppress(SectionNotFound):
            for key in edits.replaced:
                await calls.replace(canvas.id, known[key], by_key[key].body)
            for after, keys in edits.inserted.items():
                await calls.insert(canvas.id, known[after], "\n\n".join(by_key[key].markdown for key in keys))
            return True
    await calls.write(canvas.id, whole(made, there, kept, titles))
    return True


def _marks(canvas: Canvas, there: Sequence[Region]) -> Mapping[str, str]:
    """Return the fingerprints of what stands there now, by the key of the part."""
    known = known_regions(there, {part.key: part.title for part in canvas.parts})
    return {key: region.mark for key, region in known.items()}


def _as_written(canvas: Canvas, made: Sequence[LaidOut], there: Sequence[Region], kept: Collection[str]) -> Canvas:
    """Return the canvas with its parts as they stand now; of one that somebody has edited what was written is still known."""
    before = {part.key: part for part in canvas.parts}
    known = known_regions(there, {one.part.key: one.part.title for one in made})
    parts = (
        before[one.part.key]
        if one.part.key in kept
        else replace(one.part, seen=known[one.part.key].mark if one.part.key in known else "")
        for one in made
    )
    return replace(canvas, parts=tuple(parts))


async def _known(context: JobContext, conversation: str) -> Canvas:
    """Return what is known of the canvas. One in a channel that another has taken the place of is none of this one's."""
    async with context.unit() as unit:
        known = await unit.canvases.get(context.job.about)
    there = known is not None and known.conversation == conversation
    return known if known is not None and there else Canvas(context.job.about, conversation)


async def _store(context: JobContext, canvas: Canvas) -> None:
    async with context.unit() as unit:
        await unit.canvases.put_written(canvas)


async def run_edit(context: JobContext) -> HandlerOutcome:
    """Say in the channel what somebody has edited, or bring that message to what was decided about it."""
    handover, channel = await context.handover(), await context.slack_ref(SlackRefKind.CHANNEL)
    if channel is None:
        return Dropped("there is no channel to say it in")
    canvas = await _known(context, channel.conversation)
    edit = next((one for one in canvas.edits if one.id == context.job.ref["edit"]), None)
    if edit is None:
        return Dropped("it is not known any more")
    return Done({"ts": await context.show_in(channel, edit_message(handover, canvas, edit))})


EDIT = JobType(CANVAS_EDIT, run_edit, retention=Retention.WHILE_HANDOVER_OPEN)
JOB = JobType(
    CANVAS_UPDATE,
    run,
    retention=Retention.WHILE_HANDOVER_OPEN,
    on_failure=OnFailure.SILENT,
    throttled_by="canvases.edit",
)
