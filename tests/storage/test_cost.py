"""What a morning message asks of the database: the same few questions however much else there is, each answered by an index."""

import re
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import timedelta
from typing import Any

import asyncpg
from slack_sdk.web.async_client import AsyncWebClient
from sqlalchemy.engine import make_url

from handover.digest.schedule import DIGEST
from handover.home import home_tab
from handover.model.decision import Decision
from handover.model.people import Person
from jobs.digest import send
from jobs.digest.schedule import MANY, enqueue_due
from jobs.engine.context import Done, JobContext
from jobs.retention import delete_old
from storage.store import Store
from tests.examples import NO_PLAYBOOKS, NOW, a_handover
from tests.statements import Asked, listening
from tests.storage.conftest import PLAYBOOKS

HERE = "T0NORTH"
MONDAY = NOW + timedelta(weeks=1)

READS_THROUGH = re.compile(
    # Not until the first that fits, nor in an index that holds only what is under way or has failed.
    r"SCAN (jobs?|other|people|handovers|participants|places|digests|seen_events)\b"
    r"(?! USING (COVERING )?INDEX (ix_jobs_next_try|ix_jobs_leased_until|ix_jobs_failed))"
    # The leaders of a workspace are one row.
    r"|USING .*INDEX (?!ix_jobs_next_try_here|sqlite_autoindex_leaders_1)\w+ \(workspace=\?\)"
)
"""What SQLite says when it looks at every row of a table or of a workspace."""


class Answering(AsyncWebClient):
    """A Slack that answers at once."""

    async def conversations_open(self, **_: Any) -> Any:
        return {"channel": {"id": "D1"}}

    async def chat_postMessage(self, **_: Any) -> Any:  # noqa: N802 (Slack's name)
        return {"channel": "D1", "ts": "1.000001"}


async def fill(store: Store, first: int, handovers: int) -> None:
    """Store handovers of three people each; the morning of whoever hands over is due on Monday."""
    async with store.begin(HERE) as unit:
        for number in range(first, first + handovers):
            roles = {role: f"U{number}{role}" for role in ("outgoing", "incoming", "manager")}
            for user in roles.values():
                await unit.people.put(Person(user, "Sam"))
                await unit.people.set_checked(user, MONDAY)
            await unit.people.plan({roles["outgoing"]: MONDAY, roles["incoming"]: MONDAY + timedelta(days=1)})
            await unit.handovers.add(Decision(a_handover(id=f"h{number}", account=f"Account {number}", **roles)))


async def morning(store: Store) -> Asked:
    """Do everything that one morning message takes, but for the talking, and return what the database was asked."""
    with listening(store) as asked:
        assert await enqueue_due(store, MONDAY) > 0
        assert await store.outbox.workspaces(MONDAY) == [HERE]
        assert await store.outbox.next_due() is not None
        [row] = await store.outbox.claim(MONDAY, 1, timedelta(minutes=1), workspace=HERE, max_low=1)
        assert row.kind == DIGEST
        outcome = await send.run(JobContext(row, store, Answering(), NO_PLAYBOOKS, lambda: MONDAY))
        assert isinstance(outcome, Done)
        assert outcome.result == {"things": "1"}
        await store.outbox.done(row, outcome.result, MONDAY, outcome.follow, outcome.also)
    return asked


async def test_a_morning_asks_the_same_however_many_there_are(store: Store) -> None:
    await fill(store, 0, 2)
    of_two = await morning(store)
    await fill(store, 2, 80)
    of_many = await morning(store)
    assert of_many.texts == of_two.texts


