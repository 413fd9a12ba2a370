"""An account is found or begun when a handover starts, and changes hands when it is completed."""

from datetime import timedelta

import pytest

from bot.app import Baton
from handover.model.account import AccountField
from playground.driver import MemberDriver
from playground.running import Playground
from tests.conftest import Settle
from tests.finishing import finish_everything
from tests.handlers.accounts import account_of, cancel, changed, entries_of
from tests.handlers.threads import Thread
from tests.opening import filled_form, open_handover

ASKED = "I know Fjordline Logistics. Is that your customer?"
pytestmark = pytest.mark.usefixtures("opened", "baton")


async def test_a_customer_by_another_name_is_asked_about_and_kept_together(
    baton: Baton, dana: MemberDriver, settled: Settle
) -> None:
    await cancel(dana, settled)
    form = await filled_form(dana, "Fjordline Logistics Ltd", settled)
    assert "Much like “Fjordline Logistics”, which I know" in (await form.submit())["Account"]
    form = await dana.modal("Start handover")
    await form.fill({ASKED: "Yes, Fjordline Logistics by another name"})
    assert await form.submit() == {}
    await settled()
    account = await account_of(baton, "fjordline logistics ltd")
    assert account.names == ("Fjordline Logistics", "Fjordline Logistics Ltd")
    assert [(one.what, one.by) for one in account.changes] == [(AccountField.OTHER_NAMES, dana.id)]


async def test_another_customer_of_much_the_same_name_is_an_account_of_its_own(
    baton: Baton, dana: MemberDriver, settled: Settle
) -> None:
    await cancel(dana, settled)
    form = await filled_form(dana, "Fjordline Logistics Ltd", settled)
    await form.submit()
    form = await dana.modal("Start handover")
    await form.fill({ASKED: "No, another customer"})
    assert await form.submit() == {}
    await settled()
    names = [(await account_of(baton, name)).names for name in ("Fjordline Logistics", "Fjordline Logistics Ltd")]
    assert names == [("Fjordline Logistics",), ("Fjordline Logistics Ltd",)]


async def test_nobody_learns_of_an_account_that_is_not_theirs(
    baton: Baton, dana: MemberDriver, marek: MemberDriver, settled: Settle
) -> None:
    """A name is not told by the question whether it is the same customer."""
    await cancel(dana, settled)
    await open_handover(marek, "Fjordline Logistics Ltd", settled)
    assert (await account_of(baton, "Fjordline Logistics Ltd")).names == ("Fjordline Logistics Ltd",)


async def test_nobody_takes_an_account_by_typing_its_name(
    baton: Baton, dana: MemberDriver, marek: MemberDriver, settled: Settle
) -> None:
    await cancel(dana, settled)
    await open_handover(marek, "Fjordline Logistics", settled)
    account = await account_of(baton)
    assert account.owner == dana.id
    assert marek.id not in account.people


async def test_who_has_no_part_any_more_cannot_say_that_it_is_the_same_customer(
    baton: Baton, dana: MemberDriver, aiko: MemberDriver, settled: Settle
) -> None:
    await cancel(dana, settled)
    form = await filled_form(dana, "Fjordline Logistics Ltd", settled)
    await form.submit()
    form = await dana.modal("Start handover")
    await form.fill({ASKED: "Yes, Fjordline Logistics by another name"})
    await changed(aiko, settled, "Edit people …", Owner="Marek Novák")
    await form.submit()
    await settled()
    assert "Only an account's own people can see it" in (await dana.modal()).plain()
    assert (await account_of(baton)).names == ("Fjordline Logistics",)


async def test_the_owner_may_say_whose_account_it_is_now(
    baton: Baton, dana: MemberDriver, marek: MemberDriver, settled: Settle
) -> None:
    """Whoever may change the account makes the outgoing CSM its owner by naming them."""
    await cancel(dana, settled)
    await open_handover(dana, "Fjordline Logistics", settled, **{"Outgoing CSM": "Marek Novák"})
    assert (await account_of(baton)).owner == marek.id


async def test_completing_makes_the_incoming_csm_the_owner(
    playground: Playground, baton: Baton, dana: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    await finish_everything(baton, dana.id)
    await playground.clock.advance(timedelta(days=1))
    await priya.command("/handover complete Fjordline Logistics")
    await settled()
    account = await account_of(baton)
    assert (account.owner, account.manager) == (priya.id, playground.member("Aiko Tanaka").id)
    assert account.owner_since == playground.clock.now().date()


async def test_what_is_said_in_the_interview_is_known_of_the_account_as_it_is_edited_and_deleted(
    thread: Thread, baton: Baton, settled: Settle
) -> None:
    said = await thread.say("Calm but watchful.")
    entry = (await entries_of(baton))["snapshot"]
    assert (entry.text, entry.by, entry.source) == ("Calm but watchful.", thread.dana.id, said.ts)
    thread.dana.edit(said, "Calm, and very watchful.")
    await settled()
    assert (await entries_of(baton))["snapshot"].text == "Calm, and very watchful."
    thread.dana.delete(said)
    await settled()
    assert "snapshot" not in await entries_of(baton)
