"""Messages of Baton's that somebody deletes: what hangs on them goes on elsewhere, and nothing is lost."""

from datetime import timedelta
from typing import Literal

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.app import Baton
from handover.shared_files import SHARE_FILE
from jobs.engine.context import JobContext
from jobs.interview.in_thread import say
from messages.kit.message import Message
from playground.driver import MemberDriver, Seen
from playground.platform.faults import FaultKind
from playground.running import Playground
from storage.jobs.outbox import ClaimedJob
from storage.slack_refs import SlackRef, SlackRefKind
from tests.conftest import Settle
from tests.examples import NO_PLAYBOOKS
from tests.handlers.threads import Thread, handover_of

CHANNEL = "handover-fjordline-logistics"
GONE = "the first message of our thread was deleted"


def delete_all(admin: MemberDriver, *messages: Seen) -> None:
    """Delete messages as an admin may, the newest first."""
    for one in sorted(messages, key=lambda one: one.ts, reverse=True):
        admin.delete(one)


async def test_a_deleted_first_message_begins_a_new_thread(
    thread: Thread, dana: MemberDriver, lucas: MemberDriver, baton: Baton, settled: Settle
) -> None:
    """F: the interview thread's first message is deleted: a new thread, said so; answers in the old and the new one count."""
    await thread.say("Calm but watchful.")
    old, asked = thread.first, thread.last()
    lucas.delete(old)
    await settled()
    new = await dana.message(GONE)
    assert "*Fjordline Logistics*" in new.plain()
    assert "1 of 22" not in new.plain()
    again = dana.messages(thread=new)[-1]
    assert "The people who matter" in again.plain()
    assert "Skip" in again.buttons()
    dana.say("Maria decides, Jonas pays.", thread=asked)
    await settled()
    assert "3 of 22" in dana.messages(thread=new)[-1].plain()
    dana.say("They renew in June.", thread=new)
    await settled()
    handover = await handover_of(baton, dana)
    said = [handover.answer(item.key).text for item in handover.playbook.items[:3]]
    assert said == ["Calm but watchful.", "Maria decides, Jonas pays.", "They renew in June."]


async def test_a_job_of_another_lane_that_finds_the_thread_gone_goes_on_in_the_one_that_was_begun(
    thread: Thread, dana: MemberDriver, lucas: MemberDriver, baton: Baton, client: AsyncWebClient, settled: Settle
) -> None:
    """F: of the same kind: what is said of a file is in no lane with the questions; there is one new thread all the same."""
    old = thread.first
    delete_all(lucas, *dana.messages(thread=old))
    await settled()
    new = await dana.message(GONE)
    about, now = (await handover_of(baton, dana)).id, baton.services.now()
    job = ClaimedJob(0, "T0PLAYGROUND", SHARE_FILE, "share_file:1", "channel", about, {"user": dana.id}, now, 1, 1)
    lost = SlackRef(about, SlackRefKind.OUTGOING_THREAD, dana.dm.id, old.ts)
    place, stamp = await say(
        JobContext(job, baton.store, client, NO_PLAYBOOKS, lambda: now), lost, Message("Not copied.")
    )
    assert place.ts == new.ts
    assert [seen.ts for seen in dana.messages() if GONE in seen.plain()] == [new.ts]
    assert dana.messages(thread=new)[-1].ts == stamp


async def test_a_thread_of_which_nothing_is_left_goes_on_in_a_new_one(
    thread: Thread, dana: MemberDriver, lucas: MemberDriver, baton: Baton, settled: Settle
) -> None:
    """F: first message and all replies are deleted, as by retention: one new thread, with the question that waits."""
    delete_all(lucas, *dana.messages(thread=thread.first))
    await settled()
    new = await dana.message(GONE)
    assert [seen for seen in dana.messages() if "1 of 22" in seen.plain()] == []
    assert "1 of 22" in dana.messages(thread=new)[-1].plain()
    dana.say("Calm but watchful.", thread=new)
    await settled()
    assert (await handover_of(baton, dana)).answer("snapshot").text == "Calm but watchful."
    assert len([seen for seen in dana.messages() if GONE in seen.plain()]) == 1


