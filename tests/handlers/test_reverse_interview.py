"""Priya asks in return: several questions in one form, which Dana gets in one message; the rest is the agenda of their call."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.app import Baton
from handover.model.answers import Question
from playground.driver import MemberDriver
from playground.running import Playground
from tests.conftest import Settle
from tests.handlers.calls import plan
from tests.handlers.threads import Passes, Thread, handover_of

pytestmark = pytest.mark.usefixtures("opened")
CHANNEL = "handover-fjordline-logistics"
ASK, REPLY, AGENDA = "Ask several questions", "Reply to the questions", "Agenda of the call"
SURPRISED = "Who there must never be taken by surprise, and by what?"
FAILED = "What has been tried with them and failed, and why?"
OWN = "Who signs while Maria is on leave?"
PICK, AFTER = "Questions a good successor asks", "After the call: talked through"
POINTS = "Points of your own"
ASKED = "asks you 3 questions about Fjordline Logistics"


async def pick(priya: MemberDriver, settled: Settle, *picked: str, own: str = "") -> None:
    """Pick questions in the form behind the review."""
    await priya.command("/handover status")
    await settled()
    await priya.click("Review answers")
    await settled()
    await (await priya.modal("Review answers")).click("Ask several questions …")
    await settled()
    form = await priya.modal(ASK)
    await form.fill({PICK: list(picked), "Your own questions": own})
    assert await form.submit() == {}
    await settled()
    await (await priya.modal(ASK)).close(whole_stack=True)


async def asked(baton: Baton, dana: MemberDriver) -> list[Question]:
    return list((await handover_of(baton, dana)).questions)


@pytest.fixture
async def three(thread: Thread, priya: MemberDriver, dana: MemberDriver, baton: Baton, settled: Settle) -> Thread:
    """Priya has asked two questions from the list and one of her own."""
    await thread.say("Calm but watchful.")
    await pick(priya, settled, SURPRISED, FAILED, own=f"{OWN}\n\n")
    return thread


async def test_what_is_picked_comes_in_one_message_and_the_interview_goes_on(
    three: Thread, dana: MemberDriver, priya: MemberDriver, baton: Baton
) -> None:
    [gathered] = [seen for seen in three.of_baton() if ASKED in seen.plain()]
    assert [line for line in gathered.plain().splitlines() if line[:1].isdigit()] == [
        f"1. {SURPRISED}",
        f"2. {FAILED}",
        f"3. {OWN}",
    ]
    assert [one.text for one in await asked(baton, dana)] == [SURPRISED, FAILED, OWN]
    assert three.last().message.ts == gathered.message.ts, "one message for all of them"
    await three.click("Keep them for the call")
    assert "they are on the agenda of your call" in three.last().plain()
    assert "The people who matter" in three.last().plain()
    await three.say("Maria decides.")
    assert (await handover_of(baton, dana)).answer("people").text == "Maria decides."


async def test_they_are_replied_to_in_one_form_and_told_in_one_message(
    three: Thread, dana: MemberDriver, priya: MemberDriver, baton: Baton, settled: Settle
) -> None:
    await three.click("Reply to them …")
    form = await dana.modal(REPLY)
    await form.fill({SURPRISED: "Erik, by an invoice.", OWN: "Nobody; it waits."})
    assert await form.submit() == {}
    await settled()
    said = [seen.plain() for seen in priya.messages(CHANNEL) if "replied to 2 questions" in seen.plain()]
    assert len(said) == 1
    assert "Erik, by an invoice." in said[0]
    assert FAILED not in said[0]
    open_ = [one.text for one in await asked(baton, dana) if one.open]
    assert open_ == [FAILED]
    assert "The people who matter" in three.last().plain(), "what was left empty is for the call"


async def test_one_by_one_each_reply_goes_to_its_question(
    three: Thread, dana: MemberDriver, baton: Baton, passes: Passes
) -> None:
    await three.click("One by one, here")
    assert SURPRISED in three.last().plain()
    await passes(40)
    await three.say("Erik, by an invoice.")
    assert FAILED in three.last().plain()
    await passes(40)
    await three.say("Weekly calls; they had no time.")
    await passes(40)
    await three.say("Nobody; it waits.")
    assert [one.reply for one in await asked(baton, dana)] == [
        "Erik, by an invoice.",
        "Weekly calls; they had no time.",
        "Nobody; it waits.",
    ]
    assert "The people who matter" in three.last().plain()


async def test_a_message_below_all_of_them_is_asked_about_before_it_counts(
    three: Thread, dana: MemberDriver, baton: Baton
) -> None:
    await three.say("They tried weekly calls, and nobody came to them.")
    assert "Which question is that for?" in three.last().plain()
    assert all(one.open for one in await asked(baton, dana))
    [button] = [label for label in three.last().buttons() if label == "Send it as my reply"][1:2]
    await dana.click(button, three.last())
    await three.settled()
    assert [one.reply for one in await asked(baton, dana) if one.reply] == [
        "They tried weekly calls, and nobody came to them."
    ]


async def test_what_is_left_is_the_agenda_of_the_call_and_what_was_said_is_noted_there(
    three: Thread, dana: MemberDriver, priya: MemberDriver, baton: Baton, settled: Settle, playground: Playground
) -> None:
    await three.click("Keep them for the call")
    await plan(priya, settled, **{"Day of the call": "2026-03-05", "Time": "20:00"})
    await playground.clock.advance(timedelta(hours=6))
    note = await dana.message("has picked a day")
    for words in ("*Agenda*", SURPRISED, FAILED, OWN):
        assert words in note.message.text
    await dana.click("Agenda …", note)
    await settled()
    form = await dana.modal(AGENDA)
    assert f"- {FAILED}" in form.plain(), "its text for the calendar"
    await form.fill({"Points of your own": "The price list"})
    assert await form.submit() == {}
    await (await dana.modal(AGENDA)).close()
    await settled()
    assert (await handover_of(baton, dana)).agenda_points == "The price list"
    await playground.clock.advance(datetime(2026, 3, 5, 15, tzinfo=UTC))
    await priya.click("It has taken place", await priya.message("Hold the context call"))
    await settled()
    reminder = await priya.message("4 points were on the agenda")
    await priya.click("Agenda …", reminder)
    await settled()
    form = await priya.modal(AGENDA)
    await form.fill({AFTER: [SURPRISED], f"What was said: {FAILED}": "Weekly calls. They had no time.", POINTS: ""})
    assert await form.submit() == {}
    assert "1 point is on the agenda" in (await priya.modal(AGENDA)).plain()
    await settled()
    questions = {one.text: one for one in await asked(baton, dana)}
    assert questions[SURPRISED].talked_by == priya.id
    assert not questions[SURPRISED].open
    assert [(part.text, part.by) for part in questions[FAILED].parts] == [("Weekly calls. They had no time.", priya.id)]
    assert questions[OWN].open
    [told] = [seen.plain() for seen in priya.messages(CHANNEL) if "talked through" in seen.plain()]
    assert "@Priya Nair replied to 1 question and says that 1 question was talked through" in told


async def test_only_who_takes_over_asks_and_what_was_accepted_stays_accepted(
    three: Thread, dana: MemberDriver, priya: MemberDriver, baton: Baton, settled: Settle
) -> None:
    """What was accepted stays accepted: these questions are about the account, not about an answer."""
    await priya.command("/handover status")
    await settled()
    await priya.click("Review answers")
    await settled()
    review = await priya.modal("Review answers")
    await review.fill({next(label for label in review.labels() if label.startswith("Accept")): ["This is clear to me"]})
    await review.submit()
    await settled()
    assert (await handover_of(baton, dana)).answer("snapshot").accepted
    await three.click("One by one, here")
    await three.say("Erik, by an invoice.")
    assert (await handover_of(baton, dana)).answer("snapshot").accepted
    await dana.command("/handover status")
    await settled()
    await dana.click("Review answers")
    await settled()
    assert "Ask several questions …" not in (await dana.modal("Review answers")).buttons()


async def test_nothing_picked_is_said_beside_the_field_and_what_was_asked_is_not_offered_again(
    three: Thread, priya: MemberDriver, settled: Settle
) -> None:
    await priya.command("/handover status")
    await settled()
    await priya.click("Review answers")
    await settled()
    await (await priya.modal("Review answers")).click("Ask several questions …")
    await settled()
    form = await priya.modal(ASK)
    assert SURPRISED not in form.plain()
    assert await form.submit() != {}
