"""A guest or somebody of another organisation can read the handover's channel: nothing internal is said there until they cannot."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.app import Baton
from playground.driver import MemberDriver
from playground.people.other_organisation import OtherOrganisation
from playground.running import Playground
from playground.seed import GUEST, MAREK, PRIYA
from playground.workspace.entities import Channel
from tests.conftest import Settle
from tests.faults.conftest import until
from tests.handlers.threads import Thread
from tests.jobs.outages import Power
from tests.pausing import pause_by_form
from tests.snapshots import Snapshot

CHANNEL = "handover-fjordline-logistics"
PARTNER = "T0PARTNER0"
ANSWER = "They pay late, every quarter."


@pytest.fixture
def channel(opened: Snapshot, playground: Playground, baton: Baton) -> Channel:
    return playground.workspace.channels.find(CHANNEL)


@pytest.fixture
def thread(channel: Channel, dana: MemberDriver, settled: Settle) -> Thread:
    return Thread(dana, settled, "Fjordline Logistics")


def change(playground: Playground, user: str, **facts: Any) -> None:
    members = playground.workspace.members
    members.put(replace(members.get(user), **facts))


def said(dana: MemberDriver) -> list[str]:
    """Return what Baton has said in the channel, with what its messages say by now."""
    return [seen.plain() for seen in dana.messages(CHANNEL) if seen.author == "Baton" and not seen.message.subtype]


async def ask_about_the_first_answer(dana: MemberDriver, priya: MemberDriver, thread: Thread, settled: Settle) -> None:
    """Have something to be said in the channel: an answer, a block with its reason."""
    await thread.say(ANSWER)
    await pause_by_form(priya, "/handover pause fjordline")
    await settled()


@pytest.mark.parametrize(
    "who", ["guest", "single-channel guest", "another organisation's", "made a guest", "shared", "public"]
)
async def test_nothing_is_said_until_they_have_left_and_then_everything(
    playground: Playground,
    channel: Channel,
    thread: Thread,
    dana: MemberDriver,
    priya: MemberDriver,
    aiko: MemberDriver,
    settled: Settle,
    who: str,
) -> None:
    """H: a guest or external person is in the handover's channel, or everybody can read it."""
    workspace, user = playground.workspace, GUEST
    if who == "single-channel guest":
        change(playground, GUEST, is_ultra_restricted=True)
    elif who == "another organisation's":
        change(playground, GUEST, is_restricted=False, team_id=PARTNER)
    elif who == "made a guest":
        user = MAREK
    await settled()
    if who == "shared":
        workspace.channels.share(channel, PARTNER, dana.id)
    elif who == "public":
        workspace.set_public(channel, True, dana.id)
    else:
        workspace.join(channel, user, dana.id)
    if who == "made a guest":
        await settled()
        change(playground, MAREK, is_restricted=True)
    await settled()
    before = said(dana)
    await ask_about_the_first_answer(dana, priya, thread, settled)
    await playground.clock.advance(timedelta(hours=3))
    assert said(dana) == before
    [note] = [seen.plain() for seen in aiko.messages() if "I say nothing there until" in seen.plain()]
    assert ("shared with another organisation" in note) is (who == "shared")
    assert ("everybody in the workspace can read it" in note) is (who == "public")
    if who == "shared":
        workspace.channels.share(channel, "", dana.id)
    elif who == "public":
        workspace.set_public(channel, False, dana.id)
    else:
        workspace.leave(channel, user, dana.id)
    await settled()
    assert any("paused" in words for words in said(dana)[len(before) :])
    assert any("I go on in" in seen.plain() for seen in aiko.messages())


