"""The same form is open twice: for two people, or for one person on two devices. Nothing that either has changed is lost unsaid."""

import pytest

from bot.app import Baton
from handover.model.people import Person
from handover.model.subject import Subject, SubjectKind
from playground.driver import MemberDriver, Modal
from tests.conftest import Settle
from tests.handlers.checklists import turn_to
from tests.handlers.threads import handover_of

pytestmark = pytest.mark.usefixtures("opened", "baton")
SUBJECT, LINE = "Meet Priya, who looks after you", "Eight years with shippers."
CHANGED = "has been changed elsewhere"


async def opened_by(person: MemberDriver, settled: Settle, line: str, title: str) -> Modal:
    await person.command(line)
    await settled()
    return await person.modal(title)


async def letter_of(person: MemberDriver, settled: Settle) -> Modal:
    return await opened_by(person, settled, "/handover email Fjordline", "Introduction e-mail")


async def facts_of(person: MemberDriver, settled: Settle) -> Modal:
    await (await letter_of(person, settled)).click("Fill in")
    await settled()
    return await person.modal("What's missing")


async def stored(baton: Baton, person: MemberDriver) -> Person:
    async with baton.store.begin("T0PLAYGROUND") as unit:
        found = await unit.people.get(person.id)
    assert found is not None
    return found


async def test_settings_saved_from_two_devices_keep_what_each_has_changed(
    dana: MemberDriver, baton: Baton, settled: Settle
) -> None:
    """F: two forms open at once; the later one does not undo the earlier one."""
    desk = await opened_by(dana, settled, "/handover settings", "Settings")
    phone = await opened_by(dana, settled, "/handover settings", "Settings")
    await phone.fill({"Public holidays": "India", "A line about you": "Ten years."})
    assert await phone.submit() == {}
    await desk.fill({"Morning message at": "7:00"})
    await desk.submit()
    await settled()
    now = await stored(baton, dana)
    assert (now.country, now.digest_hour, now.profile_line) == ("IN", 7, "Ten years.")


async def test_the_line_about_oneself_is_not_replaced_unseen(
    priya: MemberDriver, baton: Baton, settled: Settle
) -> None:
    """F: two forms open at once: the form of one field."""
    [welcome] = [seen for seen in priya.messages() if any("Add a line about" in one for one in seen.buttons())]
    forms = []
    for _ in range(2):
        await priya.click("Add a line about yourself", welcome)
        await settled()
        forms.append(await priya.modal("About you"))
    for form, line in zip(forms, ("Ten years.", "Eleven years."), strict=True):
        await form.fill({"A line about you": line})
    assert await forms[1].submit() == {}
    await forms[
        0
    ].submit()  # the local Slack has but one screen for each person: what is said on the other one is not seen
    await settled()
    assert (await stored(baton, priya)).profile_line == "Eleven years."


async def test_what_two_people_change_in_the_e_mail_is_put_together(
    dana: MemberDriver, aiko: MemberDriver, baton: Baton, settled: Settle
) -> None:
    """F: two forms open at once: one writes the subject, one the body."""
    hers, theirs = await letter_of(dana, settled), await letter_of(aiko, settled)
    await hers.fill({"Subject": SUBJECT})
    await theirs.fill({"Body": f"{theirs.value('Body')}\nSee you in Oslo."})
    for form in (hers, theirs):
        assert await form.submit() == {}
        await settled()
    draft = (await handover_of(baton, dana)).introduction
    assert draft.subject == SUBJECT
    assert draft.body.endswith("See you in Oslo.")
    assert (draft.version, draft.author) == (2, aiko.id)


async def test_what_would_be_replaced_in_the_e_mail_is_shown_first(
    dana: MemberDriver, aiko: MemberDriver, baton: Baton, settled: Settle
) -> None:
    """F: two forms open at once: both write the body, one the subject."""
    hers, theirs = await letter_of(dana, settled), await letter_of(aiko, settled)
    await hers.fill({"Subject": SUBJECT, "Body": "Hello Maria, this is Dana's."})
    await hers.submit()
    await settled()
    await theirs.fill({"Body": "Hello Maria, this is Aiko's."})
    await theirs.submit()
    await settled()
    clash = await aiko.modal("Introduction e-mail")
    assert "Body, as it is saved now:" in clash.plain()
    assert "Hello Maria, this is Dana's." in clash.plain()
    assert (clash.value("Subject"), clash.value("Body")) == (SUBJECT, "Hello Maria, this is Aiko's.")
    assert await clash.submit() == {}
    await settled()
    draft = (await handover_of(baton, dana)).introduction
    assert (draft.subject, draft.body) == (SUBJECT, "Hello Maria, this is Aiko's.")


async def test_what_two_people_fill_in_for_the_e_mail_is_put_together(
    dana: MemberDriver, aiko: MemberDriver, baton: Baton, settled: Settle
) -> None:
    """F: two forms open at once: the facts of the letter."""
    hers, theirs = await facts_of(dana, settled), await facts_of(aiko, settled)
    await hers.fill({"Why Priya is a good choice": LINE})
    assert await hers.submit() == {}
    await settled()
    await theirs.fill({"Date of the first call with the customer": "2026-03-17", "Why Priya is a good choice": "Calm."})
    assert CHANGED in (await theirs.submit())["Why Priya is a good choice"]
    await theirs.fill({"Why Priya is a good choice": ""})
    assert await theirs.submit() == {}
    await settled()
    body = (await handover_of(baton, dana)).introduction.body
    assert LINE in body
    assert "Tuesday, 17 March 2026" in body


async def test_two_people_plan_one_step(dana: MemberDriver, priya: MemberDriver, baton: Baton, settled: Settle) -> None:
    """F: two forms open at once: the form of a step."""
    forms = []
    for person in (dana, priya):
        checklist = await opened_by(person, settled, "/handover checklist Fjordline", "Handover checklist")
        await turn_to(person, checklist, "Context call", settled)
        await (await person.modal("Handover checklist")).click("Pick a day and time")
        await settled()
        forms.append(await person.modal("To do"))
    await forms[0].fill({"Day of the call": "2026-03-12", "Note": "Maria joins."})
    assert await forms[0].submit() == {}
    await settled()
    await forms[1].fill({"Note": "In Norwegian."})
    assert CHANGED in (await forms[1].submit())["Note"]
    await forms[1].fill({"Note": ""})
    assert await forms[1].submit() == {}
    await settled()
    step = (await handover_of(baton, dana)).step(Subject(SubjectKind.STEP, "context_call").key)
    assert (str(step.planned), step.note) == ("2026-03-12", "Maria joins.")


async def test_coming_back_from_what_is_missing_is_no_clash_with_oneself(
    dana: MemberDriver, baton: Baton, settled: Settle
) -> None:
    """F: two forms open at once: "Fill in" saves what stands in the form below it."""
    form = await letter_of(dana, settled)
    await form.fill({"Subject": SUBJECT})
    await form.click("Fill in")
    await settled()
    await (await dana.modal("What's missing")).close()
    form = await dana.modal("Introduction e-mail")
    await form.fill({"Subject": "Another subject"})
    assert await form.submit() == {}
    await settled()
    assert (await handover_of(baton, dana)).introduction.subject == "Another subject"
