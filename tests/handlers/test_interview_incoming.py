"""The incoming CSM's interview: what they have found out and will do first, asked of them in a thread of their own."""

from datetime import timedelta

import pytest

from bot.app import Baton
from bot.replay.environment import ReplayEnvironment
from handover.model.people import Role
from playground.driver import MemberDriver, Seen
from playground.running import Playground
from tests.conftest import MONDAY_MORNING, Settle
from tests.handlers.colleagues import ask, asked
from tests.handlers.threads import Thread, answers_of, handover_of, told
from tests.opening import open_handover
from tests.snapshots import begins_after, opened

pytestmark = pytest.mark.usefixtures("opened")
OPENER = "for you, about what only you can say"
RESEARCH, FIRST_MONTH = "What have you found out about this customer", "What will you do in your first four weeks"
LEFT = "Outgoing CSM has left already? Their name"
FJORDLINE, ALDER = "Fjordline Logistics", "Alder Health"


class Asked:
    """The thread in which somebody who takes over is asked about one account."""

    def __init__(self, person: MemberDriver, settled: Settle, account: str = FJORDLINE) -> None:
        self.person, self.settled, self.account = person, settled, account

    @property
    def first(self) -> Seen:
        return next(one for one in self.person.messages() if OPENER in one.plain() and self.account in one.plain())

    def last(self) -> Seen:
        return self.person.messages(thread=self.first)[-1]

    async def say(self, text: str) -> Seen:
        seen = self.person.say(text, thread=self.first)
        await self.settled()
        return seen

    async def click(self, what: str) -> None:
        await self.person.click(what, self.last())
        await self.settled()


async def a_week_later(stage: ReplayEnvironment) -> None:
    """Let it be Monday 9 March, half past eleven in India: two working days before the first of Priya's answers is due."""
    await opened(stage)
    await stage.playground.clock.advance(MONDAY_MORNING + timedelta(days=6, hours=22))


@pytest.fixture
@begins_after(a_week_later)
def hers(priya: MemberDriver, settled: Settle) -> Asked:
    """Return Priya's thread, a week later."""
    return Asked(priya, settled)


async def test_it_begins_two_working_days_before_its_first_answer_is_due_with_one_message(
    playground: Playground, priya: MemberDriver, settled: Settle, baton: Baton
) -> None:
    await playground.clock.advance(timedelta(days=5))
    await settled()
    assert told(priya, OPENER) == []
    await playground.clock.advance(timedelta(days=1, hours=22))
    await settled()
    (opener,) = told(priya, OPENER)
    assert "2 questions for you" in opener
    assert "about 14 minutes" in opener
    assert "Answer in a form" in opener
    hers = Asked(priya, settled)
    (first,) = priya.messages(thread=hers.first)[1:]
    assert RESEARCH in first.plain()
    assert "1 of 2" in first.plain()


async def test_she_answers_in_her_own_words_and_nothing_reaches_the_other_interview(
    hers: Asked, dana: MemberDriver, priya: MemberDriver, baton: Baton, settled: Settle
) -> None:
    theirs = Thread(dana, settled, FJORDLINE)
    before = [seen.plain() for seen in theirs.of_baton()]
    for words in ("one sec", "ok"):
        await hers.say(words)
        assert RESEARCH in hers.last().plain() or "No hurry" in hers.last().plain()
    assert await answers_of(baton, priya) == {}
    await hers.say("They opened a site in Hull.")
    assert FIRST_MONTH in hers.last().plain()
    await hers.say("Visit Hull, then the steering call.")
    assert "That's everything, thank you!" in hers.last().plain()
    assert "everybody in the handover can read it" in hers.last().plain()
    assert await answers_of(baton, priya) == {
        "research": "They opened a site in Hull.",
        "first_month": "Visit Hull, then the steering call.",
    }
    assert [seen.plain() for seen in theirs.of_baton()] == before


