"""A reply belongs to the question it was written to: the newest that was on screen for as long as typing takes, else asked."""

from datetime import timedelta

import pytest

from bot.app import Baton
from playground.driver import MemberDriver
from playground.running import Playground
from tests.conftest import Settle
from tests.handlers.threads import Passes, Thread, answers_of, asks, handover_of, replies

LONG = "They renewed in May after a hard negotiation; Marta signs, Jo pays, and the legal team wants a new annex each year."


async def test_three_quick_messages_are_one_answer(
    thread: Thread, dana: MemberDriver, baton: Baton, passes: Passes
) -> None:
    """I: three quick messages in the thread belong to the answer before."""
    await passes(60)
    for words in ("They are calm.", "But watchful.", "Since the outage."):
        await thread.say(words)
        await passes(2)
    assert await answers_of(baton, dana) == {"snapshot": "They are calm.\nBut watchful.\nSince the outage."}
    assert "Added to *Where things stand*." in thread.last().plain()
    assert thread.last().buttons() == ["It belongs to “The people who matter”", "Not an answer"]
    await thread.click("It belongs to “The people who matter”")
    assert await answers_of(baton, dana) == {"snapshot": "They are calm.\nBut watchful.", "people": "Since the outage."}


async def test_an_answer_taken_out_is_asked_again(
    thread: Thread, dana: MemberDriver, baton: Baton, passes: Passes
) -> None:
    await passes(60)
    await thread.say("Calm, mostly by phone")
    await thread.click("Not an answer")
    assert await answers_of(baton, dana) == {}
    assert "1 of 22" in thread.last().plain()


async def test_doesnt_apply_is_undone_with_one_tap(
    thread: Thread, dana: MemberDriver, baton: Baton, passes: Passes
) -> None:
    await passes(60)
    await thread.say("n/a, because they are new")
    await thread.click("Undo")
    assert await answers_of(baton, dana) == {}
    assert "1 of 22" in thread.last().plain()


@pytest.mark.parametrize("order", ["file first", "text first"])
async def test_a_file_and_a_text_are_one_answer(
    thread: Thread, dana: MemberDriver, baton: Baton, passes: Passes, order: str
) -> None:
    """I: a file, then text (or text, then a file) is one answer."""
    await passes(60)
    for what in ("file", "text") if order == "file first" else ("text", "file"):
        await (thread.say("", plan_pdf=b"plan") if what == "file" else thread.say("The plan, with all dates."))
        await passes(9)
    handover = await handover_of(baton, dana)
    assert {item for item, one in handover.answers.items() if one.given} == {"snapshot"}
    assert handover.answer("snapshot").text == "The plan, with all dates."
    assert len(handover.answer("snapshot").evidence) == 1


async def test_a_question_that_slides_in_does_not_take_the_answer(
    thread: Thread, dana: MemberDriver, priya: MemberDriver, baton: Baton, settled: Settle, passes: Passes
) -> None:
    """B: the outgoing CSM types for minutes; a colleague's question slides in 1.5 s before she sends."""
    await passes(60)
    await thread.say("They are calm and happy.")
    await passes(180)
    await asks(priya, settled)
    await passes(1.5)
    await thread.say(LONG)
    assert (await answers_of(baton, dana))["people"] == LONG
    assert replies(priya) == []
    assert "Added to *The people who matter*" in thread.last().plain()
    await thread.click("It is the reply to the question")
    assert "people" not in await answers_of(baton, dana)
    assert LONG in replies(priya)[-1]


async def test_where_neither_is_certain_it_is_asked_before_anybody_reads_it(
    thread: Thread, dana: MemberDriver, priya: MemberDriver, baton: Baton, settled: Settle, passes: Passes
) -> None:
    """B: the answer goes to the question that was being answered, or is asked about before anybody reads it."""
    await passes(60)
    await thread.say("They are calm and happy.")
    await passes(3)
    await asks(priya, settled)
    await passes(2)
    await thread.say(LONG)
    assert "nobody else has read it" in thread.last().plain()
    assert await answers_of(baton, dana) == {"snapshot": "They are calm and happy."}
    assert replies(priya) == []
    await thread.click("Send it as my reply")
    assert LONG in replies(priya)[-1]


async def test_a_question_that_was_read_gets_its_reply(
    thread: Thread, dana: MemberDriver, priya: MemberDriver, baton: Baton, settled: Settle, passes: Passes
) -> None:
    await passes(60)
    await thread.say("They are calm and happy.")
    await passes(60)
    await asks(priya, settled)
    await passes(60)
    await thread.say(LONG)
    assert LONG in replies(priya)[-1]


