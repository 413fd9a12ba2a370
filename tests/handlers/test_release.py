"""The document for a provider outside: put together, looked through, released by the manager, passed on, and taken back."""

from dataclasses import replace

import pytest

from bot.app import Baton
from handover.model.decision import Decision
from handover.model.handover import Handover
from playground.driver import MemberDriver, Modal
from playground.running import Playground
from playground.seed import AIKO, MAREK
from playground.workspace.entities import File
from tests.conftest import Settle
from tests.handlers.files import files_of
from tests.handlers.threads import handover_of

pytestmark = pytest.mark.usefixtures("opened", "baton")
TITLE, LINES = "Document for outside", "Every line"
PROMISED = (
    "A second environment – to: Maria – due: 1 June 2026 – owner: Jonas\n"
    "Weekly report – due: 3 April 2026 – owner: Dana – where: margin mail of 2 May"
)
NOTE = "Their new director wants to bring our prices down before the summer."


def text_of(playground: Playground, file: File) -> str:
    return playground.slack.workspace.files.content(file).decode()


async def written(dana: MemberDriver, settled: Settle) -> None:
    """Dana writes promises and the story down in the checklist."""
    await dana.command("/handover checklist fjordline")
    await settled()
    form = await dana.modal("Handover checklist")
    promises = next(one for one in form.labels() if one.startswith("Promises"))
    story = next(one for one in form.labels() if one.startswith("Where things stand"))
    await form.fill({promises: PROMISED, story: NOTE})
    assert await form.submit() == {}
    await settled()
    await form.close(whole_stack=True)


async def opened_page(person: MemberDriver, settled: Settle) -> Modal:
    await person.command("/handover release fjordline")
    await settled()
    return await person.modal(TITLE)


async def named(person: MemberDriver, settled: Settle, email: str = "anna@harbour.example") -> Modal:
    """The manager says who takes over outside."""
    page = await opened_page(person, settled)
    await page.click("Who takes over …")
    await settled()
    form = await person.modal("Who takes over?")
    await form.fill({"Provider": "Harbour CS", "Whom to turn to there": "Anna Berg", "Their e-mail": email})
    assert await form.submit() == {}
    await settled()
    return await person.modal(TITLE)


async def press(person: MemberDriver, settled: Settle, label: str) -> Modal:
    """Press the button beside a line, by what a screen reader says of it."""
    shown = await person.modal(LINES)
    beside = [(block, block["accessory"]) for block in shown.view.blocks if "accessory" in block]
    block, button = next(one for one in beside if one[1].get("accessibility_label", "").startswith(label))
    await person.person.press(shown.view, block["block_id"], button["action_id"], None)
    await settled()
    return await person.modal(LINES)


async def released(person: MemberDriver, settled: Settle) -> Modal:
    page = await named(person, settled)
    await page.click("Release version 1")
    await settled()
    return await person.modal(TITLE)


async def test_the_manager_names_the_provider_releases_and_gets_both_files_and_nobody_outside_is_written_to(
    playground: Playground, baton: Baton, dana: MemberDriver, aiko: MemberDriver, settled: Settle
) -> None:
    await written(dana, settled)
    page = await named(aiko, settled)
    assert "*Fjordline Logistics* goes to *Harbour CS* (Anna Berg, anna@harbour.example)" in page.plain()
    assert "A second environment, to Maria, by 1 June 2026" in page.plain()
    assert "Jonas" not in page.plain()
    assert NOTE not in page.plain()
    await page.click("Release version 1")
    await settled()
    assert "Version 1 · released by @Aiko Tanaka" in (await aiko.modal(TITLE)).plain().replace("*", "")
    pdf, markdown = files_of(playground, aiko)
    assert (pdf.name, markdown.name) == (
        "fjordline-logistics-for-harbour-cs-v1.pdf",
        "fjordline-logistics-for-harbour-cs-v1.md",
    )
    assert playground.slack.workspace.files.content(pdf).startswith(b"%PDF-")
    text = text_of(playground, markdown)
    assert text.startswith("# Fjordline Logistics: handover to Harbour CS\n\nVersion 1, 2 March 2026\n")
    assert "- A second environment, to Maria, by 1 June 2026\n- Weekly report, by 3 April 2026" in text
    for internal in ("Jonas", "margin", NOTE, "provider change", "Dana"):
        assert internal not in text
    note = await aiko.message("the document for *Harbour CS*")
    assert "I have sent it to nobody" in note.plain()
    [version] = (await handover_of(baton, dana)).release.versions
    assert (version.by, version.receiver.name, version.sent) == (aiko.id, "Harbour CS", None)


