"""The internal document for another department: handed over, delivered in their hours, confirmed or questioned, and taken back."""

from datetime import timedelta

import pytest

from bot.app import Baton
from bot.replay.environment import ReplayEnvironment
from playground.driver import MemberDriver, Modal
from playground.running import Playground
from tests.conftest import Settle
from tests.handlers.files import files_of
from tests.handlers.threads import Thread, handover_of
from tests.opening import open_handover
from tests.snapshots import Snapshot, begins_after

pytestmark = pytest.mark.usefixtures("handed_to_sales", "baton")
TITLE, GOALS = "Document for colleagues", "What they wanted, and what was reached"
STORY = (
    "They want forecasts they can trust.\nDana is on parental leave from May.\nThe old contact was fired.\n"
    "Ask about the second site in Bergen."
)


async def of_a_finished_project(stage: ReplayEnvironment) -> None:
    """Dana's project at Fjordline is complete; sales goes on."""
    await open_handover(stage.dana, "Fjordline Logistics", stage.settled, Reason="The project is complete")


@pytest.fixture
@begins_after(of_a_finished_project)
def handed_to_sales(restored: Snapshot) -> Snapshot:
    """Let the test begin with that."""
    return restored


async def written(dana: MemberDriver, settled: Settle) -> None:
    """Dana writes down what they want, and among it what only the participants may know."""
    await dana.command("/handover checklist fjordline")
    await settled()
    form = await dana.modal("Handover checklist")
    goals = next(one for one in form.labels() if one.startswith("What they wanted, and what was reached"))
    await form.fill({goals: STORY})
    assert await form.submit() == {}
    await settled()
    await form.close(whole_stack=True)


async def opened_page(person: MemberDriver, settled: Settle) -> Modal:
    await person.command("/handover release fjordline")
    await settled()
    return await person.modal(TITLE)


async def named(person: MemberDriver, settled: Settle, colleague: str = "Marek Novák") -> Modal:
    page = await opened_page(person, settled)
    await page.click("Where does it go")
    await settled()
    form = await person.modal("Where does it go?")
    await form.fill({"Department or team": "Sales Nordics", "Who there gets the document?": colleague})
    assert await form.submit() == {}
    await settled()
    return await person.modal(TITLE)


async def handed_over(person: MemberDriver, settled: Settle, colleague: str = "Marek Novák") -> Modal:
    page = await named(person, settled, colleague)
    await page.click("Hand over version 1")
    await settled()
    return await person.modal(TITLE)


async def missing_form(receiver: MemberDriver, settled: Settle) -> Modal:
    """Say below the document that something is missing, and return the form that asks what."""
    await receiver.click("Something is missing", await receiver.message("comes to you in Sales Nordics"))
    await settled()
    return await receiver.modal("Something is missing")


async def test_a_colleague_in_sales_gets_both_files_without_what_is_for_the_participants_alone_and_confirms(
    playground: Playground, baton: Baton, dana: MemberDriver, marek: MemberDriver, aiko: MemberDriver, settled: Settle
) -> None:
    await written(dana, settled)
    page = await named(aiko, settled)
    assert "Fjordline Logistics goes to Sales Nordics, to @Marek Novák" in page.plain().replace("*", "")
    assert "Dana is on parental leave from May." in page.plain()
    assert "The old contact was fired." in page.plain()
    await page.click("Hand over version 1")
    await settled()
    pdf, markdown = files_of(playground, marek)
    assert (pdf.name, markdown.name) == (
        "fjordline-logistics-for-sales-nordics-internal-v1.pdf",
        "fjordline-logistics-for-sales-nordics-internal-v1.md",
    )
    assert playground.slack.workspace.files.content(pdf).startswith(b"%PDF-")
    text = playground.slack.workspace.files.content(markdown).decode()
    assert text.startswith("# Fjordline Logistics: handover to Sales Nordics\n\nInternal. Version 1, 2 March 2026\n")
    first = text.index(
        "## What they wanted, and what was reached\n\n- They want forecasts they can trust.\n- Ask about the second site"
    )
    assert first < text.index("## Contacts\n\n- Maria Olsen, maria@fjordline.example, Operations lead")
    assert "2 lines. Whoever handed this over knows what" in text
    for kept in ("parental", "fired", "project is complete", "new role"):
        assert kept not in text
    note = await marek.message("comes to you in Sales Nordics")
    await marek.click("Got it, nothing is missing", note)
    await settled()
    assert "nothing is missing" in (await aiko.message("version 1 of the document for Sales Nordics")).plain()
    await dana.command("/handover status Fjordline")
    assert "Goes to Sales Nordics · version 1: ✓ @Marek Novák has it" in dana.messages()[-1].plain()
    await marek.click("Undo", await marek.message("comes to you in Sales Nordics"))
    await settled()
    [version] = (await handover_of(baton, dana)).department_versions
    assert (version.by, version.receiver.person, version.acknowledged_at) == (aiko.id, marek.id, None)


