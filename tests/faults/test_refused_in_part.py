"""Slack refuses one thing and lets all the rest be: a topic, a pin, a link, a guest who may not come in, a place of its own."""

from datetime import timedelta

import pytest
from structlog.typing import EventDict

from playground.driver import MemberDriver
from playground.running import Playground
from playground.seed import DANA, PRIYA
from tests.conftest import Settle
from tests.faults.conftest import Life
from tests.faults.reading import told
from tests.handlers.emails import ready_to_approve
from tests.handlers.threads import Thread
from tests.opening import open_handover
from tests.pausing import pause_by_form

ACCOUNT = "Fjordline Logistics"
CHANNEL = "handover-fjordline-logistics"
HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("method", "code"),
    [
        ("conversations.setTopic", "user_is_restricted"),
        ("conversations.setTopic", "no_permission"),
        ("bookmarks.list", "access_denied"),
        ("bookmarks.add", "permission_denied"),
        ("bookmarks.add", "too_many_tabs"),
        ("pins.add", "restricted_action"),
        ("pins.add", "not_pinnable"),
    ],
)
async def test_what_is_only_decoration_fails_alone_and_in_silence(
    life: Life, playground: Playground, dana: MemberDriver, priya: MemberDriver, settled: Settle, method: str, code: str
) -> None:
    """F: parts of an errand are told apart: a topic that may not be set does not mean that there is no channel."""
    playground.faults.add(method, "error", 1000, error=code)
    await open_handover(dana, ACCOUNT, settled)
    await playground.clock.advance(2 * HOUR)
    channel = dana.channel(CHANNEL)
    assert {DANA, PRIYA} <= set(channel.members)
    assert bool(channel.topic) is (method != "conversations.setTopic")
    assert bool(channel.bookmarks) is not method.startswith("bookmarks.")
    assert bool(channel.pins) is (method != "pins.add")
    for person in (dana, priya):
        assert told(person, ":warning:") == told(person, "I can write in") == []
    assert told(dana, ":warning:", CHANNEL) == []
    playground.inspector.forget()


@pytest.mark.usefixtures("opened")
async def test_a_note_is_posted_though_the_topic_is_refused(
    life: Life, playground: Playground, dana: MemberDriver, settled: Settle
) -> None:
    """F: the topic, which moves with the last day, came before the note that says so, and took it along."""
    await pause_by_form(dana, "/handover pause fjordline")
    await playground.clock.advance(timedelta(days=3))
    playground.faults.add("conversations.setTopic", "error", 1000, error="user_is_restricted")
    await dana.command("/handover resume fjordline")
    await playground.clock.advance(HOUR)
    assert playground.inspector.calls_of("conversations.setTopic")[-1].answer["error"] == "user_is_restricted"
    assert told(dana, "has resumed", CHANNEL)


@pytest.mark.parametrize(
    "code", ["no_permission", "user_is_ultra_restricted", "restricted_action", "a_rule_of_next_year"]
)
async def test_whoever_may_not_be_invited_is_named_and_the_channel_is_no_closed_one(
    life: Life, playground: Playground, dana: MemberDriver, aiko: MemberDriver, settled: Settle, code: str
) -> None:
    """F: `no_permission` to invite one person is no rule about who may post; whom a rule kept out comes in when it may."""
    playground.faults.add("conversations.invite", "error", error=code)
    await open_handover(dana, ACCOUNT, settled)
    await playground.clock.advance(2 * HOUR)
    assert len(told(aiko, "couldn't bring everybody in here", CHANNEL)) == 1
    assert told(aiko, "I can write in") == told(aiko, ":warning:") == []
    assert (DANA in dana.channel(CHANNEL).members) is (code != "user_is_ultra_restricted")


