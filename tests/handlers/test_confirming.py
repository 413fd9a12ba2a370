"""What was understood of a reply comes back with the next question: right in one tap, or looked through in a list (P45)."""

import pytest

from bot.app import Baton
from handover.model.answers import Answer
from handover.model.records import Contact
from playground.driver import MemberDriver
from tests.conftest import Settle
from tests.handlers.threads import Thread, handover_of

PEOPLE = (
    "Marta Nowak, COO, marta@fjordline.example: decides, likes us\n"
    "Tom Reid – IT lead – neutral\n"
    "Ask me about the coffee machine sometime"
)


@pytest.fixture
async def people(thread: Thread) -> Thread:
    """Return the thread in which the question about people waits."""
    await thread.say("Calm but watchful.")
    assert "The people who matter" in thread.last().plain()
    return thread


async def answer(baton: Baton, dana: MemberDriver, item: str = "people") -> Answer:
    return (await handover_of(baton, dana)).answer(item)


async def test_what_was_understood_comes_with_the_next_question_and_is_right_in_one_tap(
    people: Thread, dana: MemberDriver, baton: Baton
) -> None:
    before = len(people.of_baton())
    await people.say(PEOPLE)
    assert len(people.of_baton()) == before + 1
    told = people.last().plain()
    assert "I understood 2 people:" in told
    assert "• Marta Nowak – title: COO – marta@fjordline.example – decides – for us" in told
    assert "• Tom Reid – title: IT lead – neutral" in told
    assert "Kept as text: “Ask me about the coffee machine sometime”" in told
    assert "Kept as text: “Ask me about the coffee machine sometime”" in people.last().text, "it is read aloud, too"
    assert [one.confirmed_by for one in (await answer(baton, dana)).records] == ["", ""]
    await people.click("Right")
    assert [one.confirmed_by for one in (await answer(baton, dana)).records] == [dana.id, dana.id]
    assert "✓ Right, says @Dana Reyes" in people.last().plain()
    assert "✓ Right, says" in people.last().text
    assert "Skip" in people.last().buttons()
    await people.click("Undo")
    assert [one.confirmed_by for one in (await answer(baton, dana)).records] == ["", ""]
    assert "Right" in people.last().buttons()


async def test_the_list_stays_above_a_question_that_is_answered(
    people: Thread, dana: MemberDriver, baton: Baton
) -> None:
    await people.say(PEOPLE)
    asked = people.last()
    await people.say("Renewal talks on 3 September 2026.")
    shown = next(seen for seen in people.of_baton() if seen.message.ts == asked.message.ts)
    assert "✓ Answered" in shown.plain()
    assert shown.buttons() == ["Right", "Change …"]
    await dana.click("Right", shown)
    await people.settled()
    shown = next(seen for seen in people.of_baton() if seen.message.ts == asked.message.ts)
    assert "✓ Right, says @Dana Reyes" in shown.plain()
    assert [one.confirmed_by for one in (await answer(baton, dana)).records] == [dana.id, dana.id]


async def test_a_reply_of_which_nothing_is_understood_says_no_more_than_ever(people: Thread) -> None:
    await people.say("nobody we know well, sorry about that one")
    assert people.last().plain().startswith("Thanks, saved.")
    assert "understood" not in people.last().plain()
    assert "Right" not in people.last().buttons()


async def test_words_about_no_records_say_no_more_than_ever(thread: Thread) -> None:
    await thread.say("Marta Nowak, COO, decides. All is calm.")
    assert "understood" not in thread.last().plain()


async def test_what_is_added_or_edited_is_told_in_its_note(people: Thread, dana: MemberDriver, baton: Baton) -> None:
    first = await people.say(PEOPLE)
    await people.say("+ Pia Holm – CFO")
    note = people.last()
    assert "Added to *The people who matter*." in note.plain()
    assert "I understood 1 person:\n• Pia Holm – title: CFO" in note.plain()
    await people.click("Right")
    assert "✓ Right, says @Dana Reyes" in people.last().plain()
    said = {one.name: one.confirmed_by for one in (await answer(baton, dana)).records if isinstance(one, Contact)}
    assert said == {"Marta Nowak": "", "Tom Reid": "", "Pia Holm": dana.id}
    dana.edit(first, "Marta Nowak, COO, marta@fjordline.example: decides, likes us\nTom Reed – IT lead – neutral")
    await people.settled()
    assert "Changed in *The people who matter*." in people.last().plain()
    assert "• Tom Reed – title: IT lead – neutral" in people.last().plain()
    names = [one.name for one in (await answer(baton, dana)).records if isinstance(one, Contact)]
    assert names == ["Marta Nowak", "Tom Reed", "Pia Holm"]


