"""What is known of a canvas, at rest."""

from dataclasses import replace
from datetime import timedelta

from handover.canvas_edits import with_state
from handover.model.canvas import Canvas, CanvasEdit, EditState
from handover.model.decision import Decision
from storage.store import Store
from tests.examples import DANA, NOW, a_handover

EDIT = CanvasEdit("e1", "item:people", "People", "Maria.", "Maria and Tom.", "m1", DANA, NOW)


async def test_what_was_decided_while_a_canvas_was_written_stays(store: Store) -> None:
    read = Canvas("h1", "C1", edits=(EDIT,))
    async with store.begin("T0NORTH") as unit:
        await unit.handovers.add(Decision(a_handover()))
        await unit.canvases.put(read)
    decided = with_state(read, EDIT, EditState.TAKEN, DANA, NOW + timedelta(minutes=1))
    async with store.begin("T0NORTH") as unit:
        await unit.canvases.put(decided)
    later = replace(EDIT, id="e2", after="Nobody.")
    async with store.begin("T0NORTH") as unit:
        await unit.canvases.put_written(replace(read, id="F1", edits=(EDIT, later)))
    async with store.begin("T0NORTH") as unit:
        known = await unit.canvases.get("h1")
    assert known is not None
    assert known.edits == (*decided.edits, later)
