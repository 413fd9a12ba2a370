"""The buttons of the morning message: each changes the record and the message in place."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import delete

from bot.app import Baton
from bot.replay.environment import ReplayEnvironment
from handover.steps import finish
from playground.driver import MemberDriver
from playground.running import Playground
from storage import tables
from tests.conftest import Settle
from tests.handlers.digests import mornings, now_open
from tests.snapshots import begins_after, opened

TUESDAY = datetime(2026, 3, 3, 14, 30, tzinfo=UTC)
"""Half past nine in New York: Dana's first morning with the handover."""


async def on_tuesday(stage: ReplayEnvironment) -> None:
    await opened(stage)
    await stage.playground.clock.advance(TUESDAY)


@pytest.fixture
@begins_after(on_tuesday)
def dana(playground: Playground, baton: Baton) -> MemberDriver:
    """Dana on Tuesday morning, with her morning message about Fjordline before her."""
    return playground.member("Dana Reyes")


async def test_the_day_it_is_opened_is_quiet_and_the_next_morning_is_not(
    dana: MemberDriver, playground: Playground
) -> None:
    (message,) = await mornings(dana)
    assert message.plain().splitlines()[0] == "Good morning, Dana. Two things for today."
    [hers] = await mornings(playground.member("Priya Nair"))
    assert "Get a first picture on your own" in hers.plain(), "G: the incoming hears nothing before day 7"


async def test_tomorrow_puts_it_off_in_place_and_undo_brings_it_back(
    dana: MemberDriver, baton: Baton, settled: Settle
) -> None:
    (message,) = await mornings(dana)
    await dana.click("Tomorrow", message)
    await settled()
    (after,) = await mornings(dana)
    assert after.ts == message.ts
    assert "Answers to 22 questions: back on Wed 4 Mar" in after.plain()
    assert [hold.subject for hold in (await now_open(baton)).holds] == ["answer"]
    await dana.click("Undo", message)
    await settled()
    assert "Tell @Priya Nair what you know" in (await mornings(dana))[0].plain()
    assert (await now_open(baton)).holds == ()


async def test_who_is_no_longer_known_is_looked_up_in_slack_and_the_button_works(
    dana: MemberDriver, baton: Baton, settled: Settle
) -> None:
    async with baton.store._transactions.begin() as connection:
        await connection.execute(delete(tables.people).where(tables.people.c.id == dana.id))
    await dana.click("Tomorrow")
    await settled()
    assert [hold.subject for hold in (await now_open(baton)).holds] == ["answer"]


async def test_what_was_put_off_comes_back_the_next_morning(
    dana: MemberDriver, playground: Playground, settled: Settle
) -> None:
    await dana.click("Tomorrow")
    await settled()
    await playground.clock.advance(timedelta(days=1))
    _, wednesday = await mornings(dana)
    assert "Tell @Priya Nair what you know" in wednesday.plain()


async def test_done_settles_a_step_in_place_and_undo_opens_it_again(
    dana: MemberDriver, baton: Baton, settled: Settle
) -> None:
    await dana.click("Done")
    await settled()
    assert "✓ Share the customer's folder: done" in (await mornings(dana))[0].plain()
    assert (await now_open(baton)).step("share_folder").settled
    await dana.click("Undo")
    await settled()
    assert not (await now_open(baton)).step("share_folder").settled
    assert "[Done]" in (await mornings(dana))[0].plain()


async def test_what_the_other_csm_does_shows_in_ones_own_message(
    dana: MemberDriver, playground: Playground, baton: Baton, settled: Settle
) -> None:
    handover = await now_open(baton)
    await baton.store.decide(
        handover.workspace,
        handover.id,
        lambda h: finish(h, "share_folder", by=h.incoming, now=baton.services.now()),
    )
    await settled()
    assert "done by @Priya Nair" in (await mornings(dana))[0].plain()


async def test_the_manager_hears_once_that_nothing_moves_and_says_got_it(
    dana: MemberDriver, playground: Playground, settled: Settle
) -> None:
    aiko = playground.member("Aiko Tanaka")
    await playground.clock.advance(datetime(2026, 3, 5, 1, tzinfo=UTC))
    (message,) = await mornings(aiko)
    assert "Fjordline Logistics* · 0 % done · 13 working days left · #handover-fjordline-logistics" in message.plain()
    assert "Nothing has moved since Mon 2 Mar. Still open: Answers to 22 questions (@Dana Reyes)" in message.plain()
    await aiko.click("Got it", message)
    await settled()
    assert "✓ Got it: nothing has moved since Mon 2 Mar" in (await mornings(aiko))[0].plain()
    await playground.clock.advance(timedelta(days=1))
    assert len(await mornings(aiko)) == 1


async def test_a_new_message_takes_the_buttons_off_the_one_before(
    dana: MemberDriver, playground: Playground, settled: Settle
) -> None:
    (tuesday,) = await mornings(dana)
    await playground.clock.advance(timedelta(days=1))
    before, wednesday = await mornings(dana)
    assert before.ts == tuesday.ts
    assert before.buttons() == []
    assert before.plain().count("see the newest message") == 2
    await dana.click("Done", wednesday)
    await settled()
    assert "✓ Share the customer's" in (await mornings(dana))[1].plain()


async def test_what_the_manager_heard_once_keeps_its_buttons(
    dana: MemberDriver, playground: Playground, baton: Baton
) -> None:
    aiko = playground.member("Aiko Tanaka")
    await playground.clock.advance(datetime(2026, 3, 4, 12, tzinfo=UTC))
    handover = await now_open(baton)
    await baton.store.decide(
        handover.workspace, handover.id, lambda h: finish(h, "warm_call", by=h.incoming, now=baton.services.now())
    )
    await playground.clock.advance(datetime(2026, 3, 6, 1, tzinfo=UTC))
    thursday, friday = await mornings(aiko)
    assert thursday.buttons() == friday.buttons() == ["Open", "Nudge who is late", "Got it"]


async def test_somebody_who_is_not_in_the_handover_changes_nothing(
    dana: MemberDriver, playground: Playground, baton: Baton, settled: Settle
) -> None:
    (message,) = await mornings(dana)
    marek = playground.member("Marek Novák")
    await marek.click("Done", message)
    await settled()
    assert not (await now_open(baton)).step("share_folder").settled
