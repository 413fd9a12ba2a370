"""Answers that are written elsewhere than in the interview's thread: beside it, and in the handover's own channel."""

from datetime import timedelta

import pytest

from bot.app import Baton
from playground.driver import MemberDriver, Seen
from playground.running import Playground
from playground.seed import GUEST
from tests.conftest import Settle
from tests.handlers.threads import Thread, handover_of
from tests.opening import open_handover

CHANNEL = "handover-fjordline-logistics"
OFFER = "shall I keep what you wrote"


def card(person: MemberDriver) -> Seen:
    """Return the summary card."""
    return next(seen for seen in person.messages(CHANNEL) if "Review answers" in seen.buttons())


def offers(person: MemberDriver, below: Seen) -> list[Seen]:
    """Return what Baton says in a thread of the channel."""
    return [seen for seen in person.messages(CHANNEL, thread=below)[1:] if seen.author == "Baton"]


async def test_what_is_written_beside_the_only_interview_is_saved_with_a_tap(
    thread: Thread, dana: MemberDriver, baton: Baton, settled: Settle
) -> None:
    """I: DM outside the thread with one open handover: offers to save it to the current question; one tap undoes it."""
    written = dana.say("Calm but watchful.", files=[("plan.pdf", b"slides")])
    await settled()
    offer = dana.messages()[-1]
    assert "I didn't save that yet" in offer.plain()
    assert "*Fjordline Logistics*" in offer.plain()
    assert not (await handover_of(baton, dana)).answer("snapshot").given
    await dana.click("Save it here", offer)
    await settled()
    known = (await handover_of(baton, dana)).answer("snapshot")
    assert (known.text, [one.title for one in known.evidence]) == ("Calm but watchful.", ["plan.pdf"])
    origin = known.parts[0].origin
    assert origin is not None
    assert (known.parts[0].source, origin.conversation, origin.thread) == (written.ts, dana.dm.id, "")
    assert "2 of 22" in thread.last().plain()
    dana.edit(written, "Calm, but watchful about prices.")
    await settled()
    assert (await handover_of(baton, dana)).answer("snapshot").text == "Calm, but watchful about prices."
    await dana.click("Undo", offer)
    await settled()
    assert not (await handover_of(baton, dana)).answer("snapshot").given
    assert "1 of 22" in thread.last().plain()


async def test_what_is_written_below_a_morning_message_or_deleted_after_it_was_saved(
    thread: Thread, dana: MemberDriver, baton: Baton, settled: Settle, playground: Playground
) -> None:
    """I: of the same kind: a reply to something of Baton's that is no interview; and what was saved from there is deleted."""
    await playground.clock.advance(timedelta(days=1, hours=6))
    morning = next(seen for seen in reversed(dana.messages()) if seen.text.startswith("Good"))
    written = dana.say("Calm but watchful.", thread=morning)
    await settled()
    await dana.click("Save it here", dana.messages(thread=morning)[-1])
    await settled()
    part = (await handover_of(baton, dana)).answer("snapshot").parts[0]
    assert part.origin is not None
    assert (part.text, part.origin.thread) == ("Calm but watchful.", morning.ts)
    dana.delete(written)
    await settled()
    assert not (await handover_of(baton, dana)).answer("snapshot").given


async def test_with_several_handovers_it_is_asked_which_one(
    thread: Thread, dana: MemberDriver, baton: Baton, settled: Settle
) -> None:
    """I: DM outside the thread with several: each is offered with the question that waits there."""
    await open_handover(dana, "Borealis Energy", settled, **{"Incoming CSM": "Marek Novák"})
    dana.say("They are growing.")
    await settled()
    offer = dana.messages()[-1]
    assert offer.buttons() == ["Save it here", "Save it here", "None of these"]
    rows = {block["text"]["text"]: block for block in offer.message.blocks if block.get("accessory")}
    assert set(rows) == {f"*{name}*\n*Where things stand*" for name in ("Borealis Energy", "Fjordline Logistics")}
    wanted = rows["*Borealis Energy*\n*Where things stand*"]
    button = wanted["accessory"]
    await dana.person.press(offer.message, wanted["block_id"], button["action_id"], button["value"])
    await settled()
    assert (await handover_of(baton, dana, "Borealis Energy")).answer("snapshot").text == "They are growing."
    assert not (await handover_of(baton, dana)).answer("snapshot").given


async def test_courtesies_and_commands_beside_the_interview_offer_nothing_to_save(
    thread: Thread, dana: MemberDriver, settled: Settle
) -> None:
    """I: "skip", "later" and "thanks" outside a thread are no answers there either."""
    for words in ("skip", "later please", "thanks!"):
        dana.say(words)
        await settled()
    assert not [seen for seen in dana.messages() if "Save it here" in seen.buttons()]
    assert "Continue" in dana.messages()[-2].buttons()