async def test_later_and_continue_and_skip_and_the_form_are_hers_too(
    hers: Asked, priya: MemberDriver, baton: Baton, playground: Playground
) -> None:
    await hers.click("Later")
    assert "2 questions left, about 14 minutes" in hers.last().plain()
    await playground.clock.advance(timedelta(minutes=2))
    await hers.click("Continue")
    assert RESEARCH in hers.last().plain()
    await hers.say("skip")
    assert FIRST_MONTH in hers.last().plain()
    await hers.say("Visit Hull.")
    assert "Still open: *What I found out myself*" in hers.last().message.text
    await playground.clock.advance(timedelta(minutes=2))
    await hers.click("Answer it")
    await priya.click("Answer in a form", hers.last())
    form = await priya.modal("Handover checklist")
    await form.fill(
        {f"What I found out myself: {RESEARCH} on your own, and what surprised you?": "A new site in Hull."}
    )
    await form.submit()
    await hers.settled()
    assert (await answers_of(baton, priya))["research"] == "A new site in Hull."
    assert "That's everything, thank you!" in hers.last().plain()


async def test_nobody_else_can_answer_for_her(
    hers: Asked, dana: MemberDriver, priya: MemberDriver, baton: Baton
) -> None:
    before = await handover_of(baton, dana)
    (prompt,) = before.interview_of(Role.INCOMING).prompts
    assert prompt.seq > max(one.seq for one in before.interview_of(Role.OUTGOING).prompts)
    # A button of Dana's own prompt, that says to be Priya's.
    thread = Thread(dana, hers.settled, FJORDLINE)
    seen = thread.last()
    for block in seen.message.blocks:
        for element in block.get("elements", []):
            if element.get("action_id") == "interview.skip":
                element["value"] = f"{before.id}|{prompt.seq}"
    await dana.click("Skip", seen)
    await hers.settled()
    assert (await handover_of(baton, dana)).interview_of(Role.INCOMING) == before.interview_of(Role.INCOMING)


async def test_whoever_takes_over_later_is_asked_anew_and_the_former_ones_messages_stay(
    hers: Asked, playground: Playground, dana: MemberDriver, priya: MemberDriver, baton: Baton
) -> None:
    await hers.say("They opened a site in Hull.")
    was = [seen.plain() for seen in priya.messages(thread=hers.first)]
    await dana.command(f"/handover plan {FJORDLINE}")
    form = await dana.modal("Change the plan")
    await form.fill({"Incoming CSM": "Lucas Almeida"})
    await form.submit()
    await hers.settled()
    await playground.clock.advance(timedelta(days=1, hours=8))
    await hers.settled()
    lucas = playground.member("Lucas Almeida")
    his = Asked(lucas, hers.settled)
    assert FIRST_MONTH in his.last().plain(), "what Priya had found out is known"
    assert "1 question for you" in his.first.plain()
    assert [seen.plain() for seen in priya.messages(thread=hers.first)] == was
    await his.say("Call Maria.")
    assert (await answers_of(baton, lucas))["first_month"] == "Call Maria."


async def test_a_message_that_is_changed_or_deleted_takes_its_answer_along(
    hers: Asked, priya: MemberDriver, baton: Baton
) -> None:
    seen = await hers.say("They opened a site in Hull.")
    priya.edit(seen, "They opened two sites in Hull.")
    await hers.settled()
    assert (await answers_of(baton, priya))["research"] == "They opened two sites in Hull."
    assert "Changed in *What I found out myself*" in hers.last().message.text
    priya.delete(seen)
    await hers.settled()
    assert await answers_of(baton, priya) == {}
    assert "It has no answer now" in hers.last().plain() or FIRST_MONTH in hers.last().plain()


async def test_outside_of_the_thread_she_is_offered_to_save_it(hers: Asked, priya: MemberDriver, baton: Baton) -> None:
    priya.say("They opened a site in Hull, by the way.")
    await hers.settled()
    offer = priya.messages()[-1]
    assert "Shall I save it?" in offer.plain()
    await priya.click("Save it here", offer)
    await hers.settled()
    assert (await answers_of(baton, priya)) == {"research": "They opened a site in Hull, by the way."}
    assert FIRST_MONTH in hers.last().plain()


