"""`/handover team`: a leader sees the accounts and handovers of their team, and who carries what (P28, P30, P112)."""

import csv
import io
from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.app import Baton
from handover.leaders import Leaders
from handover.model.cover import Cover
from playground.driver import MemberDriver, Modal
from playground.driver.forms import pressable
from playground.running import Playground
from tests.conftest import Settle
from tests.handlers.accounts import account_of, cancel, press
from tests.opening import open_handover

pytestmark = pytest.mark.usefixtures("opened", "baton")
HERE = "T0PLAYGROUND"
TITLE = "Your team"


async def leads(baton: Baton, *people: MemberDriver) -> None:
    """Make these people the CS leaders."""
    async with baton.store.begin(HERE) as unit:
        await unit.leaders.put(Leaders(tuple(one.id for one in people)))


async def team_of(person: MemberDriver, settled: Settle) -> Modal:
    await person.command("/handover team")
    await settled()
    return await person.modal()


async def chosen(person: MemberDriver, settled: Settle, option: str) -> str:
    """Choose this in one of the menus of the page, and return what is shown then."""
    view = (await person.modal(TITLE)).view
    block, element, choice = next(
        (block, element, one)
        for block, element in pressable(view.blocks, inputs=True)
        for one in element.get("options", [])
        if one["text"]["text"] == option
    )
    await person.person.enter(view, block["block_id"], element["action_id"], choice)
    await settled()
    return (await person.modal(TITLE)).plain()


async def later(playground: Playground, settled: Settle, days: int) -> None:
    for _ in range(days):
        await playground.clock.advance(timedelta(days=1))
        await settled()


async def file_of(playground: Playground, person: MemberDriver) -> list[dict[str, str]]:
    """Return the lines of the newest file this person was sent."""
    [sent] = next(seen.message.files for seen in reversed(person.messages()) if seen.message.files)
    files = playground.workspace.files
    text = files.content(files.get(sent)).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


async def test_a_leader_sees_numbers_first_then_what_needs_an_eye(
    playground: Playground, baton: Baton, dana: MemberDriver, marek: MemberDriver, settled: Settle
) -> None:
    await open_handover(dana, "Aurora Robotics", settled)
    await open_handover(dana, "Borealis Foods", settled)
    await cancel(dana, settled, "Borealis Foods")
    await leads(baton, marek)
    await later(playground, settled, 7)
    page = await team_of(marek, settled)
    assert page.texts()[0].startswith("*2 handovers* running · *2 late* · ")
    assert page.texts()[0].endswith("0 without an owner · 0 ready to finish")
    first, _, last = [text for text in page.texts() if text.startswith("*") and "handovers*" not in text]
    assert first.startswith("*Aurora Robotics* · @Dana Reyes to @Priya Nair\nPrepare, ")
    assert "things late, by up to" in first
    assert last == "*Borealis Foods* · @Dana Reyes\nno handover"


async def test_what_is_confidential_or_internal_is_not_told_to_a_leader_outside(
    baton: Baton, dana: MemberDriver, marek: MemberDriver, lucas: MemberDriver, settled: Settle
) -> None:
    await leads(baton, marek)
    page = await team_of(marek, settled)
    assert "Open" not in page.buttons()
    glance = await press(marek, settled, "See more of Fjordline Logistics")
    said = glance.plain()
    assert "Answers, notes and the reason are for those in the handover and workspace admins." in said
    assert "Prepare: " in said
    assert not {"leaving", "new role", "reason:"} & set(said.casefold().split())
    await (await marek.modal()).close(whole_stack=True)
    await team_of(lucas, settled)
    await press(lucas, settled, "Open Fjordline Logistics")
    assert "Review answers" in (await lucas.modal("Handover")).buttons()


async def test_a_manager_sees_what_they_manage_and_nothing_else_and_others_whom_to_ask(
    baton: Baton,
    dana: MemberDriver,
    aiko: MemberDriver,
    marek: MemberDriver,
    priya: MemberDriver,
    settled: Settle,
) -> None:
    await open_handover(dana, "Aurora Robotics", settled, Manager="Marek Novák")
    await leads(baton)
    page = await team_of(marek, settled)
    assert "Aurora Robotics" in page.plain()
    assert "Fjordline" not in page.plain()
    assert "for those who lead" in (await team_of(priya, settled)).plain()


