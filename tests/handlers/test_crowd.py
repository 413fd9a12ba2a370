"""Many at once: each is acknowledged while Slack listens, and either done or told to press again, never in between."""

import asyncio
import sqlite3
from contextlib import closing

from bot.app import Baton
from bot.settings import Settings
from messages.kit import notices
from playground.driver import MemberDriver
from playground.running import Playground
from storage.database.engine import sqlite_path
from tests.conftest import Settle
from tests.opening import open_handover

CROWD = 100


def told(playground: Playground) -> list[str]:
    """Return what each command was answered with at once; empty where the answer came afterwards."""
    commands = [record for record in playground.inspector.envelopes if record.type == "slash_commands"]
    assert [record.failure for record in commands] == [""] * len(commands)
    return [str((record.ack or {}).get("text", "")) if isinstance(record.ack, dict) else "" for record in commands]


async def test_whoever_cannot_be_served_in_time_is_told_so_and_all_others_are_served(
    baton: Baton, slack_settings: Settings, playground: Playground, dana: MemberDriver, settled: Settle
) -> None:
    """H: 1,000 writes at once: 189 never acked in time."""
    await open_handover(dana, "Fjordline Logistics", settled)
    playground.inspector.forget()
    before = len(dana.messages())
    with closing(sqlite3.connect(str(sqlite_path(slack_settings.database_url)), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        answered = await asyncio.gather(*(dana.command("/handover status") for _ in range(CROWD)))
        other.execute("ROLLBACK")
    assert all(answered)
    put_off = [words for words in told(playground) if words == notices.busy()]
    assert put_off
    await settled()
    shown = [seen.plain() for seen in dana.messages()][before:]
    assert sum("Fjordline Logistics" in words for words in shown) == CROWD - len(put_off), (
        "somebody was neither served nor told"
    )
    await dana.command("/handover status")
    await settled()
    assert "Fjordline Logistics" in dana.messages()[-1].plain()


async def test_a_crowd_is_acknowledged_and_served(
    baton: Baton, playground: Playground, dana: MemberDriver, settled: Settle
) -> None:
    """H: many replies at once: none is lost, each is stored once."""
    await open_handover(dana, "Fjordline Logistics", settled)
    playground.inspector.forget()
    before = len(dana.messages())
    for number in range(CROWD):
        dana.say(f"a word beside the thread, number {number}")
    await settled()
    events = [record for record in playground.inspector.envelopes if record.type == "events_api"]
    assert len({record.payload["event_id"] for record in events if record.milliseconds is not None}) >= CROWD
    assert len(dana.messages()) >= before + 2 * CROWD
