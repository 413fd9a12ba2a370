"""Another playbook for a running handover, from the overview or the plan: shown first, told in the channel, undone for a day."""

from datetime import timedelta

import pytest

from bot.app import Baton
from playground.driver import MemberDriver, Modal
from playground.running import Playground
from tests.conftest import Settle
from tests.handlers.playbooks import close_all, copied, playbooks_of, pressed
from tests.handlers.threads import Thread, handover_of
from tests.opening import open_handover
from tests.pausing import pause_by_form

pytestmark = pytest.mark.usefixtures("opened", "baton")
CHANNEL = "handover-fjordline-logistics"


async def form_of(person: MemberDriver, settled: Settle, account: str = "Fjordline Logistics") -> Modal:
    """Open the form by way of the plan, and return it."""
    await person.command(f"/handover plan {account}")
    await settled()
    return await pressed(person, settled, "Change the playbook …", "Change the playbook")


async def chosen(person: MemberDriver, settled: Settle, playbook: str) -> Modal:
    """Choose a playbook in the form, and return the form with what that changes."""
    await (await person.modal()).fill({"Playbook": playbook})
    await settled()
    return await person.modal("Change the playbook")


async def test_what_comes_goes_and_stays_is_shown_and_the_interview_goes_on_with_the_new_one(
    thread: Thread, baton: Baton, aiko: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    await thread.say("Calm but watchful.")
    await thread.click("Skip")
    form = await form_of(aiko, settled)
    assert "follows *Standard handover*" in form.plain()
    form = await chosen(aiko, settled, "Light handover")
    assert "*Goes* (" in form.plain()
    assert "*Stays*: 1 answer where it is" in form.plain()
    assert await form.submit() == {}
    await settled()
    handover = await handover_of(baton, thread.dana)
    assert handover.playbook.key == "light"
    assert handover.answer("snapshot").text == "Calm but watchful."
    note = await priya.message("has changed the plan of this handover", CHANNEL)
    assert "Playbook: Standard handover → Light handover" in note.plain()
    told = await priya.message("the plan of *Fjordline Logistics*")
    assert "Playbook: Standard handover → Light handover. What is asked of you may be different." in told.plain()
    assert "Is anything promised or open with them" in "".join(one.plain() for one in thread.of_baton()[-2:])
    await thread.say("Renews on 30 June 2026.")
    assert (await handover_of(baton, thread.dana)).answer("promises").text == "Renews on 30 June 2026."


async def test_an_answer_that_the_new_one_does_not_ask_for_can_still_be_read(
    thread: Thread, baton: Baton, priya: MemberDriver, aiko: MemberDriver, settled: Settle
) -> None:
    await thread.say("Calm but watchful.")
    await thread.say("Maria Olsen decides.")
    handover = await handover_of(baton, thread.dana)
    second = [one.key for one in handover.playbook.items if handover.answer(one.key).given][1]
    await form_of(aiko, settled)
    form = await chosen(aiko, settled, "Nine-point checklist")
    assert "*Also answered*" in form.plain()
    assert await form.submit() == {}
    await settled()
    after = await handover_of(baton, thread.dana)
    assert after.answer(second).text == "Maria Olsen decides."
    await close_all(aiko)
    await priya.command("/handover status Fjordline Logistics")
    await priya.click("Open", priya.messages()[-1])
    await settled()
    assert "Also answered, from the playbook before:" in (await priya.modal("Handover")).plain()
    await (await priya.modal()).click("Review answers")
    await settled()
    assert "Maria Olsen decides." in (await priya.modal()).plain()


async def test_it_is_undone_within_a_day_and_not_later(
    playground: Playground, thread: Thread, baton: Baton, aiko: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    await form_of(aiko, settled)
    assert await (await chosen(aiko, settled, "Light handover")).submit() == {}
    await settled()
    note = await priya.message("has changed the plan of this handover", CHANNEL)
    await priya.click("Undo", note)
    await settled()
    assert (await handover_of(baton, thread.dana)).playbook.key == "standard"
    assert "follows *Standard handover* again" in (await priya.message("again. What was answered", CHANNEL)).plain()
    await priya.click("Undo", note)
    await settled()
    assert "nothing to undo" in (await priya.message("wasn't changed within the last day", CHANNEL)).plain()
    await close_all(aiko)
    await form_of(aiko, settled)
    assert await (await chosen(aiko, settled, "Light handover")).submit() == {}
    await settled()
    await playground.clock.advance(timedelta(days=1, minutes=1))
    await close_all(aiko)
    form = await form_of(aiko, settled)
    assert "Undo" not in form.buttons()


async def test_the_new_version_of_its_own_playbook_is_taken_over(
    aiko: MemberDriver, dana: MemberDriver, baton: Baton, settled: Settle
) -> None:
    await copied(aiko, settled)
    await open_handover(dana, "Acme", settled, Playbook="Our way")
    form = await form_of(dana, settled, "Acme")
    assert "Comes" not in form.plain()
    await close_all(dana)
    await (await aiko.modal()).click("Add a question …")
    await (await aiko.modal("Question")).fill(
        {"Title": "Security", "Question": "Where is it?", "Help": "A link.", "Example": "3 March 2026"}
    )
    assert await (await aiko.modal()).submit() == {}
    form = await form_of(dana, settled, "Acme")
    assert form.value("Playbook") == "Our way: as it is now"
    assert "*Comes* (1): Security" in form.plain()
    assert await form.submit() == {}
    await settled()
    assert "security" in {one.key for one in (await handover_of(baton, dana, "Acme")).playbook.items}
    note = await dana.message("has changed the plan of this handover", "handover-acme")
    assert "Playbook: Our way, as it is now" in note.plain()


async def test_a_playbook_that_was_changed_since_it_was_shown_is_not_taken(
    aiko: MemberDriver, dana: MemberDriver, baton: Baton, settled: Settle
) -> None:
    await copied(aiko, settled)
    await form_of(dana, settled)
    form = await chosen(dana, settled, "Our way")
    await pressed(aiko, settled, "Drop")
    await form.submit()
    await settled()
    assert "Somebody has changed that playbook since you looked" in (await dana.modal()).plain()
    assert (await handover_of(baton, dana)).playbook.key == "standard"


async def test_who_has_no_part_in_it_changes_nothing(
    aiko: MemberDriver, marek: MemberDriver, baton: Baton, dana: MemberDriver, settled: Settle
) -> None:
    await playbooks_of(marek, settled)
    assert "Fjordline" not in (await marek.modal()).plain()
    await close_all(marek)
    await marek.command("/handover plan Fjordline Logistics")
    await settled()
    assert (await handover_of(baton, dana)).playbook.key == "standard"
    await form_of(aiko, settled)
    form = await aiko.modal("Change the playbook")
    assert "required field" in (await form.submit())["Playbook"]


async def test_a_paused_handover_takes_another_playbook_and_goes_on_with_its_questions(
    thread: Thread, baton: Baton, aiko: MemberDriver, settled: Settle
) -> None:
    """It needs not be resumed first; nothing is asked before it goes on."""
    await thread.say("Calm but watchful.")
    await thread.click("Skip")
    await pause_by_form(aiko, "/handover pause", CHANNEL)
    await settled()
    asked = len(thread.of_baton())
    await form_of(aiko, settled)
    form = await chosen(aiko, settled, "Light handover")
    assert await form.submit() == {}
    await settled()
    handover = await handover_of(baton, thread.dana)
    assert (handover.status, handover.playbook.key) == ("paused", "light")
    assert len(thread.of_baton()) == asked
    await aiko.command("/handover resume", CHANNEL)
    await settled()
    assert "Is anything promised or open with them" in "".join(one.plain() for one in thread.of_baton()[asked:])
    await thread.say("Renews on 30 June 2026.")
    assert (await handover_of(baton, thread.dana)).answer("promises").text == "Renews on 30 June 2026."
