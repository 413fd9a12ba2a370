"""What people write in a canvas after its handover has ended is offered to the account's owner, and never taken in silence."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.app import Baton
from playground.driver import MemberDriver
from playground.running import Playground
from tests.conftest import Settle
from tests.handlers.accounts import cancel, entries_of, page_of
from tests.handlers.threads import Thread, told
from tests.opening import open_handover

pytestmark = pytest.mark.usefixtures("opened", "baton")
CHANNEL = "handover-fjordline-logistics"
SOON = timedelta(minutes=6)
MORNING = timedelta(hours=8)
OFFER = "whose handover has ended. Shall I take it over"


@pytest.fixture(autouse=True)
async def ended(playground: Playground, thread: Thread, dana: MemberDriver, settled: Settle) -> None:
    """Let a canvas be left behind by a handover that was called off."""
    playground.slack.switch_canvases(on=True)
    await thread.say("Calm but watchful.")
    await playground.clock.advance(SOON)
    await cancel(dana, settled)


def looks(playground: Playground) -> int:
    """Return how often the canvas that was left behind was read."""
    left_behind = next(iter(playground.workspace.canvases)).id
    return sum(call.args["canvas_id"] == left_behind for call in playground.inspector.calls_of("canvases.getContent"))


async def edited(playground: Playground, priya: MemberDriver) -> None:
    priya.canvases.edit(CHANNEL, "\n\nCalm but watchful.", "\n\nNervous since May.")


async def test_an_edit_is_offered_to_the_owner_once_and_taken_over_when_they_say_so(
    playground: Playground, baton: Baton, dana: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    await edited(playground, priya)
    await playground.clock.advance(MORNING)
    [offer] = told(dana, OFFER)
    assert "@Priya Nair has changed *Where things stand* in the canvas" in offer
    assert "Calm but watchful." in offer
    assert "Nervous since May." in offer
    assert (await entries_of(baton))["snapshot"].text == "Calm but watchful."
    await dana.click("Take over", await dana.message(OFFER))
    await settled()
    entry = (await entries_of(baton))["snapshot"]
    assert (entry.text, entry.by) == ("Nervous since May.", dana.id)
    assert "Taken over · @Dana Reyes" in (await dana.message("whose handover has ended")).plain()
    await dana.click("Undo", await dana.message("whose handover has ended"))
    await settled()
    assert (await entries_of(baton))["snapshot"].text == "Calm but watchful."
    assert told(priya, OFFER) == []


async def test_what_is_left_out_is_not_offered_again_and_nobody_looks_for_ever(
    playground: Playground, baton: Baton, dana: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    await edited(playground, priya)
    await playground.clock.advance(MORNING)
    await dana.click("Leave out", await dana.message(OFFER))
    await settled()
    before = looks(playground)
    await playground.clock.advance(timedelta(days=10))
    assert looks(playground) == before
    for _ in range(2):
        await page_of(dana, settled)
    assert looks(playground) == before + 1
    await playground.clock.advance(MORNING)
    assert told(dana, OFFER) == []
    assert (await entries_of(baton))["snapshot"].text == "Calm but watchful."


@pytest.mark.parametrize("way", ["the account is opened", "the next handover starts"])
async def test_it_is_looked_at_at_once_where_it_matters(
    playground: Playground, dana: MemberDriver, priya: MemberDriver, settled: Settle, way: str
) -> None:
    await edited(playground, priya)
    before = looks(playground)
    if way == "the account is opened":
        await page_of(dana, settled)
    else:
        await open_handover(dana, "Fjordline Logistics", settled)
    await settled()
    assert looks(playground) == before + 1
    await playground.clock.advance(MORNING)
    assert len(told(dana, OFFER)) == 1


async def test_who_has_no_part_in_the_account_any_more_decides_nothing(
    playground: Playground, baton: Baton, dana: MemberDriver, priya: MemberDriver, marek: MemberDriver, settled: Settle
) -> None:
    await edited(playground, priya)
    await playground.clock.advance(MORNING)
    offer = await dana.message(OFFER)
    async with baton.store.begin("T0PLAYGROUND") as unit:
        account = await unit.accounts.get(await unit.accounts.of_name("Fjordline Logistics"))
        await unit.accounts.save(replace(account, owner=marek.id))
    await dana.click("Take over", offer)
    await settled()
    assert (await entries_of(baton))["snapshot"].text == "Calm but watchful."
