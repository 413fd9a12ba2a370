"""The canvas in a handover's channel: when it is written, and which parts of it."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from handover.model.canvas import Canvas, CanvasPart
from handover.model.jobs import Job, JobKind

CANVAS_UPDATE = JobKind("canvas_update")
TOGETHER = timedelta(minutes=5)
"""What changes within these minutes is written together."""
TRY_AGAIN = timedelta(days=7)
"""How long a workspace that has no canvases is not asked again."""
MOST_SINGLE_EDITS = 6
"""Slack takes one change a call. Where more parts differ, the canvas is written as a whole."""


def canvas_update(handover_id: str, due: datetime | None = None) -> Job:
    """Make the canvas, or bring it to what is known, at `due` (UTC), None for now."""
    key = f"canvas:{handover_id}"
    return Job(CANVAS_UPDATE, key, key, handover_id, due=due, again=True, urgent=False)


def canvas_update_soon(handover_id: str, now: datetime) -> Job:
    """Bring the canvas to what is known, together with all that changes in these minutes. `now` is in UTC."""
    passed = timedelta(seconds=now.timestamp() % TOGETHER.total_seconds())
    return canvas_update(handover_id, now - passed + TOGETHER)


def is_wanted(canvas: Canvas, now: datetime) -> bool:
    """Return whether it is to be written: not one that was deleted, nor where the workspace had none lately. `now` is in UTC."""
    lately = canvas.refused_at is not None and now - canvas.refused_at < TRY_AGAIN
    return not canvas.deleted and not (canvas.refused and lately)


@dataclass(frozen=True)
class SingleEdits:
    """Few parts differ: those to replace where they stand, and those to insert, by the part that they come after."""

    replaced: tuple[str, ...] = ()
    inserted: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def count(self) -> int:
        """How many changes it takes."""
        return len(self.replaced) + len(self.inserted)


def single_edits(
    canvas: Canvas,
    wanted: Sequence[CanvasPart],
    found: Mapping[str, str],
    kept: Collection[str],
    settled: Collection[str] = (),
) -> SingleEdits | None:
    """Return the few changes by which the canvas comes to say what is wanted, None where it has to be written as a whole.

    `found` are the fingerprints of what stands there now, by key; what somebody has edited is `kept` as it stands, until
    it is `settled` what becomes of it.
    """
    before = {part.key: part for part in canvas.parts}
    keys = [part.key for part in wanted]
    if [key for key in keys if key in before] != list(before) or not before:
        return None
    if any(
        (before[part.key].title, before[part.key].section) != (part.title, part.section)
        for part in _known(wanted, before)
    ):
        return None
    if not set(before) <= set(found):
        return None
    changed = [
        part.key for part in _known(wanted, before) if part.written != before[part.key].written or part.key in settled
    ]
    inserted, last = dict[str, tuple[str, ...]](), ""
    for key in keys:
        if key in before:
            last = key
        else:
            inserted[last] = (*inserted.get(last, ()), key)
    if "" in inserted:
        return None
    edits = SingleEdits(tuple(key for key in changed if key not in kept), inserted)
    return edits if edits.count <= MOST_SINGLE_EDITS else None


def _known(wanted: Sequence[CanvasPart], before: Mapping[str, CanvasPart]) -> Iterator[CanvasPart]:
    return (part for part in wanted if part.key in before)


def edited(canvas: Canvas, found: Mapping[str, str]) -> tuple[str, ...]:
    """Return the keys of the parts that somebody has edited since they were written: what stands there now is in `found`."""
    return tuple(part.key for part in canvas.parts if part.key in found and part.seen and found[part.key] != part.seen)


def with_unrecorded(canvas: Canvas, marks: Mapping[str, str], said: Mapping[str, str]) -> Canvas:
    """Return the canvas with what an attempt has written that was cut off before it recorded it: nobody else has edited that.

    `marks` are the fingerprints of what stands there now, `said` those of its words as `writing` has them, both by key.
    """
    before = {part.key: part for part in canvas.parts}
    ours = {part.key: replace(part, seen=marks[part.key]) for part in canvas.writing if said.get(part.key) == part.seen}
    order = [part.key for part in canvas.writing if part.key in ours or part.key in before]
    order += [key for key in before if key not in order]
    return replace(canvas, parts=tuple(ours[key] if key in ours else before[key] for key in order), writing=())
