"""A question that was posted by a bot that died before it could note that, while the interview went on to something else."""

from datetime import timedelta

import pytest

from bot.app import Baton
from handover.model.people import Role
from handover.review import ask
from playground.driver import MemberDriver
from playground.running import Playground
from tests.conftest import Settle
from tests.handlers.threads import Thread, handover_of
from tests.opening import open_handover


@pytest.fixture
async def thread(dana: MemberDriver, baton: Baton, settled: Settle) -> Thread:
    await open_handover(dana, "Fjordline Logistics", settled)
    return Thread(dana, settled, "Fjordline Logistics")


async def test_it_is_found_again_and_leaves_no_buttons_behind(
    playground: Playground, baton: Baton, dana: MemberDriver, thread: Thread
) -> None:
    playground.faults.add("chat.postMessage", "cut_after")
    await thread.say("Calm.")
    handover = await handover_of(baton, dana)
    item = handover.interview_of(Role.OUTGOING).prompts[0].subject
    now = playground.clock.now()
    await baton.store.decide(
        handover.workspace, handover.id, lambda h: ask(h, item, "Since when?", by=h.incoming, now=now)
    )
    await playground.clock.advance(timedelta(minutes=2))
    [lost] = [seen for seen in thread.of_baton() if "The people who matter" in seen.plain()]
    assert lost.buttons() == []
    assert "Since when?" in thread.last().plain()
    assert all(
        one.posted_at is not None for one in (await handover_of(baton, dana)).interview_of(Role.OUTGOING).prompts
    )


async def test_a_reply_to_it_that_comes_first_is_kept_where_it_belongs(
    playground: Playground, baton: Baton, dana: MemberDriver, thread: Thread
) -> None:
    playground.faults.add("chat.postMessage", "cut_after")
    await thread.say("Calm.")
    asked = (await handover_of(baton, dana)).interview_of(Role.OUTGOING).prompts[-1]
    assert asked.posted_at is None
    await thread.say("Maria decides.")
    handover = await handover_of(baton, dana)
    assert handover.answer(asked.subject).text == "Maria decides."
    assert handover.answer(handover.interview_of(Role.OUTGOING).prompts[0].subject).text == "Calm."
