"""The review: Priya accepts what is clear, asks about the rest, and hears back."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.app import Baton
from playground.driver import MemberDriver, Modal
from playground.running import Playground
from tests.conftest import Settle
from tests.handlers.threads import Thread, handover_of
from tests.snapshots import Snapshot

CHANNEL = "handover-fjordline-logistics"
TITLE = "Review answers"
ASK = "What would you like to know?"


@pytest.fixture
async def thread(opened: Snapshot, dana: MemberDriver, baton: Baton, settled: Settle) -> Thread:
    """Dana hands Fjordline over to Priya, and has answered two questions."""
    thread = Thread(dana, settled, "Fjordline Logistics")
    await thread.say("Calm but watchful.")
    await thread.say("Marta decides.")
    return thread


async def review(person: MemberDriver, settled: Settle) -> Modal:
    card = await person.message("Fjordline Logistics: handover", CHANNEL)
    await person.click(TITLE, card)
    await settled()
    return await person.modal(TITLE)


async def ask(priya: MemberDriver, settled: Settle, text: str) -> Modal:
    """Ask about the first answer."""
    form = await review(priya, settled)
    await form.click("Ask a question")
    await settled()
    question = await priya.modal("Ask a question")
    await question.fill({ASK: text})
    assert await question.submit() == {}
    await settled()
    return await priya.modal(TITLE)


async def test_several_answers_are_accepted_at_once(
    thread: Thread, priya: MemberDriver, baton: Baton, settled: Settle
) -> None:
    form = await review(priya, settled)
    assert "2 of 22 answered, 0 accepted" in form.plain()
    for block in [one for one in form.view.blocks if one["type"] == "input" and one["block_id"] != "clear_all"]:
        await priya.person.enter(form.view, block["block_id"], "clear", block["element"]["options"])
    assert await form.submit() == {}
    await settled()
    assert "✓ 2 answers accepted." in (await priya.modal(TITLE)).plain()
    handover = await handover_of(baton, priya)
    assert [handover.answer(item).accepted_by for item in ("snapshot", "people")] == [priya.id, priya.id]
    await (await priya.modal(TITLE)).click("Undo")
    await settled()
    assert "Undone: it waits for you to look at it again." in (await priya.modal(TITLE)).plain()
    assert "Undo" not in (await priya.modal(TITLE)).buttons()
    handover = await handover_of(baton, priya)
    assert [handover.answer(item).accepted for item in ("snapshot", "people")] == [False, False]


async def test_everything_is_accepted_with_one_tick_but_what_changed_meanwhile(
    thread: Thread, priya: MemberDriver, baton: Baton, settled: Settle
) -> None:
    """I: the incoming CSM needs no tap for each of 22 answers."""
    form = await review(priya, settled)
    await form.fill({"Accept everything above": ["All of this is clear to me"]})
    await thread.say("+ But Tom signs.")
    assert await form.submit() == {}
    await settled()
    assert "✓ 1 answer accepted. 1 answer changed while you were reading." in (await priya.modal(TITLE)).plain()
    handover = await handover_of(baton, priya)
    assert [handover.answer(item).accepted_by for item in ("snapshot", "people")] == [priya.id, ""]


async def test_a_tick_does_not_count_for_words_that_changed_meanwhile(
    thread: Thread, priya: MemberDriver, baton: Baton, settled: Settle
) -> None:
    form = await review(priya, settled)
    for block in [one for one in form.view.blocks if one["type"] == "input" and one["block_id"] != "clear_all"]:
        await priya.person.enter(form.view, block["block_id"], "clear", block["element"]["options"])
    await thread.say("+ But Tom signs.")
    await form.submit()
    await settled()
    after = await priya.modal(TITLE)
    assert "✓ 1 answer accepted. 1 answer changed while you were reading." in after.plain()
    assert not (await handover_of(baton, priya)).answer("people").accepted


async def test_a_question_reaches_the_thread_and_the_reply_comes_back(
    thread: Thread, priya: MemberDriver, baton: Baton, settled: Settle
) -> None:
    below = await ask(priya, settled, "Who is watchful?\n<!channel> *really*")
    assert "✓ Asked." in below.plain()
    assert "Open question:" in below.plain()
    await below.close()
    prompt = thread.last()
    assert "@Priya Nair asks about *Where things stand*" in prompt.plain()
    assert "&lt;!channel&gt;" in prompt.text
    await thread.say("Marta, since the SSO delay.")
    said = thread.last().plain()
    assert said.startswith("Thanks, I'm passing that on to @Priya Nair.\n[Not an answer]\n*Dates coming up*")
    reply = await priya.message("Marta, since the SSO delay.", CHANNEL)
    assert "@Priya Nair asked about *Where things stand*" in reply.plain()
    await priya.click("Accept answer", reply)
    await settled()
    assert (await handover_of(baton, priya)).answer("snapshot").accepted
    await priya.click("Accept answer", reply)
    await settled()
    await priya.message("already done", CHANNEL)
    done = await priya.message("1 answer accepted", CHANNEL)
    await priya.click("Undo", done)
    await settled()
    assert not (await handover_of(baton, priya)).answer("snapshot").accepted
    await priya.click("Undo", done)
    await settled()
    await priya.message("taken back, or not there any more", CHANNEL)


async def test_a_reply_by_form_and_a_question_back(
    thread: Thread, priya: MemberDriver, dana: MemberDriver, baton: Baton, settled: Settle
) -> None:
    await (await ask(priya, settled, "Who is watchful?")).close()
    await thread.say("Marta.")
    await priya.click("Ask again", await priya.message("Marta.", CHANNEL))
    await settled()
    again = await priya.modal("Ask a question")
    await again.fill({ASK: "And Tom?"})
    await again.submit()
    await settled()
    assert "✓ Asked." in (await priya.modal()).plain()
    handover = await handover_of(baton, priya)
    assert [one.text for one in handover.open_questions()] == ["And Tom?"]
    assert not handover.answer("snapshot").accepted
    await thread.say("Tom is neutral.")
    assert (await handover_of(baton, priya)).open_questions() == ()


async def test_the_end_of_the_interview_is_not_said_at_length_after_every_reply(
    thread: Thread, priya: MemberDriver, settled: Settle
) -> None:
    for number in range(20):
        await thread.say("skip" if number == 5 else "All well.")
    assert "Answer it" in thread.last().buttons()
    await thread.click("Answer it")
    await thread.say("All well here, too.")
    assert "What happens next" in thread.last().plain()
    await (await ask(priya, settled, "Who is watchful?")).close()
    await thread.say("Marta.")
    assert "Nothing else is open here" in thread.last().plain()
    assert "What happens next" not in thread.last().plain()
    await thread.say("And one more thing.")
    assert "Which question is that for?" in thread.last().plain()


async def test_an_edited_reply_reaches_the_channel_too(
    thread: Thread, priya: MemberDriver, dana: MemberDriver, settled: Settle
) -> None:
    await (await ask(priya, settled, "Who is watchful?")).close()
    reply = await thread.say("Marta.")
    dana.edit(reply, "Marta and Tom.")
    await settled()
    assert "changed the reply" in (await priya.message("Marta and Tom.", CHANNEL)).plain()
    dana.delete(reply)
    await settled()
    assert "The question is open again" in (await priya.message("took back", CHANNEL)).plain()
    assert "Who is watchful?" in thread.last().plain()


async def test_others_may_look_but_not_judge(
    thread: Thread, aiko: MemberDriver, dana: MemberDriver, priya: MemberDriver, baton: Baton, settled: Settle
) -> None:
    for person in (aiko, dana):
        form = await review(person, settled)
        assert "Calm but watchful." in form.plain()
        assert (form.labels(), form.buttons()) == ([], [])
        await form.close()
    await (await ask(priya, settled, "Who is watchful?")).close()
    await thread.say("Marta.")
    await aiko.click("Accept answer", await aiko.message("Marta.", CHANNEL))
    await settled()
    await aiko.message("is for the incoming CSM to do", CHANNEL)
    assert not (await handover_of(baton, aiko)).answer("snapshot").accepted


async def test_a_long_answer_can_be_read_to_its_last_word(thread: Thread, priya: MemberDriver, settled: Settle) -> None:
    await thread.say("All of it & more. " * 666 + "The end.")
    form = await review(priya, settled)
    await form.click("Read all of it")
    await settled()
    assert "The end." in (await priya.modal("The whole answer")).plain()


async def test_who_has_accepted_everything_is_not_asked_to_read_it(
    thread: Thread, priya: MemberDriver, baton: Baton, playground: Playground, settled: Settle
) -> None:
    """I: "Read everything before the call", days late, to somebody who has accepted every answer."""
    for number in range(20):
        await thread.say(f"What I know about it, number {number}.")
    form = await review(priya, settled)
    await form.fill({"Accept everything above": ["All of this is clear to me"]})
    assert await form.submit() == {}
    await settled()
    assert "✓ 22 answers accepted." in (await priya.modal(TITLE)).plain()
    await (await priya.modal(TITLE)).close()
    await playground.clock.advance(timedelta(days=2))
    for member in (thread.dana, thread.dana, priya):
        member.open_home()
        await settled()
        await (await member.home()).click("Done")
        await settled()
    priya.open_home()
    await playground.clock.advance(timedelta(days=7))
    shown = (await priya.home()).plain()
    assert "Hold the context call" in shown
    assert "Read everything" not in shown


async def test_after_the_last_day_of_who_leaves_a_question_goes_to_who_can_be_asked_and_both_see_whose_it_is(
    thread: Thread, playground: Playground, baton: Baton, priya: MemberDriver, aiko: MemberDriver, settled: Settle
) -> None:
    """P93: in support, the one who answers is asked directly and in the morning, the one who has left is not."""
    await thread.dana.command("/handover plan fjordline")
    form = await thread.dana.modal("Change the plan")
    await form.fill({"Reason": "The CSM leaves, with notice"})
    assert await form.submit() == {}
    await settled()
    await playground.clock.advance(datetime(2026, 3, 25, 9, tzinfo=UTC))
    await settled()
    before = len(thread.of_baton())
    below = await ask(priya, settled, "Who is watchful?")
    assert "✓ Asked. @Aiko Tanaka has your question" in below.plain()
    await below.close()
    assert len(thread.of_baton()) == before, "Dana has left"
    assert "(waits for @Aiko Tanaka)" in (await priya.message("Fjordline Logistics: handover", CHANNEL)).plain()
    await playground.clock.advance(timedelta(hours=24))
    asked = await aiko.message("you are the one who can be asked")
    assert "@Priya Nair asks about *Where things stand*" in asked.plain()
    assert "@Dana Reyes had the last day on this account on Mon 23 Mar: until Mon 6 Apr you are" in asked.plain()
    await playground.clock.advance(timedelta(hours=24))
    assert "Who is watchful?" in (await aiko.message("Good morning, Aiko")).plain(), (
        "it is asked again until it has its reply"
    )
    await aiko.click("Reply", asked)
    await settled()
    reply = await aiko.modal("Reply")
    await reply.fill({"Your reply": "Marta, since the SSO delay."})
    assert await reply.submit() == {}
    await settled()
    assert "Marta, since the SSO delay." in (await priya.message("@Aiko Tanaka replied", CHANNEL)).plain()
