"""`/handover book`: the accounts of somebody who leaves, from a list to handovers that begin in waves (P6, P28, P112)."""

from datetime import UTC, datetime

import pytest

from bot.app import Baton
from handover.book.book import RowState
from playground.driver import MemberDriver
from playground.running import Playground
from playground.seed import DANA
from tests.conftest import Settle
from tests.handlers.accounts import account_of, cancel, press
from tests.handlers.books import (
    FILE,
    HERE,
    SHARED,
    SMALL_BOOK,
    confirmed,
    mornings,
    new_book,
    opened_channels,
    planned,
    rows,
    sent,
)
from tests.handlers.threads import Thread
from tests.opening import open_handover

pytestmark = pytest.mark.usefixtures("baton")


async def test_a_list_becomes_a_plan_that_begins_in_waves_once_it_is_approved(
    playground: Playground, baton: Baton, lucas: MemberDriver, dana: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    said = (await sent(lucas, settled, **FILE, **{"For each successor, at most": "1 new account a week"})).plain()
    assert "I have read *book.csv*: 4 lines" in said
    assert "• *Renewal*: “Renewal Date” (such as 30.09.2026)" in said
    assert opened_channels(playground) == set()
    await lucas.click("That's right: make the plan", lucas.messages()[-1])
    await settled()
    plan = lucas.messages()[-1]
    table = plan.plain().splitlines()
    assert "2 accounts are red or renew within 60 days; they begin first." in table
    assert [line.split(" | ")[0] for line in table if line.count(" | ") == 6][1:] == [
        "Bergmann & Söhne",
        "Cedar Health",
        "Aurora Robotics",
        "Dovetail Joinery",
    ]
    assert (
        "Bergmann & Söhne | Red | Digital | 2026-06-15 | Priya Nair | begins Mon 2 Mar | red, so with room for 240"
        in plan.plain()
    )
    assert "1 thing in the list could not be read" in plan.plain()
    page = await confirmed(lucas, settled, "Approve …", plan)
    assert "begins Mon 2 Mar" in page.plain()
    await mornings(playground, settled)
    assert opened_channels(playground) == {"handover-bergmann-sohne", "handover-cedar-health"}
    assert "Hello Priya! @Lucas Almeida has started the handover of *Bergmann & Söhne*." in priya.messages()[0].plain()
    await mornings(playground, settled, 7)
    assert len(opened_channels(playground)) == 4
    assert {row.state for row in (await rows(baton)).values()} == {RowState.STARTED}
    assert "all of it has begun" in next(one for one in lucas.messages() if "accounts*" in one.plain()).plain()
    account = await account_of(baton, "Cedar Health")
    assert (account.owner, account.renewal.amount) == (DANA, "EUR 12,000")


async def test_what_could_not_be_read_stands_on_the_page_with_line_and_value(
    lucas: MemberDriver, settled: Settle
) -> None:
    plan = await planned(lucas, settled, **FILE)
    await lucas.click("Open the book", plan)
    await settled()
    assert "Line 5 has a health that I don't know: “Mauve”" in (await lucas.modal("Book of accounts")).plain()


async def test_pasted_names_and_what_is_known_make_a_plan_at_once(
    playground: Playground, baton: Baton, lucas: MemberDriver, dana: MemberDriver, settled: Settle
) -> None:
    await open_handover(dana, "Fjordline Logistics", settled)
    await cancel(dana, settled)
    plan = await sent(lucas, settled, **{"Or their names, pasted": "1. Aurora Robotics\n2. FJORDLINE logistics\n"})
    assert "0 of 2 accounts begun." in plan.plain()
    assert "Fjordline Logistics | " in plan.plain()
    known = (await rows(baton))["Fjordline Logistics"]
    assert known.account_id == (await account_of(baton)).id


async def test_days_that_nothing_tells_apart_are_asked(baton: Baton, lucas: MemberDriver, settled: Settle) -> None:
    content = "Company,Renewal date\nMistral Wind,03/04/2026\nNordlicht,05/06/2026\n"
    said = await sent(lucas, settled, **{"A list of accounts": [("b.csv", content.encode())]})
    assert "is *03/04/2026* 3 April 2026, or 4 March 2026?" in said.plain()
    with pytest.raises(AssertionError):
        await lucas.click("That's right: make the plan", said)
    await lucas.click("Month first", said)
    await settled()
    await lucas.click("That's right: make the plan", lucas.messages()[-1])
    await settled()
    found = await rows(baton)
    assert {row.listed.renewal for row in found.values()} == {
        datetime(2026, 3, 4, tzinfo=UTC).date(),
        datetime(2026, 5, 6, tzinfo=UTC).date(),
    }


async def test_a_column_is_chosen_otherwise_before_it_counts(
    baton: Baton, lucas: MemberDriver, settled: Settle
) -> None:
    content = "Account,Group,Importance\nAcme,North,A\nBeta,South,C\n"
    said = await sent(lucas, settled, **{"A list of accounts": [("b.csv", content.encode())]})
    assert "Not used: Group, Importance" in said.plain()
    await lucas.click("Change the columns …", said)
    await settled()
    form = await lucas.modal("Columns of the list")
    await form.fill({"Tier": "Importance · A", "Region": "Group · North"})
    assert await form.submit() == {}
    await settled()
    await lucas.click("That's right: make the plan", lucas.messages()[-1])
    await settled()
    found = await rows(baton)
    assert [(row.listed.tier, row.listed.region) for row in found.values()] == [
        ("high_touch", "North"),
        ("digital", "South"),
    ]


async def test_an_account_gets_another_successor_another_day_or_is_left_out(
    playground: Playground, baton: Baton, lucas: MemberDriver, settled: Settle
) -> None:
    plan = await planned(lucas, settled, **FILE)
    for name, fields, told in (
        ("Change Bergmann & Söhne", {"Who takes over?": "Marek Novák", "Begins on": "2026-03-20"}, "chosen by you"),
        ("Change Dovetail Joinery", {"Or": ["Leave it out: no handover begins"]}, "left out"),
    ):
        await lucas.click("Open the book", plan)
        await settled()
        await press(lucas, settled, name)
        form = await lucas.modal("Change account")
        await form.fill(fields)
        assert await form.submit() == {}
        await settled()
        page = await lucas.modal("Book of accounts")
        assert told in page.plain()
        await page.close(whole_stack=True)
    await lucas.click("Open the book", plan)
    await settled()
    await press(lucas, settled, "Change Cedar Health")
    form = await lucas.modal("Change account")
    await form.fill({"Who takes over?": "Dana Reyes"})
    assert "Who takes over?" in await form.submit()
    await form.close(whole_stack=True)
    await confirmed(lucas, settled, "Approve …", lucas.messages()[-1])
    await mornings(playground, settled, 2)
    assert opened_channels(playground) == {"handover-aurora-robotics", "handover-cedar-health"}
    found = await rows(baton)
    assert found["Bergmann & Söhne"].starts == datetime(2026, 3, 20, tzinfo=UTC).date()
    assert found["Dovetail Joinery"].state is RowState.LEFT_OUT


async def test_it_is_stopped_goes_on_and_is_undone_as_a_whole(
    playground: Playground, baton: Baton, lucas: MemberDriver, dana: MemberDriver, settled: Settle
) -> None:
    plan = await planned(lucas, settled, **FILE, **{"For each successor, at most": "1 new account a week"})
    await confirmed(lucas, settled, "Approve …", plan)
    await mornings(playground, settled)
    shown = next(one for one in lucas.messages() if "accounts*" in one.plain())
    await lucas.click("Stop for now", shown)
    await settled()
    await mornings(playground, settled, 8)
    assert len(opened_channels(playground)) == 2
    shown = next(one for one in lucas.messages() if "accounts*" in one.plain())
    assert "Nothing more begins until you press *Go on*." in shown.plain()
    await lucas.click("Go on", shown)
    await settled()
    await mornings(playground, settled)
    assert len(opened_channels(playground)) == 4
    shown = next(one for one in lucas.messages() if "accounts*" in one.plain())
    await Thread(dana, settled, "Aurora Robotics").say("They build robots.")
    await confirmed(lucas, settled, "Undo all of it …", shown)
    await settled()
    states = {name: row.state for name, row in (await rows(baton)).items()}
    assert states == {
        "Aurora Robotics": RowState.STARTED,
        "Bergmann & Söhne": RowState.STARTED,
        "Cedar Health": RowState.STARTED,
        "Dovetail Joinery": RowState.TAKEN_BACK,
    }
    shown = next(one for one in lucas.messages() if "accounts*" in one.plain())
    assert "3 handovers in which somebody has begun, or older than a day, went on." in shown.plain()


async def test_what_cannot_begin_is_told_once_and_can_be_mended(
    playground: Playground, baton: Baton, lucas: MemberDriver, dana: MemberDriver, settled: Settle
) -> None:
    plan = await planned(lucas, settled, **FILE)
    await open_handover(dana, "Cedar Health", settled)
    await confirmed(lucas, settled, "Approve …", plan)
    await mornings(playground, settled, 2)
    [told] = [one.plain() for one in lucas.messages() if "could not be begun:" in one.plain()]
    assert told.splitlines() == [
        "1 account of @Dana Reyes's accounts could not be begun:",
        "• *Cedar Health*: not begun: it has an open handover already",
        "[Open the book]",
    ]
    assert (await rows(baton))["Cedar Health"].state is RowState.HELD
    await cancel(dana, settled, "Cedar Health")
    await lucas.click("Open the book", plan)
    await settled()
    await press(lucas, settled, "Change Cedar Health")
    form = await lucas.modal("Change account")
    assert await form.submit() == {}
    await settled()
    await mornings(playground, settled)
    assert (await rows(baton))["Cedar Health"].state is RowState.STARTED


async def test_it_comes_as_a_file_in_which_nothing_is_a_formula(
    playground: Playground, lucas: MemberDriver, settled: Settle
) -> None:
    content = 'Account,Tier\n"=HYPERLINK(""http://evil.example"")",A\n+1 Fitness,B\n'
    plan = await planned(lucas, settled, **{"A list of accounts": [("b.csv", content.encode())]})
    await lucas.click("As a CSV file", plan)
    await settled()
    file = next(file for seen in reversed(lucas.messages()) for file in seen.message.files)
    files = playground.slack.workspace.files
    text = files.content(files.get(file)).decode("utf-8-sig")
    assert text.splitlines()[0].startswith("Account,Health,Tier,Renewal,Takes over")
    assert '"\'=HYPERLINK(""http://evil.example"")"' in text
    assert "\n'+1 Fitness," in text


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("b.csv", b"1,2\n3,4\n", "I find no names of accounts in it"),
        ("b.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 99, "an Excel file of before 2007"),
        (
            "b.csv",
            "\n".join(f"Account no {n}" for n in range(501)).encode(),
            "it holds 501 accounts, and a book has room for 500",
        ),
    ],
)
async def test_a_list_that_cannot_be_read_is_refused_kindly_and_leaves_nothing(
    baton: Baton, lucas: MemberDriver, settled: Settle, name: str, content: bytes, told: str
) -> None:
    said = await sent(lucas, settled, **{"A list of accounts": [(name, content)]})
    assert told in said.plain()
    await lucas.click("New book …", said)
    await settled()
    await (await lucas.modal("Book of accounts")).close()
    async with baton.store.begin(HERE) as unit:
        assert await unit.books.all() == ()


