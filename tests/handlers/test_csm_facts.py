"""What is kept of each CSM's work: by themselves in their settings, and by those who lead them (P28)."""

from dataclasses import replace

import pytest

from bot.app import Baton
from handover.model.csm_facts import CsmFacts
from handover.model.decision import Decision
from handover.model.people import Person
from messages.kit.ids import Action
from playground.driver import MemberDriver, Modal
from tests.conftest import Settle
from tests.snapshots import Snapshot

HERE = "T0PLAYGROUND"
MOST = "Most accounts at the same time"
pytestmark = pytest.mark.usefixtures("baton")


async def kept(baton: Baton, user: str) -> CsmFacts:
    async with baton.store.begin(HERE) as unit:
        return await unit.csm_facts.get(user)


async def from_settings(person: MemberDriver, settled: Settle, button: str) -> Modal:
    """Press a button of somebody's settings, and return what opens."""
    await person.command("/handover settings")
    await settled()
    await (await person.modal("Settings")).click(button)
    await settled()
    return await person.modal()


async def led(lead: MemberDriver, settled: Settle, label: str) -> Modal:
    """Open what is kept of one of somebody's people, in the list of them, and return the form."""
    people = await from_settings(lead, settled, "See your people")
    await people.click(label)
    await settled()
    return await lead.modal()


async def test_people_say_in_their_settings_what_they_know_and_never_how_much_they_carry(
    opened: Snapshot, baton: Baton, priya: MemberDriver, settled: Settle
) -> None:
    form = await from_settings(priya, settled, "What you know …")
    assert MOST not in form.labels()
    await form.fill({"Languages": "Hindi, english;\n Hindi,, ", "Regions": "APAC", "Products and skills": "Labels"})
    assert await form.submit() == {}
    await settled()
    said = (await priya.modal("What you know")).plain()
    assert "Of you, leads see: speaks Hindi and english; at home in APAC; products and skills: Labels." in said
    facts = await kept(baton, priya.id)
    assert (facts.languages, facts.regions, facts.products) == (("Hindi", "english"), ("APAC",), ("Labels",))
    assert (facts.by, facts.limit) == (priya.id, None)
    await (await priya.modal()).close()
    await (await priya.modal()).close()
    form = await from_settings(priya, settled, "What you know …")
    assert form.value("Languages") == "Hindi, english"
    assert "Last changed by @Priya Nair, 2 March 2026." in form.plain()


async def test_a_manager_keeps_those_of_their_people_with_a_limit_and_nobody_elses(
    opened: Snapshot, baton: Baton, aiko: MemberDriver, dana: MemberDriver, marek: MemberDriver, settled: Settle
) -> None:
    people = await from_settings(aiko, settled, "See your people")
    assert "*@Dana Reyes* · looks after 1 account\nNothing is kept of what they know." in people.plain()
    assert "*@Priya Nair* · is taking over 1 account" in people.plain()
    assert "@Marek Novák" not in people.plain()
    await people.click("Change …")
    await settled()
    form = await aiko.modal("What they know")
    assert form.value(MOST) == "The usual: 40"
    await form.fill({"Industries": "Logistics", MOST: "25"})
    assert await form.submit() == {}
    await settled()
    said = (await aiko.modal()).plain()
    assert "Of @Dana Reyes, leads see: knows Logistics." in said
    assert "At most 25, counted as mid-touch." in said
    await (await aiko.modal()).close()
    shown = (await aiko.modal("Your people")).plain()
    assert "*@Dana Reyes* · looks after 1 account · at most 25, counted as mid-touch\nKnows Logistics." in shown
    assert (await kept(baton, dana.id)).limit == 25
    form = await from_settings(dana, settled, "What you know …")
    assert form.value("Industries") == "Logistics"
    await form.fill({"Industries": "Logistics, food"})
    assert await form.submit() == {}
    facts = await kept(baton, dana.id)
    assert (facts.industries, facts.limit, facts.by) == (("Logistics", "food"), 25, dana.id)


async def test_an_admin_adds_anybody(baton: Baton, lucas: MemberDriver, marek: MemberDriver, settled: Settle) -> None:
    people = await from_settings(lucas, settled, "See your people")
    assert "No account has an owner yet, and none is being taken over." in people.plain()
    await people.fill({"Somebody else:": "Marek Novák"})
    await settled()
    form = await lucas.modal("What they know")
    await form.fill({"Languages": "Czech"})
    assert await form.submit() == {}
    await settled()
    await (await lucas.modal()).close()
    assert "*@Marek Novák* · no account yet\nSpeaks Czech." in (await lucas.modal("Your people")).plain()


