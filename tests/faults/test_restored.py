"""An older copy of the database is put back while Slack, and the people in it, have gone on."""

import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from structlog.testing import capture_logs
from structlog.typing import EventDict

from bot.monitoring.diagnosis import examine
from bot.settings import Settings
from handover.model.people import Role
from playground.driver import MemberDriver
from playground.running import Playground
from storage.database.migrate import migrate
from tests.conftest import Settle
from tests.faults.conftest import Life
from tests.faults.reading import lines, metric, told
from tests.handlers.threads import Thread, handover_of
from tests.opening import open_handover

ACCOUNT = "Fjordline Logistics"
FIRST, LOST = "Their warehouse system is twenty years old.", "They sell to Norway first, then to Sweden."
AFTER = "The renewal is in good hands with Maria."


@pytest.fixture
def database(fresh_database: str) -> Path:
    """Return the file of the bot's database."""
    return Path(fresh_database.removeprefix("sqlite:///"))


def put_back(copy: Path, database: Path) -> None:
    """Put an older copy in the place of a database that nobody has open."""
    for beside in ("-wal", "-shm"):
        database.with_name(database.name + beside).unlink(missing_ok=True)
    shutil.copy(copy, database)


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
    put_back(copy, database)
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
    assert asked.text.startswith("I was restored from a backup")
    current = stored.interview_of(Role.OUTGOING).current
    assert current is not None
    assert current.seq == 5, "the numbers 3 and 4 stand above, on questions that are not known"
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
    assert [one.subject for one in stored.interview_of(Role.OUTGOING).prompts if one.outcome == "skipped"] == []
    lost = next(seen for seen in dana.messages(thread=thread.first) if "speaks English" in seen.text)
    dana.edit(lost, "Nearly everybody there speaks English.")
    await settled()
    stored = await handover_of(life.baton, dana)
    assert [answer.text for answer in stored.answers.values() if answer.given] == [FIRST]
    assert thread.last().text.startswith("I was restored from a backup")


@pytest.mark.usefixtures("opened")
async def test_without_a_restored_backup_the_thread_is_read_once_after_a_start(
    life: Life, dana: MemberDriver, settled: Settle, playground: Playground
) -> None:
    await life.end()
    await life.begin()
    thread = Thread(dana, settled, ACCOUNT)
    before = len(playground.inspector.calls_of("conversations.replies"))
    for text in (FIRST, LOST, AFTER):
        await thread.say(text)
    assert len(playground.inspector.calls_of("conversations.replies")) == before + 1


LATER, CHANNEL, LOST_CHANNEL = "Borealis Foods", "handover-fjordline-logistics", "handover-borealis-foods"
RESTORED = "I was restored from a backup of "


async def put_back_later(
    life: Life, dana: MemberDriver, settled: Settle, database: Path, playground: Playground
) -> list[EventDict]:
    """Copy the database, answer a question and open another handover, and put the copy back. Returns what the start logs."""
    await open_handover(dana, ACCOUNT, settled)
    thread = Thread(dana, settled, ACCOUNT)
    await thread.say(FIRST)
    await playground.clock.advance(timedelta(minutes=5))
    await life.end()
    copy = Path(shutil.copy(database, database.with_name("copy.db")))
    await life.begin()
    await playground.clock.advance(timedelta(hours=1))
    await thread.say(LOST)
    await open_handover(dana, LATER, settled)
    await life.end()
    put_back(copy, database)
    await playground.clock.advance(timedelta(hours=1))
    with capture_logs() as logged:
        await life.begin()
        await settled()
    return logged


async def test_a_restored_backup_is_noticed_at_the_start_and_said_once_where_it_matters(
    life: Life,
    dana: MemberDriver,
    settled: Settle,
    database: Path,
    playground: Playground,
    slack_settings: Settings,
) -> None:
    """H: restoring yesterday's backup: later handovers vanish, their channels orphaned; nothing said → noticed at start, said."""
    logged = await put_back_later(life, dana, settled, database, playground)
    [line] = lines(logged, "database.restored")
    assert line["log_level"] == "warning"
    assert [len(line["channels"]), len(line["handovers"])] == [1, 1]
    [known] = told(dana, RESTORED, CHANNEL)
    assert "*Fjordline Logistics*" in known
    assert "[Checklist]" in known
    [lost] = told(dana, RESTORED, LOST_CHANNEL)
    assert "[Start handover …]" in lost
    assert LATER not in lost
    assert await metric(life, "baton_lost_channels") == 1
    await life.end()
    said = {one.about: one async for one in examine(slack_settings, Path("no.env"))}
    assert f"#{LOST_CHANNEL}" in said["Channels"].says
    assert said["Channels"].todo
    await playground.clock.advance(timedelta(hours=1))
    await life.begin()
    await settled()
    assert len(told(dana, RESTORED, CHANNEL)) == len(told(dana, RESTORED, LOST_CHANNEL)) == 1, "once"


