"""A leave from the form to the cover: the account stays its owner's, somebody covers, and the customer hears until when (P9)."""

import pytest

from bot.app import Baton
from playground.driver import MemberDriver, Modal
from tests.conftest import Settle
from tests.finishing import finish_everything
from tests.handlers.accounts import account_of, page_of
from tests.opening import filled_form, open_handover

LEAVE = {"Reason": "Parental or other leave"}
pytestmark = pytest.mark.usefixtures("baton")
ACCOUNT = "Fjordline Logistics"


async def leave_form(dana: MemberDriver, settled: Settle) -> Modal:
    """Return the form of Dana's leave, which asks when she is back."""
    await filled_form(dana, ACCOUNT, settled, **LEAVE)
    await settled()
    return await dana.modal("Start handover")


async def test_the_form_asks_when_they_are_back_and_refuses_a_day_before_the_end(
    baton: Baton, dana: MemberDriver, settled: Settle
) -> None:
    form = await leave_form(dana, settled)
    assert form.value("Playbook") == "Cover during an absence"
    await form.fill({"Back on": "2026-03-10"})
    refused = await form.submit()
    assert list(refused) == ["Back on"]
    assert "The handover isn't over by then." in refused["Back on"]
    await form.fill({"Reason": "Promotion"})
    await settled()
    form = await dana.modal("Start handover")
    assert "Back on" not in form.labels()
    await form.fill({"Reason": "Parental or other leave"})
    await settled()
    form = await dana.modal("Start handover")
    await form.fill({"Back on": "2027-03-03"})
    assert await form.submit() == {}
    await settled()
    workspace = (await baton.identity.known()).team_id or ""
    async with baton.store.begin(workspace) as unit:
        (handover,) = await unit.handovers.of_person(dana.id)
    assert str(handover.back_on) == "2027-03-03"


async def covered(baton: Baton, dana: MemberDriver, priya: MemberDriver, settled: Settle) -> None:
    """Dana goes on leave until 3 March 2027, and Priya covers."""
    form = await leave_form(dana, settled)
    await form.fill({"Back on": "2027-03-03"})
    assert await form.submit() == {}
    await (await dana.modal("Handover started")).close()
    await settled()
    await finish_everything(baton, dana.id)
    await priya.command(f"/handover complete {ACCOUNT}")
    await settled()


async def test_completed_somebody_covers_and_the_account_stays_its_owners(
    baton: Baton, dana: MemberDriver, priya: MemberDriver, aiko: MemberDriver, settled: Settle
) -> None:
    await covered(baton, dana, priya, settled)
    shown = (await page_of(priya, settled)).plain()
    assert "*Owner:* @Dana Reyes" in shown
    assert "covered by @Priya Nair until 3 March 2027" in shown
    assert "without an owner" not in shown
    await priya.command("/handover accounts mine")
    await settled()
    assert "covered by @Priya Nair until 3 March 2027" in (await priya.modal("Accounts")).plain()
    account = await account_of(baton)
    assert (account.owner, account.covered_by) == (dana.id, priya.id)


async def test_the_day_back_is_changed_with_the_plan_and_that_is_undone(
    baton: Baton, dana: MemberDriver, aiko: MemberDriver, settled: Settle
) -> None:
    await open_handover(dana, ACCOUNT, settled, **LEAVE)
    channel = "handover-fjordline-logistics"
    await dana.click("Change the plan …", await dana.message("Fjordline Logistics: handover", channel))
    await settled()
    form = await dana.modal("Change the plan")
    await form.fill({"Back on": "2027-03-03"})
    assert await form.submit() == {}
    await settled()
    note = await dana.message("Back on", channel)
    assert "none → 3 March 2027" in note.plain()
    await dana.click("Undo", note)
    await settled()
    assert "3 March 2027 → none" in (await dana.message("3 March 2027 → none", channel)).plain()


async def test_the_letter_says_until_when_unless_the_sender_does_not_want_it(
    dana: MemberDriver, settled: Settle
) -> None:
    form = await leave_form(dana, settled)
    await form.fill({"Back on": "2027-03-03"})
    assert await form.submit() == {}
    await (await dana.modal("Handover started")).close()
    await settled()
    await dana.command(f"/handover email {ACCOUNT}")
    await settled()
    letter = await dana.modal("Introduction e-mail")
    assert "in my place until Wednesday, 3 March 2027" in (letter.value("Body") or "")
    await letter.click("Write it without the day")
    await settled()
    letter = await dana.modal("Introduction e-mail")
    assert "in my place for a while" in (letter.value("Body") or "")
    assert "2027" not in f"{letter.value('Subject')} {letter.value('Body')}"
    await letter.click("Write it with the day")
    await settled()
    assert "3 March 2027" in ((await dana.modal("Introduction e-mail")).value("Subject") or "")
