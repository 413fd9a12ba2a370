"""Asking a colleague outside of the handover (P79): they get exactly one question, and the answer stands under their name."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.app import Baton
from handover.model.contributors import RequestState
from playground.driver import MemberDriver
from playground.running import Playground
from tests.conftest import Settle
from tests.handlers.checklists import TITLE as CHECKLIST
from tests.handlers.colleagues import ASK, WHO, ask, asked, below, reply
from tests.handlers.threads import Thread, asks, handover_of, told
from tests.opening import filled_form

CHANNEL = "handover-fjordline-logistics"
QUESTION = "If you had one minute to tell a colleague, how would you describe where this customer stands today?"
SAID = "The search has been slow since the import of January."
HEARS = "has answered what you asked about"


@pytest.fixture
def freya(playground: Playground) -> MemberDriver:
    """Return the hands of Freya in Amsterdam, who works in marketing."""
    return playground.member("Freya 🌻 van den Berg-O’Connor")


async def let_dana_hear(playground: Playground, settled: Settle) -> None:
    """Let Dana's morning in New York begin."""
    await playground.clock.advance(datetime(2026, 3, 2, 15, 0, tzinfo=UTC))
    await settled()


async def test_the_colleague_reads_who_asks_about_whom_and_the_question_and_nothing_else(
    thread: Thread, marek: MemberDriver, baton: Baton
) -> None:
    """The last question of the interview is put by itself meanwhile."""
    await thread.say("Calm but watchful.")
    await ask(thread, **{"Your question": "Why is the search slow?\n<!channel>", "Their team or role": "support"})
    [question] = asked(marek)
    words, small, buttons = question.plain().split("\n", 1)[0], question.plain(), question.buttons()
    assert words == "@Dana Reyes asks you one question about *Fjordline Logistics*."
    assert ">Why is the search slow?\n>&lt;!channel&gt;" in question.text
    assert buttons == ["Answer in a form …", "I don't know", "Ask somebody else …"]
    assert "Calm" not in small
    assert "Priya" not in small
    assert "promot" not in small.lower()
    assert "Fine, I ask @Marek Novák" in thread.last().plain()
    assert "*Dates coming up*" in thread.last().plain()
    assert (await handover_of(baton, thread.dana)).answer("people").given is False


async def test_the_answer_stands_under_their_name_and_whoever_asked_hears_once(
    thread: Thread,
    dana: MemberDriver,
    priya: MemberDriver,
    marek: MemberDriver,
    baton: Baton,
    playground: Playground,
    settled: Settle,
) -> None:
    await ask(thread, **{"Their team or role": "support"})
    await reply(marek, settled, SAID)
    await reply(marek, settled, "A fix comes in April.")
    assert "✓ Thank you, saved. @Dana Reyes hears of it." in below(marek)[1]
    assert asked(marek)[-1].buttons() == []
    answer = (await handover_of(baton, dana)).answer("snapshot")
    assert [(part.text, part.by) for part in answer.parts] == [
        (SAID, marek.id),
        ("A fix comes in April.", marek.id),
    ]
    await let_dana_hear(playground, settled)
    [heard] = told(dana, HEARS)
    assert f"@Marek Novák {HEARS} *Where things stand* of *Fjordline Logistics*:\n>{SAID}" in heard
    await priya.click("Review answers", await priya.message("Fjordline Logistics: handover", CHANNEL))
    await settled()
    assert "from @Marek Novák (support)" in (await priya.modal("Review answers")).plain()
    await dana.command("/handover checklist fjordline")
    await settled()
    assert "from @Marek Novák (support)" in (await dana.modal(CHECKLIST)).plain()
    await (await dana.modal(CHECKLIST)).close()
    await dana.click("Handover document", await dana.message("Fjordline Logistics: handover", CHANNEL))
    await settled()
    document = next(seen for seen in dana.messages(CHANNEL) if "Handover document: Fjordline" in seen.plain())
    assert "from Marek Novák (support)" in document.plain()


async def test_changed_and_deleted_messages_change_the_answer(
    thread: Thread, dana: MemberDriver, marek: MemberDriver, baton: Baton, settled: Settle
) -> None:
    await ask(thread)
    first = await reply(marek, settled, SAID)
    second = await reply(marek, settled, "A fix comes in April.")
    marek.edit(first, "The search was slow.")
    await settled()
    assert below(marek)[-1] == "✓ Changed."
    assert (await handover_of(baton, dana)).answer("snapshot").text == "The search was slow.\nA fix comes in April."
    marek.delete(second)
    await settled()
    assert (await handover_of(baton, dana)).answer("snapshot").text == "The search was slow."
    marek.delete(first)
    await settled()
    handover = await handover_of(baton, dana)
    assert not handover.answer("snapshot").given
    assert [one.contributor for one in handover.asked_of_colleagues("snapshot")] == [marek.id]
    assert "I don't know" in asked(marek)[-1].buttons()