@pytest.mark.parametrize("fault", ["", "cut_after", "internal_error_after"])
async def test_a_thread_of_whose_end_nobody_tells_is_missed_by_posting(
    thread: Thread, playground: Playground, dana: MemberDriver, settled: Settle, fault: FaultKind | Literal[""]
) -> None:
    """F: Slack puts a reply to a deleted thread outside of any thread, without a word; nothing is left standing there."""
    playground.workspace.messages.expire(*(seen.message for seen in dana.messages(thread=thread.first)))
    dana.say("They are calm.")
    await settled()
    assert [seen for seen in dana.messages() if GONE in seen.plain()] == []
    await playground.clock.advance(timedelta(minutes=2))
    if fault:
        playground.faults.add("chat.postMessage", fault, 1)
    await dana.click("Continue")
    await playground.clock.advance(timedelta(minutes=1))
    (new,) = (seen for seen in dana.messages() if GONE in seen.plain())
    assert [seen for seen in dana.messages() if "1 of 22" in seen.plain()] == []
    assert len([seen for seen in dana.messages(thread=new) if "1 of 22" in seen.plain()]) == 1


async def test_a_deleted_question_is_put_again(
    thread: Thread, dana: MemberDriver, lucas: MemberDriver, baton: Baton, settled: Settle
) -> None:
    """F: of the same kind: the question that waits is deleted; one that has its answer is left alone."""
    waiting = thread.last()
    lucas.delete(waiting)
    await settled()
    again = thread.last()
    assert again.ts != waiting.ts
    assert "1 of 22" in again.plain()
    await thread.say("Calm but watchful.")
    asked = thread.last()
    lucas.delete(again)
    await settled()
    assert thread.last().ts == asked.ts
    assert (await handover_of(baton, dana)).answer("snapshot").text == "Calm but watchful."


async def test_a_deleted_card_comes_back(
    thread: Thread, dana: MemberDriver, priya: MemberDriver, lucas: MemberDriver, settled: Settle
) -> None:
    """F: of the same kind: the card in the channel, with its buttons and its pin."""
    before = next(seen for seen in dana.messages(CHANNEL) if "Review answers" in seen.buttons())
    lucas.delete(before)
    await settled()
    (after,) = (seen for seen in dana.messages(CHANNEL) if "Review answers" in seen.buttons())
    assert after.ts != before.ts
    assert after.ts in [pin.ts for pin in dana.channel(CHANNEL).pins]
    await thread.say("Calm but watchful.")
    await priya.click("Review answers", after)
    assert "Calm but watchful." in (await priya.modal("Review answers")).plain()


async def test_a_deleted_welcome_is_not_sent_again_and_holds_up_nothing(
    thread: Thread,
    dana: MemberDriver,
    priya: MemberDriver,
    aiko: MemberDriver,
    lucas: MemberDriver,
    baton: Baton,
    settled: Settle,
    playground: Playground,
) -> None:
    """F: of the same kind: those of Priya and Aiko are deleted, and would then have to name another channel."""
    await playground.clock.advance(timedelta(hours=7))
    for welcome in (await priya.message("What will happen"), aiko.messages()[0]):
        lucas.delete(welcome)
    await settled()
    lost = dana.channel(CHANNEL)
    dana.person.remove(lost.id, playground.workspace.identity.bot_user_id)
    await settled()
    await dana.click("Open another channel")
    await settled()
    await playground.clock.advance(timedelta(hours=1))
    assert [seen for seen in priya.messages() if "What will happen" in seen.plain()] == []
    waiting = await baton.store.queue_admin.stuck(playground.clock.now(), timedelta(hours=1), 1, 10)
    assert [one for one in waiting if one.kind != "assignment_due"] == [], "only Priya's answer is waited for"
    assert f"#{CHANNEL}-2" in thread.first.plain()