async def test_records_vanish_with_their_message(people: Thread, dana: MemberDriver, baton: Baton) -> None:
    first = await people.say(PEOPLE)
    dana.delete(first)
    await people.settled()
    gone = await answer(baton, dana)
    assert (gone.records, gone.former_records) == ((), ())
    assert "understood" not in people.last().plain()


async def test_many_are_looked_through_on_pages_and_confirmed_there(
    people: Thread, dana: MemberDriver, baton: Baton, settled: Settle
) -> None:
    given = ("Marta", "Tom", "Lena", "Omar", "Pia", "Kai")
    family = ("Nowak", "Reid", "Fuchs", "Aziz", "Holm", "Lorenz", "Dahl", "Okoye", "Brandt", "Moreau")
    await people.say("\n".join(f"{one} {name} – Head of Area {name}" for one in given for name in family))
    assert "I understood 60 people:" in people.last().plain()
    assert "… and 50 more." in people.last().plain()
    assert "Right" not in people.last().buttons()
    await people.click("Change …")
    view = await dana.modal("What I understood")
    assert "Marta Nowak" in view.plain()
    assert "Lena Nowak" not in view.plain()
    await view.click("Next page")
    await settled()
    view = await dana.modal("What I understood")
    assert "Lena Nowak" in view.plain()
    assert view.plain().count("Head of Area") == 20
    await view.click("All 60 are right")
    await settled()
    view = await dana.modal("What I understood")
    assert "✓ Right, says @Dana Reyes" in view.plain()
    assert "Lena Nowak" in view.plain()
    assert {one.confirmed_by for one in (await answer(baton, dana)).records} == {dana.id}


async def test_a_guessed_day_is_certain_once_somebody_says_so(thread: Thread, dana: MemberDriver, baton: Baton) -> None:
    for words in ("Calm but watchful.", "nobody we know well, sorry about that one"):
        await thread.say(words)
    await thread.say("around 12 May: go-live in Bergen")
    assert "• about 12 May 2026: go-live in Bergen  :grey_question: _is that the day?_" in thread.last().text
    await thread.click("Right")
    assert "• 12 May 2026: go-live in Bergen" in thread.last().plain()
    await thread.click("Undo")
    assert "• about 12 May 2026: go-live in Bergen" in thread.last().plain()


async def test_one_of_the_list_is_changed_in_its_form_and_the_list_shows_it(
    people: Thread, dana: MemberDriver, baton: Baton, settled: Settle
) -> None:
    first = await people.say(PEOPLE)
    await people.click("Change …")
    view = await dana.modal("What I understood")
    await view.click("Change …")
    form = await dana.modal("Change person")
    await form.fill({"Name": "Marta Nowacka"})
    assert await form.submit() == {}
    await settled()
    assert "Marta Nowacka" in (await dana.modal("What I understood")).plain()
    assert "Marta Nowacka" in people.last().plain(), "the list in the thread says so as well"
    changed = await answer(baton, dana)
    assert changed.text.startswith("Marta Nowacka – title: COO")
    dana.edit(first, PEOPLE + "\nPia Holm – CFO")
    await settled()
    names = [one.name for one in (await answer(baton, dana)).records if isinstance(one, Contact)]
    assert names == ["Marta Nowacka", "Tom Reid", "Pia Holm"]


async def test_whom_the_start_named_is_known_already_and_right_in_one_tap(
    people: Thread, dana: MemberDriver, baton: Baton
) -> None:
    asked = people.last()
    assert "Already known from the start, so no need to repeat:" in asked.plain()
    assert "• Maria Olsen – title: Operations lead – maria@fjordline.example" in asked.plain()
    await people.click("Right")
    kept = await answer(baton, dana)
    assert kept.text == "Maria Olsen – title: Operations lead – maria@fjordline.example"
    assert [(one.by, one.confirmed_by) for one in kept.records] == [(dana.id, dana.id)]
    assert "I understood 1 person:\n• Maria Olsen" in people.last().plain()
    assert "✓ Right, says @Dana Reyes" in people.last().plain()
    assert "Dates coming up" in people.last().plain()


async def test_whom_the_answer_names_is_not_offered_once_more(people: Thread, dana: MemberDriver) -> None:
    await people.say("maria olsen, maria@fjordline.example, decides")
    await people.click("Back")
    assert "Already known from the start" not in people.last().plain()