async def test_the_answer_in_the_form_can_be_changed_in_the_form(
    thread: Thread, dana: MemberDriver, marek: MemberDriver, baton: Baton, settled: Settle
) -> None:
    await ask(thread)
    await marek.click("Answer in a form …", asked(marek)[-1])
    form = await marek.modal("Answer in a form")
    assert QUESTION in form.plain()
    await form.fill({"Your answer": SAID})
    assert await form.submit() == {}
    await settled()
    assert "@Dana Reyes hears of it" in (await marek.modal()).plain()
    await (await marek.modal()).close()
    await marek.click("Change my answer …", asked(marek)[-1])
    form = await marek.modal("Answer in a form")
    assert form.value("Your answer") == SAID
    await form.fill({"Your answer": "The search was slow."})
    await form.submit()
    await settled()
    answer = (await handover_of(baton, dana)).answer("snapshot")
    assert [(part.text, part.by) for part in answer.parts] == [("The search was slow.", marek.id)]


async def test_an_empty_answer_in_the_form_is_refused(thread: Thread, marek: MemberDriver) -> None:
    await ask(thread)
    await marek.click("Answer in a form …", asked(marek)[-1])
    form = await marek.modal("Answer in a form")
    await form.fill({"Your answer": "  "})
    assert await form.submit() == {"Your answer": "Please fill this in."}


async def test_i_dont_know_is_told_and_the_interview_asks_again(
    thread: Thread,
    dana: MemberDriver,
    marek: MemberDriver,
    baton: Baton,
    playground: Playground,
    settled: Settle,
) -> None:
    await ask(thread)
    await marek.click("I don't know", asked(marek)[-1])
    await settled()
    assert "If it comes to you after all" in asked(marek)[-1].plain()
    assert asked(marek)[-1].buttons() == []
    await thread.say("Marta decides.")
    assert QUESTION in thread.last().plain(), "the question nobody has answered comes again"
    await let_dana_hear(playground, settled)
    [heard] = [seen for seen in dana.messages() if "@Marek Novák does not know" in seen.plain()]
    assert heard.buttons() == ["Ask somebody else …", "Answer in a form …"]
    await reply(marek, settled, SAID)
    assert (await handover_of(baton, dana)).answer("snapshot").text == SAID, "it came to him after all"


async def test_somebody_else_is_asked_the_same_in_their_place(
    thread: Thread,
    dana: MemberDriver,
    marek: MemberDriver,
    freya: MemberDriver,
    baton: Baton,
    playground: Playground,
    settled: Settle,
) -> None:
    await ask(thread, **{"Your question": "Why is the search slow?"})
    await marek.click("Ask somebody else …", asked(marek)[-1])
    form = await marek.modal("Ask somebody else")
    await form.fill({WHO: "Freya 🌻 van den Berg-O’Connor"})
    assert await form.submit() == {}
    await settled()
    assert "I have asked somebody else in your place" in asked(marek)[-1].plain()
    [question] = asked(freya)
    assert "@Dana Reyes asks you one question about *Fjordline Logistics*." in question.plain()
    assert "@Marek Novák thought that you may know." in question.plain()
    assert "Why is the search slow?" in question.plain()
    await reply(freya, settled, SAID)
    assert (await handover_of(baton, dana)).answer("snapshot").by == freya.id
    await let_dana_hear(playground, settled)
    assert "@Marek Novák passed your question on" in told(dana, HEARS)[0]


async def test_a_question_is_taken_back_with_one_tap_and_asked_in_the_interview_again(
    thread: Thread, dana: MemberDriver, marek: MemberDriver, baton: Baton, settled: Settle
) -> None:
    await ask(thread)
    await thread.click("Take it back")
    assert "has taken this question back" in asked(marek)[-1].plain()
    assert asked(marek)[-1].buttons() == []
    await reply(marek, settled, SAID)
    assert "was taken back, so nothing more is needed" in below(marek)[-1]
    assert not (await handover_of(baton, dana)).answer("snapshot").given
    await thread.say("Marta decides.")
    assert QUESTION in thread.last().plain()


