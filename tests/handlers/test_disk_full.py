"""A database that takes nothing: nobody hears that something was saved, an event comes again, and the operator hears why."""

from datetime import timedelta

import pytest
from structlog.testing import capture_logs

from bot.app import Baton, build
from bot.problem import SetupProblem
from bot.settings import Settings
from handover.playbooks.library import Library
from messages.kit import notices
from playground.driver import MemberDriver
from playground.running import Playground
from storage.database.sqlite_connection import SqliteConnection
from tests.bots import QUICK
from tests.conftest import Settle
from tests.handlers.threads import Thread, answers_of

LONG = "They renew in May and want the new reports. " * 600
ROOM = 2
"""Pages of 4,096 bytes that are left on the disk: enough for a place, not for a reply like this."""
ACCOUNT = "Fjordline Logistics"


async def pragma(baton: Baton, words: str) -> object:
    """Run a pragma on the bot's own connection to SQLite, outside of any transaction."""
    return await run(baton, f"PRAGMA {words}")


async def run(baton: Baton, words: str) -> object:
    transactions = baton.store._transactions
    async with transactions._turn, transactions._kept_connection() as connection:
        raw = (await connection.get_raw_connection()).driver_connection
        if not isinstance(raw, SqliteConnection):
            raise TypeError("the bot is not on SQLite")
        row = raw._connection.execute(words).fetchone()
        return row[0] if row else None


async def fill(baton: Baton) -> None:
    """Let the database be nearly as large as its disk: SQLite then refuses with SQLITE_FULL, as it does on a full disk."""
    await run(baton, "VACUUM")
    await pragma(baton, f"max_page_count={int(str(await pragma(baton, 'page_count'))) + ROOM}")


@pytest.mark.usefixtures("opened")
async def test_a_reply_that_cannot_be_saved_is_not_acknowledged_and_its_writer_hears_so(
    baton: Baton, playground: Playground, dana: MemberDriver, settled: Settle
) -> None:
    """H: disk full: replies acked and lost behind an apology that does not say so."""
    thread = Thread(dana, settled, ACCOUNT)
    playground.inspector.forget()
    # Its place would find room where the reply does not.
    baton.late_messages.kept_after = 60.0
    await fill(baton)
    with capture_logs() as logged:
        await thread.say(LONG)
    event = next(one for one in playground.inspector.envelopes if one.type == "events_api")
    assert event.failure
    assert thread.last().text == notices.not_saved_yet()
    told = [line for line in logged if line["event"] == "request.not_saved"]
    assert {line["why"] for line in told} == {"the disk is full"}
    assert "listener failed" not in [line["event"] for line in logged]
    assert baton.store.trouble == "the disk is full"
    with capture_logs() as logged:
        await baton.heartbeat.tick()
    assert not [line for line in logged if line.get("exc_info")], (
        "a log on a disk that is full must not be what fills it"
    )
    assert baton.store.trouble == "the disk is full", "what a heartbeat stores has room, a reply has not"
    await pragma(baton, "max_page_count=1000000")
    await baton.heartbeat.tick()
    assert baton.store.trouble == ""
    playground.inspector.forget()


@pytest.mark.usefixtures("opened")
async def test_a_reply_whose_place_alone_could_be_saved_is_heard_when_there_is_room(
    baton: Baton, playground: Playground, dana: MemberDriver, settled: Settle
) -> None:
    """Its writer hears once that it is not saved yet, however often it is read from Slack in vain."""
    thread = Thread(dana, settled, ACCOUNT)
    baton.late_messages.kept_after = 0.0
    await fill(baton)
    await thread.say(LONG)
    await playground.clock.advance(timedelta(minutes=5))
    said = [one.text for one in thread.of_baton()]
    assert said.count(notices.not_saved_yet()) == 1
    assert await answers_of(baton, dana) == {}
    await pragma(baton, "max_page_count=1000000")
    await playground.clock.advance(timedelta(minutes=5))
    await settled()
    [text] = (await answers_of(baton, dana)).values()
    assert text.startswith("They renew in May")


@pytest.mark.usefixtures("opened")
async def test_a_form_that_cannot_be_saved_stays_open_and_a_button_says_so(
    baton: Baton, dana: MemberDriver, settled: Settle
) -> None:
    """H: a disk that became read-only: "not saved" is said, what was typed stays, and the heartbeat sees when it is over."""
    await dana.command("/handover settings")
    await settled()
    labels = (await dana.modal("Settings")).labels()
    await pragma(baton, "query_only=ON")
    await (await dana.modal("Settings")).submit()
    said = await dana.modal("Baton")
    assert notices.not_saved() in said.plain()
    await said.close()
    assert (await dana.modal("Settings")).labels() == labels
    assert baton.store.trouble.startswith("the database is read-only")
    await pragma(baton, "query_only=OFF")
    await baton.heartbeat.tick()
    assert baton.store.trouble == ""
    await (await dana.modal("Settings")).submit()
    await settled()


async def test_a_start_without_a_disk_to_write_to_names_the_cause(
    playground: Playground, slack_settings: Settings, playbooks: Library
) -> None:
    """H: start names the cause."""
    bot = await build(slack_settings, now=playground.clock.now, playbooks=playbooks, patience=QUICK)
    await pragma(bot, "query_only=ON")
    try:
        with pytest.raises(SetupProblem, match=r"^The database .*baton\.db takes nothing: the database is read-only"):
            await bot.start()
    finally:
        await bot.stop()
