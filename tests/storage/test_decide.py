import asyncio
from dataclasses import replace
from functools import partial

import pytest

from handover.home import HOME_TAB, home_tab
from handover.model.decision import Decision, unchanged
from handover.model.handover import Handover
from handover.model.holds import Snooze
from handover.model.refusals import AllowedRole, NotYours, Task, UnknownHandover
from handover.overview import SUMMARY_CARD, summary_card
from storage.store import Store
from tests.examples import DANA, NOW, a_handover
from tests.storage.queue import MINUTE

HERE = "T0NORTH"


@pytest.fixture(autouse=True)
async def one_handover(store: Store) -> None:
    async with store.begin(HERE) as unit:
        await unit.handovers.add(Decision(a_handover(), (summary_card("h1"),)))


def held(subject: str, handover: Handover) -> Decision:
    return Decision(replace(handover, holds=(*handover.holds, Snooze(subject, DANA, NOW.date()))), (home_tab(subject),))


async def test_stores_state_and_jobs_together(store: Store) -> None:
    after = await store.decide(HERE, "h1", partial(held, "a"))
    async with store.begin(HERE) as unit:
        assert await unit.handovers.get("h1") == after
    kinds = {row.kind for row in await store.outbox.claim(NOW, 10, MINUTE)}
    assert kinds == {SUMMARY_CARD, HOME_TAB}


async def test_a_refusal_stores_nothing(store: Store) -> None:
    def refuse(handover: Handover) -> Decision:
        raise NotYours(Task.APPROVE_EMAIL, (AllowedRole.MANAGER,))

    with pytest.raises(NotYours):
        await store.decide(HERE, "h1", refuse)
    async with store.begin(HERE) as unit:
        assert await unit.handovers.get("h1") == a_handover()


async def test_nothing_changed_may_still_ask_for_jobs(store: Store) -> None:
    await store.decide(HERE, "h1", lambda h: Decision(h, (home_tab("U1"),)))
    await store.decide(HERE, "h1", unchanged)
    assert len(await store.outbox.claim(NOW, 10, MINUTE)) == 2


async def test_unknown_or_foreign_handover(store: Store) -> None:
    with pytest.raises(UnknownHandover):
        await store.decide(HERE, "h2", unchanged)
    with pytest.raises(UnknownHandover):
        await store.decide("T0OTHER", "h1", unchanged)


async def test_a_crowd_loses_no_change(store: Store, second_store: Store) -> None:
    subjects = [f"s{number}" for number in range(20)]
    both = (store, second_store)
    await asyncio.gather(
        *(both[number % 2].decide(HERE, "h1", partial(held, subject)) for number, subject in enumerate(subjects))
    )
    async with store.begin(HERE) as unit:
        holds = (await unit.handovers.get("h1")).holds
    assert sorted(hold.subject for hold in holds) == sorted(subjects)
    assert len(await store.outbox.claim(NOW, 100, MINUTE)) == 21
