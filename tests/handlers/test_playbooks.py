"""Playbooks in Slack: looked through by members, changed by admins and team leads, offered to handovers that start."""

import asyncio

import pytest

from playground.driver import MemberDriver
from tests.conftest import Settle
from tests.handlers.accounts import cancel
from tests.handlers.playbooks import close_all, copied, first_page, playbooks_of, pressed
from tests.opening import filled_form, open_handover

pytestmark = pytest.mark.usefixtures("opened", "baton")
IN_A_NUTSHELL = "Where things stand"


async def test_members_look_through_them_and_change_nothing(dana: MemberDriver, settled: Settle) -> None:
    shown = await playbooks_of(dana, settled)
    assert "Ready to use" in shown.plain()
    assert "*Standard handover*: 22 questions and 11 steps, 3 weeks" in shown.plain()
    assert "Workspace admins and team leads change playbooks" in shown.plain()
    page = await first_page(dana, settled)
    assert page.buttons() == ["Export", "Next page"]
    assert f"*1. {IN_A_NUTSHELL}*" in page.plain()
    assert "Outgoing CSM · Prepare · 1 working day after the start" in page.plain()
    page = await pressed(dana, settled, "Next page")
    assert "Steps" in page.plain()
    assert "Previous page" in page.buttons()


async def test_a_team_leads_copy_is_offered_and_a_handover_keeps_what_it_started_with(
    aiko: MemberDriver, dana: MemberDriver, settled: Settle
) -> None:
    page = await copied(aiko, settled)
    assert "Our way" in page.plain()
    assert "follows Standard handover wherever nothing is changed" in page.plain()
    await page.click("Change …")
    form = await aiko.modal("Question")
    await form.fill({"Title": "How it goes", "Question": "How does it go with them?", "Minutes": "4"})
    assert await form.submit() == {}
    await settled()
    page = await aiko.modal("Playbook")
    assert "*1. How it goes*\nHow does it go with them?" in page.plain()
    assert "@Aiko Tanaka changed “Where things stand”" in page.plain()
    await close_all(aiko)
    await open_handover(dana, "Acme", settled, Playbook="Our way")
    await aiko.command("/handover checklist Acme")
    await settled()
    assert "How it goes" in (await aiko.modal()).plain()
    await close_all(aiko)
    await playbooks_of(aiko, settled)
    await pressed(aiko, settled, "Open")
    await pressed(aiko, settled, "Drop")
    assert "How it goes" not in (await aiko.modal("Playbook")).plain().partition("dropped “How it goes”")[2]
    await pressed(aiko, settled, "Retire")
    await close_all(aiko)
    form = await filled_form(dana, "Beta", settled)
    with pytest.raises(AssertionError, match="Our way"):
        await form.fill({"Playbook": "Our way"})
    await close_all(dana)
    await aiko.command("/handover checklist Acme")
    await settled()
    assert "How it goes" in (await aiko.modal()).plain()


async def test_one_that_is_proposed_in_anothers_place_is_chosen_in_the_form(
    aiko: MemberDriver, dana: MemberDriver, settled: Settle
) -> None:
    await copied(aiko, settled)
    await (await aiko.modal()).click("Name and length …")
    form = await aiko.modal("Name and length")
    await form.fill({"Proposed in place of": "Standard handover", "Working days": "20"})
    assert await form.submit() == {}
    form = await filled_form(dana, "Acme", settled)
    assert form.value("Playbook") == "Our way"
    await form.fill({"Reason": "The CSM left without notice"})
    await settled()
    form = await dana.modal("Start handover")
    assert form.value("Playbook") == "Emergency handover"
    await form.fill({"Reason": "A new CSM has joined"})
    await settled()
    form = await dana.modal("Start handover")
    assert (form.value("Playbook"), form.value("End date")) == ("Our way", "2026-03-30")
    assert await form.submit() == {}


async def test_a_playbook_retired_while_the_form_was_open_is_refused_beside_its_field(
    aiko: MemberDriver, dana: MemberDriver, settled: Settle
) -> None:
    await copied(aiko, settled)
    form = await filled_form(dana, "Acme", settled, Playbook="Our way")
    await pressed(aiko, settled, "Retire")
    assert "has been retired meanwhile" in (await form.submit())["Playbook"]
    await pressed(aiko, settled, "Restore")
    assert await form.submit() == {}


async def test_questions_and_steps_are_added_moved_dropped_and_that_is_undone(
    aiko: MemberDriver, settled: Settle
) -> None:
    await copied(aiko, settled)
    await (await aiko.modal()).click("Add a question …")
    form = await aiko.modal("Question")
    await form.fill(
        {
            "Title": "Security review",
            "Question": "Where is their last one?",
            "Help": "A link.",
            "Example": "https://drive.example/review of 3 March 2026",
            "What the answer consists of": "Links, each asked for by name",
            "Where": "Before “Where things stand”",
        }
    )
    assert "must be filled in for this kind: what each link is" in (await form.submit())["Links or choices"]
    await form.fill({"Links or choices": "Security review\nBusiness reviews ×2"})
    assert await form.submit() == {}
    await settled()
    page = await aiko.modal("Playbook")
    assert "*1. Security review*" in page.plain()
    page = await pressed(aiko, settled, "Move down")
    assert "*2. Security review*" in page.plain()
    assert "moved “Security review”" in page.plain()
    page = await pressed(aiko, settled, "Undo latest change")
    assert "*1. Security review*" in page.plain()
    page = await pressed(aiko, settled, "Drop")
    assert "*1. Where things stand*" in page.plain()
    page = await pressed(aiko, settled, "Undo latest change")
    assert "*1. Security review*" in page.plain()
    await page.click("Change …")
    assert (await aiko.modal("Question")).value("Links or choices") == "Security review\nBusiness reviews ×2"
    await (await aiko.modal()).close()
    changes = (await pressed(aiko, settled, "See all changes", "Changes")).plain()
    assert "*Version 1* · @Aiko Tanaka copied “Standard handover”" in changes
    assert "*Version 2* · @Aiko Tanaka added “Security review”" in changes
    assert "moved “Security review”" in changes
    assert "Place: first → after “Where things stand”" in changes
    assert "*Version 6* · @Aiko Tanaka undid the change before" in changes


