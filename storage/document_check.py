"""Reading every stored document, to find those that cannot be read before somebody needs them."""

from collections.abc import AsyncIterator, Callable, Mapping

from sqlalchemy import Table, select, tuple_
from sqlalchemy.ext.asyncio import AsyncConnection

from handover.model.playbook import Playbook
from storage import tables
from storage.database.engine import engine_for
from storage.documents import UnreadableDocument, handover_from, person_from
from storage.set_aside import SetAside

AT_ONCE = 100
"""Rows that are read into memory together."""


async def unreadable_documents(url: str, playbooks: Mapping[str, Playbook]) -> SetAside:
    """Return which handovers and people of an up-to-date database cannot be read. Nothing is changed."""
    engine, found = engine_for(url), SetAside()
    readers: dict[str, Callable[[str], object]] = {
        "handover": lambda document: handover_from(document, playbooks),
        "person": person_from,
    }
    kept = {"handover": tables.handovers, "person": tables.people}
    try:
        async with engine.begin() as connection:
            for kind, table in kept.items():
                async for workspace, id_, document in _rows(connection, table):
                    try:
                        readers[kind](document)
                    except UnreadableDocument:
                        found.note(kind, workspace, id_)
    finally:
        await engine.dispose()
    return found


async def _rows(connection: AsyncConnection, table: Table) -> AsyncIterator[tuple[str, str, str]]:
    """Yield workspace, id and document of every row."""
    columns = (table.c.workspace, table.c.id)
    last: tuple[str, str] = ("", "")
    while True:
        page = select(*columns, table.c.document).where(tuple_(*columns) > last).order_by(*columns).limit(AT_ONCE)
        rows = (await connection.execute(page)).all()
        for row in rows:
            yield row.workspace, row.id, row.document
        if len(rows) < AT_ONCE:
            return
        last = (rows[-1].workspace, rows[-1].id)
