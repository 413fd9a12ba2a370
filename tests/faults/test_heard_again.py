"""Slack sends events again, to whichever process is there: what has been heard is heard once."""

from collections.abc import AsyncIterator
from copy import deepcopy
from datetime import timedelta

import pytest

from bot.app import Baton
from bot.settings import Settings
from handover.model.people import Role
from handover.playbooks.library import Library
from playground.driver import MemberDriver
from playground.running import Playground
from playground.workspace.events import EnvelopeChanged, WorkspaceEvent
from playground.workspace.records import EnvelopeRecord
from tests.conftest import Settle
from tests.faults.conftest import Life
from tests.handlers.threads import Thread, handover_of
from tests.opening import open_handover

ACCOUNT = "Fjordline Logistics"
CHANNEL = "handover-fjordline-logistics"


@pytest.fixture
async def second(
    life: Life, playground: Playground, slack_settings: Settings, playbooks: Library
) -> AsyncIterator[Baton]:
    """Another process of the bot on the same database; Slack sends each envelope to any one of the two."""
    other = Life(playground, slack_settings, playbooks)
    try:
        yield await other.begin()
    finally:
        await other.end()


async def a_morning(dana: MemberDriver, priya: MemberDriver, settled: Settle) -> None:
    """Everything a person says to Baton in messages: answers, edits, deletions, words it knows, questions, small talk."""
    await open_handover(dana, ACCOUNT, settled)
    thread = Thread(dana, settled, ACCOUNT)
    first = await thread.say("They pay late, every quarter.")
    second = await thread.say("Maria decides.")
    await thread.say("skip")
    dana.edit(first, "They pay late, every single quarter.")
    await settled()
    dana.delete(second)
    await settled()
    await thread.say("status")
    await thread.say("later")
    dana.say("Hello?")
    priya.say("@Baton what's left", CHANNEL)
    dana.open_home()
    dana.person.change_profile(title="Senior CSM")
    await settled()


def seen(playground: Playground, *people: MemberDriver) -> list[str]:
    """Return all that stands in Slack, in every conversation of these people."""
    conversations = {channel.id for one in people for channel in playground.workspace.channels.of(one.id)}
    board = playground.workspace.messages
    return sorted(
        f"{channel} {message.ts} {message.text}" for channel in conversations for message in board.all(channel)
    )


async def test_every_event_sent_again_changes_nothing(
    life: Life, playground: Playground, dana: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    await a_morning(dana, priya, settled)
    assert life.baton is not None
    before = seen(playground, dana, priya), await handover_of(life.baton, dana)
    events = [one for one in playground.inspector.envelopes if one.type == "events_api"]
    assert {one.title.split()[0] for one in events} >= {"message", "app_mention", "app_home_opened", "user_change"}
    for _ in range(2):
        for one in list(events):
            playground.slack.socket.tell(one.title, deepcopy(one.payload))
        await settled()
    assert (seen(playground, dana, priya), await handover_of(life.baton, dana)) == before


def events_of(playground: Playground, member: MemberDriver, words: str) -> list[EnvelopeRecord]:
    """Return each time at which Slack has sent a message of this person's."""
    events = [one for one in playground.inspector.envelopes if one.title == "message"]
    return [
        one
        for one in events
        if (one.payload["event"].get("user"), one.payload["event"].get("text")) == (member.id, words)
    ]


@pytest.mark.parametrize(("deleted", "seconds"), [(True, 1), (True, 60), (False, 60)])
@pytest.mark.usefixtures("opened")
async def test_a_message_that_is_heard_late_is_kept_unless_it_was_deleted_meanwhile(
    life: Life, playground: Playground, dana: MemberDriver, settled: Settle, seconds: int, *, deleted: bool
) -> None:
    """F: events out of order: Slack sends the message again at once or after a minute; its deletion has been heard by then."""
    thread = Thread(dana, settled, ACCOUNT)
    await thread.say("They pay late.")
    (heard,) = events_of(playground, dana, "They pay late.")
    unheard = await thread.say("thanks")
    if deleted:
        dana.delete(unheard)
    await playground.clock.advance(timedelta(seconds=seconds))
    late = deepcopy(heard.payload)
    late["event_id"] = "Ev0LATE"
    late["event"]["ts"] = late["event"]["event_ts"] = unheard.ts
    playground.slack.socket.tell("message", late)
    await settled()
    assert life.baton is not None
    parts = [part for one in (await handover_of(life.baton, dana)).answers.values() for part in one.parts]
    assert len(parts) == (1 if deleted else 2)


def send_everything_twice(playground: Playground) -> None:
    """From here on, let every event be sent two times at once."""
    sent: set[str] = set()

    def again(change: WorkspaceEvent) -> None:
        if isinstance(change, EnvelopeChanged) and change.record.type == "events_api":
            event = change.record.payload["event_id"]
            if event not in sent:
                sent.add(event)
                playground.slack.socket.tell(change.record.title, deepcopy(change.record.payload))

    playground.workspace.events.listen(again)


@pytest.mark.usefixtures("second")
async def test_an_event_that_reaches_two_processes_at_once_is_heard_by_one(
    life: Life, playground: Playground, dana: MemberDriver
) -> None:
    async def settled() -> None:
        await playground.clock.settle()
        await playground.clock.settle()

    assert playground.slack.socket.connections == 2
    await open_handover(dana, ACCOUNT, settled)
    send_everything_twice(playground)
    thread = Thread(dana, settled, ACCOUNT)
    for text in ("They pay late.", "skip", "status"):
        await thread.say(text)
    assert life.baton is not None
    handover = await handover_of(life.baton, dana)
    assert [len(answer.parts) for answer in handover.answers.values() if answer.parts] == [1]
    assert len([one for one in handover.interview_of(Role.OUTGOING).prompts if one.posted_at]) == 3
    assert sum("answered, about" in one.plain() for one in thread.of_baton()) == 1
    assert len(events_of(playground, dana, "They pay late.")) == 2
