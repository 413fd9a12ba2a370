"""Programs to be compared: each is started beside a playground of its own, whose people have something to press."""

from collections.abc import Mapping
from contextlib import AsyncExitStack
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType

from bot import startup
from bot.manifest import FILE
from playground.running import Playground
from storage.store import Store
from tests.bench import filling
from tests.bench.acts import Side, handover
from tests.bench.crowd import crowd, user_id
from tests.bench.evidence import rows
from tests.bench.over_http import called
from tests.bench.over_socket import connected_to_sender
from tests.bench.processes import LEAST

NIGHT = 2
"""The hour of the day where the crowd is: whoever saves their settings later in the day may be due a digest at once."""

PATIENCE = 60.0
"""Seconds that a playground waits for an answer: it is the sender that keeps to Slack's three."""


async def started(
    stack: AsyncExitStack,
    folder: Path,
    name: str,
    program: tuple[str, ...],
    people: int,
    more: Mapping[str, str] = MappingProxyType({}),
    *,
    http: bool = False,
) -> Side:
    """Start a program beside a playground full of people, which calls it over HTTP or not, until the stack ends."""
    playground = await stack.enter_async_context(
        Playground.serve(FILE, frozen=False, seed=crowd(people), ack_timeout=PATIENCE)
    )
    file = "-".join([*name.casefold().split(), "http" if http else "socket"])
    database = f"sqlite:///{folder / file}.db"
    if program != LEAST:
        await _prepare(database, playground.workspace.identity.team_id, people)
    log = folder / f"{file}.log"
    reached = called if http else connected_to_sender
    process, carrier = await stack.enter_async_context(reached(playground, database, log, program, more))
    return Side.of(name, playground, database, people, process, carrier)


def all_is_kept(least: Side) -> None:
    """Raise AssertionError unless each button and each form of the least app left a row."""
    found, expected = rows(Path(least.database.removeprefix("sqlite:///"))), least.done["button"] + least.done["form"]
    if found != expected:
        raise AssertionError(f"{least.name} has kept {found} rows where {expected} were asked for")


async def _prepare(database: str, workspace: str, size: int) -> None:
    """Give each of the crowd a handover, so that the button has something to put off."""
    now = datetime.now(UTC)
    await startup.database(database)
    playbooks = startup.playbooks()
    store = await Store.open(database, playbooks)
    people = [
        replace(filling.person(user_id(number), now), zone=filling.zone_where(NIGHT, now)) for number in range(size)
    ]
    handovers = [
        filling.handover(handover(n), workspace, user_id(n), user_id((n + 1) % size), "", playbooks["standard"], now)
        for n in range(size)
    ]
    await filling.settle(store, workspace, people, handovers, {})
    await store.close()
