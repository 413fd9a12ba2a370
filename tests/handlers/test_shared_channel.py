"""One channel for each successor's smaller accounts: each has its card there, and all about it in the thread below (P112)."""

import random
from datetime import timedelta

import pytest

from bot.app import Baton
from playground.driver import MemberDriver
from playground.running import Playground
from playground.seed import AIKO, DANA, GUEST, PRIYA
from tests.conftest import Settle
from tests.handlers.accounts import cancel
from tests.handlers.books import (
    HERE,
    SHARED,
    SMALL,
    at_top,
    below,
    card,
    changed,
    mornings,
    opened_channels,
    small_book_begun,
)
from tests.handlers.threads import Thread
from tests.snapshots import begins_after

OWN = "handover-aster-yoga"


@pytest.fixture
@begins_after(small_book_begun)
def shared(restored: object) -> object:
    """Let the test begin with three handovers in one channel, and one in a channel of its own."""
    return restored


pytestmark = pytest.mark.usefixtures("shared", "baton")


async def test_small_accounts_share_a_channel_with_a_card_each_and_its_people_come_in_once(
    playground: Playground, priya: MemberDriver
) -> None:
    assert opened_channels(playground) == {SHARED, "handover-dovetail-joinery"}
    channel = playground.workspace.channels.find(SHARED)
    assert set(channel.members) == {DANA, PRIYA, AIKO, playground.workspace.identity.bot_user_id}
    assert channel.topic.startswith("Accounts that go from Dana Reyes to Priya Nair")
    first, *cards = at_top(priya)
    assert first.plain().startswith("This channel is for the smaller accounts that go from @Dana Reyes to @Priya Nair.")
    assert sorted(one.plain().split(":")[0] for one in cards) == list(SMALL)
    assert {pin.ts for pin in channel.pins} == {one.ts for one in cards}
    assert channel.bookmarks == []


