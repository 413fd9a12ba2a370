"""The channel's note about a block under bad luck: cut off between its steps, lifted before anybody read it, without a channel."""

from datetime import UTC, datetime

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.app import Baton
from handover.blocking import block, unblock
from handover.blocking import item_blocked as job_of
from handover.model.decision import Decision
from handover.model.handover import Handover
from handover.model.holds import Block
from jobs import blocking
from jobs.engine.context import Done, Dropped, JobContext
from playground.driver import MemberDriver
from storage.jobs.outbox import ClaimedJob
from tests.conftest import Settle
from tests.examples import NO_PLAYBOOKS
from tests.handlers.digests import now_open
from tests.snapshots import Snapshot

CHANNEL = "handover-fjordline-logistics"
TUESDAY = datetime(2026, 3, 3, 15, tzinfo=UTC)


@pytest.fixture
async def handover(opened: Snapshot, dana: MemberDriver, baton: Baton, settled: Settle) -> Handover:
    """Return a handover in which nothing is blocked yet."""
    return await now_open(baton)


def attempt(baton: Baton, client: AsyncWebClient, about: Handover, number: int, *, generation: int = 1) -> JobContext:
    job = job_of(about.id, Block("answer", "No access", about.outgoing, TUESDAY, about.incoming))
    row = ClaimedJob(
        id=1,
        workspace=about.workspace,
        kind=job.kind,
        key=job.key,
        lane=job.lane,
        about=about.id,
        ref=job.ref,
        due=TUESDAY,
        attempts=number,
        generation=generation,
    )
    return JobContext(row, baton.store, client, NO_PLAYBOOKS, lambda: TUESDAY)


async def quietly(baton: Baton, handover: Handover, *, lifted: bool) -> None:
    """Store the block, and its end, without the jobs that would tell of them."""
    why, dana, priya = "No access", handover.outgoing, handover.incoming
    after = block(await now_open(baton), "answer", why, by=dana, now=TUESDAY, blocker=priya).handover
    if lifted:
        after = unblock(after, "answer", by=priya, now=TUESDAY).handover
    await baton.store.decide(handover.workspace, handover.id, lambda _: Decision(after))


def said(person: MemberDriver) -> list[str]:
    return [seen.plain() for seen in person.messages(CHANNEL) if "No access" in seen.plain()]


async def test_cut_off_at_any_step_the_note_and_the_line_below_it_are_said_once(
    handover: Handover, dana: MemberDriver, baton: Baton, client: AsyncWebClient
) -> None:
    await quietly(baton, handover, lifted=False)
    for number in (1, 2):
        assert isinstance(await blocking.run(attempt(baton, client, handover, number)), Done)
    assert len(said(dana)) == 1
    await quietly(baton, handover, lifted=True)
    for number in (1, 2):
        assert isinstance(await blocking.run(attempt(baton, client, handover, number, generation=2)), Done)
    (note,) = [seen for seen in dana.messages(CHANNEL) if "No access" in seen.plain()]
    assert note.plain().startswith("✓ *Answers to ")
    assert "questions* is not blocked any more" in note.plain()
    assert sum("you can go on" in seen.plain() for seen in dana.messages(CHANNEL, note)) == 1


@pytest.mark.parametrize(("number", "generation"), [(1, 1), (2, 1), (1, 2)])
async def test_lifted_before_it_was_told_nothing_is_said(
    handover: Handover, dana: MemberDriver, baton: Baton, client: AsyncWebClient, number: int, generation: int
) -> None:
    await quietly(baton, handover, lifted=True)
    context = attempt(baton, client, handover, number, generation=generation)
    assert isinstance(await blocking.run(context), Dropped)
    assert said(dana) == []


async def test_what_was_settled_in_another_way_needs_no_note(
    handover: Handover, dana: MemberDriver, baton: Baton, client: AsyncWebClient
) -> None:
    assert isinstance(await blocking.run(attempt(baton, client, handover, 1)), Dropped)
    assert said(dana) == []