async def test_a_guest_sees_nothing_whoever_chose_them(
    playground: Playground, baton: Baton, marek: MemberDriver, settled: Settle
) -> None:
    await leads(baton, marek)
    member = playground.workspace.members.get(marek.id)
    playground.workspace.members.put(replace(member, is_restricted=True))
    await settled()
    page = (await team_of(marek, settled)).plain()
    assert "for those who lead" in page
    assert "Fjordline" not in page


async def test_filters_by_kind_and_person_keep_each_other(
    playground: Playground, baton: Baton, dana: MemberDriver, marek: MemberDriver, settled: Settle
) -> None:
    await open_handover(dana, "Aurora Robotics", settled, **{"Incoming CSM": "Lucas Almeida"})
    await leads(baton, marek)
    await team_of(marek, settled)
    shown = await chosen(marek, settled, "Lucas Almeida")
    assert "Aurora Robotics" in shown
    assert "Fjordline" not in shown
    shown = await chosen(marek, settled, "Being handed over (2)")
    assert "Being handed over of @Lucas Almeida: 1 account" in shown
    assert "No account of your team is among these." in await chosen(marek, settled, "Late (0)")
    assert "Fjordline" not in await chosen(marek, settled, "All accounts (2)")


async def test_an_account_whose_owner_has_gone_is_one_tap_from_who_could_take_over(
    playground: Playground, baton: Baton, dana: MemberDriver, marek: MemberDriver, settled: Settle
) -> None:
    await cancel(dana, settled)
    playground.workspace.members.deactivate(dana.id)
    await settled()
    await leads(baton, marek)
    await later(playground, settled, 1)
    page = await team_of(marek, settled)
    assert "*1 without an owner*" in page.plain()
    assert "*Fjordline Logistics* · @Dana Reyes has left\n:red_circle: 1 working day without an owner" in page.plain()
    await press(marek, settled, "See who could take over Fjordline Logistics")
    assert "*Fjordline Logistics*" in (await marek.modal("Who takes over?")).plain()


async def test_who_has_room_leads_to_somebody_s_accounts(
    baton: Baton, dana: MemberDriver, marek: MemberDriver, settled: Settle
) -> None:
    await leads(baton, marek)
    await (await team_of(marek, settled)).click("See who has room")
    await settled()
    people = await marek.modal("Who has room")
    assert "2 people. Nobody is over their limit; 2 with room." in people.plain()
    assert "1 of 40 · looks after 1 account · 1 handover running" in people.plain()
    assert "1 of 40 · is taking over 1 account · 1 handover running" in people.plain()
    await people.click("See their accounts")
    await settled()
    assert "All accounts of @" in (await marek.modal(TITLE)).plain()


async def test_of_somebody_s_accounts_each_is_one_tap_from_who_could_take_over(
    baton: Baton, dana: MemberDriver, aiko: MemberDriver, settled: Settle
) -> None:
    await cancel(dana, settled)
    await leads(baton, aiko)
    assert "Open account" in (await team_of(aiko, settled)).buttons()
    await (await aiko.modal(TITLE)).click("See who has room")
    await settled()
    await (await aiko.modal("Who has room")).click("See their accounts")
    await settled()
    await press(aiko, settled, "See who could take over Fjordline Logistics")
    assert "Its owner is @Dana Reyes." in (await aiko.modal("Who takes over?")).plain()


async def test_the_file_holds_every_account_of_the_team_and_no_formula(
    playground: Playground, baton: Baton, dana: MemberDriver, aiko: MemberDriver, marek: MemberDriver, settled: Settle
) -> None:
    await open_handover(dana, '=HYPERLINK("x"), Bröd & Söner', settled)
    await cancel(dana, settled, '=HYPERLINK("x"), Bröd & Söner')
    await leads(baton, marek)
    await (await team_of(marek, settled)).click("As a CSV file")
    await settled()
    lines = {line["Account"]: line for line in await file_of(playground, marek)}
    assert set(lines) == {"Fjordline Logistics", '\'=HYPERLINK("x"), Bröd & Söner'}
    running = lines["Fjordline Logistics"]
    assert (running["Hands over"], running["Takes over"], running["Stage"]) == ("Dana Reyes", "Priya Nair", "Prepare")
    assert lines['\'=HYPERLINK("x"), Bröd & Söner']["Takes over"] == ""
    assert "Reason" not in running