async def test_they_are_asked_in_their_working_hours(
    thread: Thread, lucas: MemberDriver, playground: Playground, settled: Settle
) -> None:
    """It is five in the morning in São Paulo."""
    await ask(thread, "Lucas Almeida")
    assert asked(lucas) == []
    await playground.clock.advance(datetime(2026, 3, 2, 11, 59, tzinfo=UTC))
    assert asked(lucas) == []
    await playground.clock.advance(datetime(2026, 3, 2, 12, 1, tzinfo=UTC))
    await settled()
    assert len(asked(lucas)) == 1


async def test_what_was_taken_back_before_their_day_began_is_never_asked(
    thread: Thread, lucas: MemberDriver, playground: Playground, settled: Settle
) -> None:
    await ask(thread, "Lucas Almeida")
    await thread.click("Take it back")
    await playground.clock.advance(datetime(2026, 3, 2, 14, 0, tzinfo=UTC))
    await settled()
    assert asked(lucas) == []


async def test_they_are_reminded_once_after_two_working_days_in_their_morning(
    thread: Thread, marek: MemberDriver, playground: Playground, settled: Settle
) -> None:
    await ask(thread)
    await playground.clock.advance(datetime(2026, 3, 4, 7, 59, tzinfo=UTC))
    await settled()
    assert told(marek, "would still be glad") == []
    await playground.clock.advance(datetime(2026, 3, 4, 8, 1, tzinfo=UTC))
    await settled()
    [reminder] = told(marek, "would still be glad")
    assert QUESTION in reminder
    assert "[Answer in a form …] [I don't know] [Ask somebody else …]" in reminder
    await playground.clock.advance(timedelta(days=9))
    await settled()
    assert len(told(marek, "would still be glad")) == 1


async def test_who_has_answered_is_not_reminded(
    thread: Thread, marek: MemberDriver, playground: Playground, settled: Settle
) -> None:
    await ask(thread)
    await reply(marek, settled, SAID)
    await playground.clock.advance(timedelta(days=5))
    await settled()
    assert told(marek, "would still be glad") == []


async def test_several_at_once_never_mix(
    thread: Thread, dana: MemberDriver, marek: MemberDriver, freya: MemberDriver, baton: Baton, settled: Settle
) -> None:
    await ask(thread)
    await ask(thread)
    await ask(thread, "Freya 🌻 van den Berg-O’Connor")
    first, second = asked(marek)
    [hers] = asked(freya)
    await reply(marek, settled, "About the people.", second)
    await reply(freya, settled, "About the dates.", hers)
    await reply(marek, settled, "About the mood.", first)
    await thread.say("Dana's own words.")
    answers = (await handover_of(baton, dana)).answers
    assert {item: (one.text, one.by) for item, one in answers.items()} == {
        "snapshot": ("About the mood.", marek.id),
        "people": ("About the people.", marek.id),
        "upcoming": ("About the dates.", freya.id),
        "promises": ("Dana's own words.", dana.id),
    }


async def test_it_ends_with_the_handover(
    thread: Thread, dana: MemberDriver, marek: MemberDriver, baton: Baton, settled: Settle
) -> None:
    await ask(thread)
    await dana.command("/handover cancel", CHANNEL)
    form = await dana.modal("Cancel handover")
    await form.fill({"Why?": "They stay."})
    await form.submit()
    await settled()
    assert asked(marek)[-1].buttons() == []
    assert "nothing waits for you here any more" in asked(marek)[-1].plain()
    await reply(marek, settled, SAID)
    assert "Nothing is asked about *Fjordline Logistics* any more" in below(marek)[-1]
    assert (await handover_of_ended(baton, dana)) == {}


async def handover_of_ended(baton: Baton, person: MemberDriver) -> dict[str, str]:
    workspace = (await baton.identity.known()).team_id or ""
    async with baton.store.begin(workspace) as unit:
        [handover] = await unit.handovers.of_person(person.id, open_only=False)
    return {item: answer.text for item, answer in handover.answers.items()}


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("Greta Olsen", "This person is a guest here"),
        ("Issue Tracker", "That's an app."),
        ("Sam Whitfield", "account has been deactivated"),
        ("Dana Reyes", "That's you."),
    ],
)
async def test_who_cannot_be_asked_is_refused_kindly(thread: Thread, baton: Baton, name: str, why: str) -> None:
    await thread.click("Ask a colleague …")
    form = await thread.dana.modal(ASK)
    await form.fill({WHO: name})
    errors = await form.submit()
    assert why in errors[WHO]
    assert (await handover_of(baton, thread.dana)).contributor_requests == ()