async def test_the_form_says_what_is_wrong_at_its_field(lucas: MemberDriver, settled: Settle) -> None:
    form = await new_book(lucas, settled, **{"Manager": "Dana Reyes", "Which of them?": "Only those in the list"})
    assert set(await form.submit()) == {"Manager", "Or their names, pasted"}
    await form.fill(
        {"Manager": "Lucas Almeida", "Or their names, pasted": "Acme", "First handovers begin on": "2026-02-01"}
    )
    assert set(await form.submit()) == {"First handovers begin on"}


async def test_who_leads_nobody_plans_no_book_and_sees_none(
    baton: Baton, lucas: MemberDriver, marek: MemberDriver, dana: MemberDriver, settled: Settle
) -> None:
    await planned(lucas, settled, **FILE)
    await marek.command("/handover book")
    await settled()
    assert "New book …" not in (await marek.modal()).buttons()

    assert [one for one in (*marek.messages(), *dana.messages()) if "accounts*" in one.plain()] == []


async def test_who_has_left_is_handed_over_from_by_whoever_stays(
    playground: Playground, lucas: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    plan = await planned(
        lucas, settled, **FILE, **{"Whose accounts?": "Sam Whitfield", "Reason": "The CSM left without notice"}
    )
    await confirmed(lucas, settled, "Approve …", plan)
    await mornings(playground, settled, 2)
    assert len(opened_channels(playground)) == 4
    assert "You take over from Sam Whitfield, who has left" in priya.messages()[0].plain()


async def test_a_name_is_enough_for_somebody_who_is_not_in_slack(
    playground: Playground, baton: Baton, lucas: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    form = await new_book(lucas, settled, **{"Whose accounts?": None, "Have they left already? Their name": "Sam Lee"})
    assert set(await form.submit()) == {"Or their names, pasted"}
    await form.close(whole_stack=True)
    plan = await sent(
        lucas,
        settled,
        **{
            "Whose accounts?": None,
            "Have they left already? Their name": "  Sam   Lee ",
            "Or their names, pasted": "Aurora Robotics\nCedar Health",
            "Who may take over?": ["Priya Nair"],
            "Reason": "The CSM left without notice",
            "One channel for each successor's smaller accounts?": "Yes, for all of them",
        },
    )
    assert plan.plain().startswith("*Sam Lee's accounts* · planned, not approved yet")
    await confirmed(lucas, settled, "Approve …", plan)
    await mornings(playground, settled, 2)
    assert {row.state for row in (await rows(baton)).values()} == {RowState.STARTED}
    assert opened_channels(playground) == {"handover-sam-to-priya"}
    assert "You take over from Sam Lee, who has left" in priya.messages()[0].plain()
    async with baton.store.begin(HERE) as unit:
        found = await unit.handovers.of_person(priya.id)
    assert {(one.account, one.leaver, one.outgoing) for one in found} == {
        ("Aurora Robotics", "Sam Lee", lucas.id),
        ("Cedar Health", "Sam Lee", lucas.id),
    }


async def test_owners_of_a_list_who_are_nobody_known_count_as_the_named_leavers(
    baton: Baton, lucas: MemberDriver, settled: Settle
) -> None:
    content = "Account,Owner\nAurora Robotics,Sam Lee\nCedar Health,Dana Reyes\n"
    fields = {
        "Whose accounts?": None,
        "Have they left already? Their name": "Sam Lee",
        "A list of accounts": [("b.csv", content.encode())],
    }
    said = await sent(lucas, settled, **fields)
    assert "“Sam Lee”, 1 account: nobody I know, so they count as Sam Lee's" in said.plain()
    await lucas.click("That's right: make the plan", said)
    await settled()
    assert {name: row.outgoing for name, row in (await rows(baton)).items()} == {
        "Aurora Robotics": "",
        "Cedar Health": DANA,
    }
    assert "*Sam Lee's accounts and those of @Dana Reyes*" in lucas.messages()[-1].plain()


async def test_how_many_channels_it_makes_is_shown_and_chosen_until_it_is_approved(
    playground: Playground, lucas: MemberDriver, settled: Settle
) -> None:
    label = "One channel for each successor's smaller accounts?"
    plan = await planned(lucas, settled, **{**SMALL_BOOK, label: "No, each account gets a channel of its own"})
    assert "Channels: one for each account." in plan.plain()
    await lucas.click("Channels …", plan)
    await settled()
    form = await lucas.modal("Channels of the book")
    await form.fill({label: "Yes, for digital accounts: 3 in 1 channel"})
    assert await form.submit() == {}
    await settled()
    said = "Channels: 3 digital accounts share 1 channel; 1 other has one of its own."
    assert said in (await lucas.modal("Book of accounts")).plain()
    await (await lucas.modal()).close(whole_stack=True)
    plan = lucas.messages()[-1]
    assert said in plan.plain()
    await confirmed(lucas, settled, "Approve …", plan)
    assert "Channels …" not in lucas.messages()[-1].buttons()


async def test_a_book_undone_before_its_channel_was_used_leaves_none_behind(
    playground: Playground, baton: Baton, lucas: MemberDriver, settled: Settle
) -> None:
    await confirmed(lucas, settled, "Approve …", await planned(lucas, settled, **SMALL_BOOK))
    await mornings(playground, settled)
    assert SHARED in opened_channels(playground)
    shown = next(one for one in lucas.messages() if "accounts*" in one.plain())
    await confirmed(lucas, settled, "Undo all of it …", shown)
    assert {row.state for row in (await rows(baton)).values()} == {RowState.TAKEN_BACK, RowState.PLANNED}
    await mornings(playground, settled, 8)
    assert playground.workspace.channels.find(SHARED).archived


async def test_it_stands_on_home_as_long_as_it_is_not_over(lucas: MemberDriver, settled: Settle) -> None:
    plan = await planned(lucas, settled, **FILE)
    lucas.open_home()
    await settled()
    home = await lucas.home("Open books")
    assert "0 of 4 accounts begun" in home.plain()
    await confirmed(lucas, settled, "Undo all of it …", plan)
    lucas.open_home()
    await settled()
    assert "Open books" not in (await lucas.home("Open accounts")).plain()


async def test_a_manager_plans_the_book_of_somebody_they_lead_and_of_nobody_else(
    baton: Baton, aiko: MemberDriver, dana: MemberDriver, settled: Settle
) -> None:
    await open_handover(dana, "Fjordline Logistics", settled)
    form = await new_book(aiko, settled, **{"Whose accounts?": "Lucas Almeida", "Or their names, pasted": "Acme"})
    await form.submit()
    await settled()
    assert "You plan books of those you lead, and @Lucas Almeida is none of them." in (await aiko.modal()).plain()
    await (await aiko.modal()).close(whole_stack=True)
    plan = await sent(aiko, settled, **{"Or their names, pasted": "Acme", "Manager": "Aiko Tanaka"})
    assert "0 of 1 account begun." in plan.plain()
    async with baton.store.begin(HERE) as unit:
        assert [(book.leaver, book.opened_by) for book in await unit.books.all()] == [(DANA, aiko.id)]


async def test_its_page_says_who_has_taken_on_what(
    playground: Playground, lucas: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    await confirmed(lucas, settled, "Approve …", await planned(lucas, settled, **FILE))
    await mornings(playground, settled)

    async def row(name: str) -> str:
        await lucas.click(
            "Open the book", next(one for one in reversed(lucas.messages()) if "accounts*" in one.plain())
        )
        await settled()
        shown = (await lucas.modal()).plain()
        return shown[shown.index(f"*{name}*") :].split("\n*")[0]

    assert ":hourglass: @Priya Nair hasn't said yet whether they take it on" in await row("Bergmann & Söhne")
    [welcome] = [one for one in priya.messages() if "the handover of *Bergmann & Söhne*" in one.plain()]
    await priya.click("I'll take it", welcome)
    await settled()
    await (await lucas.modal()).close(whole_stack=True)
    assert "✓ @Priya Nair has taken it on" in await row("Bergmann & Söhne")
