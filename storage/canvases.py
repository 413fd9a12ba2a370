"""The canvases in handovers' channels, as they were written last."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Self

from sqlalchemy import Select, bindparam, select

from handover.canvas_edits import with_decisions_of
from handover.model.canvas import Canvas
from storage import tables
from storage.database.columns import Words
from storage.documents import CANVASES, UnreadableDocument
from storage.scope import Scope
from storage.unreadable_rows import UnreadableRows

_CANVASES = tables.canvases.c
_OF_HANDOVER = select(_CANVASES.handover_id, _CANVASES.document).where(
    _CANVASES.workspace == bindparam("here", type_=Words), _CANVASES.handover_id == bindparam("which", type_=Words)
)
_OF_HANDOVER_LOCKED = _OF_HANDOVER.with_for_update()
_BY_ID = select(_CANVASES.handover_id).where(
    _CANVASES.workspace == bindparam("here", type_=Words), _CANVASES.canvas_id == bindparam("which", type_=Words)
)


@dataclass(frozen=True)
class StoredCanvas:
    """A canvas that is stored with the result of a job."""

    canvas: Canvas

    @classmethod
    async def store_all(cls, scope: Scope, values: Sequence[Self]) -> None:
        """Store the canvases."""
        for one in values:
            await Canvases(scope, UnreadableRows()).put_written(one.canvas)


class Canvases:
    """The canvases of one workspace, within one unit of work."""

    def __init__(self, scope: Scope, unreadable_rows: UnreadableRows) -> None:
        self._scope, self._unreadable = scope, unreadable_rows

    async def get(self, handover_id: str) -> Canvas | None:
        """Return what is known of the canvas of a handover, None for nothing, and for what cannot be read."""
        return await self._get(_OF_HANDOVER, handover_id)

    async def _get(self, query: Select[Any], handover_id: str) -> Canvas | None:
        wanted = {"here": self._scope.workspace, "which": handover_id}
        row = (await self._scope.connection.execute(query, wanted)).one_or_none()
        if row is None:
            return None
        try:
            return CANVASES.read(row.document)
        except UnreadableDocument:
            self._unreadable.note("canvas", self._scope.workspace, handover_id)
            return None

    async def handover_of(self, canvas_id: str) -> str:
        """Return the id of the handover whose canvas this is, by Slack's id; empty for any other file."""
        wanted = {"here": self._scope.workspace, "which": canvas_id}
        return str(await self._scope.connection.scalar(_BY_ID, wanted) or "")

    async def put_written(self, canvas: Canvas) -> None:
        """Store a canvas that was read a while ago and written in Slack since; what people have decided meanwhile stays."""
        await self.put(with_decisions_of(canvas, await self._get(_OF_HANDOVER_LOCKED, canvas.handover)))

    async def put(self, canvas: Canvas) -> None:
        """Store what is known of a canvas."""
        values = {"canvas_id": canvas.id, "document": CANVASES.write(canvas)}
        await self._scope.connection.execute(
            self._scope.insert(tables.canvases)
            .values(workspace=self._scope.workspace, handover_id=canvas.handover, **values)
            .on_conflict_do_update(index_elements=["workspace", "handover_id"], set_=values)
        )