async def test_the_thread_goes_on_elsewhere_when_its_first_message_is_deleted(
    hers: Asked, priya: MemberDriver, lucas: MemberDriver, baton: Baton
) -> None:
    lucas.delete(hers.first)
    await hers.settled()
    new = next(seen for seen in priya.messages() if "we go on in this one" in seen.plain())
    assert RESEARCH in priya.messages(thread=new)[-1].plain()
    priya.say("They opened a site in Hull.", thread=new)
    await hers.settled()
    assert (await answers_of(baton, priya)) == {"research": "They opened a site in Hull."}


async def test_everybody_answers_at_once_in_two_handovers_and_nothing_mixes(
    playground: Playground, dana: MemberDriver, priya: MemberDriver, marek: MemberDriver, baton: Baton, settled: Settle
) -> None:
    """Dana hands over Fjordline to Priya and takes over Alder from her; Marek is asked about one item of Fjordline."""
    await open_handover(priya, ALDER, settled, **{"Incoming CSM": "Dana Reyes"})
    await playground.clock.advance(timedelta(days=9, hours=7))
    await settled()
    fjordline, alder = Thread(dana, settled, FJORDLINE), Thread(priya, settled, ALDER)
    her, hers = Asked(priya, settled, FJORDLINE), Asked(dana, settled, ALDER)
    await ask(fjordline)
    await fjordline.say("Dana on the people of Fjordline.")
    await alder.say("Priya on where Alder stands.")
    await her.say("Priya has found out about Fjordline.")
    marek.say("Marek knows where Fjordline stands.", thread=asked(marek)[-1])
    await settled()
    said = await hers.say("Dana has found out about Alder.")
    await alder.say("Priya on the people of Alder.")
    await her.say("Priya does this first at Fjordline.")
    dana.edit(said, "Dana has found out more about Alder.")
    await settled()
    deleted = await alder.say("Priya on dates of Alder.")
    priya.delete(deleted)
    await settled()
    dana.say("This is what Dana says outside of all threads.")
    await settled()
    offer = dana.messages()[-1]
    assert "Which one?" in offer.plain()
    assert {ALDER, FJORDLINE} <= {name for name in (ALDER, FJORDLINE) if name in offer.plain()}
    one, other = await handover_of(baton, dana, FJORDLINE), await handover_of(baton, dana, ALDER)
    texts = {key: answer.text for key, answer in one.answers.items() if answer.given}
    assert texts == {
        "snapshot": "Marek knows where Fjordline stands.",
        "people": "Dana on the people of Fjordline.",
        "research": "Priya has found out about Fjordline.",
        "first_month": "Priya does this first at Fjordline.",
    }
    texts = {key: answer.text for key, answer in other.answers.items() if answer.given}
    assert texts == {
        "snapshot": "Priya on where Alder stands.",
        "people": "Priya on the people of Alder.",
        "research": "Dana has found out more about Alder.",
    }


async def test_whoever_stands_in_for_somebody_who_has_gone_is_asked_in_two_threads(
    playground: Playground, priya: MemberDriver, baton: Baton, settled: Settle
) -> None:
    """What they can find out for a leaver is one thing, what they have found out and will do is another."""
    fields = {
        "Incoming CSM": "Priya Nair",
        "Reason": "The CSM left without notice",
        "Playbook": "Standard handover",
        LEFT: "Sam Lee",
    }
    await priya.command(f"/handover start {ALDER}")
    await settled()
    form = await priya.modal("Start handover")
    await form.fill(fields | {"Customer contacts": "Maria Olsen, maria@alder.example, Operations lead"})
    assert await form.submit() == {}
    await playground.clock.advance(timedelta(days=9))
    await settled()
    handover = await handover_of(baton, priya, ALDER)
    assert handover.outgoing == handover.incoming == priya.id
    asked_what_she_found = Asked(priya, settled, ALDER)
    await asked_what_she_found.say("A new clinic.")
    welcome = next(seen for seen in priya.messages() if "has left and can't be asked" in seen.plain())
    priya.say("Calm, says the CRM.", thread=welcome)
    await settled()
    answers = await handover_of(baton, priya, ALDER)
    texts = {key: answer.text for key, answer in answers.answers.items() if answer.given}
    assert texts == {"research": "A new clinic.", "snapshot": "Calm, says the CRM."}
