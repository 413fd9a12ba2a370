"""The Home tab in Slack: there when it is opened, and never behind what is so."""

from datetime import timedelta

import pytest

from bot.app import Baton
from playground.driver import MemberDriver
from playground.running import Playground
from tests.conftest import Settle
from tests.finishing import finish_everything
from tests.opening import open_handover
from tests.pausing import pause_by_form


async def opened(person: MemberDriver, settled: Settle) -> str:
    person.open_home()
    await settled()
    return (await person.home()).plain()


async def test_somebody_new_reads_what_this_is(playground: Playground, baton: Baton, settled: Settle) -> None:
    marek = playground.member("Marek Novák")
    assert "Welcome to Baton" in await opened(marek, settled)
    await (await marek.home()).click("Start handover")
    assert (await marek.modal("Start handover")).labels()[0] == "Account"


async def test_a_guest_sees_nothing_internal(playground: Playground, baton: Baton, settled: Settle) -> None:
    await open_handover(playground.member("Dana Reyes"), "Fjordline Logistics", settled)
    text = await opened(playground.member("U0GUEST001"), settled)
    assert "full members" in text
    assert "Fjordline" not in text


async def test_it_follows_what_happens_without_being_opened(
    playground: Playground, baton: Baton, settled: Settle
) -> None:
    dana = playground.member("Dana Reyes")
    await open_handover(dana, "Fjordline Logistics", settled)
    await playground.clock.advance(timedelta(days=1))
    assert "Share the customer's folder" in await opened(dana, settled)
    await (await dana.home()).click("Done")
    await settled()
    assert "Share the customer's folder" not in (await dana.home()).plain()
    await pause_by_form(dana, "/handover pause")
    await settled()
    paused = (await dana.home()).plain()
    assert "Paused until Tue 10 Mar." in paused
    assert paused.count("Paused") == 1, "said once"


async def test_settings_open_from_it(playground: Playground, baton: Baton, settled: Settle) -> None:
    marek = playground.member("Marek Novák")
    await opened(marek, settled)
    await (await marek.home()).click("Settings")
    await settled()
    assert "Morning message at" in (await marek.modal("Settings")).labels()


@pytest.mark.usefixtures("opened")
async def test_when_everything_is_done_it_asks_to_complete(
    dana: MemberDriver, baton: Baton, playground: Playground, settled: Settle
) -> None:
    """I: all done, and Home says that nothing can be done right now."""
    await finish_everything(baton, dana.id)
    priya = playground.member("Priya Nair")
    shown = await opened(priya, settled)
    assert "Everything is done" in shown
    await (await priya.home()).click("Complete")
    await settled()
    await dana.message("has everything", "handover-fjordline-logistics")
