"""Accounts as people see and change them in Slack."""

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.app import Baton
from handover.blueprint.entries import EntryChanges
from handover.model.account import AccountEntry, AccountField
from handover.model.customer_kinds import Tier
from handover.model.decision import Decision
from handover.model.handover import Status
from playground.driver import MemberDriver
from playground.running import Playground
from tests.conftest import MONDAY_MORNING, Settle
from tests.examples import a_handover
from tests.handlers.accounts import account_of, cancel, changed, page_of, press
from tests.handlers.threads import Thread, handover_of
from tests.opening import open_handover

CHANNEL = "handover-fjordline-logistics"
pytestmark = pytest.mark.usefixtures("opened", "baton")


async def test_the_page_shows_whose_it_is_and_what_is_known_with_who_and_when(thread: Thread, settled: Settle) -> None:
    await thread.say("Calm but watchful.")
    shown = (await page_of(thread.dana, settled)).plain()
    assert "To know: Calm but watchful." in shown.replace("*", "")
    assert "*Owner:* @Dana Reyes · *Backup:* :warning: nobody · *Manager:* @Aiko Tanaka" in shown
    assert "1 entry." in shown
    assert "*Where things stand*\nCalm but watchful." in shown
    assert "@Dana Reyes, " in shown
    assert "fresh until 16 March 2026" in shown


async def test_what_nobody_has_said_for_long_is_stale(thread: Thread, playground: Playground, settled: Settle) -> None:
    await thread.say("Calm but watchful.")
    await playground.clock.advance(timedelta(days=15))
    shown = (await page_of(thread.dana, settled)).plain()
    assert "1 entry, 1 of them stale" in shown
    assert "stale since 16 March 2026" in shown
    assert "*To know (as of 2 March 2026):* Calm but watchful." in shown


async def test_everything_about_it_can_be_changed_and_says_who_has(
    baton: Baton, dana: MemberDriver, aiko: MemberDriver, settled: Settle
) -> None:
    refused = await changed(
        dana,
        settled,
        "Edit customer …",
        **{"Other names": "FJL\nFjordline AS", "Website": "fjordline.example", "Tier": "High-touch", "Region": "North"},
    )
    assert refused == {}
    assert "High-touch · North" in (await dana.modal("Account")).plain(), "the page behind the form is as it is now"
    await (await dana.modal()).close()
    assert await changed(aiko, settled, "Edit people …", Backup="Marek Novák", Support="Lucas Almeida") == {}
    await (await aiko.modal()).close()
    assert (
        await changed(
            dana,
            settled,
            "Edit renewal, links …",
            **{
                "Renewal date": "2026-09-30",
                "How likely": "Unsure",
                "What could get in the way": "The scanners in Hull.",
                "Links": "Success plan: https://docs.fjordline.example/plan",
                "Ids in other systems": "Salesforce: 0015g",
            },
        )
        == {}
    )
    shown = (await dana.modal("Account")).plain()
    for words in (
        "FJL · Fjordline AS",
        "*Backup:* @Marek Novák",
        "support @Lucas Almeida",
        "30 September 2026 · unsure",
        "The scanners in Hull.",
        "Success plan",
        "Salesforce: 0015g",
        "@Dana Reyes: Links none → Success plan",
    ):
        assert words in shown
    account = await account_of(baton, "fjl")
    assert account.tier is Tier.HIGH_TOUCH
    by = {one.what: one.by for one in account.changes}
    assert (by[AccountField.BACKUP], by[AccountField.TIER]) == (aiko.id, dana.id)


async def test_every_change_can_be_read_back_to_the_first_one(dana: MemberDriver, settled: Settle) -> None:
    for number in range(23):
        assert await changed(dana, settled, "Edit customer …", Region=f"Region {number}") == {}
        await (await dana.modal()).close()
    page = await page_of(dana, settled)
    assert "Region 17 → Region 18" in page.plain()
    assert "Region 3 → Region 4" not in page.plain()
    await page.click("See all changes")
    shown = await dana.modal("Changes")
    assert "23 changes, the newest first." in shown.plain()
    assert "@Dana Reyes: Region Region 21 → Region 22, 02 Mar 2026" in shown.plain()
    await shown.click("Next page")
    await settled()
    shown = await dana.modal("Changes")
    assert "@Dana Reyes: Region none → Region 0, 02 Mar 2026" in shown.plain()
    await shown.click("Previous page")
    await settled()
    assert "Region 21 → Region 22" in (await dana.modal("Changes")).plain()


