"""When the customer last heard from us: said with a tap in the overview of a handover, shown on the card, and taken back (P118)."""

from datetime import timedelta

import pytest

from playground.driver import MemberDriver, Modal
from playground.running import Playground
from tests.conftest import Settle
from tests.handlers.accounts import cancel, page_of

pytestmark = pytest.mark.usefixtures("opened")
CHANNEL, TAP = "handover-fjordline-logistics", "They heard from me today"


async def overview_of(person: MemberDriver, settled: Settle) -> Modal:
    await person.command("/handover status", CHANNEL)
    await person.click("Open", person.messages(CHANNEL)[-1])
    await settled()
    return await person.modal("Handover")


async def card(person: MemberDriver) -> str:
    return (await person.message("Who is on what", CHANNEL)).plain()


async def test_a_tap_says_that_the_customer_heard_from_somebody_today_and_is_undone(
    playground: Playground, priya: MemberDriver, settled: Settle
) -> None:
    shown = await overview_of(priya, settled)
    assert "Nothing says yet when the customer last heard from one of us." in shown.plain()
    await shown.click(TAP)
    await settled()
    said = "The customer last heard from us today, from @Priya Nair."
    shown = await priya.modal("Handover")
    assert said in shown.plain()
    assert said in await card(priya)
    assert TAP not in shown.buttons()
    await shown.click("Undo")
    await settled()
    assert said not in await card(priya)
    assert TAP in (await priya.modal("Handover")).buttons()


async def test_it_is_counted_in_working_days_on_the_card_and_the_account(
    playground: Playground, dana: MemberDriver, settled: Settle
) -> None:
    await (await overview_of(dana, settled)).click(TAP)
    for passed in (*[timedelta(days=1)] * 7, timedelta(hours=9)):
        await playground.clock.advance(passed)
        await settled()
    said = "The customer last heard from us 5 working days ago, from @Dana Reyes."
    assert said in await card(dana)
    assert said in (await page_of(dana, settled)).plain()


async def test_pressed_after_the_end_it_says_so(dana: MemberDriver, priya: MemberDriver, settled: Settle) -> None:
    shown = await overview_of(priya, settled)
    await cancel(dana, settled)
    await shown.click(TAP)
    await settled()
    assert "cancelled" in (await priya.modal()).plain()
