"""The handover's channel cannot be written in: what is owed there waits, everybody is told, and it comes when the way is open."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from playground.driver import MemberDriver
from playground.running import Playground
from tests.conftest import Settle
from tests.faults.conftest import Life
from tests.faults.reading import told
from tests.handlers.threads import Thread

pytestmark = pytest.mark.usefixtures("opened")
CHANNEL = "handover-fjordline-logistics"
ASK = "What would you like to know?"
CLOSED = "I can't write in"
HOUR, DAY = timedelta(hours=1), timedelta(days=1)

Act = Callable[[Playground, MemberDriver], None]


@pytest.fixture
async def thread(dana: MemberDriver, life: Life, settled: Settle) -> Thread:
    """Dana has answered a question."""
    thread = Thread(dana, settled, "Fjordline Logistics")
    await thread.say("Calm but watchful.")
    return thread


@pytest.fixture
async def question(thread: Thread, priya: MemberDriver, settled: Settle) -> Thread:
    """Priya has asked about the answer, and Dana sees the question."""
    await priya.click("Review answers", await priya.message("Fjordline Logistics: handover", CHANNEL))
    await settled()
    await (await priya.modal("Review answers")).click("Ask a question")
    await settled()
    form = await priya.modal("Ask a question")
    await form.fill({ASK: "Who is watchful?"})
    assert await form.submit() == {}
    await settled()
    await (await priya.modal("Review answers")).close()
    return thread


def bot_of(playground: Playground) -> str:
    return playground.workspace.identity.bot_user_id


def remove(playground: Playground, dana: MemberDriver) -> None:
    dana.person.remove(dana.channel(CHANNEL).id, bot_of(playground))


def invite(playground: Playground, dana: MemberDriver) -> None:
    dana.person.invite(dana.channel(CHANNEL).id, bot_of(playground))


def archive(_playground: Playground, dana: MemberDriver) -> None:
    dana.person.archive(dana.channel(CHANNEL).id)


def unarchive(_playground: Playground, dana: MemberDriver) -> None:
    dana.person.archive(dana.channel(CHANNEL).id, archived=False)


@pytest.mark.parametrize(("closes", "opens"), [(remove, invite), (archive, unarchive)])
@pytest.mark.parametrize("heard", [True, False])
async def test_what_was_owed_in_a_closed_channel_is_said_when_it_is_open_again_and_all_who_wait_are_told(
    playground: Playground,
    dana: MemberDriver,
    priya: MemberDriver,
    aiko: MemberDriver,
    life: Life,
    question: Thread,
    settled: Settle,
    closes: Act,
    opens: Act,
    *,
    heard: bool,
) -> None:
    """F: Baton removed from the channel or the channel archived, later `/invite`d or unarchived."""
    await unheard_or_not(life, closes, playground, dana, heard=heard)
    await question.say("Marta, since the SSO delay.")
    assert told(dana, "passed that on") == []
    for person in (dana, priya, aiko):
        [note] = told(person, CLOSED)
        assert "Nothing is lost" in note
    await question.say("Renewal in June.")
    assert told(priya, "Marta, since the SSO delay.", CHANNEL) == []
    await unheard_or_not(life, opens, playground, dana, heard=heard)
    await settled()
    if not heard:
        await playground.clock.advance(HOUR)
    assert len(told(priya, "Marta, since the SSO delay.", CHANNEL)) == 1
    for person in (dana, priya, aiko):
        assert told(person, CLOSED) == []
        assert len(told(person, "I can write in")) == 1
    playground.inspector.forget()


async def unheard_or_not(life: Life, happens: Act, playground: Playground, dana: MemberDriver, *, heard: bool) -> None:
    """Let something happen in Slack, while the bot runs or while it is down."""
    if not heard:
        await life.end()
    happens(playground, dana)
    if heard:
        await life.settle()
    else:
        await life.begin()


@pytest.mark.parametrize("code", ["restricted_action", "restricted_action_read_only_channel", "no_permission"])
async def test_posting_restricted_by_rules_pauses_and_goes_on_within_the_hour(
    playground: Playground,
    dana: MemberDriver,
    priya: MemberDriver,
    life: Life,
    thread: Thread,
    settled: Settle,
    code: str,
) -> None:
    """F: posting restricted; a look at the channel shows nothing, so the owed message itself is tried again."""
    playground.faults.add("chat.postMessage", "error", 1, error=code)
    # Of all that follows, only the document itself is posted: no direct message takes the fault in its place.
    await dana.click("Handover document", await dana.message("Fjordline Logistics: handover", CHANNEL))
    await settled()
    [note] = told(dana, CLOSED)
    assert "Please let me post in the channel" in note
    assert len(told(priya, CLOSED)) == 1
    await playground.clock.advance(HOUR)
    assert len(told(dana, "Handover document: Fjordline Logistics", CHANNEL)) == 1
    assert told(dana, CLOSED) == []
    playground.inspector.forget()


async def test_another_channel_by_one_tap_has_everybody_and_all_that_was_owed(
    playground: Playground, dana: MemberDriver, priya: MemberDriver, question: Thread, settled: Settle
) -> None:
    """F: the channel deleted: it cannot be mended, so another one is offered and nothing is lost."""
    remove(playground, dana)
    await question.say("Marta, since the SSO delay.")
    await dana.click("Open another channel", await dana.message(CLOSED))
    await dana.click("Open another channel", await dana.message(CLOSED))
    await settled()
    again = dana.channel(f"{CHANNEL}-2")
    assert set(again.members) >= {dana.id, priya.id}
    assert len(told(priya, "Marta, since the SSO delay.", f"{CHANNEL}-2")) == 1
    assert len(again.pins) == 1
    assert told(dana, CLOSED) == []
    assert not [channel for channel in playground.workspace.channels if channel.name == f"{CHANNEL}-3"]
    playground.inspector.forget()


async def test_a_channel_closed_at_night_is_told_to_whoever_acts_at_once_and_to_others_in_their_hours(
    playground: Playground, dana: MemberDriver, aiko: MemberDriver, thread: Thread, settled: Settle
) -> None:
    """I: at night, only whoever acted a moment ago and waits hears of it."""
    await playground.clock.advance(timedelta(hours=6))
    archive(playground, dana)
    await settled()
    assert told(aiko, CLOSED) == [], "it is 23:00 in Tokyo"
    assert len(told(dana, CLOSED)) == 1, "it is 9:00 in New York"
    await playground.clock.advance(timedelta(hours=10))
    assert len(told(aiko, CLOSED)) == 1
    playground.inspector.forget()