async def test_whoever_leads_nobody_any_more_is_sent_no_file(
    playground: Playground, baton: Baton, marek: MemberDriver, settled: Settle
) -> None:
    await leads(baton, marek)
    page = await team_of(marek, settled)
    await leads(baton)
    await page.click("As a CSV file")
    await settled()
    assert "for those who lead" in (await marek.modal()).plain()
    assert not any(seen.message.files for seen in marek.messages())


async def test_the_home_tab_of_a_leader_has_the_team_in_numbers(
    baton: Baton, marek: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    await leads(baton, marek)
    marek.open_home()
    await settled()
    home = await marek.home(TITLE)
    assert "*1 handover* running" in home.plain()
    assert "Open your team" in home.buttons()
    priya.open_home()
    await settled()
    assert "Your team" not in (await priya.home()).plain()


async def test_who_covers_is_named_and_found_and_a_colleague_of_whom_nothing_is_stored_has_a_name(
    playground: Playground, baton: Baton, dana: MemberDriver, marek: MemberDriver, settled: Settle
) -> None:
    await cancel(dana, settled)
    account, freya = await account_of(baton), playground.workspace.members.find("Freya van den Berg-O’Connor").id
    async with baton.store.begin(HERE) as unit:
        cover = Cover(freya, account.owner, "h1", playground.clock.now(), date(2026, 6, 1))
        await unit.accounts.save(replace(await unit.accounts.get(account.id), covers=(cover,)))
    await leads(baton, marek)
    page = await team_of(marek, settled)
    assert "@Dana Reyes, covered by @Freya 🌻 van den Berg-O’Connor until 1 June 2026" in page.plain()
    assert "Fjordline" in await chosen(marek, settled, "Freya 🌻 van den Berg-O’Connor")
    await (await marek.modal(TITLE)).click("As a CSV file")
    await settled()
    [line] = await file_of(playground, marek)
    assert line["Covered by"] == "Freya 🌻 van den Berg-O’Connor"


async def test_pages_hold_fifteen_and_the_view_its_limit(
    baton: Baton, dana: MemberDriver, marek: MemberDriver, settled: Settle
) -> None:
    account = await account_of(baton)
    async with baton.store.begin(HERE) as unit:
        for number in range(20):
            copy = replace(account, id=f"a{number:05}", name=f"Customer {number:02}", other_names=())
            await unit.accounts._begin(copy)
    await leads(baton, marek)
    page = await team_of(marek, settled)
    assert "21 accounts, 1 to 15" in page.plain()
    await page.click("Next page")
    await settled()
    assert "21 accounts, 16 to 21" in (await marek.modal(TITLE)).plain()


async def test_who_has_an_area_of_a_handover_is_seen_with_it(
    baton: Baton, dana: MemberDriver, marek: MemberDriver, lucas: MemberDriver, settled: Settle
) -> None:
    await dana.command("/handover status fjordline")
    await dana.click("Open", dana.messages()[-1])
    await settled()
    await (await dana.modal("Handover")).click("See who takes over what")
    await settled()
    await (await dana.modal("Who takes over what")).click("Add a colleague …")
    await settled()
    form = await dana.modal("An area")
    await form.fill({"Who?": "Lucas Almeida", "Their area": "commercial"})
    assert await form.submit() == {}
    await settled()
    await leads(baton, marek)
    assert "@Dana Reyes to @Priya Nair, with @Lucas Almeida" in (await team_of(marek, settled)).plain()
    assert "Fjordline" in await chosen(marek, settled, "Lucas Almeida")
    await (await marek.modal(TITLE)).click("See who has room")
    await settled()
    people = (await marek.modal("Who has room")).plain()
    assert "*@Lucas Almeida*" in people
    of_lucas = people[people.index("*@Lucas Almeida*") :].split("*@")[1]
    assert "1 handover running" in of_lucas
    assert "1 of 40 · has an area of 1 account" in of_lucas
    assert "Areas of 3 accounts, beside their CSM, count as 1 of those." in people
