"""What is known of a customer is forgotten when its owner or an admin asks for it, types its name, and no handover is open."""

import pytest

from bot.app import Baton
from handover.model.refusals import UnknownAccount
from playground.driver import MemberDriver
from tests.conftest import Settle
from tests.handlers.accounts import account_of, page_of
from tests.handlers.known import ACCOUNT, first_handover_over
from tests.opening import open_handover

pytestmark = pytest.mark.usefixtures("opened")
TITLE, BUTTON, FIELD = "Forget account", "Forget this account …", "Type the account's name to go on"


async def test_what_goes_and_what_stays_is_told_and_the_name_makes_sure(
    baton: Baton, dana: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    await first_handover_over(baton, dana)
    await (await page_of(priya, settled)).click(BUTTON)
    await settled()
    form = await priya.modal(TITLE)
    shown = form.plain()
    assert "12 entries of what is known" in shown
    assert "all answers of 1 ended handover" in shown
    assert "#handover-fjordline-logistics" in shown
    assert "This can't be undone" in shown
    await form.fill({FIELD: "Fjord"})
    assert ACCOUNT in (await form.submit())[FIELD]
    assert (await account_of(baton)).name == ACCOUNT
    await form.fill({FIELD: "fjordline  LOGISTICS"})
    assert await form.submit() == {}
    await settled()
    assert "I have forgotten *Fjordline Logistics*" in (await priya.modal(TITLE)).plain()
    with pytest.raises(UnknownAccount):
        await account_of(baton)
    workspace = (await baton.identity.known()).team_id or ""
    async with baton.store.begin(workspace) as unit:
        assert await unit.handovers.all(open_only=False) == ()
    await (await priya.modal()).close(whole_stack=True)
    await open_handover(priya, ACCOUNT, settled, **{"Incoming CSM": "Marek Novák"})
    assert "0 entries" not in (await page_of(priya, settled)).plain()


async def test_old_buttons_and_channels_of_what_is_forgotten_say_so_and_break_nothing(
    baton: Baton, dana: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    await first_handover_over(baton, dana)
    await priya.command("/handover brief fjordline")
    brief = priya.messages()[-1]
    await (await page_of(priya, settled)).click(BUTTON)
    await settled()
    form = await priya.modal(TITLE)
    await form.fill({FIELD: ACCOUNT})
    await form.submit()
    await settled()
    await (await priya.modal()).close(whole_stack=True)
    await priya.click("Open account", brief)
    await settled()
    assert "I can't find that account" in (await priya.modal()).plain()
    dana.say("Is anybody here?", "handover-fjordline-logistics")
    await settled()


async def test_a_manager_sees_no_such_button_and_an_old_one_is_refused(
    baton: Baton, dana: MemberDriver, priya: MemberDriver, aiko: MemberDriver, settled: Settle
) -> None:
    await first_handover_over(baton, dana)
    assert BUTTON not in (await page_of(aiko, settled)).buttons()
    page = await page_of(priya, settled)
    assert BUTTON in page.buttons()


async def test_while_a_handover_is_open_it_is_refused_in_words(
    dana: MemberDriver, settled: Settle, baton: Baton
) -> None:
    await (await page_of(dana, settled)).click(BUTTON)
    await settled()
    assert "has an open handover, which needs what is known" in (await dana.modal()).plain()
    assert (await account_of(baton)).name == ACCOUNT
