"""A book undone as a whole when sixty of its handovers have begun: all are called off within Slack's limits, nobody is flooded."""

from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from handover.book.book import RowState
from playground.driver import MemberDriver
from storage.store import Store
from tests.bench.book import Settled, read_list, stage

HERE = "T0PLAYGROUND"
ACCOUNTS, PEOPLE, FEWEST = 84, 40, 60


@pytest.mark.timeout(600)
async def test_sixty_handovers_that_have_begun_are_called_off_with_their_book(tmp_path: Path) -> None:
    with capture_logs() as logs:
        async with stage(tmp_path, PEOPLE) as (playground, settled, lead, store):
            await approved(lead, settled)
            await playground.clock.advance(timedelta(hours=18))
            await settled()
            assert (await states(store))[RowState.STARTED] >= FEWEST
            crowd = [playground.member(f"Crowd {number}") for number in range(PEOPLE)]
            heard = [len(one.messages()) for one in crowd]
            await lead.click("Undo all of it …", next(one for one in lead.messages() if "accounts*" in one.plain()))
            await settled()
            await (await lead.modal()).submit()
            await settled()
            await playground.clock.advance(timedelta(days=1))
            await settled()
            assert set(await states(store)) == {RowState.TAKEN_BACK, RowState.PLANNED}
            assert max(len(one.messages()) - before for one, before in zip(crowd, heard, strict=True)) == 1
            assert playground.inspector.rules_broken == []
    assert [one for one in logs if one["event"] == "job.failed"] == []


async def approved(lead: MemberDriver, settled: Settled) -> None:
    """Make a book whose accounts share channels where several go to one person, and approve it."""
    said = await read_list(lead, settled, ACCOUNTS, PEOPLE, 10)
    await lead.click("That's right: make the plan", said)
    await settled()
    await lead.click("Channels …", lead.messages()[-1])
    await settled()
    form = await lead.modal("Channels of the book")
    await form.fill({"One channel for each successor's smaller accounts?": "all"})
    for what in ("", "Approve …"):
        if what:
            await lead.click(what, lead.messages()[-1])
            await settled()
        await (await lead.modal()).submit()
        await settled()
        await (await lead.modal()).close(whole_stack=True)


async def states(store: Store) -> Counter[RowState]:
    """Return how many accounts are in which state."""
    async with store.begin(HERE) as unit:
        [book] = await unit.books.all()
        return Counter(row.state for row in await unit.books.rows(book.id))
