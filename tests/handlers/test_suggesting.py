"""`/handover suggest`: who could take over an account, in words, and what a lead does with it (P28)."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.app import Baton
from handover.model.account import AccountChange, AccountField
from handover.model.csm_facts import CsmFacts
from handover.model.customer_kinds import Tier
from handover.model.people import Person
from playground.driver import MemberDriver, Modal
from playground.running import Playground
from tests.conftest import Settle
from tests.handlers.accounts import account_of, cancel
from tests.opening import open_handover
from tests.snapshots import Snapshot

HERE = "T0PLAYGROUND"
pytestmark = pytest.mark.usefixtures("baton")


async def known(baton: Baton, *facts: CsmFacts) -> None:
    """Store what is kept of people's work."""
    async with baton.store.begin(HERE) as unit:
        for one in facts:
            await unit.csm_facts.put(one)


async def described(baton: Baton, **changes: object) -> None:
    """Say what kind of customer Fjordline is."""
    account = await account_of(baton)
    async with baton.store.begin(HERE) as unit:
        stored = await unit.accounts.get(account.id)
        await unit.accounts.save(replace(stored, **changes))  # type: ignore[arg-type]


async def suggested(person: MemberDriver, settled: Settle, account: str = "Fjordline Logistics") -> Modal:
    await person.command(f"/handover suggest {account}".rstrip())
    await settled()
    return await person.modal()


async def chosen_as_leaders(lucas: MemberDriver, settled: Settle, *names: str) -> None:
    """Have the admin choose CS leaders."""
    await lucas.command("/handover settings")
    await settled()
    await (await lucas.modal("Settings")).click("CS leaders …")
    await settled()
    form = await lucas.modal("CS leaders")
    await form.fill({"Who leads the CSMs, besides the admins?": list(names)})
    assert await form.submit() == {}
    await (await lucas.modal("CS leaders")).close()
    await (await lucas.modal("Settings")).close()


async def test_each_person_comes_with_their_room_and_what_speaks_for_them_and_others_with_why_not(
    opened: Snapshot,
    baton: Baton,
    dana: MemberDriver,
    aiko: MemberDriver,
    marek: MemberDriver,
    priya: MemberDriver,
    lucas: MemberDriver,
    settled: Settle,
) -> None:
    await cancel(dana, settled)
    former = AccountChange(AccountField.OWNER, priya.id, dana.id, aiko.id, datetime(2024, 5, 2, tzinfo=UTC))
    await described(
        baton,
        tier=Tier.HIGH_TOUCH,
        industry="Logistics",
        region="Nordics",
        language="German, English",
        changes=(former,),
    )
    await known(
        baton,
        CsmFacts(marek.id, ("Deutsch", "Czech", "English"), ("Food", "logistics"), ("EMEA",), limit=9),
        CsmFacts(priya.id, ("Hindi",)),
        CsmFacts(lucas.id, ("German",), limit=3),
        CsmFacts(aiko.id, limit=0),
    )
    page = await suggested(aiko, settled)
    assert "*Fjordline Logistics* · High-touch · Logistics · Nordics · German, English" in page.plain()
    of_marek, of_priya = (line.splitlines()[0] for line in page.texts() if line.startswith("*@"))
    assert of_marek == (
        "*@Marek Novák* — room for 2 more high-touch accounts; speaks Deutsch and English; knows logistics; at home in EMEA; "
        "shares 8 working hours a day with Nordics"
    )
    assert of_priya == (
        "*@Priya Nair* — room for 10 more high-touch accounts; worked with Fjordline Logistics until 2024; "
        "shares 3 working hours a day with Nordics"
    )
    assert "• @Aiko Tanaka: takes no more accounts for now" in page.plain()
    assert "• @Lucas Almeida: no room for it (no account yet, at most 3, counted as mid-touch)" in page.plain()
    assert "@Dana Reyes*" not in page.plain(), "whose account it is takes nothing over"


async def test_a_tap_opens_the_start_form_with_both_people_in_it(
    opened: Snapshot,
    baton: Baton,
    dana: MemberDriver,
    aiko: MemberDriver,
    marek: MemberDriver,
    settled: Settle,
) -> None:
    await cancel(dana, settled)
    await known(baton, CsmFacts(marek.id))
    page = await suggested(aiko, settled)
    assert "I don't know its tier, industry, region and language yet." in page.plain()
    await page.click("Start …")
    await settled()
    form = await aiko.modal("Start handover")
    labels = ("Account", "Outgoing CSM", "Incoming CSM", "Manager")
    assert [form.value(label) for label in labels] == ["Fjordline Logistics", dana.id, marek.id, aiko.id]
    await form.fill({"Reason": "Workload"})
    assert await form.submit() == {}
    await settled()
    async with baton.store.begin(HERE) as unit:
        [handover] = await unit.handovers.all()
    assert (handover.outgoing, handover.incoming, handover.opened_by) == (dana.id, marek.id, aiko.id)