async def test_what_is_said_of_an_account_stands_below_its_card_and_nowhere_else(
    dana: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    await changed(dana, settled, "Aster Yoga", **{"Internal note": "They are moving."})
    await Thread(dana, settled, "Birch Books").say("Calm but watchful.")
    await cancel(dana, settled, "Clover Cafe")
    assert any("has changed the plan" in one.plain() for one in below(priya, "Aster Yoga"))
    assert any("has called off" in one.plain() or "cancelled" in one.plain() for one in below(priya, "Clover Cafe"))
    assert len(at_top(priya)) == 4
    for account in SMALL:
        others = [other for other in SMALL if other != account]
        assert not [one.plain() for one in below(priya, account) if any(other in one.plain() for other in others)]


async def test_what_is_written_below_a_card_is_offered_to_be_saved_with_that_account(
    baton: Baton, dana: MemberDriver, settled: Settle
) -> None:
    seen = card(dana, "Aster Yoga")
    dana.say("They will renew in June, says Maria.", channel=f"#{SHARED}", thread=seen)
    await settled()
    [asked] = [one for one in below(dana, "Aster Yoga") if "shall I keep what you wrote here" in one.plain()]
    assert not [one for one in below(dana, "Birch Books") if one.author == "Dana Reyes"]
    await dana.click(asked.buttons()[0], asked)
    await settled()
    async with baton.store.begin(HERE) as unit:
        found = {one.account: one for one in await unit.handovers.of_person(DANA)}
    assert [one.account for one in found.values() if any(answer.given for answer in one.answers.values())] == [
        "Aster Yoga"
    ]


async def test_what_is_written_at_the_top_is_asked_about_and_noted_with_its_account(
    baton: Baton, dana: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    said = priya.say("Who pays the invoices there?", channel=f"#{SHARED}")
    await settled()
    [_, question] = priya.messages(f"#{SHARED}", said)
    assert question.plain().startswith("Which account is this about?")
    await priya.choose("Choose the account", "Aster Yoga", question)
    await settled()
    assert "@Priya Nair wrote about this account in the channel" in below(dana, "Aster Yoga")[-1].plain()
    question = priya.messages(f"#{SHARED}", said)[1]
    assert question.plain().startswith("This is about *Aster Yoga*")
    await priya.choose("Choose the account", "Clover Cafe", question)
    await settled()
    assert not [one for one in below(dana, "Aster Yoga") if "wrote about this account" in one.plain()]
    assert "wrote about this account" in below(dana, "Clover Cafe")[-1].plain()
    await priya.click("None of them", priya.messages(f"#{SHARED}", said)[1])
    await settled()
    assert not [one for one in below(dana, "Clover Cafe") if "wrote about this account" in one.plain()]


async def test_an_answer_at_the_top_is_saved_with_the_account_that_is_chosen_and_no_other(
    baton: Baton, dana: MemberDriver, settled: Settle
) -> None:
    said = dana.say("They will renew in June, says Maria.", channel=f"#{SHARED}")
    await settled()
    question = dana.messages(f"#{SHARED}", said)[1]
    await dana.choose("Choose the account", "Clover Cafe", question)
    await settled()
    offer = dana.messages(f"#{SHARED}", said)[-1]
    await dana.click(offer.buttons()[0], offer)
    await settled()
    async with baton.store.begin(HERE) as unit:
        found = await unit.handovers.of_person(DANA)
    given = {one.account: [answer.text for answer in one.answers.values() if answer.given] for one in found}
    assert {account: texts for account, texts in given.items() if texts} == {
        "Clover Cafe": ["They will renew in June, says Maria."]
    }
    await dana.choose("Choose the account", "Aster Yoga", dana.messages(f"#{SHARED}", said)[1])
    await settled()
    assert "is saved as an answer of *Clover Cafe*" in dana.messages(f"#{SHARED}", said)[-1].plain()


async def test_talk_that_says_nothing_is_not_asked_about(
    dana: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    for words in ("thanks", "@Priya Nair shall we talk?"):
        said = dana.say(words, channel=f"#{SHARED}")
        await settled()
        assert len(dana.messages(f"#{SHARED}", said)) == 1


async def test_a_command_in_the_channel_offers_its_accounts(dana: MemberDriver, settled: Settle) -> None:
    await dana.command("/handover status", f"#{SHARED}")
    await settled()
    asked = dana.messages(f"#{SHARED}")[-1]
    assert asked.plain().startswith("Which handover do you mean?")
    offered = str(asked.message.blocks)
    assert [account for account in (*SMALL, "Dovetail Joinery") if account in offered] == list(SMALL)


async def test_with_another_successor_it_goes_on_in_a_channel_of_its_own(
    playground: Playground, dana: MemberDriver, marek: MemberDriver, settled: Settle
) -> None:
    before = card(dana, "Aster Yoga")
    await changed(dana, settled, "Aster Yoga", **{"Incoming CSM": "Marek Novák"})
    members = playground.workspace.channels.find(SHARED).members
    assert marek.id not in members
    assert marek.id in playground.workspace.channels.find(OWN).members
    assert "Aster Yoga: handover" in card(marek, "Aster Yoga", f"#{OWN}").plain()
    [left] = [one for one in dana.messages(f"#{SHARED}") if one.ts == before.ts]
    assert left.plain().startswith("*Aster Yoga* goes on in a channel of its own, #handover-aster-yoga")
    await changed(dana, settled, "Aster Yoga", **{"Internal note": "They are moving."})
    assert any("has changed the plan" in one.plain() for one in marek.messages(f"#{OWN}"))
    assert len([one for one in dana.messages(f"#{SHARED}") if one.plain().startswith(SMALL)]) == 2


async def test_who_takes_part_in_one_account_alone_does_not_come_in(
    playground: Playground, dana: MemberDriver, marek: MemberDriver, settled: Settle
) -> None:
    await changed(dana, settled, "Birch Books", Backup="Marek Novák")
    assert marek.id not in playground.workspace.channels.find(SHARED).members
    [welcome] = [one.plain() for one in marek.messages() if "Birch Books" in one.plain()]
    assert SHARED not in welcome


async def test_it_is_archived_a_week_after_the_last_of_its_handovers(
    playground: Playground, dana: MemberDriver, settled: Settle
) -> None:
    channel = playground.workspace.channels.find(SHARED)
    await cancel(dana, settled, "Aster Yoga")
    await cancel(dana, settled, "Birch Books")
    await mornings(playground, settled, 4)
    await cancel(dana, settled, "Clover Cafe")
    await mornings(playground, settled, 4)
    assert not channel.archived
    await mornings(playground, settled, 4)
    assert playground.workspace.channels.find(SHARED).archived


async def test_nothing_is_said_of_any_of_them_while_a_guest_is_in_there(
    playground: Playground, dana: MemberDriver, settled: Settle
) -> None:
    channel = playground.workspace.channels.find(SHARED)
    dana.person.invite(channel.id, GUEST)
    await settled()
    before = [len(below(dana, account)) for account in SMALL]
    for account in SMALL:
        await changed(dana, settled, account, **{"Internal note": "They are moving."})
    assert [len(below(dana, account)) for account in SMALL] == before
    dana.person.remove(channel.id, GUEST)
    await settled()
    assert all(any("has changed the plan" in one.plain() for one in below(dana, account)) for account in SMALL)


@pytest.mark.parametrize("seed", range(2))
async def test_no_word_of_one_account_stands_in_anothers_thread(
    playground: Playground, dana: MemberDriver, priya: MemberDriver, settled: Settle, seed: int
) -> None:
    """Whatever people do with which account, in whichever order."""
    chance, words = random.Random(seed), dict.fromkeys(SMALL, "")
    for number in range(10):
        account = chance.choice(SMALL)
        said = f"word{number}x"
        words[account] += f" {said}"
        match chance.randrange(5):
            case 0:
                await changed(dana, settled, account, **{"What may the customer know?": f"They hear {said}."})
            case 1:
                await Thread(dana, settled, account).say(f"They care for {said}.")
            case 2:
                dana.say(f"I met {said}.", channel=f"#{SHARED}", thread=card(dana, account))
            case 3:
                post = priya.say(f"Who is {said}?", channel=f"#{SHARED}")
                await settled()
                question = priya.messages(f"#{SHARED}", post)[-1]
                await priya.choose("Choose the account", account, question)
            case _:
                lucas = playground.member("Lucas Almeida")
                lucas.person.delete(card(dana, account).message)
        await playground.clock.advance(timedelta(seconds=20))
        await settled()
    for account in SMALL:
        stands = "\n".join(one.plain() for one in (card(dana, account), *below(dana, account)))
        for other in SMALL:
            if other != account:
                assert other not in stands
                assert not [word for word in words[other].split() if word in stands]