async def test_what_is_missing_is_told_once_to_who_handed_it_over_and_a_newer_version_goes_after_it(
    playground: Playground, baton: Baton, dana: MemberDriver, aiko: MemberDriver, marek: MemberDriver, settled: Settle
) -> None:
    await (await handed_over(aiko, settled)).close()
    form = await missing_form(marek, settled)
    assert list(await form.submit()) == ["What is missing?"]
    await form.fill({"What is missing?": "Who signs there now?"})
    assert await form.submit() == {}
    await settled()
    told = [one.plain() for one in aiko.messages() if "Who signs there now?" in one.plain()]
    assert len(told) == 1
    await written(dana, settled)
    page = await opened_page(aiko, settled)
    assert "Something is missing" in page.plain()
    await page.click("Hand over version 2")
    await settled()
    assert [file.name[-6:] for file in files_of(playground, marek)] == ["v1.pdf", "-v1.md", "v2.pdf", "-v2.md"]
    first, second = (await handover_of(baton, dana)).department_versions
    assert (first.missing, second.missing) == ("Who signs there now?", "")


async def test_what_is_missing_is_asked_of_whoever_can_answer_and_the_answer_goes_with_a_newer_version(
    playground: Playground,
    baton: Baton,
    dana: MemberDriver,
    priya: MemberDriver,
    aiko: MemberDriver,
    marek: MemberDriver,
    settled: Settle,
) -> None:
    """P12: Marek takes no part; his question is Dana's to answer like any other."""
    await written(dana, settled)
    await (await handed_over(aiko, settled)).close()
    form = await missing_form(marek, settled)
    assert "The answer comes with a newer version." in form.plain()
    await form.fill({"What is missing?": "Who signs there now?", "What is it about?": GOALS})
    assert await form.submit() == {}
    await settled()
    assert "I have asked @Dana Reyes." in (await marek.message("comes to you in Sales Nordics")).plain()
    assert "I have asked @Dana Reyes." in (await aiko.message("misses something in version 1")).plain()
    thread = Thread(dana, settled, "Fjordline Logistics")
    assert "@Marek Novák asks about" in thread.last().plain()
    await thread.say("Ines Roth, since February.")
    answered = await aiko.message("has answered what @Marek Novák missed in version 1")
    assert ">Ines Roth, since February." in answered.plain()
    assert "comes with the next version" in (await marek.message("comes to you in Sales Nordics")).plain()
    await aiko.click("Hand over version 2", answered)
    await settled()
    assert "✓ Version 2 goes to @Marek Novák" in aiko.messages()[-1].plain()
    *_, markdown = files_of(playground, marek)
    text = playground.slack.workspace.files.content(markdown).decode()
    assert "- Asked: Who signs there now?\n- Replied: Ines Roth, since February." in text
    assert [one.question for one in (await handover_of(baton, dana)).department_versions] == ["q1", ""]


