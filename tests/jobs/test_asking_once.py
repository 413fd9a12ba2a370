"""What several jobs want to know of somebody in one moment is asked of Slack once."""

import asyncio
from datetime import timedelta

from slack_sdk.web.async_client import AsyncWebClient

from handover.model.people import Person
from jobs.engine.context import JobContext
from jobs.engine.locks import KeyedLocks
from playground.running import Playground
from playground.seed import DANA
from storage.store import Store
from tests.examples import NO_PLAYBOOKS
from tests.jobs.workers import WORKSPACE, ask


async def test_jobs_beside_each_other_ask_once_who_somebody_is(
    store: Store, client: AsyncWebClient, playground: Playground
) -> None:
    await ask(store, *(f"job {number}" for number in range(5)))
    now = playground.clock.now
    claimed = await store.outbox.claim(now(), 5, timedelta(minutes=5))
    locks = KeyedLocks()
    contexts = [JobContext(job, store, client, NO_PLAYBOOKS, now, locks=locks) for job in claimed]
    async with store.begin(WORKSPACE) as unit:
        await unit.people.put(Person(DANA, "Dana"))
    people = await asyncio.gather(*(context.person(DANA) for context in contexts))
    assert len(contexts) == 5
    assert {one.name for one in people} == {"Dana Reyes"}
    assert len(playground.inspector.calls_of("users.info")) == 1
    await playground.clock.advance(timedelta(minutes=6))
    await asyncio.gather(*(context.person(DANA) for context in contexts))
    assert len(playground.inspector.calls_of("users.info")) == 2
