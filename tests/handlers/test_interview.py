"""The interview, as Dana lives through it in Slack: questions in a thread, answers in her own words or by a button."""

from datetime import timedelta

from bot.app import Baton, build
from bot.replay.environment import quiet
from bot.settings import Settings
from handover.model.answers import Answer
from handover.playbooks.library import Library
from playground.driver import MemberDriver, Seen
from playground.running import Playground
from tests.bots import QUICK
from tests.conftest import Settle
from tests.handlers.threads import Thread, handover_of
from tests.opening import open_handover
from tests.pausing import pause_by_form


async def answer(baton: Baton, person: MemberDriver, item: str) -> Answer:
    """Return what is known about an item."""
    return (await handover_of(baton, person)).answer(item)


async def test_the_whole_interview_in_one_sitting(thread: Thread, dana: MemberDriver, baton: Baton) -> None:
    assert "1 of 22, about 40 minutes left" in thread.last().plain()
    assert "For example:" in thread.last().plain()
    items = (await handover_of(baton, dana)).playbook.items[:22]
    for number, item in enumerate(items, 1):
        assert item.question in thread.last().plain()
        assert f"{number} of 22" in thread.last().plain()
        await thread.say(f"What I know about {item.title}.")
    assert "That's everything, thank you!" in thread.last().plain()
    assert "What happens next" in thread.last().plain()
    handover = await handover_of(baton, dana)
    assert [handover.answer(item.key).text for item in items] == [f"What I know about {item.title}." for item in items]
    questions = thread.of_baton()[:-1]
    assert len(questions) == 22
    assert all(set(seen.buttons()) <= {"Right", "Change …"} and "✓ Answered" in seen.plain() for seen in questions)


async def test_one_message_per_turn_says_what_was_saved_and_asks_the_next(thread: Thread) -> None:
    before = len(thread.of_baton())
    await thread.say("Calm but watchful.")
    assert len(thread.of_baton()) == before + 1
    assert thread.last().text.startswith(
        "Thanks, saved “Calm but watchful.” as your answer.\n*The people who matter*\n"
    )
    assert "Type `help`" in thread.last().text or "`help`" in thread.last().text


async def test_a_thank_you_is_no_answer_and_gets_none(thread: Thread, dana: MemberDriver, baton: Baton) -> None:
    waiting = thread.last()
    await thread.say("Thanks!")
    assert thread.of_baton()[-1].message.ts == waiting.message.ts
    await thread.say("Calm but watchful.")
    assert (await answer(baton, dana, "snapshot")).text == "Calm but watchful."


async def test_buttons_do_what_the_words_do(thread: Thread, dana: MemberDriver, baton: Baton) -> None:
    await thread.click("Skip")
    assert "Skipped. It comes again at the end." in thread.last().plain()
    await thread.click("Back")
    assert "Where things stand" in thread.last().plain()
    await thread.click("Doesn't apply")
    form = await dana.modal("Doesn't apply")
    assert await form.submit() != {}
    await form.fill({"Why doesn't this apply?": "They are brand new."})
    assert await form.submit() == {}
    await thread.settled()
    assert (await answer(baton, dana, "snapshot")).not_applicable == "They are brand new."
    await thread.click("Later")
    assert "let's stop here" in thread.last().plain()
    await thread.click("Continue")
    assert "The people who matter" in thread.last().plain()
    assert [seen.buttons() for seen in thread.of_baton()[:-1] if "Skip" in seen.buttons()] == []


async def test_a_double_click_moves_on_once(thread: Thread, dana: MemberDriver) -> None:
    question = thread.last()
    await dana.person.press(question.message, *pressed(question, "interview.skip"))
    await dana.person.press(question.message, *pressed(question, "interview.skip"))
    await thread.settled()
    asked = [seen for seen in thread.of_baton() if "minutes left" in seen.plain()]
    assert len(asked) == 1
    assert "2 of 22" in asked[0].plain()


def pressed(seen: Seen, action: str) -> tuple[str, str, str]:
    """Return what a press on this button of a message as it was seen sends."""
    for block in seen.message.blocks:
        for element in block.get("elements", []):
            if element.get("action_id") == action:
                return block["block_id"], action, element["value"]
    raise AssertionError(f"no {action}")


async def test_edits_and_deletions_reach_the_answer(thread: Thread, dana: MemberDriver, baton: Baton) -> None:
    message = await thread.say("Calm.")
    dana.edit(message, "Calm & happy <3")
    await thread.settled()
    assert (await answer(baton, dana, "snapshot")).text == "Calm & happy <3"
    assert "Changed in *Where things stand*." in thread.last().plain()
    dana.delete(message)
    await thread.settled()
    assert not (await answer(baton, dana, "snapshot")).given
    assert "It has no answer now" in thread.last().plain()


async def test_several_messages_files_and_links_make_one_answer(
    thread: Thread, dana: MemberDriver, baton: Baton
) -> None:
    await thread.say("The plan is here: https://acme.example/plan", deck_pdf=b"slides")
    await thread.say("+ and @Priya Nair knows more")
    known = await answer(baton, dana, "snapshot")
    assert known.text == "The plan is here: https://acme.example/plan\nand @Priya Nair knows more"
    assert [one.title for one in known.evidence] == ["deck.pdf", "acme.example/plan"]
    assert "Added to *Where things stand*." in thread.last().plain()


async def test_twelve_thousand_characters_are_kept_whole(thread: Thread, dana: MemberDriver, baton: Baton) -> None:
    long = "All of it & more. " * 667
    await thread.say(long)
    assert (await answer(baton, dana, "snapshot")).text == long.strip()