async def test_nobody_is_started_with_while_it_is_being_handed_over(
    opened: Snapshot, baton: Baton, aiko: MemberDriver, marek: MemberDriver, settled: Settle
) -> None:
    await known(baton, CsmFacts(marek.id))
    page = await suggested(aiko, settled)
    assert "It is being handed over to @Priya Nair already." in page.plain()
    assert page.buttons() == ["Choose somebody else …", "Open account", "See your people"]
    assert "@Marek Novák* — room for 40 more accounts" in page.plain()
    assert "@Priya Nair*" not in page.plain()


async def test_who_is_away_or_has_left_is_named_and_who_is_away_soon_says_so(
    opened: Snapshot,
    baton: Baton,
    playground: Playground,
    aiko: MemberDriver,
    marek: MemberDriver,
    lucas: MemberDriver,
    settled: Settle,
) -> None:
    await known(baton, *(CsmFacts(user) for user in (marek.id, lucas.id, "U0SAM00001", "U0GUEST001", "U0GONE")))
    for person, fields in (
        (marek, {"Away until": "2026-03-09"}),
        (lucas, {"Away from": "2026-03-05", "Away until": "2026-03-09"}),
    ):
        await person.command("/handover settings")
        await settled()
        form = await person.modal("Settings")
        await form.fill(fields)
        assert await form.submit() == {}
    page = (await suggested(aiko, settled)).plain()
    assert "• @Marek Novák: away until Mon 9 Mar" in page
    assert "• @Sam Whitfield: their account is deactivated" in page
    assert "• @Greta Olsen: they are a guest of this workspace now, and handovers are for full members" in page
    assert "@Lucas Almeida* — room for 40 more accounts; away Thu 5 Mar until Mon 9 Mar" in page


async def test_only_those_who_lead_are_shown_it_and_others_are_told_whom_to_ask(
    opened: Snapshot,
    baton: Baton,
    dana: MemberDriver,
    lucas: MemberDriver,
    marek: MemberDriver,
    priya: MemberDriver,
    settled: Settle,
) -> None:
    told = await suggested(dana, settled)
    assert "Please ask @Aiko Tanaka or a workspace admin." in told.plain()
    await told.close()
    outsider = await suggested(marek, settled)
    assert "I know no account called “Fjordline Logistics”" in outsider.plain()
    await outsider.close()
    assert "*Fjordline Logistics*" in (await suggested(lucas, settled)).plain(), "an admin"
    await (await lucas.modal()).close()
    await chosen_as_leaders(lucas, settled, "Marek Novák")
    assert "*Fjordline Logistics*" in (await suggested(marek, settled)).plain(), "a CS leader, whose account it is not"
    told = await suggested(dana, settled)
    assert "Please ask @Aiko Tanaka, @Marek Novák or a workspace admin." in told.plain()


async def test_who_makes_themselves_manager_leads_nobody(
    baton: Baton, dana: MemberDriver, marek: MemberDriver, settled: Settle
) -> None:
    await open_handover(marek, "Made Up", settled, **{"Outgoing CSM": "Dana Reyes", "Manager": "Marek Novák"})
    told = await suggested(marek, settled, "Made Up")
    assert "is for those who lead" in told.plain()
    await told.close()
    await marek.command("/handover settings")
    await settled()
    assert "See your people" not in (await marek.modal("Settings")).buttons()


async def test_without_a_name_it_asks_which_account_is_meant(
    opened: Snapshot, baton: Baton, dana: MemberDriver, aiko: MemberDriver, settled: Settle
) -> None:
    await open_handover(dana, "Kestrel Energy", settled)
    choice = await suggested(aiko, settled, "")
    assert "Which account do you mean?" in choice.plain()
    await choice.fill({"Choose an account": "Kestrel Energy"})
    await settled()
    assert "*Kestrel Energy*" in (await aiko.modal("Who takes over?")).plain()


async def test_more_people_than_fit_stand_on_further_pages(
    opened: Snapshot, baton: Baton, playground: Playground, aiko: MemberDriver, settled: Settle
) -> None:
    async with baton.store.begin(HERE) as unit:
        for number in range(23):
            await unit.people.put(Person(f"U0MANY{number:02}", f"Somebody {number:02}"))
            await unit.csm_facts.put(CsmFacts(f"U0MANY{number:02}"))
    page = await suggested(aiko, settled)
    assert page.plain().count("room for") == 10
    await page.click("Next page")
    await settled()
    await (await aiko.modal()).click("Next page")
    await settled()
    last = await aiko.modal()
    assert last.plain().count("room for") == 3
    assert "Next page" not in last.buttons()
    await last.click("Previous page")
    await settled()
    assert (await aiko.modal()).plain().count("room for") == 10


async def test_where_nobody_is_known_it_says_how_to_add_somebody(
    opened: Snapshot, baton: Baton, aiko: MemberDriver, settled: Settle
) -> None:
    assert (
        "I know nobody who could: nobody else owns or takes over an account."
        in (await suggested(aiko, settled)).plain()
    )
