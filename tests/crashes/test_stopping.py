"""A bot that is told to stop while Slack keeps it waiting: what it had begun is there for the others at once."""

import asyncio
from datetime import timedelta

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from jobs.engine.context import HandlerOutcome, JobContext
from playground.running import Playground
from storage.store import Store
from tests.jobs.workers import a_worker, ask, tell, told

NO_GRACE = timedelta(0)


@pytest.mark.parametrize("said", [False, True], ids=["before it said a word", "after Slack had done it"])
async def test_what_was_cut_off_is_taken_up_by_another_without_waiting_for_a_lease(
    store: Store, playground: Playground, client: AsyncWebClient, said: bool
) -> None:
    begun = asyncio.Event()

    async def stuck(context: JobContext) -> HandlerOutcome:
        if said:
            await tell(context)
        begun.set()
        return await asyncio.Future()

    first = a_worker(store, client, playground.clock.now, stuck)
    first.start()
    await ask(store, "hello")
    first.wake()
    await begun.wait()
    await first.stop(NO_GRACE)
    second = a_worker(store, client, playground.clock.now, tell)
    second.start()
    await second.settled()
    await second.stop()
    assert told(playground) == ["hello"]
    assert await store.outbox.next_due() is None