async def test_two_handovers_never_mix(thread: Thread, dana: MemberDriver, baton: Baton, settled: Settle) -> None:
    await open_handover(dana, "Borealis Energy", settled, **{"Incoming CSM": "Marek Novák"})
    other = Thread(dana, settled, "Borealis Energy")
    await other.say("Borealis is growing.")
    await thread.say("Fjordline is calm.")
    await other.say("+ Fast.")
    assert (await answer(baton, dana, "snapshot")).text == "Fjordline is calm."
    borealis = await handover_of(baton, dana, "Borealis Energy")
    assert borealis.answer("snapshot").text == "Borealis is growing.\nFast."


async def test_what_is_written_outside_a_thread_is_never_guessed(
    thread: Thread, dana: MemberDriver, marek: MemberDriver, priya: MemberDriver, settled: Settle, baton: Baton
) -> None:
    dana.say("They are calm.")
    await settled()
    told = await dana.message("I didn't save that")
    assert not (await answer(baton, dana, "snapshot")).given
    await dana.click("Continue", told)
    await settled()
    marek.say("hello?")
    priya.say("hello?")
    dana.say("help")
    await settled()
    assert "/handover start" in (await marek.message("You have no handover under way")).plain()
    await priya.message("I don't keep what is written here")
    await dana.message("Here is what I can do")


async def test_the_incoming_who_writes_in_her_thread_is_shown_the_way(
    thread: Thread, priya: MemberDriver, settled: Settle
) -> None:
    first = next(seen for seen in priya.messages() if "Fjordline Logistics" in seen.plain())
    priya.say("What about the renewal?", thread=first)
    await settled()
    told = priya.messages(thread=first)[-1]
    assert "I don't keep what is written in this thread" in told.plain()
    assert told.buttons() == ["Review answers", "Checklist"]


async def test_helpful_answers(thread: Thread) -> None:
    await thread.say("Help.")
    assert "`not applicable because …`" in thread.last().plain()
    await thread.say("status")
    assert "0 of 22 answered, about 40 minutes left, due by Mon 9 Mar." in thread.last().plain()
    await thread.say("n/a")
    assert "Why doesn't *Where things stand* apply?" in thread.last().plain()
    await thread.say("password: hunter2")
    assert "send me the link to the vault" in thread.last().plain()
    await thread.say("back")
    assert "This is the first question" in thread.last().plain()
    await thread.say("later")
    await thread.say("skip")
    assert "We have moved on" in thread.last().plain()


async def test_it_goes_on_after_days_and_a_restart(
    playground: Playground, slack_settings: Settings, playbooks: Library, dana: MemberDriver
) -> None:
    for words in ("Calm.", "Marta decides."):
        bot = await build(slack_settings, now=playground.clock.now, playbooks=playbooks, patience=QUICK)
        await bot.start()

        async def settled(running: Baton = bot) -> None:
            await quiet(playground, running)

        thread = Thread(dana, settled, "Fjordline Logistics")
        if words == "Calm.":
            await open_handover(dana, "Fjordline Logistics", settled)
        await thread.say(words)
        stored = await handover_of(bot, dana)
        await bot.stop()
        await playground.clock.advance(timedelta(days=3))
    assert [stored.answer(item).text for item in ("snapshot", "people")] == ["Calm.", "Marta decides."]


async def test_a_paused_handover_takes_nothing_down_and_says_so(
    thread: Thread, dana: MemberDriver, baton: Baton
) -> None:
    await pause_by_form(dana, "/handover pause")
    await thread.settled()
    await thread.say("Calm.")
    assert "is paused, so nothing was saved" in thread.last().plain()
    assert not (await answer(baton, dana, "snapshot")).given
    await dana.command("/handover resume")
    await thread.settled()
    assert "1 of 22" in thread.last().plain()
    await thread.say("Calm.")
    assert (await answer(baton, dana, "snapshot")).text == "Calm."


async def test_from_thread_to_form_and_back_without_losing_a_word(
    thread: Thread, dana: MemberDriver, baton: Baton
) -> None:
    await thread.say("Calm.")
    await thread.click("Answer in a form")
    form = await dana.modal("Handover checklist")
    people = next(label for label in form.labels() if label.startswith("The people who matter: Who"))
    await form.fill({people: "Marta decides."})
    assert await form.submit() == {}
    await thread.settled()
    await (await dana.modal("Handover checklist")).close()
    assert "Dates coming up" in thread.last().plain()
    await thread.say("+ and Tom is neutral")
    await thread.say("Steering call on 12 March.")
    handover = await handover_of(baton, dana)
    known = {item: handover.answer(item).text for item in ("snapshot", "people", "upcoming")}
    assert known == {
        "snapshot": "Calm.",
        "people": "Marta decides.\nand Tom is neutral",
        "upcoming": "Steering call on 12 March.",
    }


async def test_continue_in_the_morning_message_leads_to_the_thread(
    thread: Thread, dana: MemberDriver, playground: Playground
) -> None:
    await thread.say("Calm.")
    await thread.say("later")
    await playground.clock.advance(timedelta(days=1, hours=7))
    morning = await dana.message("Good morning, Dana")
    await dana.click("Continue", morning)
    await thread.settled()
    await dana.message("The next question is in")
    assert "The people who matter" in thread.last().plain()
    await dana.click("Continue", morning)
    await thread.settled()
    ways = [seen for seen in dana.messages() if "The next question is in" in seen.plain()]
    assert len(ways) == 2, "it waits there already: the way to it is told again, not only that"
    assert all("/archives/" in seen.text for seen in ways)
