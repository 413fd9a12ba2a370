"""A file that somebody asked for, or sent us, and Slack gives or takes it not: they hear why, and what they can do instead."""

from datetime import timedelta

import pytest

from bot.app import Baton
from handover.blueprint.file import FileFormat, blueprint_file
from handover.playbooks.importing import playbook_file
from playground.driver import MemberDriver
from playground.running import Playground
from tests.conftest import Settle
from tests.faults.reading import told
from tests.handlers.accounts import account_of, page_of
from tests.handlers.letter_templates import pressed, words_of
from tests.handlers.playbooks import close_all, copied, playbooks_of

pytestmark = pytest.mark.usefixtures("opened", "baton")
ENOUGH = timedelta(hours=3)
"""All attempts that are worth making."""


async def asked(person: MemberDriver, settled: Settle, what: str) -> None:
    """Ask for a file on the account's page."""
    await (await page_of(person, settled)).click(what)
    await settled()
    await (await person.modal()).close(whole_stack=True)


async def test_with_uploads_off_the_markdown_stands_in_the_message_and_the_file_is_one_tap_away(
    playground: Playground, dana: MemberDriver, settled: Settle
) -> None:
    playground.slack.switch_uploads(on=False)
    await asked(dana, settled, "Blueprint as Markdown")
    note = await dana.message("couldn't send you the blueprint")
    assert "this workspace doesn't let me upload files. Here it is to copy:" in note.plain()
    assert "# Blueprint: Fjordline Logistics" in note.plain()
    playground.slack.switch_uploads(on=True)
    await playground.clock.advance(timedelta(minutes=2))
    await dana.click("Try again", note)
    await settled()
    assert [len(seen.message.files) for seen in dana.messages() if seen.message.files] == [1]
    playground.inspector.forget()


async def test_a_pdf_that_cannot_be_sent_is_offered_as_markdown(
    playground: Playground, dana: MemberDriver, settled: Settle
) -> None:
    playground.slack.switch_uploads(on=False)
    await asked(dana, settled, "Blueprint as PDF")
    note = await dana.message("couldn't send you the blueprint")
    assert "You can read all of it on the account's page." in note.plain()
    await dana.click("As Markdown", note)
    await settled()
    assert told(dana, "# Blueprint: Fjordline Logistics")
    playground.inspector.forget()


@pytest.mark.parametrize(
    ("code", "why"), [("internal_error", "Slack"), ("missing_scope", "I lack a permission for it")]
)
async def test_who_asked_hears_once_when_it_fails_for_any_other_reason(
    playground: Playground, dana: MemberDriver, settled: Settle, code: str, why: str
) -> None:
    playground.faults.add("files.getUploadURLExternal", "error", 100, error=code)
    await asked(dana, settled, "Blueprint as Markdown")
    await playground.clock.advance(ENOUGH)
    [note] = told(dana, "couldn't send you the blueprint as a file")
    assert why in note
    playground.faults.clear()
    await dana.click("Try again", await dana.message("couldn't send you the blueprint"))
    await settled()
    assert any(seen.message.files for seen in dana.messages())
    playground.inspector.forget()


async def test_who_asked_hears_when_it_is_not_theirs_to_see_any_more(
    playground: Playground, baton: Baton, dana: MemberDriver, marek: MemberDriver, settled: Settle
) -> None:
    account = await account_of(baton)
    async with baton.store.begin("T0PLAYGROUND") as unit:
        await unit.jobs.add(blueprint_file(account.id, marek.id, FileFormat.PDF, playground.clock.now()))
        await unit.jobs.add(playbook_file("gone", marek.id, "2026-03-02-0800"))
    await playground.clock.advance(timedelta(minutes=1))
    [note] = told(marek, "I haven't sent you the blueprint.")
    assert "Only an account's own people can see it" in note
    assert told(marek, "I haven't sent you the playbook.")


async def test_a_playbook_stands_in_the_message_where_slack_takes_no_file(
    playground: Playground, aiko: MemberDriver, settled: Settle
) -> None:
    await copied(aiko, settled)
    playground.slack.switch_uploads(on=False)
    await (await aiko.modal("Playbook")).click("Export")
    await settled()
    note = await aiko.message("as a file: this workspace doesn't let me upload files. Here it is to copy:")
    assert "extends: standard" in note.plain()
    assert "Try again" in note.buttons()
    playground.inspector.forget()


async def test_a_playbook_that_was_sent_and_cannot_be_fetched_is_asked_for_again(
    playground: Playground, aiko: MemberDriver, settled: Settle
) -> None:
    await playbooks_of(aiko, settled)
    await (await aiko.modal()).click("Import …")
    form = await aiko.modal("Import a playbook")
    await form.fill({"File": [("ours.yml", b"key: ours")]})
    playground.faults.add("files.info", "error", 100, error="internal_error")
    assert await form.submit() == {}
    await close_all(aiko)
    await playground.clock.advance(ENOUGH)
    [note] = [seen for seen in aiko.messages() if "couldn't read the playbook you sent" in seen.plain()]
    assert "Nothing was imported. Please send it once more." in note.plain()
    playground.faults.clear()
    await aiko.click("Import …", note)
    await settled()
    assert "A YAML file" in (await aiko.modal("Import a playbook")).plain()
    playground.inspector.forget()


async def test_words_of_letters_that_slack_does_not_take_are_one_tap_away(
    playground: Playground, aiko: MemberDriver, settled: Settle
) -> None:
    playground.slack.switch_uploads(on=False)
    await words_of(aiko, settled)
    await pressed(aiko, settled, "Export")
    note = await aiko.message("couldn't send you the words of letters as a file: this workspace doesn't let me upload")
    playground.slack.switch_uploads(on=True)
    await close_all(aiko)
    await playground.clock.advance(timedelta(minutes=2))
    await aiko.click("Try again", note)
    await settled()
    assert [len(seen.message.files) for seen in aiko.messages() if seen.message.files] == [1]
    playground.inspector.forget()


async def test_words_of_letters_that_cannot_be_fetched_are_asked_for_again(
    playground: Playground, aiko: MemberDriver, settled: Settle
) -> None:
    await words_of(aiko, settled)
    await pressed(aiko, settled, "Import …")
    form = await aiko.modal("Import words of letters")
    await form.fill({"File": [("ours.toml", b'language = "en"')]})
    playground.faults.add("files.info", "error", 100, error="internal_error")
    assert await form.submit() == {}
    await close_all(aiko)
    await playground.clock.advance(ENOUGH)
    [note] = [seen for seen in aiko.messages() if "couldn't read the words of letters you sent" in seen.plain()]
    assert "Nothing was imported. Please send it once more." in note.plain()
    playground.faults.clear()
    await aiko.click("Import …", note)
    await settled()
    assert "A TOML file" in (await aiko.modal("Import words of letters")).plain()
    playground.inspector.forget()