@pytest.mark.parametrize("name", ["Greta Olsen", "Issue Tracker"])
async def test_nothing_is_kept_of_who_can_take_nothing_over(
    baton: Baton, lucas: MemberDriver, settled: Settle, name: str
) -> None:
    people = await from_settings(lucas, settled, "See your people")
    await people.fill({"Somebody else:": name})
    await settled()
    assert "Only full members of this workspace can take over an account" in (await lucas.modal("Baton")).plain()


async def test_of_two_who_change_it_at_once_each_keeps_what_they_changed(
    opened: Snapshot, baton: Baton, aiko: MemberDriver, dana: MemberDriver, settled: Settle
) -> None:
    hers = await from_settings(dana, settled, "What you know …")
    theirs = await led(aiko, settled, "Change …")
    await theirs.fill({"Languages": "Spanish", MOST: "10"})
    assert await theirs.submit() == {}
    await hers.fill({"Industries": "Food"})
    assert await hers.submit() == {}
    facts = await kept(baton, dana.id)
    assert (facts.languages, facts.industries, facts.limit) == (("Spanish",), ("Food",), 10)
    hers = await from_settings(dana, settled, "What you know …")
    async with baton.store.begin(HERE) as unit:
        await unit.csm_facts.put(CsmFacts(dana.id, ("German",)))
    await hers.fill({"Languages": "French"})
    assert "This has been changed elsewhere" in (await hers.submit())["Languages"]
    assert (await kept(baton, dana.id)).languages == ("German",)


async def test_what_is_wrong_is_said_beside_the_field_and_nothing_is_kept(
    opened: Snapshot, baton: Baton, priya: MemberDriver, settled: Settle
) -> None:
    form = await from_settings(priya, settled, "What you know …")
    await form.fill({"Languages": "Hindi", "Products and skills": "password: Tr0ub4dor&3xyz"})
    assert "This looks like a password" in (await form.submit())["Products and skills"]
    assert await kept(baton, priya.id) == CsmFacts(priya.id)
    await settled()
    form = await priya.modal("What you know")
    await form.fill({"No password or key?": ["This is no secret"]})
    assert await form.submit() == {}
    facts = await kept(baton, priya.id)
    assert facts.products == ("password: Tr0ub4dor&3xyz",)
    assert [(one.where, one.by) for one in facts.no_secrets] == [("Products and skills", priya.id)]


async def test_who_leads_nobody_sees_nobodys_also_with_a_button_that_was_theirs(
    opened: Snapshot, baton: Baton, aiko: MemberDriver, dana: MemberDriver, lucas: MemberDriver, settled: Settle
) -> None:
    """Aiko is the manager no more when she presses what she was shown as one."""
    people = await from_settings(aiko, settled, "See your people")
    form = await led(aiko, settled, "Change …")
    async with baton.store.begin(HERE) as unit:
        account = await unit.accounts.get(await unit.accounts.of_name("Fjordline Logistics"))
        await unit.accounts.save(replace(account, manager=lucas.id))
        [handover] = await unit.handovers.all()
        await unit.handovers.save(Decision(replace(handover, manager=lucas.id)))
    await form.fill({"Languages": "Klingon"})
    refused = await form.submit()
    assert "is for those who lead" in " ".join(refused.values())
    assert await kept(baton, dana.id) == CsmFacts(dana.id)
    await form.close()
    await people.click(Action.CSM_FACTS_OPEN)
    await settled()
    assert "is for those who lead" in (await aiko.modal("Baton")).plain()


async def test_more_people_than_fit_stand_on_further_pages(baton: Baton, lucas: MemberDriver, settled: Settle) -> None:
    async with baton.store.begin(HERE) as unit:
        for number in range(23):
            await unit.people.put(Person(f"U0MANY{number:02}", f"Somebody {number:02}"))
            await unit.csm_facts.put(CsmFacts(f"U0MANY{number:02}"))
    people = await from_settings(lucas, settled, "See your people")
    assert people.buttons().count("Change …") == 20
    await people.click("Next page")
    await settled()
    assert (await lucas.modal()).buttons().count("Change …") == 3
    await (await lucas.modal()).click("Previous page")
    await settled()
    assert (await lucas.modal()).buttons().count("Change …") == 20
