"""Reading all that is stored, to find what cannot be read, or does not fit together, before somebody needs it."""

import json
from collections.abc import AsyncIterator, Callable, Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import Boolean, Date, Integer, String, Table, select, tuple_, type_coerce
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.types import TypeEngine

from handover.model.handover import Handover
from handover.model.playbook import Playbook
from storage import tables
from storage.database.columns import LocalDay, SmallMapping, UtcMoment
from storage.database.engine import engine_for
from storage.documents import (
    ACCOUNTS,
    BOOK_ROWS,
    BOOKS,
    CANVASES,
    ENTRIES,
    ENTRY_CHANGES,
    UnreadableDocument,
    handover_from,
    person_from,
)
from storage.unreadable_rows import UnreadableRows

AT_ONCE = 1000
"""Rows that are read into memory together."""


async def find_unreadable_rows(url: str, playbooks: Mapping[str, Playbook]) -> UnreadableRows:
    """Return which rows of an up-to-date database cannot be read. Nothing is changed.

    Those are handovers, accounts with what is known of them, and people, other rows with a value that is none of its column's
    (SQLite takes any), and handovers whose people are others in the table of participants than in the document, or of whom nothing
    is stored while it is open.
    """
    engine, found = engine_for(url), UnreadableRows()
    readers: dict[str, Callable[[str], object]] = {
        "handover": lambda document: handover_from(document, playbooks),
        "person": person_from,
        "account": ACCOUNTS.read,
        "account entry": ENTRIES.read,
        "account entry change": ENTRY_CHANGES.read,
        "canvas": CANVASES.read,
        "book": BOOKS.read,
        "row of book": BOOK_ROWS.read,
    }
    kept = {
        "handover": tables.handovers,
        "person": tables.people,
        "account": tables.accounts,
        "account entry": tables.account_entries,
        "account entry change": tables.account_entry_changes,
        "canvas": tables.canvases,
        "book": tables.books,
        "row of book": tables.book_rows,
    }
    try:
        async with engine.begin() as connection:
            for kind, table in kept.items():
                async for workspace, id_, document in _rows(connection, table):
                    try:
                        read = readers[kind](document)
                    except UnreadableDocument:
                        found.note(kind, workspace, id_)
                    else:
                        if isinstance(read, Handover) and (
                            read.id != id_ or not await _fits(connection, workspace, read)
                        ):
                            found.note("people of handover", workspace, id_)
            for table in tables.metadata.sorted_tables:
                for column, workspace, id_ in await _odd_values(connection, table):
                    found.note(f"{table.name}.{column}", workspace, id_)
    finally:
        await engine.dispose()
    return found


async def _fits(connection: AsyncConnection, workspace: str, handover: Handover) -> bool:
    """Return whether the people of a handover are found where people are looked for."""
    here, there = tables.participants.c, tables.people.c
    taking_part = select(here.person, here.is_open).where(here.workspace == workspace, here.handover_id == handover.id)
    rows = {(row.person, row.is_open) for row in await connection.execute(taking_part)}
    known = select(there.id).where(there.workspace == workspace, there.id.in_(handover.participants))
    stored = set(await connection.scalars(known))
    lost = set(handover.participants) - stored if handover.open else set()
    return not lost and rows == {(user, handover.open) for user in handover.participants}


async def _odd_values(connection: AsyncConnection, table: Table) -> list[tuple[str, str, str]]:
    """Return column, workspace and key of each row with a value that is none of its column's. PostgreSQL lets none in."""
    if connection.dialect.name != "sqlite":
        return []
    kept = {column.name: _is_of(column.type) for column in table.columns}
    keys = [column.name for column in table.primary_key]
    raw = [type_coerce(column, String()).label(column.name) for column in table.columns]
    page = select(*raw).order_by(*table.primary_key).limit(AT_ONCE)
    found: list[tuple[str, str, str]] = []
    start, rows = 0, None
    while rows is None or len(rows) == AT_ONCE:
        rows = (await connection.execute(page.offset(start))).mappings().all()
        start += AT_ONCE
        for row in rows:
            odd = [name for name, is_of in kept.items() if row[name] is not None and not is_of(row[name])]
            key = " ".join(str(row[name]) for name in keys if name != "workspace")
            found += [(name, str(row.get("workspace", "")), key) for name in odd]
    return found


def _is_of(kind: TypeEngine[Any]) -> Callable[[object], bool]:
    """Return what says whether a value as SQLite keeps it is one of this type's."""
    match kind:
        case UtcMoment():
            return lambda value: _reads(datetime.fromisoformat, value)
        case LocalDay() | Date():
            return lambda value: _reads(date.fromisoformat, value)
        case SmallMapping():
            return lambda value: _reads(json.loads, value) and isinstance(json.loads(str(value)), dict)
        case Boolean():
            return lambda value: value in (0, 1)
        case Integer():
            return lambda value: isinstance(value, int)
    return lambda value: isinstance(value, str)


def _reads(read: Callable[[str], object], value: object) -> bool:
    try:
        read(str(value))
    except ValueError:
        return False
    return True


async def _rows(connection: AsyncConnection, table: Table) -> AsyncIterator[tuple[str, str, str]]:
    """Yield workspace, what else the key consists of, and document of every row."""
    columns = tuple(table.primary_key)
    last: tuple[str | int, ...] = tuple(-1 if isinstance(column.type, Integer) else "" for column in columns)
    while True:
        page = select(*columns, table.c.document).where(tuple_(*columns) > last).order_by(*columns).limit(AT_ONCE)
        rows = (await connection.execute(page)).all()
        for workspace, *key, document in rows:
            yield workspace, " ".join(map(str, key)), document
        if len(rows) < AT_ONCE:
            return
        last = tuple(rows[-1][:-1])
