"""Canvases are switched off, not allowed, or deleted: the rest goes on, and nobody is troubled with it."""

from datetime import timedelta

import pytest

from playground.driver import MemberDriver
from playground.running import Playground
from tests.conftest import Settle
from tests.faults.conftest import Life
from tests.handlers.threads import Thread

pytestmark = pytest.mark.usefixtures("opened")
CHANNEL = "handover-fjordline-logistics"
SOON = timedelta(minutes=6)


@pytest.fixture
def thread(life: Life, playground: Playground, dana: MemberDriver, settled: Settle) -> Thread:
    """Return Dana's interview thread, in a workspace with canvases."""
    playground.slack.switch_canvases(on=True)
    return Thread(dana, settled, "Fjordline Logistics")


def made(playground: Playground) -> int:
    """Return how often a canvas was to be made."""
    return sum(record.method == "canvases.create" for record in playground.inspector.calls)


async def said(thread: Thread, playground: Playground, words: str) -> None:
    """Answer a question, and wait until the canvas says it."""
    await thread.say(words)
    await playground.clock.advance(SOON)


async def test_a_canvas_that_somebody_has_deleted_does_not_come_back(
    thread: Thread, playground: Playground, priya: MemberDriver
) -> None:
    await said(thread, playground, "Calm.")
    priya.canvases.delete(CHANNEL)
    await said(thread, playground, "They grow in the north.")
    await said(thread, playground, "Rarely a ticket.")
    assert list(playground.workspace.canvases) == []
    playground.inspector.forget()


async def test_without_the_permission_nobody_is_told_and_the_rest_goes_on(
    thread: Thread, playground: Playground, dana: MemberDriver
) -> None:
    playground.slack.granted -= {"canvases:write"}
    await said(thread, playground, "Calm.")
    assert list(playground.workspace.canvases) == []
    assert "permission" not in " ".join(one.plain() for one in (*dana.messages(), *dana.messages(CHANNEL)))
    playground.inspector.forget()


@pytest.mark.parametrize(
    "refused", ["canvas_disabled_user_team", "free_team_canvas_tab_already_exists", "odd_new_rule"]
)
async def test_where_there_are_no_canvases_nobody_hears_of_it_and_it_is_tried_again_after_a_week(
    thread: Thread, playground: Playground, dana: MemberDriver, refused: str
) -> None:
    playground.slack.switch_canvases(on=False, refused=refused)
    await said(thread, playground, "Calm.")
    heard = [len(dana.messages()), len(dana.messages(CHANNEL))]
    await said(thread, playground, "They grow in the north.")
    assert made(playground) == 1
    assert "canvas" not in " ".join(one.plain() for one in (*dana.messages(), *dana.messages(CHANNEL))).lower()
    assert len(dana.messages(CHANNEL)) == heard[1]
    playground.slack.switch_canvases(on=True)
    await playground.clock.advance(timedelta(days=8))
    await said(thread, playground, "Rarely a ticket.")
    assert "Rarely a ticket." in dana.canvases.text(CHANNEL)
