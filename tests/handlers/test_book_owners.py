"""A territory is cut: one list holds the accounts of several people, and each is handed over by whose it is."""

import pytest

from bot.app import Baton
from handover.book.book import Hold, RowState
from playground.driver import MemberDriver
from playground.running import Playground
from playground.seed import DANA, LUCAS, MAREK, PRIYA, SAM
from tests.conftest import Settle
from tests.handlers.books import HERE, confirmed, mornings, opened_channels, planned, rows, sent
from tests.opening import open_handover

pytestmark = pytest.mark.usefixtures("baton")
LIST = """CSM,Account Name,Renewal Date
Dana Reyes,Aurora Robotics,2026-09-30
"Almeida, Lucas",Bergmann & Sons,2026-09-30
sam.whitfield@northwind.example,Cedar Health,2026-09-30
M. Novak,Dovetail Joinery,2026-09-30
Team North,Ember Foods,2026-09-30
Team North,Fern Hotels,2026-09-30
"""
FILE = {"A list of accounts": [("cut.csv", LIST.encode())], "Who may take over?": ["Priya Nair"]}


async def test_each_account_is_handed_over_by_whom_the_list_names(
    playground: Playground, baton: Baton, lucas: MemberDriver, settled: Settle
) -> None:
    said = await sent(lucas, settled, **FILE)
    assert said.plain().splitlines()[-7:-1] == [
        "It names several people whose accounts they are:",
        "• “Team North”, 2 accounts: nobody I know, so they count as @Dana Reyes's",
        "• “Almeida, Lucas”, 1 account: @Lucas Almeida",
        "• “Dana Reyes”, 1 account: @Dana Reyes",
        "• “M. Novak”, 1 account: I think @Marek Novák",
        "• “sam.whitfield@northwind.example”, 1 account: @Sam Whitfield",
    ], said.plain()
    await lucas.click("That's right: make the plan", said)
    await settled()
    found = await rows(baton)
    assert {name: row.outgoing for name, row in found.items()} == {
        "Aurora Robotics": DANA,
        "Bergmann & Sons": LUCAS,
        "Cedar Health": SAM,
        "Dovetail Joinery": MAREK,
        "Ember Foods": DANA,
        "Fern Hotels": DANA,
    }
    plan = lucas.messages()[-1]
    assert "@Dana Reyes's accounts and those of @Lucas Almeida, @Marek Novák and @Sam Whitfield" in plan.plain()
    await lucas.click("Open the book", plan)
    await settled()
    page = await lucas.modal("Book of accounts")
    assert "@Lucas Almeida → @Priya Nair" in page.plain()
    await page.close(whole_stack=True)
    await confirmed(lucas, settled, "Approve …", plan)
    await mornings(playground, settled, 2)
    assert len(opened_channels(playground)) >= 2
    started = [row.handover for row in (await rows(baton)).values() if row.handover]
    async with baton.store.begin(HERE) as unit:
        begun = [await unit.handovers.get(one) for one in started]
    assert {one.account: one.outgoing for one in begun}.items() <= {
        name: LUCAS if row.outgoing == SAM else row.outgoing for name, row in found.items()
    }.items()


async def test_who_they_are_is_said_otherwise_before_it_counts(
    baton: Baton, lucas: MemberDriver, settled: Settle
) -> None:
    said = await sent(lucas, settled, **FILE)
    await lucas.click("Say whose they are …", said)
    await settled()
    form = await lucas.modal("Whose they are")
    await form.fill({"Team North (2 accounts)": "Issue Tracker"})
    assert await form.submit() == {"Team North (2 accounts)": "That's an app. Please choose a person."}
    await form.fill({"Team North (2 accounts)": "Priya Nair", "M. Novak (1 account)": None})
    assert await form.submit() == {}
    await settled()
    asked = lucas.messages()[-1]
    assert "• “Team North”, 2 accounts: @Priya Nair" in asked.plain()
    assert "• “M. Novak”, 1 account: nobody I know, so they count as @Dana Reyes's" in asked.plain()
    await lucas.click("That's right: make the plan", asked)
    await settled()
    found = await rows(baton)
    assert (found["Ember Foods"].outgoing, found["Dovetail Joinery"].outgoing) == (PRIYA, DANA)
    assert found["Ember Foods"].incoming != PRIYA, "nobody hands over to themselves"


async def test_another_column_names_other_owners(baton: Baton, lucas: MemberDriver, settled: Settle) -> None:
    content = "Account,Owner,Sales\nAcme,Dana Reyes,Marek Novák\nBeta,Priya Nair,Lucas Almeida\n"
    said = await sent(lucas, settled, **FILE | {"A list of accounts": [("b.csv", content.encode())]})
    await lucas.click("Change the columns …", said)
    await settled()
    form = await lucas.modal("Columns of the list")
    await form.fill({"Whose it is": "Sales · Marek Novák"})
    assert await form.submit() == {}
    await settled()
    asked = lucas.messages()[-1]
    assert "• “Marek Novák”, 1 account: @Marek Novák" in asked.plain()
    assert "Priya Nair”" not in asked.plain()
    await lucas.click("That's right: make the plan", asked)
    await settled()
    assert {name: row.outgoing for name, row in (await rows(baton)).items()} == {"Acme": MAREK, "Beta": LUCAS}


async def test_a_list_of_one_owner_is_the_leavers_whatever_it_calls_them(
    baton: Baton, lucas: MemberDriver, settled: Settle
) -> None:
    content = "Account,Owner\nAcme,DR (old)\nBeta,DR (old)\n"
    said = await sent(lucas, settled, **FILE | {"A list of accounts": [("b.csv", content.encode())]})
    assert "several people" not in said.plain()
    await lucas.click("That's right: make the plan", said)
    await settled()
    assert {row.outgoing for row in (await rows(baton)).values()} == {DANA}


async def test_accounts_of_people_whom_a_manager_does_not_lead_are_left_out(
    baton: Baton, aiko: MemberDriver, dana: MemberDriver, settled: Settle
) -> None:
    await open_handover(dana, "Fjordline Logistics", settled)
    plan = await planned(aiko, settled, **FILE, Manager="Aiko Tanaka")
    found = await rows(baton)
    left = {name for name, row in found.items() if (row.state, row.hold) == (RowState.LEFT_OUT, Hold.NOT_LED)}
    assert left == {"Bergmann & Sons", "Cedar Health", "Dovetail Joinery"}
    await aiko.click("Open the book", plan)
    await settled()
    page = (await aiko.modal("Book of accounts")).plain()
    assert "left out: the list says that it is somebody's whom you don't lead" in page
