"""A channel that several accounts share is closed, or a card in it goes: all of them go on, and none is mixed with another."""

from datetime import timedelta

import pytest

from playground.driver import MemberDriver
from playground.running import Playground
from playground.seed import AIKO, DANA, PRIYA
from tests.conftest import Settle
from tests.handlers.books import SHARED, SMALL, at_top, below, card, changed, mornings, small_book_begun
from tests.snapshots import begins_after


@pytest.fixture
@begins_after(small_book_begun)
def shared(restored: object) -> object:
    """Let the test begin with three handovers in one channel, and one in a channel of its own."""
    return restored


pytestmark = pytest.mark.usefixtures("shared", "baton")


async def test_a_channel_that_is_archived_is_told_once_and_all_go_on_in_another(
    playground: Playground, dana: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    channel = playground.workspace.channels.find(SHARED)
    dana.person.archive(channel.id)
    await settled()
    await mornings(playground, settled)
    told = [one for one in dana.messages() if "I can't write in" in one.plain()]
    assert len(told) == 1
    assert "and 2 other accounts" in told[0].plain()
    await dana.click("Open another channel", told[0])
    await settled()
    await mornings(playground, settled)
    other = f"#{SHARED}-2"
    cards = [one for one in priya.messages(other) if one.plain().startswith(SMALL)]
    assert sorted(one.plain().split(":")[0] for one in cards) == list(SMALL)
    assert {DANA, PRIYA, AIKO} <= set(playground.workspace.channels.find(other).members)


async def test_a_card_that_was_deleted_is_there_anew_and_what_is_said_stands_below_it(
    playground: Playground, lucas: MemberDriver, dana: MemberDriver, aiko: MemberDriver, settled: Settle
) -> None:
    lucas.person.delete(card(dana, "Aster Yoga").message)
    await changed(dana, settled, "Aster Yoga", **{"Internal note": "They are moving."})
    await playground.clock.advance(timedelta(seconds=10))
    await settled()
    assert any("has changed the plan" in one.plain() for one in below(dana, "Aster Yoga"))
    assert len([one for one in at_top(dana) if one.plain().startswith("Aster Yoga: handover")]) == 1
    assert not [one for one in at_top(dana) if "has changed the plan" in one.plain()]


async def test_words_for_a_card_that_is_gone_unheard_wait_for_the_next_one_and_never_stand_at_the_top(
    playground: Playground, dana: MemberDriver, settled: Settle
) -> None:
    """The card is gone by the workspace's retention, of which Slack tells nobody."""
    said = dana.say("Who pays the invoices there?", channel=f"#{SHARED}")
    await settled()
    gone = card(dana, "Birch Books").message
    playground.workspace.messages.expire(gone)
    await dana.choose("Choose the account", "Birch Books", dana.messages(f"#{SHARED}", said)[1])
    await settled()
    await playground.clock.advance(timedelta(seconds=10))
    await settled()
    assert "wrote about this account" in below(dana, "Birch Books")[-1].plain()
    assert len(at_top(dana)) == 5
    assert card(dana, "Birch Books").ts != gone.ts
