"""What Slack's side has seen, and what is stored: to be compared with the same story told without a death."""

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from deliveries.courier import METADATA_TYPE
from playground.running import Playground
from playground.workspace.entities import Channel, Message
from storage.database import engine_for

_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT[\d:.]+(?:\+\d\d:\d\d|Z)?")
_STAMP = re.compile(r"\d{10}\.\d{6}")
_MINUTE_OF_FILE = re.compile(r"-\d{6}\.md$")
_EVENT = re.compile(r"\bEv\w+")
_HANDOVER = re.compile(r"\b[0-9a-f]{12}\b")


@dataclass
class Aftermath:
    """What there is at the end. `said` counts messages by place and key, `faults` are wrong by themselves."""

    said: Counter[tuple[str, str]] = field(default_factory=Counter)
    furniture: Counter[tuple[str, str]] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)


async def aftermath(playground: Playground, database: str) -> Aftermath:
    """Look at everything."""
    found = Aftermath()
    engine = engine_for(database)
    try:
        handovers = await _rows(engine, "SELECT id, account, document FROM handovers")
        names = {row["id"]: row["account"] for row in handovers}
        for channel in playground.workspace.channels:
            _look_at(playground, channel, names, found)
        made = [one for one in playground.workspace.channels if one.creator == playground.workspace.bot.id and one.name]
        if len(made) != len(handovers):
            found.faults.append(f"{len(made)} channels for {len(handovers)} handovers: {[one.name for one in made]}")
        for row in await _rows(engine, "SELECT kind, key, state, why FROM errands"):
            if row["state"] in ("failed", "leased"):
                found.faults.append(f"errand {row['key']} is {row['state']}: {row['why']}")
    finally:
        await engine.dispose()
    return found


def differences(before: Aftermath, after: Aftermath) -> list[str]:
    """Return what was lost, doubled or is otherwise not as without deaths, a line each."""
    lines = list(after.faults)
    for what, expected, got in (("said", before.said, after.said), ("furniture", before.furniture, after.furniture)):
        lines += [f"lost ({what}): {key} ×{count}" for key, count in (expected - got).items()]
        lines += [f"too many ({what}): {key} ×{count}" for key, count in (got - expected).items()]
    return lines


def _look_at(playground: Playground, channel: Channel, names: dict[str, str], found: Aftermath) -> None:
    place = channel.name or f"dm of {' '.join(sorted(set(channel.members) - {playground.workspace.bot.id}))}"
    keys: Counter[str] = Counter()
    for message in playground.workspace.messages.all(channel.id):
        if not _said(playground, message):
            continue
        key = _key(message)
        keys[key] += 1
        said = _plain(key, names) if key else f"no key: {message.text[:80]}"
        if not message.files:
            found.said[place, said] += 1
        for file_id in message.files:
            name = _MINUTE_OF_FILE.sub("-<when>.md", playground.workspace.files.get(file_id).name)
            found.furniture[place, f"file {name}"] += 1
    found.faults += [f"doubled in {place}: {key} ×{count}" for key, count in keys.items() if key and count > 1]
    found.furniture[place, f"pins {len(channel.pins)}"] += 1
    if channel.archived:
        found.furniture[place, "archived"] += 1
    for bookmark in channel.bookmarks:
        found.furniture[place, f"bookmark {bookmark.title}"] += 1
    for member in channel.members:
        found.furniture[place, f"member {member}"] += 1


def _said(playground: Playground, message: Message) -> bool:
    """Return whether it is something the bot said to everybody there."""
    passing = message.ephemeral_to or message.deleted or message.subtype not in ("", "file_share")
    return message.user == playground.workspace.bot.id and not passing


def _key(message: Message) -> str:
    metadata: dict[str, Any] = message.metadata or {}
    return str(metadata["event_payload"]["key"]) if metadata.get("event_type") == METADATA_TYPE else ""


def _plain(key: str, names: dict[str, str]) -> str:
    key = _HANDOVER.sub(lambda found: names.get(found[0], found[0]), key)
    key = _EVENT.sub("<event>", key)
    return _STAMP.sub("<ts>", _MOMENT.sub("<when>", key))


async def _rows(engine: AsyncEngine, query: str) -> list[dict[str, Any]]:
    async with engine.begin() as connection:
        return [dict(row) for row in (await connection.execute(text(query))).mappings()]
