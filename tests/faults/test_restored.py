"""An older copy of the database is put back while Slack, and the people in it, have gone on."""

import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from playground.driver import MemberDriver
from playground.running import Playground
from tests.conftest import Settle
from tests.faults.conftest import Life
from tests.handlers.threads import Thread, handover_of
from tests.opening import open_handover

ACCOUNT = "Fjordline Logistics"
FIRST, LOST = "Their warehouse system is twenty years old.", "They sell to Norway first, then to Sweden."
AFTER = "The renewal is in good hands with Maria."


@pytest.fixture
def database(fresh_database: str) -> Path:
    """Return the file of the bot's database."""
    return Path(fresh_database.removeprefix("sqlite:///"))


async def put_back_after(
    life: Life, dana: MemberDriver, settled: Settle, database: Path, playground: Playground
) -> Thread:
    """Answer a question, take a copy of the database, answer two more, and put the copy back. Returns the thread."""
    await open_handover(dana, ACCOUNT, settled)
    thread = Thread(dana, settled, ACCOUNT)
    await thread.say(FIRST)
    await life.end()
    copy = Path(shutil.copy(database, database.with_name("copy.db")))
    await life.begin()
    await thread.say(LOST)
    await thread.say("Everybody there speaks English.")
    await life.end()
    for beside in ("-wal", "-shm"):
        database.with_name(database.name + beside).unlink(missing_ok=True)
    shutil.copy(copy, database)
    await playground.clock.advance(timedelta(minutes=2))
    await life.begin()
    await settled()
    return thread


async def test_after_a_restored_backup_a_reply_is_asked_about_and_not_misfiled(
    life: Life, dana: MemberDriver, settled: Settle, database: Path, playground: Playground
) -> None:
    """Restoring yesterday's backup: an answer is not filed under another item."""
    thread = await put_back_after(life, dana, settled, database, playground)
    assert life.baton is not None
    with capture_logs() as logged:
        await thread.say(AFTER)
    assert [one["prompts"] for one in logged if one["event"] == "database.behind_slack"] == [2]
    stored = await handover_of(life.baton, dana)
    assert [answer.text for answer in stored.answers.values() if answer.given] == [FIRST]
    asked = thread.last()
    assert asked.text.startswith("I was set back to an earlier copy of what I know")
    assert stored.interview.current is not None
    assert stored.interview.current.seq == 5, "the numbers 3 and 4 stand above, on questions that are not known"
    await dana.click("Save it here", asked)
    await settled()
    stored = await handover_of(life.baton, dana)
    assert stored.answers[stored.playbook.items[1].key].text == AFTER, "the question that waits is offered first"
    await thread.say(LOST)
    stored = await handover_of(life.baton, dana)
    assert stored.answers[stored.playbook.items[2].key].text == LOST


async def test_after_a_restored_backup_an_edited_answer_is_not_misfiled_and_a_skip_skips_nothing(
    life: Life, dana: MemberDriver, settled: Settle, database: Path, playground: Playground
) -> None:
    thread = await put_back_after(life, dana, settled, database, playground)
    assert life.baton is not None
    await thread.say("skip")
    stored = await handover_of(life.baton, dana)
    assert [one.subject for one in stored.interview.prompts if one.outcome == "skipped"] == []
    lost = next(seen for seen in dana.messages(thread=thread.first) if "speaks English" in seen.text)
    dana.edit(lost, "Nearly everybody there speaks English.")
    await settled()
    stored = await handover_of(life.baton, dana)
    assert [answer.text for answer in stored.answers.values() if answer.given] == [FIRST]
    assert thread.last().text.startswith("I was set back")


async def test_without_a_restored_backup_the_thread_is_read_once_after_a_start(
    life: Life, dana: MemberDriver, settled: Settle, playground: Playground
) -> None:
    await open_handover(dana, ACCOUNT, settled)
    await life.end()
    await life.begin()
    thread = Thread(dana, settled, ACCOUNT)
    before = len(playground.inspector.calls_of("conversations.replies"))
    for text in (FIRST, LOST, AFTER):
        await thread.say(text)
    assert len(playground.inspector.calls_of("conversations.replies")) == before + 1
