"""What version 0.2 left behind (see README.md), restored: its database on SQLite or PostgreSQL, and its Slack workspace."""

import json
import re
import sqlite3
from contextlib import closing
from datetime import date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Boolean, Column, Connection, Date, DateTime, MetaData, text

from playground.driver.member import Seen
from playground.running import Playground
from playground.workspace.entities import Channel, Message
from storage.database.engine import engine_for, sqlite_path
from storage.database.migrate import upgrade
from storage.database.revisions import REVISION_TABLE

FOLDER = Path(__file__).parent
LAST_REVISION = "0007"
"""The newest revision that version 0.2 knows."""

Line = tuple[str, str, str, str]
"""A message that can be read: its conversation, whether it is a reply, its author, and what it shows."""


def restore_slack(path: Path) -> None:
    """Make the playground's data file of the conversations that 0.2 left."""
    _load(FOLDER / "slack.sql", path)


async def restore_database(url: str, scratch: Path) -> None:
    """Make the empty database at this URL the one that 0.2 left; `scratch` is a file that does not exist yet."""
    path = sqlite_path(url)
    _load(FOLDER / "baton.sql", path or scratch)
    if path is not None:
        return
    engine = engine_for(url)
    try:
        async with engine.begin() as connection:
            await connection.run_sync(_transfer, scratch)
    finally:
        await engine.dispose()


def said_by_0_2(moment: str) -> list[Line]:
    """Return all that can be read, sorted, if 0.2 goes on by itself: `found`, `settled` or `two days later`."""
    lines = json.loads((FOLDER / "said_by_0_2.json").read_text(encoding="utf-8"))[moment]
    return sorted((where, kind, author, _as_now(shown)) for where, kind, author, shown in lines)


def readable(playground: Playground) -> list[Line]:
    """Return all that can be read in every conversation, sorted."""
    workspace = playground.workspace
    return sorted(
        (_name(playground, channel), _kind(message), seen.author, _as_in_0_2(seen.plain()))
        for channel in workspace.channels
        for message in workspace.messages.all(channel.id)
        if not message.deleted
        for seen in (Seen(message, playground.slack),)
    )


def _as_now(said: str) -> str:
    """Return what 0.2 said in words that have changed since: late days are working days, and "Review answers" is one button."""
    said = said.replace("[Review]", "[Review answers]")
    return re.sub(r"(\d) (days?) late", r"\1 working \2 late", said)


def _as_in_0_2(shown: str) -> str:
    """Return what is shown without what 0.2 did not have: the brief, some buttons, the "…" of most, the last of several due days.

    What the incoming CSM finds out was called questions, too.
    """
    shown = re.sub(r"\n\*(?:To know|Risks|Next|Promised):\* .*", "", shown)
    shown = re.sub(r"\(the first (by [^,)]*), all by [^)]*\)", r"(\1)", shown)
    shown = shown.replace(" [Change the plan …]", "").replace(" [This isn't mine …]", "")
    shown = re.sub(r"\b(\d+) things? to find out", r"Answers to \1 questions", shown)
    return re.sub(r"\[(?!Blocked)([^\]]*) …\]", r"[\1]", shown)


def _load(dump: Path, target: Path) -> None:
    with closing(sqlite3.connect(target)) as database:
        database.executescript(dump.read_text(encoding="utf-8"))


def _transfer(connection: Connection, source: Path) -> None:
    """Build the tables of 0.2 and copy every row into them."""
    upgrade(connection, LAST_REVISION)
    tables = MetaData()
    tables.reflect(connection)
    with closing(sqlite3.connect(source)) as database:
        database.row_factory = sqlite3.Row
        for table in tables.sorted_tables:
            rows = [
                {column.name: _value(column, row[column.name]) for column in table.columns}
                for row in database.execute(f"SELECT * FROM {table.name}")
            ]
            if table.name != REVISION_TABLE and rows:
                connection.execute(table.insert(), rows)
    connection.execute(
        text("SELECT setval(pg_get_serial_sequence('errands', 'id'), (SELECT max(id) FROM errands))"),
    )


def _value(column: Column[Any], stored: Any) -> Any:
    """Return what SQLite stored as the value PostgreSQL takes."""
    if stored is None:
        return None
    if isinstance(column.type, Boolean):
        return bool(stored)
    if isinstance(column.type, DateTime):
        return datetime.fromisoformat(f"{stored}+00:00")
    if isinstance(column.type, Date):
        return date.fromisoformat(stored)
    return stored


def _name(playground: Playground, channel: Channel) -> str:
    members = playground.workspace.members
    return channel.name or " + ".join(sorted(members.get(member).shown_name for member in channel.members))


def _kind(message: Message) -> str:
    return "reply" if message.thread_ts and message.thread_ts != message.ts else "message"
