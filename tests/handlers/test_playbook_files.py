"""Playbooks as files: exported to one's direct messages, shown before they are imported, and refused with line and field."""

import re
from datetime import timedelta

import pytest

from bot.app import Baton
from playground.driver import MemberDriver, Modal, Seen
from playground.running import Playground
from tests.conftest import Settle
from tests.handlers.playbooks import close_all, copied, first_page, playbooks_of, pressed

pytestmark = pytest.mark.usefixtures("opened", "baton")


async def exported(playground: Playground, person: MemberDriver, settled: Settle) -> str:
    """Press Export on the page that is open, and return the text of the file that comes."""
    await (await person.modal("Playbook")).click("Export")
    await settled()
    file = next(file for seen in reversed(person.messages()) for file in seen.message.files)
    files = playground.slack.workspace.files
    return files.content(files.get(file)).decode()


async def sent(person: MemberDriver, settled: Settle, content: str, name: str = "ours.yml") -> Seen:
    """Send a file by the form, and return what is said of it."""
    await playbooks_of(person, settled)
    await (await person.modal()).click("Import …")
    form = await person.modal("Import a playbook")
    await form.fill({"File": [(name, content.encode())]})
    assert await form.submit() == {}
    await settled()
    await close_all(person)
    return person.messages()[-1]


async def page_of(person: MemberDriver, settled: Settle) -> Modal:
    await playbooks_of(person, settled)
    return await pressed(person, settled, "Open")


async def test_what_is_exported_is_changed_and_imported_after_it_was_shown(
    playground: Playground, aiko: MemberDriver, settled: Settle
) -> None:
    await copied(aiko, settled)
    await pressed(aiko, settled, "Drop")
    text = await exported(playground, aiko, settled)
    assert "extends: standard" in text
    assert "drop:" in text
    await close_all(aiko)
    assert "there is nothing to import" in (await sent(aiko, settled, text)).plain()
    said = await sent(
        aiko, settled, text.replace("name: Our way", "name: Our better way").replace("drop:", "drop:\n- goals")
    )
    assert "*Our better way*: 20 questions" in said.plain()
    assert "It changes *Our way*, of which version 2 is there now." in said.plain()
    assert "*Goes* (1)" in said.plain()
    assert "Our better way" not in (await playbooks_of(aiko, settled)).plain()
    await close_all(aiko)
    await aiko.click("Import it", said)
    await settled()
    assert "*Our better way* is imported, as version 3" in aiko.messages()[-1].plain()
    page = await page_of(aiko, settled)
    assert "Our better way" in page.plain()
    assert "imported it" in page.plain()
    page = await pressed(aiko, settled, "Undo latest change")
    assert "— Playbook —\nOur way" in page.plain()


async def test_a_ready_one_is_exported_whole_by_anybody_and_its_key_is_its_own(
    playground: Playground, dana: MemberDriver, aiko: MemberDriver, settled: Settle
) -> None:
    await first_page(dana, settled)
    text = await exported(playground, dana, settled)
    assert "extends" not in text
    refused = (await sent(aiko, settled, text)).plain()
    assert re.search(r"ours\.yml, line 2, field “key”: “standard” is a playbook that comes with Baton", refused)
    said = await sent(
        aiko, settled, text.replace("key: standard", "key: ours", 1).replace("name: Standard", "name: My", 1)
    )
    assert "It is a new playbook" in said.plain()
    await aiko.click("Import it", said)
    await settled()
    assert "is imported, as version 1" in aiko.messages()[-1].plain()


async def test_what_is_wrong_is_named_with_line_entry_and_field(aiko: MemberDriver, settled: Settle) -> None:
    head = "key: ours\nname: Ours\ndescription: X.\nextends: standard\n"
    said = await sent(aiko, settled, f"{head}change:\n  goals: {{due: soon, minutes: 500}}\n")
    assert "I can't take *ours.yml* as it is" in said.plain()
    assert "ours.yml, line 6, entry “goals”, field “due”: must be a day" in said.plain()
    assert "ours.yml, line 6, entry “goals”, field “minutes”" in said.plain()
    with pytest.raises(AssertionError):
        await aiko.click("Import it", said)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("[" * 50_000, "nested deeper"),
        ("a: &a [x]\nb: [*a, *a]\n", "an alias"),
        ("a: 1\n" * 50_000, "larger than 200 kilobytes"),
        (
            "key: ours\nname: X\ndescription: 'password: hunter2!Xy'\nextends: standard\n",
            "looks like a password or key",
        ),
    ],
)
async def test_a_hostile_file_is_refused_in_words(aiko: MemberDriver, settled: Settle, content: str, told: str) -> None:
    assert told in (await sent(aiko, settled, content)).plain()


async def test_what_was_changed_since_it_was_shown_is_shown_anew(
    playground: Playground, aiko: MemberDriver, settled: Settle
) -> None:
    await copied(aiko, settled)
    text = await exported(playground, aiko, settled)
    await close_all(aiko)
    said = await sent(aiko, settled, text + "drop: [goals]\n")
    await page_of(aiko, settled)
    await pressed(aiko, settled, "Move down")
    await close_all(aiko)
    await aiko.click("Import it", said)
    await settled()
    assert "of which version 2 is there now" in aiko.messages()[-1].plain()


async def test_who_is_no_lead_imports_nothing(
    baton: Baton, aiko: MemberDriver, dana: MemberDriver, settled: Settle
) -> None:
    assert "Import …" not in (await playbooks_of(dana, settled)).buttons()
    assert "Import …" in (await playbooks_of(aiko, settled)).buttons()


async def test_cut_off_after_it_was_imported_it_is_said_to_be_all_the_same(
    playground: Playground, aiko: MemberDriver, settled: Settle
) -> None:
    await copied(aiko, settled)
    text = await exported(playground, aiko, settled)
    await close_all(aiko)
    said = await sent(aiko, settled, text.replace("name: Our way", "name: Our better way"))
    playground.faults.add("chat.postMessage", "500")
    await aiko.click("Import it", said)
    await settled()
    await playground.clock.advance(timedelta(minutes=2))
    await settled()
    assert "*Our better way* is imported, as version 2" in aiko.messages()[-1].plain()