async def test_who_is_asked_already_is_not_asked_twice(
    thread: Thread, dana: MemberDriver, marek: MemberDriver, settled: Settle
) -> None:
    await ask(thread)
    await thread.click("Back")
    await thread.click("Ask a colleague …")
    form = await dana.modal(ASK)
    await form.fill({WHO: "Marek Novák"})
    assert "there is no answer yet" in (await form.submit())[WHO]
    await settled()
    assert len(asked(marek)) == 1


async def test_a_contributor_sees_nothing_of_the_handover(
    thread: Thread, marek: MemberDriver, priya: MemberDriver, baton: Baton, settled: Settle
) -> None:
    await thread.say("Calm but watchful.")
    await ask(thread)
    before = {seen.ts for seen in marek.messages()}
    for line in ("status fjordline", "checklist fjordline", "list", "document fjordline"):
        await marek.command(f"/handover {line}")
        await settled()
    seen = [one.plain() for one in marek.messages() if one.ts not in before]
    seen += [(await marek.modal()).plain()] if marek.has_modal else []
    assert seen
    assert not [one for one in seen if "Calm" in one or "Priya" in one or QUESTION in one]


async def test_a_guest_by_now_neither_answers_nor_reads_the_question(
    thread: Thread, dana: MemberDriver, marek: MemberDriver, baton: Baton, playground: Playground, settled: Settle
) -> None:
    await ask(thread)
    members = playground.workspace.members
    members.restore({**vars(members.get(marek.id)), "is_restricted": True})
    await playground.clock.advance(timedelta(minutes=6))
    await reply(marek, settled, SAID)
    assert "Only the people in a handover" in below(marek)[-1]
    await marek.click("Answer in a form …", asked(marek)[-1])
    await settled()
    assert "Only the people in a handover" in (await marek.modal()).plain()
    assert not (await handover_of(baton, dana)).answer("snapshot").given


async def test_a_secret_is_refused_and_kept_on_their_word(
    thread: Thread, dana: MemberDriver, marek: MemberDriver, baton: Baton, settled: Settle
) -> None:
    secret = "Their admin password: Hunter22!planted"
    await ask(thread)
    await reply(marek, settled, secret)
    refusal = marek.messages(thread=asked(marek)[-1])[-1]
    assert "looks like a password" in refusal.plain()
    assert not (await handover_of(baton, dana)).answer("snapshot").given
    await marek.click("This is no secret", refusal)
    await settled()
    handover = await handover_of(baton, dana)
    assert (handover.answer("snapshot").text, handover.answer("snapshot").by) == (secret, marek.id)
    assert [one.by for one in handover.no_secrets] == [marek.id]


async def test_a_secret_in_the_form_is_refused(thread: Thread, marek: MemberDriver, baton: Baton) -> None:
    await ask(thread)
    await marek.click("Answer in a form …", asked(marek)[-1])
    form = await marek.modal("Answer in a form")
    await form.fill({"Your answer": "Their admin password: Hunter22!planted"})
    assert "looks like a password" in (await form.submit())["Your answer"]
    assert not (await handover_of(baton, thread.dana)).answer("snapshot").given


async def test_what_may_be_no_answer_is_asked_about_first(
    thread: Thread, dana: MemberDriver, marek: MemberDriver, baton: Baton, settled: Settle
) -> None:
    await ask(thread)
    await reply(marek, settled, "no idea, ask Tom")
    question = marek.messages(thread=asked(marek)[-1])[-1]
    assert question.buttons() == ["Save it as my answer", "I don't know", "Ask somebody else …"]
    assert not (await handover_of(baton, dana)).answer("snapshot").given
    await marek.click("Save it as my answer", question)
    await settled()
    assert (await handover_of(baton, dana)).answer("snapshot").text == "no idea, ask Tom"


async def test_help_in_their_thread_says_what_becomes_of_a_reply(
    thread: Thread, marek: MemberDriver, dana: MemberDriver, baton: Baton, settled: Settle
) -> None:
    await ask(thread)
    await reply(marek, settled, "help")
    assert "I keep what you reply here as your answer" in below(marek)[-1]
    await reply(marek, settled, "thanks!")
    assert not (await handover_of(baton, dana)).answer("snapshot").given