async def test_an_answer_below_the_card_is_offered_to_be_saved_with_what_goes_on_with_it(
    thread: Thread, dana: MemberDriver, priya: MemberDriver, baton: Baton, settled: Settle
) -> None:
    """F: an answer typed in the handover's own channel under the card: heard, once a thread, with a link that all can open."""
    await thread.say("Calm but watchful.")
    first = dana.say("Maria decides.", CHANNEL, thread=card(dana))
    await settled()
    dana.say("Jonas pays.", CHANNEL, thread=first)
    priya.say("Good to know!", CHANNEL, thread=first)
    await settled()
    (offer,) = offers(dana, card(dana))
    assert OFFER in offer.plain()
    assert "*The people who matter*" in offer.plain()
    assert len((await handover_of(baton, dana)).answers) == 1
    await priya.click("Save it here", offer)
    await settled()
    assert len((await handover_of(baton, dana)).answers) == 1
    await dana.click("Save it here", offer)
    await settled()
    handover = await handover_of(baton, dana)
    people = handover.playbook.items[1].key
    known = handover.answer(people)
    assert known.text == "Maria decides.\nJonas pays."
    places = [(one.origin.conversation, one.origin.thread) for one in known.parts if one.origin]
    assert places == [(dana.channel(CHANNEL).id, card(dana).ts)] * 2
    assert all(one.origin and f"?thread_ts={card(dana).ts}" in one.origin.link for one in known.parts)
    assert "3 of 22" in thread.last().plain()
    dana.edit(first, "Maria decides alone.")
    await settled()
    assert (await handover_of(baton, dana)).answer(people).text == "Maria decides alone.\nJonas pays."
    await priya.click("Review answers", card(priya))
    assert "said in the channel" in (await priya.modal("Review answers")).plain()
    await dana.click("Undo", offer)
    await settled()
    assert not (await handover_of(baton, dana)).answer(people).given