async def test_a_guest_whose_coming_nobody_heard_of_is_noticed_before_the_next_word(
    playground: Playground, channel: Channel, thread: Thread, dana: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    """H: who is in the channel is looked at before posting."""
    channel.members.append(GUEST)
    await playground.clock.advance(timedelta(minutes=6))
    before = said(dana)
    await ask_about_the_first_answer(dana, priya, thread, settled)
    assert said(dana) == before


async def test_a_person_of_the_handover_made_a_guest_unheard_silences_their_channel(
    playground: Playground, channel: Channel, thread: Thread, dana: MemberDriver, settled: Settle
) -> None:
    members = playground.workspace.members
    members.restore(vars(replace(members.get(PRIYA), is_restricted=True)))
    await playground.clock.advance(timedelta(minutes=6))
    before = said(dana)
    await thread.say(ANSWER)
    await pause_by_form(dana, "/handover pause fjordline")
    await settled()
    assert said(dana) == before


async def test_somebody_who_is_a_full_member_again_has_not_left(
    playground: Playground, channel: Channel, dana: MemberDriver, aiko: MemberDriver, settled: Settle
) -> None:
    """H: made a guest by mistake, and a full member again: what is said of it is true."""
    change(playground, PRIYA, is_restricted=True)
    await settled()
    await playground.clock.advance(timedelta(hours=17))
    change(playground, PRIYA, is_restricted=False)
    await settled()
    [note] = [seen.plain() for seen in aiko.messages() if "I go on in" in seen.plain()]
    assert "is a full member again" in note


async def test_whoever_asks_in_the_channel_is_told_why_baton_is_silent(
    playground: Playground, channel: Channel, dana: MemberDriver, settled: Settle
) -> None:
    playground.workspace.join(channel, GUEST, dana.id)
    await settled()
    before = said(dana)
    dana.say("<@Baton> status", CHANNEL)
    await settled()
    [word] = [seen for seen in dana.messages(CHANNEL) if "can read this channel" in seen.plain()]
    assert word.message.ephemeral_to == dana.id
    assert [one for one in said(dana) if one not in before and "can read this channel" not in one] == []


async def test_the_interview_goes_on_in_the_direct_message(
    playground: Playground, channel: Channel, thread: Thread, dana: MemberDriver, settled: Settle
) -> None:
    playground.workspace.join(channel, GUEST, dana.id)
    await settled()
    before = len(dana.messages(thread=thread.first))
    await thread.say(ANSWER)
    assert len(dana.messages(thread=thread.first)) > before + 1


async def test_a_full_member_who_takes_no_part_may_be_there(
    playground: Playground, channel: Channel, dana: MemberDriver, aiko: MemberDriver, settled: Settle
) -> None:
    playground.workspace.join(channel, MAREK, dana.id)
    await settled()
    await pause_by_form(dana, "/handover pause fjordline")
    await settled()
    assert any("paused" in words for words in said(dana))
    assert not any("I say nothing there" in seen.plain() for seen in aiko.messages())
    looks = len(playground.inspector.calls_of("conversations.members"))
    await dana.command("/handover resume fjordline")
    await settled()
    assert len(playground.inspector.calls_of("conversations.members")) == looks, "once in five minutes"


@pytest.mark.parametrize("who", ["guest", "shared", "public"])
async def test_what_happened_to_the_channel_while_nobody_listened_is_seen_before_the_next_word(
    opened: Snapshot, playground: Playground, power: Power, dana: MemberDriver, priya: MemberDriver, who: str
) -> None:
    """H: channel membership and privacy are known before anything internal is posted: after a restart of a minute, too."""
    await pause_by_form(dana, "/handover pause fjordline")
    await power.settled()
    await dana.command("/handover resume fjordline")
    await power.settled()
    await power.off()
    channel = playground.workspace.channels.find(CHANNEL)
    if who == "guest":
        channel.members.append(GUEST)
    elif who == "shared":
        channel.shared_with = PARTNER
    else:
        channel.kind = "public"
    await playground.clock.advance(timedelta(minutes=1))
    await power.on()
    before = said(dana)
    await pause_by_form(priya, "/handover pause fjordline")
    await power.settled()
    assert said(dana) == before
    await power.off()
    playground.inspector.forget()


async def test_a_connection_that_was_gone_for_a_moment_is_a_gap_as_well(
    playground: Playground,
    baton: Baton,
    channel: Channel,
    thread: Thread,
    dana: MemberDriver,
    priya: MemberDriver,
    settled: Settle,
) -> None:
    """H: channel membership is known before anything internal is posted: after a gap that the watchdog is too slow to see."""
    await ask_about_the_first_answer(dana, priya, thread, settled)
    await priya.command("/handover resume fjordline")
    await settled()
    channel.members.append(GUEST)
    await playground.slack.socket.cut()

    async def noted() -> bool:
        async with baton.store.begin(playground.workspace.identity.team_id) as unit:
            audience = await unit.audiences.get(channel.id)
        # A job may have looked again since.
        return audience.checked_at is None or GUEST in audience.outsiders

    await until(noted)
    before = said(dana)
    await pause_by_form(priya, "/handover pause fjordline")
    await settled()
    assert said(dana) == before


async def test_an_invitation_of_another_organisation_silences_it_before_they_have_accepted(
    playground: Playground,
    channel: Channel,
    thread: Thread,
    dana: MemberDriver,
    priya: MemberDriver,
    aiko: MemberDriver,
) -> None:
    """H: somebody shares the handover's own channel by hand. Slack tells of an invitation only when it is asked."""
    playground.workspace.channels.invite_shared(channel, "maria@fjordline.example", "", dana.id, limited=False)
    await playground.clock.advance(timedelta(minutes=6))
    before = said(dana)
    await thread.say(ANSWER)
    await pause_by_form(priya, "/handover pause fjordline")
    await playground.clock.advance(timedelta(hours=3))
    maria = OtherOrganisation(playground.slack).accept(channel)
    await playground.clock.advance(timedelta(hours=3))
    assert said(dana) == before
    assert not any(
        seen.author == "Baton" and ANSWER in seen.plain() for seen in playground.member(maria.id).messages(channel)
    )
    assert [seen for seen in aiko.messages() if "is shared with another organisation" in seen.plain()]


async def test_while_slack_does_not_say_who_is_there_nothing_is_said_and_then_it_is(
    playground: Playground, channel: Channel, dana: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    """H: fail closed. What Slack said an hour ago is not enough."""
    await playground.clock.advance(timedelta(hours=2))
    playground.faults.add("conversations.info", "error", 10_000, error="fatal_error", channel=channel.id)
    before = said(dana)
    await pause_by_form(priya, "/handover pause fjordline")
    await playground.clock.advance(timedelta(hours=1))
    assert said(dana) == before
    playground.faults.waiting.clear()
    await playground.clock.advance(timedelta(hours=1))
    assert any("paused" in words for words in said(dana)[len(before) :])