async def test_what_every_handover_needs_stays(aiko: MemberDriver, settled: Settle) -> None:
    await copied(aiko, settled)
    await pressed(aiko, settled, "Next page")
    for _ in range(40):
        page = await aiko.modal()
        await page.click("Drop")
        await settled()
        if (await aiko.modal()).title != "Playbook":
            break
    assert "stays: every handover needs" in (await aiko.modal()).plain()


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("Title", " ", "Please fill this in."),
        ("Working days after that", "so", "must be a whole number of working days, such as 3"),
        ("Working days after that", "40", "must be 0 to 15 working days after the start"),
        ("Minutes", "400", "must be a whole number of at most 120"),
        ("Help", "password: hunter2!Xy", "looks like a password"),
        ("What the answer consists of", "One of several choices", "at least two choices, one per line"),
    ],
)
async def test_what_is_wrong_is_said_beside_its_field_and_what_was_typed_stays(
    aiko: MemberDriver, settled: Settle, field: str, value: str, told: str
) -> None:
    await copied(aiko, settled)
    await (await aiko.modal()).click("Change …")
    form = await aiko.modal("Question")
    await form.fill({"Question": "What is new?", field: value})
    refused = await form.submit()
    beside = "Links or choices" if field.startswith("What the answer") else field
    assert told in refused[beside]
    assert form.value("Question") == "What is new?"


async def test_two_leads_at_once_lose_nothing(aiko: MemberDriver, lucas: MemberDriver, settled: Settle) -> None:
    await copied(aiko, settled)
    await playbooks_of(lucas, settled)
    await pressed(lucas, settled, "Open")
    for person in (aiko, lucas):
        await (await person.modal()).click("Change …")
    form = await aiko.modal("Question")
    await form.fill({"Title": "How it goes", "Help": "Three sentences."})
    assert await form.submit() == {}
    form = await lucas.modal("Question")
    await form.fill({"Title": "The state of things", "Minutes": "7"})
    assert "has been changed elsewhere" in (await form.submit())["Title"]
    assert form.value("Minutes") == "7"
    await form.fill({"Title": IN_A_NUTSHELL})
    assert await form.submit() == {}
    await settled()
    shown = (await lucas.modal("Playbook")).plain()
    assert "*1. How it goes*" in shown
    assert "7 minutes" in shown
    assert "Three sentences." in shown
    await (await aiko.modal()).click("Change …")
    await pressed(lucas, settled, "Drop")
    form = await aiko.modal("Question")
    await form.fill({"Title": "Gone"})
    assert "Somebody has dropped this" in str(await form.submit())
    assert form.value("Title") == "Gone"


async def test_an_undo_of_what_somebody_else_has_changed_since_is_refused(
    aiko: MemberDriver, lucas: MemberDriver, settled: Settle
) -> None:
    await copied(aiko, settled)
    await pressed(aiko, settled, "Drop")
    await playbooks_of(lucas, settled)
    await pressed(lucas, settled, "Open")
    await pressed(lucas, settled, "Move down")
    await (await aiko.modal()).click("Undo latest change")
    await settled()
    assert "Somebody has changed this playbook since" in (await aiko.modal()).plain()


async def test_a_name_is_given_once(aiko: MemberDriver, settled: Settle) -> None:
    await copied(aiko, settled)
    await (await aiko.modal()).click("Copy …")
    form = await aiko.modal("Copy playbook")
    for name in ("our way", "Standard handover"):
        await form.fill({"Name": name})
        assert "is called" in (await form.submit())["Name"]


async def test_who_is_no_lead_any_more_changes_nothing(aiko: MemberDriver, dana: MemberDriver, settled: Settle) -> None:
    await copied(aiko, settled)
    await cancel(dana, settled)
    await (await aiko.modal()).click("Drop")
    await settled()
    assert "Playbooks are changed by workspace admins and team leads" in (await aiko.modal()).plain()


async def test_who_names_themselves_the_manager_is_no_lead(marek: MemberDriver, settled: Settle) -> None:
    await open_handover(marek, "Acme", settled, Manager="Marek Novák", **{"Outgoing CSM": "Lucas Almeida"})
    assert "Copy …" not in (await first_page(marek, settled)).buttons()


async def test_a_question_whose_form_is_sent_twice_is_added_once(aiko: MemberDriver, settled: Settle) -> None:
    await copied(aiko, settled)
    await (await aiko.modal()).click("Add a question …")
    form = await aiko.modal("Question")
    await form.fill(
        {"Title": "Security", "Question": "Where is it?", "Help": "A link.", "Example": "In the vault, 3 March 2026"}
    )
    await asyncio.gather(form.submit(), form.submit())
    await settled()
    page = (await aiko.modal("Playbook")).plain()
    assert "*Our way*: 23 questions" in page
    assert "Version 2" in page