async def test_what_is_left_out_is_listed_and_each_line_can_be_left_out_or_let_out(
    playground: Playground, dana: MemberDriver, aiko: MemberDriver, settled: Settle
) -> None:
    await written(dana, settled)
    page = await named(aiko, settled)
    assert "Internal by what it is" in page.plain()
    assert "Written among us, so it leaves only if you let it out" in page.plain()
    await page.click("See what is left out")
    await settled()
    left_out = await aiko.modal("Left out")
    assert f"Where things stand: {NOTE}" in left_out.plain().replace("*", "")
    assert "Jonas" in left_out.plain()
    await left_out.close()
    await (await aiko.modal(TITLE)).click("Review every line")
    await settled()
    lines = await press(aiko, settled, "Leave out: Weekly report, by 3 April 2026")
    assert "Left out by @Aiko Tanaka" in lines.plain()
    await lines.close()
    page = await aiko.modal(TITLE)
    assert "Left out by choice: 1" in page.plain()
    await page.click("Release version 1")
    await settled()
    assert "Weekly report" not in text_of(playground, files_of(playground, aiko)[1])
    await (await aiko.modal(TITLE)).click("Review every line")
    await settled()
    await (await press(aiko, settled, "Let out: Weekly report, by 3 April 2026")).close()
    page = await aiko.modal(TITLE)
    assert "Changed since version 1: 1 new, 0 gone" in page.plain().replace("*", "")
    assert "＋ Weekly report, by 3 April 2026" in page.plain()
    await page.click("Release version 2")
    await settled()
    assert [file.name[-6:] for file in files_of(playground, aiko)] == ["v1.pdf", "-v1.md", "v2.pdf", "-v2.md"]


async def test_what_the_manager_writes_is_compared_with_what_is_internal(
    dana: MemberDriver, aiko: MemberDriver, settled: Settle
) -> None:
    await written(dana, settled)
    page = await named(aiko, settled)
    await page.click("Write to them …")
    await settled()
    form = await aiko.modal("Write to them")
    await form.fill(
        {
            "What else should they know?": f"The import runs at night.\n{NOTE}",
            "How do they reach us?": "Aiko Tanaka, aiko@ours.example",
        }
    )
    assert await form.submit() == {}
    await settled()
    page = await aiko.modal(TITLE)
    assert "What else to know\n• The import runs at night." in page.plain().replace("*", "")
    assert "How to reach us\n• Aiko Tanaka, aiko@ours.example" in page.plain().replace("*", "")
    assert "It repeats what is internal: 1" in page.plain()
    assert NOTE not in page.plain()
    await page.click("Review every line")
    await settled()
    offered, refused = [
        one for one in (await aiko.modal(LINES)).view.blocks if f"{NOTE}\n" in str(one.get("text", {}).get("text"))
    ]
    assert "Where things stand" in str(offered)
    assert "accessory" not in refused


async def test_a_line_of_an_answer_leaves_only_where_the_manager_lets_it_out(
    playground: Playground, dana: MemberDriver, aiko: MemberDriver, settled: Settle
) -> None:
    await written(dana, settled)
    page = await named(aiko, settled)
    assert NOTE not in page.plain()
    await page.click("Review every line")
    await settled()
    assert f"Where things stand: {NOTE}\nWritten among us" in (await aiko.modal(LINES)).plain().replace(
        "*", ""
    ).replace("_", "")
    await (await press(aiko, settled, f"Let out: {NOTE[:40]}")).close()
    page = await aiko.modal(TITLE)
    assert f"More about the customer\n• {NOTE}" in page.plain().replace("*", "")
    await page.click("Release version 1")
    await settled()
    assert f"## More about the customer\n\n- {NOTE}" in text_of(playground, files_of(playground, aiko)[1])