async def test_a_colleague_who_is_mentioned_in_the_interview_is_asked_with_one_tap(
    thread: Thread, dana: MemberDriver, marek: MemberDriver, baton: Baton, settled: Settle
) -> None:
    await thread.say("ask @Marek Novák")
    offer = thread.last()
    assert offer.buttons()[-2:] == ["Ask Marek Novák", "Ask somebody else …"]
    await dana.click("Ask Marek Novák", offer)
    await settled()
    assert QUESTION in asked(marek)[-1].plain()
    assert "Fine, I ask @Marek Novák" in thread.last().plain()
    [request] = (await handover_of(baton, dana)).contributor_requests
    assert (request.item, request.state) == ("snapshot", RequestState.OPEN)


async def test_somebody_who_is_named_without_a_mention_is_chosen_in_the_form(
    thread: Thread, dana: MemberDriver
) -> None:
    await thread.say("I don't know, ask Tom")
    assert thread.last().buttons()[-1] == "Ask a colleague …"
    await thread.click("Ask a colleague …")
    assert "Where things stand" in (await dana.modal(ASK)).plain()


async def test_the_manager_and_the_incoming_csm_ask_from_their_forms(
    thread: Thread, priya: MemberDriver, aiko: MemberDriver, marek: MemberDriver, baton: Baton, settled: Settle
) -> None:
    await aiko.command("/handover checklist fjordline")
    await settled()
    await (await aiko.modal(CHECKLIST)).click("Ask a colleague …")
    form = await aiko.modal(ASK)
    await form.fill({WHO: "Marek Novák"})
    assert await form.submit() == {}
    await settled()
    assert "@Marek Novák gets this one question" in (await aiko.modal()).plain()
    assert "@Aiko Tanaka asks you one question" in asked(marek)[-1].plain()
    assert "*The people who matter*" in thread.last().plain(), "the interview goes on"
    await thread.say("Marta decides.")
    await priya.click("Review answers", await priya.message("Fjordline Logistics: handover", CHANNEL))
    await settled()
    review = await priya.modal("Review answers")
    assert "Where things stand (asked of @Marek Novák" in review.plain()
    await review.click("Ask a question")
    await (await priya.modal("Ask a question")).click("Ask a colleague instead …")
    form = await priya.modal(ASK)
    await form.fill({WHO: "Marek Novák", "Your question": "Who decides at Fjordline?"})
    assert await form.submit() == {}
    await settled()
    assert "@Priya Nair asks you one question" in asked(marek)[-1].plain()
    await reply(marek, settled, "Marta, with Tom.")
    answer = (await handover_of(baton, priya)).answer("people")
    assert [part.by for part in answer.parts] == [thread.dana.id, marek.id]


async def test_the_interview_ends_while_an_answer_is_awaited(
    thread: Thread, dana: MemberDriver, marek: MemberDriver, settled: Settle
) -> None:
    await ask(thread)
    while "That was the last question" not in (end := thread.last().plain()):
        await thread.say("All well with them here.")
    assert "Waiting for an answer: *Where things stand* (asked of @Marek Novák" in end
    assert "Continue" not in end
    await marek.click("I don't know", asked(marek)[-1])
    await settled()
    assert QUESTION in thread.last().plain()


async def test_colleagues_words_are_reviewed_like_any_others(
    thread: Thread, dana: MemberDriver, priya: MemberDriver, marek: MemberDriver, baton: Baton, settled: Settle
) -> None:
    await ask(thread)
    await reply(marek, settled, SAID)
    await asks(priya, settled, "Since when?")
    assert [one.item for one in (await handover_of(baton, dana)).open_questions()] == ["snapshot"]


async def test_a_colleague_is_asked_in_words_that_are_meant_for_them(
    dana: MemberDriver, marek: MemberDriver, settled: Settle
) -> None:
    """P79, P9: the playbook of a cover asks whoever will be away; a colleague is not, and need not learn of it."""
    form = await filled_form(dana, "Alder Health", settled)
    await form.fill({"Reason": "Parental or other leave"})
    await settled()
    assert await (await dana.modal("Start handover")).submit() == {}
    await settled()
    await (await dana.modal("Handover started")).close()
    first = await dana.message("Hello Dana!")
    await dana.click("Ask a colleague …", dana.messages(thread=first)[-1])
    form = await dana.modal(ASK)
    assert "when you are back" not in form.plain()
    await form.fill({WHO: "Marek Novák"})
    assert await form.submit() == {}
    await settled()
    [question] = asked(marek)
    assert "you are back" not in question.plain()
    assert ">What do you know about this: “Where things stand”? What goes well, what worries you," in question.text