async def test_a_question_that_is_taken_back_waits_for_nobody(
    baton: Baton, dana: MemberDriver, aiko: MemberDriver, marek: MemberDriver, settled: Settle
) -> None:
    await written(dana, settled)
    await (await handed_over(aiko, settled)).close()
    form = await missing_form(marek, settled)
    await form.fill({"What is missing?": "Who signs there now?"})
    assert await form.submit() == {}
    await settled()
    await marek.click("Undo", await marek.message("comes to you in Sales Nordics"))
    await settled()
    assert "I have asked" not in (await marek.message("comes to you in Sales Nordics")).plain()
    assert (await handover_of(baton, dana)).open_questions() == ()


async def test_it_waits_for_the_receiver_s_hours_and_can_be_taken_back_until_then(
    playground: Playground, baton: Baton, dana: MemberDriver, aiko: MemberDriver, lucas: MemberDriver, settled: Settle
) -> None:
    page = await handed_over(aiko, settled, "Lucas Almeida")
    assert "It is delivered in their working hours" in page.plain()
    assert files_of(playground, lucas) == []
    await page.click("Take back")
    await settled()
    await (await aiko.modal(TITLE)).click("Hand over version 2")
    await settled()
    page = await aiko.modal(TITLE)
    await playground.clock.advance(timedelta(hours=6))
    await settled()
    assert [file.name[-6:] for file in files_of(playground, lucas)] == ["v2.pdf", "-v2.md"]
    await page.click("Take back")
    await settled()
    assert "It has been delivered, so it can't be taken back" in (await aiko.modal()).plain()
    first, second = (await handover_of(baton, dana)).department_versions
    assert (first.delivered_at, first.taken_back_by, second.taken_back_by) == (None, aiko.id, "")


async def test_who_is_a_guest_by_then_gets_nothing_and_who_handed_it_over_hears_of_it(
    playground: Playground, baton: Baton, dana: MemberDriver, aiko: MemberDriver, lucas: MemberDriver, settled: Settle
) -> None:
    await (await handed_over(aiko, settled, "Lucas Almeida")).close()
    members = playground.workspace.members
    members.restore({**vars(members.get(lucas.id)), "is_restricted": True, "is_admin": False, "is_owner": False})
    await playground.clock.advance(timedelta(hours=26))
    await settled()
    assert files_of(playground, lucas) == []
    assert len([one for one in aiko.messages() if "is no full member any more" in one.plain()]) == 1
    page = await opened_page(aiko, settled)
    assert "Not delivered: @Lucas Almeida" in page.plain()


async def test_guests_are_refused_at_the_field_and_only_the_receiver_answers(
    baton: Baton, dana: MemberDriver, aiko: MemberDriver, marek: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    page = await opened_page(aiko, settled)
    await page.click("Where does it go")
    await settled()
    form = await aiko.modal("Where does it go?")
    await form.fill({"Department or team": "Sales Nordics", "Who there gets the document?": "Greta Olsen"})
    [(field, words)] = (await form.submit()).items()
    assert field == "Who there gets the document?"
    assert "A provider outside takes over …" in words
    await form.fill({"Who there gets the document?": "Marek Novák"})
    assert await form.submit() == {}
    await settled()
    await (await aiko.modal(TITLE)).click("Hand over version 1")
    await settled()
    await marek.command("/handover status fjordline")
    await settled()
    assert "forecasts" not in marek.messages()[-1].plain()
    [version] = (await handover_of(baton, dana)).department_versions
    assert version.receiver.person == marek.id


async def test_a_provider_outside_can_take_over_instead_and_colleagues_again(
    aiko: MemberDriver, settled: Settle
) -> None:
    page = await named(aiko, settled)
    await page.click("A provider outside takes over")
    await settled()
    form = await aiko.modal("Who takes over?")
    await form.fill({"Provider": "Harbour CS"})
    assert await form.submit() == {}
    await settled()
    page = await aiko.modal("Document for outside")
    await page.click("Colleagues take over")
    await settled()
    form = await aiko.modal("Where does it go?")
    await form.fill({"Department or team": "Sales", "Who there gets the document?": "Marek Novák"})
    assert await form.submit() == {}
    await settled()
    assert "goes to Sales" in (await aiko.modal(TITLE)).plain().replace("*", "")