async def test_people_who_talk_in_the_channel_are_let_talk(
    thread: Thread, dana: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    """F: of the same kind, what is not meant for Baton: what stands alone, below a colleague's words, courtesies, questions."""
    alone = dana.say("Maria decides.", CHANNEL)
    dana.say("Jonas pays.", CHANNEL, thread=priya.say("Who pays?", CHANNEL))
    for words in ("thanks!", "one sec", "Does that help?", "@Priya Nair that one is for you"):
        dana.say(words, CHANNEL, thread=card(dana))
    priya.say("They renew in June.", CHANNEL, thread=card(dana))
    dana.say("and Jonas pays", CHANNEL, thread=alone)
    await settled()
    assert [seen for seen in dana.messages(CHANNEL) if OFFER in seen.plain()] == []
    assert offers(dana, card(dana)) == []
    dana.say("They renew in June.", CHANNEL, thread=card(dana))
    await settled()
    (offer,) = offers(dana, card(dana))
    await dana.click("No, just talk", offer)
    dana.say("And they like pictures.", CHANNEL, thread=card(dana))
    await settled()
    assert len(offers(dana, card(dana))) == 1


@pytest.mark.parametrize("where", ["below the card", "alone", "below a colleague's words"])
async def test_an_answer_that_is_said_to_baton_by_name_is_offered_and_not_answered_with_help(
    thread: Thread, dana: MemberDriver, priya: MemberDriver, baton: Baton, settled: Settle, where: str
) -> None:
    """F: "@Baton …" in the channel: the offer to save it, wherever it stands, and no text of help beside it."""
    if where == "alone":
        said = above = dana.say("@Baton Maria decides, and 3 tickets are open", CHANNEL)
    else:
        above = card(dana) if where == "below the card" else priya.say("Who decides?", CHANNEL)
        said = dana.say("@Baton Maria decides, and 3 tickets are open", CHANNEL, thread=above)
    await settled()
    (offer,) = offers(dana, above)
    assert OFFER in offer.plain()
    await dana.click("Save it here", offer)
    await settled()
    known = (await handover_of(baton, dana)).answer("snapshot")
    assert (known.text, known.parts[0].source) == ("Maria decides, and 3 tickets are open", said.ts)


async def test_others_who_write_to_baton_in_the_channel_are_told_once_where_it_goes(
    thread: Thread, priya: MemberDriver, aiko: MemberDriver, settled: Settle
) -> None:
    """F: the incoming CSM's words under the card: told where to ask; nothing to courtesies, or where people talk."""
    told = "I don't keep what is written in this thread"
    priya.say("Thanks!", CHANNEL, thread=card(priya))
    await settled()
    assert offers(priya, card(priya)) == []
    priya.say("When do they renew?", CHANNEL, thread=card(priya))
    priya.say("And who decides?", CHANNEL, thread=card(priya))
    await settled()
    (answer,) = offers(priya, card(priya))
    assert told in answer.plain()
    assert answer.buttons() == ["Review answers", "Checklist"]
    aiko.say("Good question.", CHANNEL, thread=card(aiko))
    await settled()
    assert len(offers(priya, card(priya))) == 1
    asked = priya.say("@Baton when do they renew, and who decides about it?", CHANNEL)
    await settled()
    (answer,) = offers(priya, asked)
    assert "goes into “Review answers”" in answer.plain()


async def test_more_below_a_reply_that_was_passed_on_adds_to_it(
    thread: Thread, dana: MemberDriver, priya: MemberDriver, baton: Baton, settled: Settle
) -> None:
    """F: an answer typed under the message that brought a reply to the channel is offered as a part of that reply."""
    await thread.say("Calm but watchful.")
    await priya.click("Review answers", card(priya))
    await (await priya.modal("Review answers")).click("Ask a question")
    form = await priya.modal("Ask a question")
    await form.fill({"What would you like to know?": "Watchful about what?"})
    assert await form.submit() == {}
    await settled()
    await thread.say("Prices, above all since the last invoice was wrong.")
    brought = await dana.message("Watchful about what?", CHANNEL)
    dana.say("And about delays.", CHANNEL, thread=brought)
    await settled()
    (offer,) = offers(dana, brought)
    assert offer.buttons() == ["Send it as my reply", "No, just talk"]
    await dana.click("Send it as my reply", offer)
    await settled()
    (question,) = (await handover_of(baton, dana)).questions
    assert question.reply.endswith("wrong.\nAnd about delays.")


async def test_with_a_guest_in_the_channel_it_is_asked_in_the_interview(
    thread: Thread, dana: MemberDriver, baton: Baton, settled: Settle, playground: Playground
) -> None:
    """F: of the same kind: where an outsider could read titles of questions, the offer comes in the interview's thread."""
    playground.workspace.join(dana.channel(CHANNEL), GUEST, dana.id)
    await settled()
    dana.say("Calm but watchful.", CHANNEL, thread=card(dana))
    await settled()
    assert offers(dana, card(dana)) == []
    assert OFFER in thread.last().plain()
    await thread.click("Save it here")
    assert (await handover_of(baton, dana)).answer("snapshot").text == "Calm but watchful."


@pytest.mark.parametrize("changed", ["edited", "deleted", "edited into skip"])
async def test_what_is_stored_follows_its_message_also_while_slack_does_not_say_who_somebody_is(
    thread: Thread, dana: MemberDriver, baton: Baton, playground: Playground, changed: str
) -> None:
    """F: edits and deletions in an hour of silence are stored, not refused: they are of the writer's own words."""
    said = await thread.say("Calm but watchful.")
    playground.faults.add("users.info", "500", 1000)
    await playground.clock.advance(timedelta(minutes=61))
    if changed == "deleted":
        dana.delete(said)
    else:
        dana.edit(said, "Calm." if changed == "edited" else "skip")
    await thread.settled()
    known = (await handover_of(baton, dana)).answer("snapshot")
    assert (known.text, known.given) == (("Calm.", True) if changed == "edited" else ("", False))
    assert "isn't answering" not in thread.last().plain()


async def test_an_edit_while_slack_is_silent_of_what_was_not_stored_can_be_saved_afterwards(
    thread: Thread, dana: MemberDriver, baton: Baton, playground: Playground
) -> None:
    """F: of the same kind: "one sec", edited into an answer while nobody can be checked, is not lost."""
    said = await thread.say("one sec")
    playground.faults.add("users.info", "500", 1000)
    await playground.clock.advance(timedelta(minutes=61))
    dana.edit(said, "Calm but watchful.")
    await thread.settled()
    offer = thread.last()
    assert "It isn't lost" in offer.plain()
    playground.faults.clear()
    await playground.clock.advance(timedelta(minutes=5))
    await dana.click("Save it now", offer)
    await thread.settled()
    assert (await handover_of(baton, dana)).answer("snapshot").text == "Calm but watchful."


async def test_a_reply_while_slack_does_not_say_who_somebody_is_is_saved_with_a_tap_afterwards(
    thread: Thread, dana: MemberDriver, baton: Baton, playground: Playground
) -> None:
    """H: while Slack is silent for over an hour nothing typed has to be sent again."""
    playground.faults.add("users.info", "500", 1000)
    await playground.clock.advance(timedelta(minutes=61))
    await thread.say("Calm but watchful.")
    offer = thread.last()
    assert "It isn't lost" in offer.plain()
    assert "Fjordline" not in offer.plain()
    await thread.click("Save it now")
    assert not (await handover_of(baton, dana)).answer("snapshot").given
    playground.faults.clear()
    await playground.clock.advance(timedelta(minutes=5))
    await dana.click("Save it now", offer)
    await thread.settled()
    assert (await handover_of(baton, dana)).answer("snapshot").text == "Calm but watchful."
    assert "2 of 22" in thread.last().plain()