async def test_it_is_sent_confirmed_and_each_step_taken_back_from_the_message_with_the_files(
    baton: Baton, dana: MemberDriver, aiko: MemberDriver, settled: Settle
) -> None:
    await (await released(aiko, settled)).close()
    await aiko.click("Mark as sent", await aiko.message("the document for *Harbour CS*"))
    await settled()
    form = await aiko.modal("Mark as sent")
    await form.fill({"On": "2026-03-05"})
    assert await form.submit() == {"On": "That day is still to come."}
    await form.fill({"On": "2026-03-02", "How": "In a shared folder"})
    assert await form.submit() == {}
    await settled()
    note = await aiko.message("the document for *Harbour CS*")
    assert "Sent on 2 March 2026, in a shared folder, to Anna Berg, anna@harbour.example" in note.plain()
    assert "Take back" not in note.buttons()
    await aiko.click("They confirmed receipt", note)
    await settled()
    form = await aiko.modal("Receipt confirmed")
    await form.fill({"How": "Personally", "Confirmed by": "Anna Berg"})
    assert await form.submit() == {}
    await settled()
    note = await aiko.message("the document for *Harbour CS*")
    assert "Receipt confirmed on 2 March 2026, personally, by Anna Berg" in note.plain()
    await dana.command("/handover status Fjordline")
    assert "Taken over by Harbour CS, outside · ✓ Receipt confirmed" in dana.messages()[-1].plain()
    await aiko.click("Undo the receipt", note)
    await settled()
    await aiko.click("Not sent after all", await aiko.message("the document for *Harbour CS*"))
    await settled()
    await aiko.click("Take back", await aiko.message("the document for *Harbour CS*"))
    await settled()
    assert "Please don't pass the files above on" in (await aiko.message("the document for *Harbour CS*")).plain()
    [version] = (await handover_of(baton, dana)).release.versions
    assert (version.taken_back_by, version.sent, version.received) == (aiko.id, None, None)


async def change_manager(baton: Baton, handover: Handover) -> None:
    """Aiko is the backup by now, and Marek the manager."""
    changed = replace(handover, manager=MAREK, backup=AIKO)
    await baton.store.decide(handover.workspace, handover.id, lambda _: Decision(changed))


async def test_others_look_and_only_the_manager_and_an_admin_decide(
    baton: Baton, dana: MemberDriver, aiko: MemberDriver, lucas: MemberDriver, settled: Settle
) -> None:
    await (await named(aiko, settled)).close()
    page = await opened_page(dana, settled)
    assert "@Aiko Tanaka, the manager, decides what leaves" in page.plain()
    assert page.buttons() == ["See every line", "See what is left out"]
    await page.close()
    page = await opened_page(aiko, settled)
    handover = await handover_of(baton, dana)
    await change_manager(baton, handover)
    await page.click("Release version 1")
    await settled()
    assert "Only @Marek Novák, the manager, or a workspace admin decides what leaves" in (await aiko.modal()).plain()
    assert (await handover_of(baton, dana)).release.versions == ()
    page = await opened_page(lucas, settled)
    await page.click("Release version 1")
    await settled()
    [version] = (await handover_of(baton, dana)).release.versions
    assert version.by == lucas.id


async def test_what_has_changed_since_it_was_looked_at_is_not_released(
    baton: Baton, dana: MemberDriver, aiko: MemberDriver, settled: Settle
) -> None:
    page = await named(aiko, settled)
    await written(dana, settled)
    await page.click("Release version 1")
    await settled()
    assert "Something has changed since you looked at it" in (await aiko.modal()).plain()
    assert (await handover_of(baton, dana)).release.versions == ()


async def test_a_wrong_address_is_said_at_its_field_and_nothing_typed_is_lost(
    aiko: MemberDriver, settled: Settle
) -> None:
    page = await opened_page(aiko, settled)
    await page.click("Who takes over …")
    await settled()
    form = await aiko.modal("Who takes over?")
    await form.fill({"Provider": "Harbour CS", "Their e-mail": "anna at harbour"})
    assert await form.submit() == {"Their e-mail": "“anna at harbour” doesn't look like an e-mail address."}
    await form.fill({"Their e-mail": "anna@harbour.example"})
    assert await form.submit() == {}