async def test_two_forms_open_at_once_change_what_each_of_them_changed(
    baton: Baton, dana: MemberDriver, aiko: MemberDriver, settled: Settle
) -> None:
    for person in (dana, aiko):
        await (await page_of(person, settled)).click("Edit customer …")
    form = await aiko.modal("Edit account")
    await form.fill({"Region": "North", "Industry": "Freight"})
    assert await form.submit() == {}
    form = await dana.modal("Edit account")
    await form.fill({"Segment": "Enterprise", "Region": "South"})
    assert "has been changed elsewhere" in (await form.submit())["Region"]
    await form.fill({"Region": ""})
    assert await form.submit() == {}
    await settled()
    account = await account_of(baton)
    assert (account.segment, account.region, account.industry) == ("Enterprise", "North", "Freight")


async def test_a_name_of_another_account_is_refused_beside_its_field(dana: MemberDriver, settled: Settle) -> None:
    await open_handover(dana, "Acme", settled)
    refused = await changed(dana, settled, "Edit customer …", **{"Other names": "ACME"})
    assert "Another account is called “ACME” already" in refused["Other names"]


async def test_a_secret_is_refused_until_somebody_says_it_is_none(
    baton: Baton, dana: MemberDriver, settled: Settle
) -> None:
    await (await page_of(dana, settled)).click("Edit customer …")
    form = await dana.modal("Edit account")
    await form.fill({"Segment": "password: hunter2!Xy"})
    assert "looks like a password" in (await form.submit())["Segment"]
    assert (await account_of(baton)).segment == ""


async def test_any_of_its_names_finds_it_and_where_it_is_not_certain_it_is_asked(
    baton: Baton, dana: MemberDriver, settled: Settle
) -> None:
    for name in ("Harbor Foods", "Harbor Tools"):
        await open_handover(dana, name, settled)
    assert "Fjordline Logistics" in (await page_of(dana, settled, "fjrodline")).plain()
    await (await dana.modal()).close()
    choice = await page_of(dana, settled, "harbor")
    assert "I'm not sure which one you mean by “harbor”" in choice.plain()
    await choice.fill({"Choose an account": "Harbor Tools"})
    await settled()
    assert "Harbor Tools" in (await dana.modal("Account")).plain()
    await (await dana.modal()).close()
    assert "I know no account called “zebra”" in (await page_of(dana, settled, "zebra")).plain()


async def test_in_its_channel_an_account_needs_no_name(dana: MemberDriver, settled: Settle) -> None:
    await open_handover(dana, "Acme", settled)
    await dana.command("/handover account", CHANNEL)
    await settled()
    assert "Fjordline Logistics" in (await dana.modal("Account")).plain()


async def test_the_overview_of_a_handover_leads_to_its_account(dana: MemberDriver, settled: Settle) -> None:
    await dana.click("See the whole handover", await dana.message("You have started the handover"))
    await settled()
    await (await dana.modal("Handover")).click("Open account")
    await settled()
    assert "*Owner:* @Dana Reyes" in (await dana.modal("Account")).plain()


async def test_only_its_people_see_it_and_guests_never(
    playground: Playground, baton: Baton, marek: MemberDriver, priya: MemberDriver, lucas: MemberDriver, settled: Settle
) -> None:
    shown = (await page_of(marek, settled)).plain()
    assert "I know no account called" in shown
    assert "Owner" not in shown
    for person in (priya, lucas):
        assert "*Owner:*" in (await page_of(person, settled)).plain()
    members = playground.workspace.members
    members.put(replace(members.get(priya.id), is_restricted=True))
    await settled()
    await (await priya.modal()).close()
    assert "*Owner:*" not in (await page_of(priya, settled)).plain()


