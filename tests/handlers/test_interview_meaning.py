"""What is not certain to be an answer: understood as what it is, or asked about, and nothing is stored before that."""

import asyncio
from datetime import timedelta

import pytest

from bot.app import Baton
from playground.driver import MemberDriver
from playground.running import Playground
from tests.handlers.threads import Thread, answers_of


@pytest.mark.parametrize(
    ("said", "reply"),
    [
        ("ok", "waits here until you answer it"),
        ("one sec", "No hurry"),
        (":+1:", "waits here until you answer it"),
        ("sorry, in a meeting, will do this tonight", "let's stop here"),
        ("what do you mean?", "For example:"),
        ("skip please", "Skipped. It comes again at the end."),
        ("Moment, bin im Meeting, mache ich heute Abend", "let's stop here"),
        ("je ne comprends pas la question", "For example:"),
        ("¿podemos saltar esta pregunta?", "Skipped. It comes again at the end."),
    ],
)
async def test_talk_is_understood_and_nothing_is_stored(
    thread: Thread, dana: MemberDriver, baton: Baton, said: str, reply: str
) -> None:
    """B: "ok", "one sec", ":+1:", "sorry, in a meeting, will do this tonight", "what do you mean?", "skip please"."""
    await thread.say(said)
    assert reply in thread.last().plain()
    assert await answers_of(baton, dana) == {}


async def test_regions_are_an_answer(thread: Thread, dana: MemberDriver, baton: Baton) -> None:
    """B: "NA, EMEA and APAC are live" is an answer."""
    await thread.say("NA, EMEA and APAC are live")
    assert await answers_of(baton, dana) == {"snapshot": "NA, EMEA and APAC are live"}


@pytest.mark.parametrize(
    ("said", "button", "kept"),
    [
        ("N/A region is theirs", "Save it as the answer", "N/A region is theirs"),
        ("N/A region is theirs", "Doesn't apply", "region is theirs"),
        (".", "Nothing to say", "nothing to say"),
        ("-", "Save it as the answer", "-"),
        ("idk", "Save it as the answer", "idk"),
        (
            "sorry, at the vet, will do this tonight",
            "Save it as the answer",
            "sorry, at the vet, will do this tonight",
        ),
    ],
)
async def test_what_is_not_certain_is_asked_and_one_tap_decides(
    thread: Thread, dana: MemberDriver, baton: Baton, said: str, button: str, kept: str
) -> None:
    """B: "." or "-" as the whole answer, and whatever only looks like "doesn't apply", is asked about."""
    await thread.say(said)
    assert "not saved" in thread.last().plain()
    assert await answers_of(baton, dana) == {}
    await thread.click(button)
    assert await answers_of(baton, dana) == {"snapshot": kept}
    assert "The people who matter" in thread.last().plain()


async def test_what_is_no_answer_leaves_the_question_where_it_was(
    thread: Thread, dana: MemberDriver, baton: Baton
) -> None:
    waiting = thread.last()
    await thread.say("idk")
    await thread.click("Just talk")
    assert "nothing of that message is kept" in thread.last().plain()
    assert thread.last().buttons() == ["Undo"]
    assert "Skip" in waiting.buttons()
    await thread.say("Calm.")
    assert await answers_of(baton, dana) == {"snapshot": "Calm."}


async def test_a_secret_is_refused_whatever_is_tapped(thread: Thread, dana: MemberDriver, baton: Baton) -> None:
    said = await thread.say("idk")
    asked = thread.last()
    dana.edit(said, "password: hunter2!x")
    await thread.settled()
    await dana.click("Save it as the answer", asked)
    await thread.settled()
    assert await answers_of(baton, dana) == {}


async def test_a_double_tap_saves_once(thread: Thread, dana: MemberDriver, baton: Baton) -> None:
    """F: double submit, old buttons."""
    await thread.say("idk")
    asked = thread.last()
    block = next(one for one in asked.message.blocks if one["type"] == "actions")
    press = (block["block_id"], block["elements"][0]["action_id"], block["elements"][0]["value"])
    await asyncio.gather(*(dana.person.press(asked.message, *press) for _ in range(2)))
    await thread.settled()
    assert await answers_of(baton, dana) == {"snapshot": "idk"}


@pytest.mark.parametrize(
    ("button", "left"),
    [("Take it out", {}), ("Leave it as it is", {"snapshot": "They renew in May, and they grow all the time"})],
)
async def test_what_was_not_meant_for_this_thread_is_taken_out_with_one_tap(
    thread: Thread, dana: MemberDriver, baton: Baton, button: str, left: dict[str, str]
) -> None:
    """B: "sorry that was for another customer" was the next answer, and what it spoke of stayed."""
    await thread.say("They renew in May, and they grow all the time")
    await thread.say("sorry that was for another customer")
    assert "Shall I take out what you sent before, in *Where things stand*?" in thread.last().plain()
    assert "They renew in May" in thread.last().plain()
    await thread.click(button)
    assert await answers_of(baton, dana) == left


async def test_nothing_can_be_taken_out_before_anything_was_said(
    thread: Thread, dana: MemberDriver, baton: Baton
) -> None:
    await thread.say("oops wrong thread")
    assert "nothing of yours that I could take out" in thread.last().plain()
    await thread.click("Leave it as it is")
    assert await answers_of(baton, dana) == {}


@pytest.mark.parametrize("said", ["@Baton skip", "skip @Baton", "@Baton: skip please"])
async def test_a_word_to_the_bot_by_name_is_understood(
    thread: Thread, dana: MemberDriver, baton: Baton, said: str
) -> None:
    """B: "@Baton skip" was an answer."""
    await thread.say(said)
    assert "Skipped. It comes again at the end." in thread.last().plain()
    assert await answers_of(baton, dana) == {}


@pytest.mark.parametrize(
    ("edited", "left", "said"),
    [
        ("🤷", {}, "It has no answer now."),
        (".", {}, "It has no answer now."),
        ("ignore that", {}, "It has no answer now."),
        ("same as above", {"snapshot": "same as above"}, "Changed in *Where things stand*."),
    ],
)
async def test_an_answer_edited_into_none_is_none_or_undone_with_one_tap(
    thread: Thread, dana: MemberDriver, baton: Baton, edited: str, left: dict[str, str], said: str
) -> None:
    """B: an answer edited into a shrug, a full stop or "ignore that" went on counting."""
    message = await thread.say("They renew in May, and they grow all the time")
    dana.edit(message, edited)
    await thread.settled()
    assert said in thread.last().text
    assert await answers_of(baton, dana) == left
    if left:
        await thread.click("Not an answer")
        assert await answers_of(baton, dana) == {}


@pytest.mark.parametrize("first", ["ok", "later", "tbd", "password: Hunter22!x"])
async def test_what_was_no_answer_becomes_one_when_it_is_edited(
    thread: Thread, dana: MemberDriver, baton: Baton, first: str
) -> None:
    message = await thread.say(first)
    assert await answers_of(baton, dana) == {}
    dana.edit(message, "They renew in May, and they grow all the time")
    await thread.settled()
    assert await answers_of(baton, dana) == {"snapshot": "They renew in May, and they grow all the time"}


async def test_later_after_the_end_is_no_riddle(thread: Thread, playground: Playground) -> None:
    """I: "lunch!" after the last question was answered with "We have moved on from that question"."""
    for _ in range(22):
        await thread.say("skip")
        await playground.clock.advance(timedelta(seconds=8))
    await thread.say("lunch!")
    assert thread.last().text == "All right. Everything so far is saved."