async def test_where_nobody_may_be_invited_somebody_hears_directly_and_all_come_in_when_they_may(
    life: Life, playground: Playground, dana: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    """F: that nobody could come in was said in a channel that nobody was in, and everybody stayed out for ever."""
    playground.faults.add("conversations.invite", "error", 1000, error="restricted_action")
    await open_handover(dana, ACCOUNT, settled)
    await playground.clock.advance(3 * HOUR)
    [note] = told(dana, "nobody could come into the private channel")
    assert "I try again every hour" in note
    playground.faults.clear()
    await playground.clock.advance(2 * HOUR)
    assert {DANA, PRIYA} <= set(dana.channel(CHANNEL).members)
    assert told(priya, "nobody could come") == []
    playground.inspector.forget()


@pytest.mark.usefixtures("opened")
async def test_what_is_owed_in_a_direct_message_that_is_closed_comes_when_it_is_open(
    life: Life, playground: Playground, dana: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    """F: a rule that closes one direct message made what was to be asked there fail for good."""
    playground.faults.add("chat.postMessage", "error", 1000, error="restricted_action", channel=priya.id)
    await ready_to_approve(dana, settled)
    await playground.clock.advance(2 * HOUR)
    assert told(priya, "Is it good to go?") == []
    assert len(told(priya, "The introduction e-mail to the customer waits for your approval", CHANNEL)) == 1
    playground.faults.clear()
    await playground.clock.advance(2 * HOUR)
    assert len(told(priya, "Is it good to go?")) == 1
    playground.inspector.forget()


@pytest.mark.parametrize("code", ["access_denied", "ekm_access_denied"])
@pytest.mark.usefixtures("opened")
async def test_one_place_that_is_denied_holds_up_no_other_and_nothing_is_lost(
    life: Life,
    playground: Playground,
    dana: MemberDriver,
    settled: Settle,
    logged: list[EventDict],
    code: str,
) -> None:
    """F: what Slack denies of one channel is no refused token: everything waited for that, a try a minute."""
    playground.faults.add("chat.postMessage", "error", 1000, error=code, channel=dana.channel(CHANNEL).id)
    await pause_by_form(dana, "/handover pause fjordline")
    await dana.command("/handover resume fjordline")
    await settled()
    await open_handover(dana, "Borealis Foods", settled)
    await Thread(dana, settled, "Borealis Foods").say("They pay late.")
    assert told(dana, "Borealis Foods", "handover-borealis-foods")
    assert [line for line in logged if line["event"] == "slack.locked_out"] == []
    playground.faults.clear()
    await playground.clock.advance(2 * HOUR)
    assert [len(told(dana, words, CHANNEL)) for words in ("paused", "has resumed")] == [1, 1]


@pytest.mark.parametrize(
    ("code", "hours"),
    [
        ("two_factor_setup_required", 3),
        ("user_is_restricted", 3),
        ("slack_connect_file_link_sharing_blocked", 3),
        ("a_rule_of_next_year", 3),
        ("external_channel_migrating", 30),
    ],
)
@pytest.mark.usefixtures("opened")
async def test_what_a_rule_forbids_that_nobody_here_knows_is_told_once_and_goes_on_when_it_may(
    life: Life, playground: Playground, dana: MemberDriver, settled: Settle, code: str, hours: int
) -> None:
    """F: a cause outside pauses what is owed, also one that is not known by name, or that lasts for more than a day."""
    playground.faults.add("chat.postMessage", "error", 10_000, error=code, channel=dana.channel(CHANNEL).id)
    await dana.click("Handover document", await dana.message(f"{ACCOUNT}: handover", CHANNEL))
    await playground.clock.advance(hours * HOUR)
    assert told(dana, "Handover document: ", CHANNEL) == []
    [note] = told(dana, "couldn't share the handover document")
    assert f"Slack hasn't let me so far (`{code}`), I keep trying" in note
    playground.faults.clear()
    await playground.clock.advance(2 * HOUR)
    assert len(told(dana, "Handover document: ", CHANNEL)) == 1
    assert len(told(dana, "couldn't share the handover document")) == 1
    playground.inspector.forget()


@pytest.mark.parametrize("code", ["edit_window_closed", "cant_update_message"])
@pytest.mark.usefixtures("opened")
async def test_what_slack_lets_nobody_change_any_more_is_no_failure_of_what_was_asked(
    life: Life, playground: Playground, dana: MemberDriver, priya: MemberDriver, settled: Settle, code: str
) -> None:
    """F: an e-mail was "not handed over", and somebody "not reached", because an older message could not be changed."""
    playground.faults.add("chat.update", "error", 1000, error=code)
    await ready_to_approve(dana, settled)
    await priya.click("Approve", await priya.message("Is it good to go?"))
    await playground.clock.advance(2 * HOUR)
    assert len(told(dana, "is approved by @Priya Nair", CHANNEL)) == 1
    await dana.click("Mark as sent", await dana.message("Send it from your own mail program", CHANNEL))
    await playground.clock.advance(2 * HOUR)
    assert told(dana, ":warning:", CHANNEL) == told(dana, ":warning:") == []
    playground.inspector.forget()


@pytest.mark.parametrize("code", ["update_failed", "external_channel_migrating"])
async def test_a_message_that_could_not_be_changed_just_then_is_changed_later(
    life: Life, playground: Playground, dana: MemberDriver, settled: Settle, code: str
) -> None:
    """F: Slack says that changing a message failed on its side, or that the channel is moving: nobody hears of it."""
    playground.faults.add("chat.update", "error", 4, error=code)
    await open_handover(dana, ACCOUNT, settled)
    await playground.clock.advance(HOUR)
    assert told(dana, "can't write to you", CHANNEL) == told(dana, ":warning:") == []
    assert CHANNEL in told(dana, "Hello Dana!")[0]
