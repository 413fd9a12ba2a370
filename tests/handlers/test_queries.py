"""`@Baton status` and `@Baton what's left` in a handover's channel; a friendly word elsewhere."""

import pytest

from playground.driver import MemberDriver
from playground.running import Playground
from playground.workspace.entities import Channel
from tests.conftest import Settle
from tests.snapshots import Snapshot

CHANNEL = "handover-fjordline-logistics"


@pytest.fixture
async def channel(opened: Snapshot, playground: Playground, settled: Settle) -> Channel:
    return playground.workspace.channels.find(CHANNEL)


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("status", "Prepare: 0 of"),
        ("what's left?", "what's left"),
        ("What’s left to do", "what's left"),
        ("sing a song", "In here you can ask me"),
        ("", "In here you can ask me"),
    ],
)
async def test_answers_in_the_thread_of_the_question(
    playground: Playground, channel: Channel, settled: Settle, asked: str, words: str
) -> None:
    priya = playground.member("Priya Nair")
    question = priya.say(f"@Baton {asked}", channel)
    await settled()
    thread = priya.messages(channel, question)
    assert words in thread[-1].plain()
    assert thread[-1].author == "Baton"


async def test_a_stranger_gets_a_private_no(playground: Playground, channel: Channel, settled: Settle) -> None:
    marek = playground.member("Marek Novák")
    playground.workspace.channels.add_member(channel, marek.id)
    marek.say("@Baton status", channel)
    await settled()
    newest = marek.messages(channel)[-1]
    assert newest.message.ephemeral_to == marek.id
    assert "Only the people in a handover" in newest.plain()


async def test_elsewhere_there_is_a_friendly_word(playground: Playground, settled: Settle, channel: Channel) -> None:
    dana: MemberDriver = playground.member("Dana Reyes")
    general = playground.workspace.channels.find("general")
    playground.workspace.channels.add_member(general, playground.workspace.identity.bot_user_id)
    dana.say("@Baton status", general)
    await settled()
    seen = dana.messages(general)[-1]
    assert seen.message.ephemeral_to == dana.id
    said = seen.plain()
    assert "This channel isn't about a handover" in said
    assert "Fjordline" not in said
    assert channel.id != general.id


async def test_where_another_organisation_reads_it_says_no_more_than_that_it_is_not_here(
    playground: Playground, settled: Settle, channel: Channel
) -> None:
    dana: MemberDriver = playground.member("Dana Reyes")
    theirs = dana.person.create_channel("with-a-partner", "private")
    playground.workspace.channels.add_member(theirs, playground.workspace.identity.bot_user_id)
    playground.workspace.channels.share(theirs, "T0PARTNER0", dana.id)
    dana.say("@Baton status", theirs)
    await settled()
    seen = dana.messages(theirs)[-1]
    assert seen.message.ephemeral_to == dana.id
    assert seen.plain() == "I don't answer in this channel. Please open me in a direct message."
