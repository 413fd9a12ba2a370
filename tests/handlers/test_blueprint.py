"""The whole blueprint of an account, as people ask for it in Slack."""

from datetime import timedelta
from pathlib import Path

import pytest

from playground.driver import MemberDriver
from playground.running import Playground
from playground.workspace.entities import File
from tests.conftest import Settle
from tests.handlers.accounts import cancel, page_of
from tests.handlers.files import files_of
from tests.handlers.threads import Thread

pytestmark = pytest.mark.usefixtures("opened", "baton")


def words(playground: Playground, file: File) -> str:
    return playground.slack.workspace.files.content(file).decode()


async def test_it_comes_as_a_file_to_who_asks(
    thread: Thread, playground: Playground, priya: MemberDriver, settled: Settle
) -> None:
    await thread.say("Calm but *watchful*.")
    page = await page_of(priya, settled)
    await page.click("Blueprint as Markdown")
    await settled()
    assert "The Markdown is on its way to your direct messages" in (await priya.modal("Account")).plain()
    await (await priya.modal("Account")).click("Blueprint as PDF")
    await settled()
    markdown, pdf = files_of(playground, priya)
    assert (markdown.name, pdf.name) == (
        "fjordline-logistics-blueprint-2026-03-02-0800.md",
        "fjordline-logistics-blueprint-2026-03-02-0800.pdf",
    )
    text = words(playground, markdown)
    assert text.startswith("# Blueprint: Fjordline Logistics\n\nAs of 2 March 2026.\n")
    assert "Owner: Dana Reyes" in text
    assert "### Where things stand\n\n> Calm but \\*watchful\\*." in text
    assert "*Dana Reyes, 2 March 2026 · fresh until 16 March 2026*" in text
    assert playground.slack.workspace.files.content(pdf).startswith(b"%PDF-")
    assert files_of(playground, thread.dana) == []


async def test_asked_for_again_it_says_what_is_known_then(
    thread: Thread, playground: Playground, dana: MemberDriver, settled: Settle
) -> None:
    page = await page_of(dana, settled)
    for _ in range(2):
        await page.click("Blueprint as Markdown")
        await settled()
    await (await dana.modal()).close()
    await thread.say("Calm but watchful.")
    await playground.clock.advance(timedelta(minutes=1))
    await (await page_of(dana, settled)).click("Blueprint as Markdown")
    await settled()
    before, after = files_of(playground, dana)
    assert "Calm" not in words(playground, before)
    assert "Calm but watchful." in words(playground, after)


async def test_who_has_no_part_in_it_any_more_gets_nothing(
    playground: Playground, dana: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    page = await page_of(priya, settled)
    await cancel(dana, settled)
    await page.click("Blueprint as PDF")
    await settled()
    assert "Only an account's own people can see it" in (await priya.modal()).plain()
    assert files_of(playground, priya) == []


async def test_where_no_file_may_be_sent_who_asked_is_told(
    playground: Playground, dana: MemberDriver, settled: Settle
) -> None:
    playground.slack.switch_uploads(on=False, refused="file_uploads_disabled")
    await (await page_of(dana, settled)).click("Blueprint as PDF")
    await settled()
    told = dana.messages()[-1].plain()
    assert "I couldn't send you the blueprint of *Fjordline Logistics* as PDF" in told
    assert "this workspace doesn't let me upload files" in told


@pytest.mark.parametrize(
    ("typst", "why"),
    [
        ("import os; os.abort()", "something broke while it was set"),
        ("taken = bytearray(2 << 30)", "something broke while it was set"),
        ("import time; time.sleep(600)", "it took too long to set"),
    ],
)
async def test_a_pdf_that_cannot_be_set_comes_as_markdown_and_says_why(
    playground: Playground,
    dana: MemberDriver,
    settled: Settle,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    typst: str,
    why: str,
) -> None:
    (tmp_path / "typst.py").write_text(typst)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setattr("jobs.engine.typesetting.SECONDS", 0.5)
    page = await page_of(dana, settled)
    await page.click("Blueprint as PDF")
    await settled()
    await (await dana.modal()).close()
    note = await dana.message("couldn't make the PDF")
    assert why in note.plain()
    assert [file.name for file in files_of(playground, dana)] == ["fjordline-logistics-blueprint-2026-03-02-0800.md"]
    monkeypatch.delenv("PYTHONPATH")
    monkeypatch.setattr("jobs.engine.typesetting.SECONDS", 30)
    await playground.clock.advance(timedelta(minutes=1))
    await dana.click("Try again", note)
    await settled()
    assert [file.name for file in files_of(playground, dana)][1:] == [
        "fjordline-logistics-blueprint-2026-03-02-0801.pdf"
    ]
