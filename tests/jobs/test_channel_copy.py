"""Whoever something in the channel is for, and who is not in there, hears it directly, with a way back by one tap."""

from datetime import timedelta

import pytest

from playground.driver import MemberDriver
from playground.running import Playground
from tests.conftest import Settle
from tests.faults.reading import told
from tests.handlers.emails import ready_to_approve

pytestmark = pytest.mark.usefixtures("opened", "baton")
CHANNEL = "handover-fjordline-logistics"


async def test_an_approved_email_reaches_an_outgoing_csm_who_left_the_channel_the_same_day(
    playground: Playground, dana: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    """F: outgoing CSM left the channel; e-mail approved."""
    await ready_to_approve(dana, settled)
    dana.person.leave(priya.channel(CHANNEL).id)
    await priya.click("Approve", await priya.message("Is it good to go?"))
    await settled()
    assert told(dana, "Send it from your own mail program") == [], "it is the middle of the night in New York"
    await playground.clock.advance(timedelta(hours=6))
    [copy] = [seen for seen in dana.messages() if "Send it from your own mail program" in seen.plain()]
    assert "You are not in the channel" in copy.plain()
    assert "To: maria@fjordline.example" in copy.plain()
    await dana.click("Bring me back in", copy)
    await settled()
    assert dana.id in priya.channel(CHANNEL).members
    await dana.click("Mark as sent", copy)
    await settled()
    assert "Dana Reyes sent the introduction e-mail" in priya.messages(CHANNEL)[-1].plain() or told(
        priya, "sent the introduction e-mail", CHANNEL
    )


async def test_whoever_is_in_the_channel_hears_it_there_alone(
    playground: Playground, dana: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    await ready_to_approve(dana, settled)
    await priya.click("Approve", await priya.message("Is it good to go?"))
    await playground.clock.advance(timedelta(hours=3))
    assert len(told(dana, "Send it from your own mail program", CHANNEL)) == 1
    assert told(dana, "Send it from your own mail program") == []