async def test_after_later_each_reply_goes_where_it_belongs(
    thread: Thread, dana: MemberDriver, priya: MemberDriver, baton: Baton, settled: Settle, passes: Passes
) -> None:
    """I: "later", then a colleague's question: later answers are not appended to it, nor reposted in the channel."""
    await passes(60)
    await thread.say("They are calm and happy.")
    await passes(60)
    await thread.say("later")
    await asks(priya, settled)
    await passes(60)
    await thread.say("Because of the new site in Oslo.")
    told = replies(priya)
    await passes(600)
    await thread.say("Marta decides, Jo pays.")
    assert (await answers_of(baton, dana))["people"] == "Marta decides, Jo pays."
    assert replies(priya) == told
    assert "3 of 22" in thread.last().plain()


async def test_a_part_of_a_reply_that_is_deleted_leaves_the_rest(
    thread: Thread, dana: MemberDriver, priya: MemberDriver, settled: Settle, passes: Passes
) -> None:
    """I: part of a reply deleted: true words in the channel, and an addition is said alone."""
    await passes(60)
    await thread.say("They are calm and happy.")
    await passes(60)
    await asks(priya, settled)
    await passes(60)
    first = await thread.say("Because of the new site in Oslo.")
    await passes(2)
    await thread.say("+ And of Marta.")
    assert "Oslo" not in replies(priya)[-1]
    dana.delete(first)
    await settled()
    assert "took a part out of the reply" in replies(priya)[-1]
    assert "open again" not in replies(priya)[-1]


async def test_after_the_end_a_message_is_asked_about_and_kept(
    thread: Thread, dana: MemberDriver, baton: Baton, passes: Passes
) -> None:
    for number in range(14):
        await passes(60)
        await thread.say(f"What I know of it, number {number}.")
    await passes(60)
    await thread.say("One more thing about it, before I forget.")
    assert "Which question is that for?" in thread.last().plain()
    last = (await handover_of(baton, dana)).playbook.items[13]
    await thread.click("Save it here")
    assert (await answers_of(baton, dana))[last.key].endswith("before I forget.")


async def test_a_few_words_can_be_undone_below_a_colleagues_question_too(
    thread: Thread, dana: MemberDriver, priya: MemberDriver, baton: Baton, playground: Playground
) -> None:
    """B: what became of a short answer could be undone below the next item alone, and a reply to a colleague nowhere."""
    await thread.say("Calm but watchful, everything hangs on the rollout in May")
    await thread.say("train again, bad reception")
    await asks(priya, thread.settled)
    await playground.clock.advance(timedelta(minutes=1))
    await thread.say("Because of Ana")
    assert "Not an answer" in thread.last().buttons()
    await thread.click("Not an answer")
    assert "Why calm?" in thread.last().plain()
    assert not (await handover_of(baton, dana)).questions[0].parts


@pytest.mark.parametrize("words", ["*Nowak", "Sorry, I meant Nowak", "scratch that, it is Nowak"])
async def test_what_puts_right_what_was_said_before_belongs_to_it(
    thread: Thread, dana: MemberDriver, baton: Baton, passes: Passes, words: str
) -> None:
    """B: a correction that comes when the next question has long been on screen was taken for the answer to that."""
    await thread.say("The new lead there is Marta Nowk, since May, and she is calm.")
    await passes(60)
    await thread.say(words)
    assert (await answers_of(baton, dana))["snapshot"].endswith(f"\n{words}")
    assert "Added to *Where things stand*." in thread.last().plain()
    assert thread.last().buttons() == ["It belongs to “The people who matter”", "Not an answer"]


async def test_what_names_the_question_before_is_asked_about(
    thread: Thread, dana: MemberDriver, baton: Baton, passes: Passes
) -> None:
    """B: of the same kind: what only points back may be meant for another question than the last."""
    await thread.say("The new lead there is Marta Nowk, since May, and she is calm.")
    await passes(60)
    await thread.say("For the last question: ask for Nowak")
    assert "Which question is that for?" in thread.last().plain()
    assert thread.last().buttons() == ["Save it here", "Save it here", "Just talk"]
    assert list(await answers_of(baton, dana)) == ["snapshot"]


async def test_a_correction_after_a_skip_is_asked_about_too(
    thread: Thread, dana: MemberDriver, baton: Baton, passes: Passes
) -> None:
    """B: of the same kind: "skip", and then "no wait, they are calm"."""
    await thread.say("skip")
    await passes(60)
    await thread.say("no wait, they are calm")
    assert "Which question is that for?" in thread.last().plain()
    assert await answers_of(baton, dana) == {}