async def test_what_somebody_is_asked_about_is_looked_up_by_account_and_owner(migrated_sqlite_url: str) -> None:
    """However many accounts there are, and however many of them are stale: none of another owner or account is read."""
    store = await Store.open(migrated_sqlite_url, PLAYBOOKS)
    with listening(store) as asked:
        async with store.begin(HERE) as unit:
            await unit.pings.due("U1outgoing", NOW, 5)
            await unit.pings.of_day("U1outgoing", NOW.date())
            await unit.pings.covers_due("U1outgoing", NOW, 5)
            await unit.pings.covers_of_day("U1outgoing", NOW.date())
            await unit.blueprint.stalest("a1", NOW, 2)
            await unit.blueprint.next_stale("a1", NOW)
    await store.close()
    with closing(sqlite3.connect(make_url(migrated_sqlite_url).database or "")) as connection:
        steps = [
            str(step)
            for statement, parameters in asked.statements
            for *_, step in connection.execute(f"EXPLAIN QUERY PLAN {statement}", parameters)
            if re.search(r"\b(?:SEARCH|SCAN) account", step)
        ]
    assert len(steps) == 9
    of_one = r"owner=\? AND (?:ping_at|pinged_on)|account_id=\? AND stale_at|workspace=\? AND (?:person|id)=\?"
    for step in steps:
        assert re.search(of_one, step), step


async def all_that_is_asked(store: Store) -> list[tuple[str, Sequence[Any]]]:
    """Return the statements of a morning and of everything that is done now and then, and close the store."""
    await fill(store, 0, 20)
    asked = await morning(store)
    with listening(store) as more:
        await delete_old(store, MONDAY)
        await store.user_checks.unchecked(MONDAY, 10)
        await store.queue_admin.depth(MONDAY)
        async with store.begin(HERE) as unit:
            await unit.handovers.ended_of_person("U1outgoing", NOW)
        await store.queue_admin.stuck(MONDAY, timedelta(hours=1), 3, 10)
    await store.close()
    return asked.statements + more.statements


async def test_sqlite_reads_through_no_table(migrated_sqlite_url: str) -> None:
    store = await Store.open(migrated_sqlite_url, PLAYBOOKS)
    statements = await all_that_is_asked(store)
    with closing(sqlite3.connect(make_url(migrated_sqlite_url).database or "")) as connection:
        for statement, parameters in statements:
            for *_, step in connection.execute(f"EXPLAIN QUERY PLAN {statement}", parameters):
                assert not READS_THROUGH.search(step), f"{step}\n{statement}"


async def test_postgresql_has_an_index_for_everything(migrated_postgresql_url: str) -> None:
    store = await Store.open(migrated_postgresql_url, PLAYBOOKS)
    statements = await all_that_is_asked(store)
    connection = await asyncpg.connect(migrated_postgresql_url)
    # Tables as small as these are read through even where there is an index, unless that is forbidden.
    await connection.execute("SET enable_seqscan = off")
    for statement, parameters in statements:
        plan = "\n".join(row[0] for row in await connection.fetch(f"EXPLAIN {statement}", *parameters))
        assert "Seq Scan" not in plan, f"{plan}\n{statement}"
    await connection.close()


async def test_postgresql_counts_anew_when_a_great_morning_follows_a_quiet_night(migrated_postgresql_url: str) -> None:
    store = await Store.open(migrated_postgresql_url, PLAYBOOKS)
    connection = await asyncpg.connect(migrated_postgresql_url)
    async with store.begin(HERE) as unit:
        await unit.jobs.add(*(home_tab(f"U{number}") for number in range(2000)))
    await connection.execute("UPDATE jobs SET state = 'done', finished_at = now()")
    await connection.execute("VACUUM ANALYZE jobs")
    await fill(store, 0, MANY)
    assert await enqueue_due(store, MONDAY) == MANY
    with listening(store) as asked:
        assert len(await store.outbox.claim(MONDAY, 5, timedelta(minutes=1), workspace=HERE)) == 5
    await store.close()
    for statement, parameters in asked.statements:
        if "AS other" in statement:
            plan = "\n".join(row[0] for row in await connection.fetch(f"EXPLAIN {statement}", *parameters))
            assert not re.search(r"Join Filter: .*other\.lane = job\.lane", plan), plan
    await connection.close()