async def test_an_old_button_or_form_does_nothing_for_who_has_no_part_any_more(
    baton: Baton, dana: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    await priya.command("/handover brief fjordline")
    brief = priya.messages()[-1]
    await (await page_of(priya, settled)).click("Edit customer …")
    form = await priya.modal("Edit account")
    await form.fill({"Region": "North"})
    await cancel(dana, settled)
    await form.submit()
    await settled()
    assert "Only an account's own people can see it" in (await priya.modal()).plain()
    assert (await account_of(baton)).region == ""
    await (await priya.modal()).close(whole_stack=True)
    await priya.click("Open account", brief)
    await settled()
    assert "Only an account's own people can see it" in (await priya.modal()).plain()


async def test_who_starts_a_handover_of_somebody_elses_account_reads_nothing_of_it(
    thread: Thread, baton: Baton, marek: MemberDriver, settled: Settle
) -> None:
    """Anybody can start one by the name, and name themselves."""
    await thread.say("Calm but watchful.")
    await cancel(thread.dana, settled)
    await open_handover(marek, "Fjordline Logistics", settled, Manager="Lucas Almeida")
    shown = (await page_of(marek, settled)).plain()
    assert "Calm but watchful" not in shown
    card = await marek.message("Fjordline Logistics: handover", "handover-fjordline-logistics-2")
    assert "Calm but watchful" not in card.plain()
    await marek.command("/handover brief fjordline")
    assert "I know no account called" in marek.messages()[-1].plain()


async def test_the_brief_is_at_hand_by_a_command_on_the_card_and_in_the_document(
    thread: Thread, priya: MemberDriver, settled: Settle
) -> None:
    await thread.say("Calm but watchful.")
    brief = "To know: Calm but watchful.\nNext: last day of the handover, 23 March 2026"
    await priya.command("/handover brief fjordline")
    reply = priya.messages()[-1]
    assert brief in reply.plain().replace("*", "")
    assert brief in (await priya.message("Fjordline Logistics: handover", CHANNEL)).plain().replace("*", "")
    await priya.click("Handover document", await priya.message("Fjordline Logistics: handover", CHANNEL))
    await settled()
    document = (await priya.message("Handover document: ", CHANNEL)).plain().replace("*", "")
    assert all(line in document for line in brief.splitlines())
    await priya.click("Open account", reply)
    await settled()
    assert "Where things stand" in (await priya.modal("Account")).plain()


async def test_the_brief_is_the_same_wherever_it_is_read_however_much_is_known(
    thread: Thread, priya: MemberDriver, settled: Settle
) -> None:
    await thread.say("Calm & watchful: orders < plan. " * 20)
    family = ("Nowak", "Reid", "Fuchs", "Aziz", "Holm", "Lorenz", "Dahl", "Okoye", "Brandt", "Moreau")
    given = ("Marta", "Tom", "Lena", "Omar", "Pia", "Kai")
    await thread.say("\n".join(f"{one} {name} – Head of Area {name} – decides" for one in given for name in family))
    await thread.say("\n".join(f"{n} June 2026: steering call number {n} with everybody" for n in range(1, 30)))
    await thread.say(
        "\n".join(f"Export number {n} for Maria in Hull by {n % 28 + 1} May 2026, owner Tom" for n in range(40))
    )
    await priya.command("/handover brief fjordline")
    told = priya.messages()[-1].plain().replace("*", "").splitlines()
    brief = [line for line in told if line.startswith(("To know: ", "Next: ", "Promised: "))]
    assert len(brief) == 3
    assert 500 < sum(len(line) + 1 for line in brief) <= 600
    assert "Marta Nowak (Head of Area Nowak, decides), Marta Reid (" in brief[0]
    assert brief[1].endswith(" · steering call number 1 with everybody, 1 June 2026")
    assert brief[2].startswith("Promised: Export number 0 for Maria in Hull by 1 May 2026, owner Tom · ")
    assert re.search(r" · and 3\d more$", brief[2])
    card = (await priya.message("Fjordline Logistics: handover", CHANNEL)).plain().replace("*", "")
    await priya.click("Handover document", await priya.message("Fjordline Logistics: handover", CHANNEL))
    await settled()
    document = (await priya.message("Handover document: ", CHANNEL)).plain().replace("*", "")
    page = (await page_of(priya, settled)).plain().replace("*", "")
    for place in (card, document, page):
        assert [line for line in brief if line not in place] == []


async def test_the_lists_show_what_they_say(
    playground: Playground, baton: Baton, dana: MemberDriver, lucas: MemberDriver, settled: Settle
) -> None:
    for name in ("Acme", "Beta"):
        await open_handover(dana, name, settled)
    await dana.command("/handover accounts")
    await settled()
    shown = (await dana.modal("Accounts")).plain()
    assert "*Mine* · 3 accounts" in shown
    assert shown.index("Acme") < shown.index("Beta") < shown.index("Fjordline")
    await (await dana.modal()).fill({"*Mine* · 3 accounts": "My team's"})
    await settled()
    assert "You have no part in an account of somebody else's." in (await dana.modal("Accounts")).plain()
    await (await dana.modal()).close()
    playground.workspace.members.deactivate(dana.id)
    await settled()
    await lucas.command("/handover accounts without owner")
    await settled()
    shown = (await lucas.modal("Accounts")).plain()
    assert "*Without owner* · 3 accounts" in shown
    await (await lucas.modal()).click("Open")
    await settled()
    assert "Acme" in (await lucas.modal("Account")).plain()


async def test_words_that_mean_no_list_are_answered_with_those_that_do(dana: MemberDriver, settled: Settle) -> None:
    await dana.command("/handover accounts blue")
    await settled()
    shown = (await dana.modal("Accounts")).plain()
    assert "I don't know “blue”" in shown
    assert "Fjordline Logistics" in shown


async def test_the_home_tab_leads_to_the_accounts(dana: MemberDriver, settled: Settle) -> None:
    dana.open_home()
    await settled()
    await (await dana.home("Open accounts")).click("Open accounts")
    await settled()
    assert "Fjordline Logistics" in (await dana.modal("Accounts")).plain()


async def test_five_hundred_accounts_are_listed_page_by_page(baton: Baton, dana: MemberDriver, settled: Settle) -> None:
    workspace = (await baton.identity.known()).team_id or ""
    async with baton.store.begin(workspace) as unit:
        for number in range(500):
            one = a_handover(
                id=f"n{number}", account=f"Number {number:03}", outgoing=dana.id, incoming="U0X", manager=""
            )
            await unit.handovers.add(Decision(replace(one, status=Status.CANCELLED)))
    await dana.command("/handover accounts")
    await settled()
    assert "*Mine* · 501 accounts" in (await dana.modal("Accounts")).plain()
    seen = []
    while True:
        shown = await dana.modal("Accounts")
        seen += re.findall(r"\*(Number \d+|Fjordline Logistics)\*", shown.plain())
        if "Next page" not in shown.buttons():
            break
        await shown.click("Next page")
        await settled()
    assert seen == ["Fjordline Logistics", *(f"Number {number:03}" for number in range(500))]
    await (await dana.modal("Accounts")).click("Previous page")
    await settled()
    assert "Number 479" in (await dana.modal("Accounts")).plain()


async def test_a_long_entry_is_read_whole_and_many_are_turned_over(
    baton: Baton, dana: MemberDriver, settled: Settle
) -> None:
    workspace = (await baton.identity.known()).team_id or ""
    account_id = (await account_of(baton)).id
    long = AccountEntry("long", "Long", "word " * 500 + "the end", "h1", dana.id, MONDAY_MORNING)
    others = [
        AccountEntry(f"n{number:03}", f"Title {number:03}", "x", "h1", dana.id, MONDAY_MORNING, place=number + 1)
        for number in range(40)
    ]
    async with baton.store.begin(workspace) as unit:
        await unit.blueprint.write(account_id, "h1", EntryChanges((long, *others)))
    page = await page_of(dana, settled)
    assert "the end" not in page.plain()
    await page.click("Open")
    await settled()
    assert "the end" in (await dana.modal("Entry")).plain()
    await (await dana.modal()).close()
    await (await dana.modal("Account")).click("Next page")
    await settled()
    shown = (await dana.modal("Account")).plain()
    assert ("Title 014" in shown, "Title 013" in shown, "Title 029" in shown) == (True, False, False)


async def test_what_is_understood_of_an_entry_is_listed_below_its_words(thread: Thread, settled: Settle) -> None:
    """P50, P80: the people of an answer, a line each; the answer stays as it was written."""
    await thread.say("Calm.")
    await thread.say("Maria Lopes decides.\nErik Lind - Head of IT")
    await page_of(thread.dana, settled)
    shown = (await press(thread.dana, settled, "Open: The people")).plain()
    assert "2 people" in shown
    assert "Maria Lopes – decides" in shown
    assert "Erik Lind – title: Head of IT" in shown
    assert "Maria Lopes decides.\nErik Lind - Head of IT" in shown
    await thread.click("Right")
    await page_of(thread.dana, settled)
    shown = (await press(thread.dana, settled, "Open: The people")).plain()
    assert "✓ Maria Lopes – decides" in shown
    assert "✓ Erik Lind – title: Head of IT" in shown


async def test_a_renewal_changed_on_the_page_is_followed_by_the_running_handover_and_the_other_way_round(
    baton: Baton, dana: MemberDriver, settled: Settle
) -> None:
    """The date of the account and that of its handover are one."""
    assert await changed(dana, settled, "Edit renewal, links …", **{"Renewal date": "2026-04-15"}) == {}
    await (await dana.modal()).close()
    handover = await handover_of(baton, dana)
    assert handover.renewal_date == date(2026, 4, 15)
    note = (await dana.message("has changed the plan", CHANNEL)).plain()
    assert "Renewal date: none → 15 April 2026" in note
    await dana.command("/handover plan fjordline")
    form = await dana.modal("Change the plan")
    await form.fill({"Renewal date": None, "Out of contract since": "2026-01-31"})
    assert await form.submit() == {}
    await settled()
    renewal = (await account_of(baton)).renewal
    assert (renewal.day, renewal.out_of_contract) == (None, date(2026, 1, 31))
    assert "out of contract since 31 January 2026" in (await page_of(dana, settled)).plain()


async def test_an_account_has_a_renewal_date_or_no_contract(dana: MemberDriver, settled: Settle) -> None:
    both = {"Renewal date": "2026-06-15", "Out of contract since": "2026-01-31"}
    assert "clear one of the two" in str(await changed(dana, settled, "Edit renewal, links …", **both))
    await (await dana.modal()).close(whole_stack=True)
    refused = await changed(dana, settled, "Edit renewal, links …", **{"Out of contract since": "2026-05-31"})
    assert "still to come" in str(refused)