async def test_a_button_of_a_lost_handover_says_why_it_is_not_found_and_what_to_do(
    life: Life, dana: MemberDriver, settled: Settle, database: Path, playground: Playground
) -> None:
    """H: buttons of handovers that a restored backup does not know say more than that they are not found."""
    await put_back_later(life, dana, settled, database, playground)
    card = next(seen for seen in dana.messages(LOST_CHANNEL) if "Checklist" in seen.buttons())
    await dana.click("Checklist", card)
    said = (await dana.modal("Baton")).plain()
    assert RESTORED.removesuffix(" of ") in said
    assert "`/handover start` starts it anew" in said


async def test_a_message_in_the_thread_of_a_lost_handover_is_told_where_it_stands(
    life: Life, dana: MemberDriver, settled: Settle, database: Path, playground: Playground
) -> None:
    """H: a reply in the thread of a handover that the restored copy does not know was offered to another customer's."""
    await put_back_later(life, dana, settled, database, playground)
    thread = Thread(dana, settled, LATER)
    await thread.say("Their contract ends in May, and nobody has told them.")
    assert "I can't find that handover. I was restored from a backup" in thread.last().plain()
    assert thread.last().buttons() == []


@pytest.mark.usefixtures("opened")
async def test_after_a_restored_backup_nobody_gets_the_mornings_message_of_that_day_again(
    life: Life, dana: MemberDriver, settled: Settle, database: Path, playground: Playground
) -> None:
    """H: restoring yesterday's backup: the same day's digest comes twice."""
    await playground.clock.advance(timedelta(hours=24))
    await life.end()
    copy = Path(shutil.copy(database, database.with_name("copy.db")))
    await life.begin()
    await playground.clock.advance(timedelta(hours=7))
    assert len(told(dana, "Good morning")) == 1
    await life.end()
    put_back(copy, database)
    await playground.clock.advance(timedelta(hours=1))
    await life.begin()
    await settled()
    await playground.clock.advance(timedelta(hours=1))
    assert len(told(dana, "Good morning")) == 1
    assert life.baton is not None
    async with life.baton.store.begin("T0PLAYGROUND") as unit:
        assert (await unit.digests.get(dana.id, playground.clock.now().date())) is not None, "it is known again"


async def test_after_a_restored_backup_the_interview_goes_on_below_before_anybody_has_written(
    life: Life, dana: MemberDriver, settled: Settle, database: Path, playground: Playground
) -> None:
    """H: restoring yesterday's backup: an answer is filed under another item."""
    await put_back_later(life, dana, settled, database, playground)
    assert life.baton is not None
    stored = await handover_of(life.baton, dana)
    current = stored.interview_of(Role.OUTGOING).current
    assert current is not None
    assert current.seq == 4
    assert stored.numbers_from == 1000
    thread = Thread(dana, settled, ACCOUNT)
    assert thread.last().plain().splitlines()[0] != LOST
    await thread.say(AFTER)
    stored = await handover_of(life.baton, dana)
    assert stored.answers[stored.playbook.items[1].key].text == AFTER, "the question that stands below all others"


async def test_a_lost_channel_is_forgotten_once_somebody_has_archived_it(
    life: Life, dana: MemberDriver, settled: Settle, database: Path, playground: Playground
) -> None:
    await put_back_later(life, dana, settled, database, playground)
    dana.person.archive(dana.channel(LOST_CHANNEL).id)
    await settled()
    assert await metric(life, "baton_lost_channels") == 0


@pytest.mark.usefixtures("opened")
async def test_nothing_is_lost_after_a_pause_a_new_database_or_with_several_processes(
    life: Life, dana: MemberDriver, settled: Settle, database: Path, playground: Playground
) -> None:
    """A restart after days, a second process, and a new database where an earlier one has worked: no false alarm."""
    await Thread(dana, settled, ACCOUNT).say(FIRST)
    await life.end()
    await playground.clock.advance(timedelta(days=2))
    with capture_logs() as logged:
        await life.begin()
        await settled()
        await Thread(dana, settled, ACCOUNT).say(LOST)
        await life.end()
        for beside in ("", "-wal", "-shm"):
            database.with_name(database.name + beside).unlink(missing_ok=True)
        await migrate(f"sqlite:///{database}")
        await life.begin()
        await open_handover(dana, LATER, settled)
        await life.end()
        await playground.clock.advance(timedelta(days=1))
        await life.begin()
        await settled()
    assert lines(logged, "database.restored") == []
    assert [line["event"] for line in logged if line["log_level"] in ("warning", "error")] == []
    assert told(dana, RESTORED, CHANNEL) == told(dana, RESTORED, LOST_CHANNEL) == []
