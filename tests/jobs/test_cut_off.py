"""Jobs cut off between two of their steps: what follows is not lost, what was said is up to date, nothing is left behind."""

from datetime import timedelta

import pytest

from bot.app import Baton
from playground.driver import MemberDriver, Seen
from playground.running import Playground
from tests.conftest import Settle
from tests.handlers.copies import copies
from tests.handlers.declining import decline
from tests.handlers.threads import Thread, told
from tests.opening import open_handover
from tests.snapshots import Snapshot

CHANNEL = "handover-fjordline-logistics"
MINUTE = timedelta(minutes=1)


@pytest.fixture
def thread(opened: Snapshot, baton: Baton, dana: MemberDriver, settled: Settle) -> Thread:
    return Thread(dana, settled, "Fjordline Logistics")


def cards(dana: MemberDriver) -> list[Seen]:
    return [one for one in dana.messages(CHANNEL) if "Review answers" in one.buttons()]


async def test_the_document_gets_its_link_though_its_pages_failed_at_first(
    thread: Thread, playground: Playground, dana: MemberDriver
) -> None:
    playground.faults.add("conversations.replies", "500", 3)
    await dana.click("Handover document", cards(dana)[0])
    await thread.settled()
    await playground.clock.advance(MINUTE)
    [document] = [one for one in dana.messages(CHANNEL) if "Handover document: " in one.plain()]
    links = {one.title: one.link for one in playground.workspace.channels.find(CHANNEL).bookmarks}
    assert document.ts.replace(".", "") in links["Handover document"]


async def test_a_card_that_was_posted_before_something_changed_shows_the_change(
    playground: Playground, baton: Baton, dana: MemberDriver, settled: Settle
) -> None:
    playground.faults.add("chat.postMessage", "cut_after", 100)
    await open_handover(dana, "Fjordline Logistics", settled)
    playground.faults.clear()
    [card] = cards(dana)
    await dana.command("/handover cancel", CHANNEL)
    await (await dana.modal("Cancel handover")).submit()
    await settled()
    await playground.clock.advance(MINUTE)
    [now] = [one for one in dana.messages(CHANNEL) if one.ts == card.ts]
    assert "cancelled" in now.plain().lower()


async def test_a_copy_made_of_a_file_that_was_taken_back_meanwhile_goes(
    thread: Thread, playground: Playground, dana: MemberDriver, priya: MemberDriver
) -> None:
    playground.faults.add("files.completeUploadExternal", "cut_after")
    message = await thread.say("The plan", plan_pdf=b"all of it")
    assert len(copies(playground, priya)) == 1
    dana.delete(message)
    await thread.settled()
    await playground.clock.advance(MINUTE)
    assert copies(playground, priya) == []


@pytest.mark.usefixtures("opened", "baton")
async def test_a_decline_taken_back_before_anybody_heard_of_it_is_not_spoken_of(
    playground: Playground, dana: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    playground.faults.add("chat.postMessage", "500", 100)
    await decline(priya, settled)
    playground.faults.clear()
    await priya.click("It is mine after all")
    await settled()
    await playground.clock.advance(MINUTE)
    assert not told(dana, "can't take it on")
