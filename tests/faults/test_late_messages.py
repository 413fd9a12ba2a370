"""A message for which there is no time while Slack listens: acknowledged once its place is stored, never lost or heard twice."""

import json
from contextlib import closing
from datetime import timedelta
from sqlite3 import connect

import pytest

from bot.connection.late_messages import Places
from bot.settings import Settings
from handover.redelivery import MessagePlace, redelivery
from playground.driver import MemberDriver, Seen
from playground.running import Playground
from playground.workspace.records import EnvelopeRecord
from storage.database.engine import sqlite_path
from tests.busy_database import database_busy
from tests.conftest import Settle
from tests.faults.conftest import Life
from tests.handlers.threads import Thread, answers_of
from tests.snapshots import begins_after, opened

ACCOUNT = "Fjordline Logistics"
SAID = "Their warehouse system is twenty years old."
TEAM = "T0PLAYGROUND"
GIVEN_UP_AFTER = timedelta(minutes=10)
"""By then Slack has sent an event for the last time."""


@pytest.fixture
@begins_after(opened)
def thread(life: Life, dana: MemberDriver, settled: Settle) -> Thread:
    """Return Dana's interview thread."""
    return Thread(dana, settled, ACCOUNT)


async def said_to_nobody(life: Life, playground: Playground, thread: Thread, text: str) -> Seen:
    """Have Dana write a reply while no bot is there to hear it, until Slack has given up; then let one begin."""
    await life.end()
    seen = thread.dana.say(text, thread=thread.first)
    await playground.clock.advance(GIVEN_UP_AFTER)
    await life.begin()
    return seen


async def place_is_known(
    life: Life, playground: Playground, thread: Thread, seen: Seen, event_id: str = "Ev0L"
) -> None:
    """Store where a message stands, as a bot had done that died then, and let the time pass after which it is read."""
    assert life.baton is not None
    place = MessagePlace(TEAM, thread.dana.dm.id, seen.ts, thread.first.ts, event_id)
    async with life.baton.store.begin(TEAM) as unit:
        await unit.jobs.add(redelivery(place, playground.clock.now()))
    await playground.clock.advance(timedelta(minutes=3))
    await life.settle()


def kept(settings: Settings) -> list[dict[str, object]]:
    """Return the jobs that have a message heard anew, as they are stored."""
    with closing(connect(str(sqlite_path(settings.database_url)))) as database:
        found = database.execute("SELECT key, lane, about, ref, state FROM jobs WHERE kind = 'redeliver'").fetchall()
    return [
        {"key": key, "lane": lane, "about": about, "ref": json.loads(ref), "state": state}
        for key, lane, about, ref, state in found
    ]


def attempts(playground: Playground) -> list[EnvelopeRecord]:
    """Return the deliveries of what Dana said."""
    events = [one for one in playground.inspector.envelopes if one.type == "events_api"]
    return [one for one in events if one.payload["event"].get("text") == SAID]


class Watched:
    """Keeps places as `places` does, and looks at what is stored of each."""

    def __init__(self, places: Places, settings: Settings) -> None:
        self._places, self._settings = places, settings
        self.stored: list[dict[str, object]] = []
        self.dealt_with = 0

    async def keep(self, place: MessagePlace, /) -> bool:
        answer = await self._places.keep(place)
        self.stored += kept(self._settings)
        return answer

    def forget(self, place: MessagePlace, /) -> None:
        self._places.forget(place)
        self.dealt_with += 1

    async def stop(self) -> None:
        await self._places.stop()


async def test_a_message_that_only_slack_has_is_read_from_there_and_heard(
    life: Life, playground: Playground, thread: Thread
) -> None:
    """H: a thousand replies at once: it is filed where it belongs, the next question follows, and nothing is said twice."""
    seen = await said_to_nobody(life, playground, thread, SAID)
    assert life.baton is not None
    assert await answers_of(life.baton, thread.dana) == {}
    before = len(thread.of_baton())
    await place_is_known(life, playground, thread, seen)
    assert list((await answers_of(life.baton, thread.dana)).values()) == [SAID]
    assert len(thread.of_baton()) == before + 1
    await place_is_known(life, playground, thread, seen, "Ev0M")
    await thread.say("Maria Lopes decides.")
    assert list((await answers_of(life.baton, thread.dana)).values()) == [SAID, "Maria Lopes decides."]


async def test_one_that_was_deleted_meanwhile_is_left(life: Life, playground: Playground, thread: Thread) -> None:
    seen = await said_to_nobody(life, playground, thread, SAID)
    thread.dana.delete(seen)
    before = len(thread.of_baton())
    await place_is_known(life, playground, thread, seen)
    assert life.baton is not None
    assert await answers_of(life.baton, thread.dana) == {}
    assert len(thread.of_baton()) == before


async def test_one_outside_of_any_thread_is_answered(
    life: Life, playground: Playground, dana: MemberDriver, settled: Settle
) -> None:
    await life.end()
    seen = dana.say("help")
    await playground.clock.advance(GIVEN_UP_AFTER)
    baton = await life.begin()
    before = len(dana.messages())
    place = MessagePlace(TEAM, dana.dm.id, seen.ts, "", "Ev0H")
    async with baton.store.begin(TEAM) as unit:
        await unit.jobs.add(redelivery(place, playground.clock.now()))
    await playground.clock.advance(timedelta(minutes=3))
    await settled()
    [answer] = dana.messages()[before:]
    assert "/handover start" in answer.plain()


async def test_its_place_alone_is_stored_and_forgotten_once_it_is_dealt_with(
    life: Life, playground: Playground, thread: Thread, slack_settings: Settings, settled: Settle
) -> None:
    assert life.baton is not None
    life.baton.late_messages.kept_after = 0.0
    watched = life.baton.late_messages.places = Watched(life.baton.late_messages.places, slack_settings)
    seen = thread.dana.say(SAID, thread=thread.first)
    await thread.dana.wait_for(lambda: watched.dealt_with > 0, "what follows from the message")
    await life.baton.late_messages.stop()
    assert kept(slack_settings) == []
    dm, first = thread.dana.dm.id, thread.first.ts
    [found] = watched.stored
    assert found["key"] == f"redeliver:{dm}:{seen.ts}"
    assert found["ref"] == {
        "conversation": dm,
        "stamp": seen.ts,
        "thread": first,
        "event_id": attempts(playground)[-1].payload["event_id"],
    }
    await settled()
    assert list((await answers_of(life.baton, thread.dana)).values()) == [SAID]


async def test_while_nothing_can_be_stored_slack_sends_it_again(
    life: Life, playground: Playground, thread: Thread, slack_settings: Settings, settled: Settle
) -> None:
    assert life.baton is not None
    life.baton.late_messages.kept_after = 0.0
    playground.slack.socket._ack_timeout = 0.2
    playground.inspector.forget()
    async with database_busy(slack_settings):
        thread.dana.say(SAID, thread=thread.first)
        await thread.dana.wait_for(lambda: len(attempts(playground)) == 2, "the same event again")
    await settled()
    await playground.clock.advance(GIVEN_UP_AFTER)
    assert [one.failure for one in attempts(playground)] == ["operation_timeout", ""]
    playground.inspector.forget()
    assert list((await answers_of(life.baton, thread.dana)).values()) == [SAID]
