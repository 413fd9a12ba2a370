"""The CSM has gone: colleagues and the customer's people who could know are found, asked once, and what they say is kept (P7)."""

from datetime import timedelta

import pytest

from bot.app import Baton
from playground.driver import MemberDriver, Modal
from playground.running import Playground
from tests.conftest import Settle
from tests.handlers.colleagues import asked, reply
from tests.handlers.emergencies import start
from tests.handlers.threads import told

CHANNEL = "handover-fjordline-logistics"
SEE, NOTE, KNOW = "See who could know", "Note what they said …", "I've told them"


@pytest.fixture
async def emergency(aiko: MemberDriver, baton: Baton, settled: Settle) -> None:
    """Sam has left without notice; Aiko, the manager, starts the handover on Monday, 2 March, with Marek as backup."""
    await start(aiko, settled, Manager="Aiko Tanaka", Backup="Marek Novák")


pytestmark = pytest.mark.usefixtures("emergency")


async def page_of(person: MemberDriver, settled: Settle) -> Modal:
    await person.command("/handover status", CHANNEL)
    await person.click("Open", person.messages(CHANNEL)[-1])
    await settled()
    await (await person.modal("Handover")).click(SEE)
    await settled()
    return await person.modal("Who could know")


async def noting(person: MemberDriver, settled: Settle) -> Modal:
    """Say that the customer knows, and return the form for what somebody there has said."""
    await (await page_of(person, settled)).click(KNOW)
    await settled()
    await (await person.modal("Who could know")).click(NOTE)
    await settled()
    return await person.modal("What they said")


async def test_colleagues_are_proposed_asked_once_each_and_all_of_it_is_undone(
    aiko: MemberDriver, marek: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    page = await page_of(priya, settled)
    assert "5 questions are still open" in page.plain()
    assert "What must not wait: @Aiko Tanaka, the manager" in page.plain().replace("*", "")
    assert asked(aiko) == [], "shown before anybody is asked"
    assert await page.submit() == {}
    await settled()
    note = await priya.modal("Who could know")
    assert "I ask @Aiko Tanaka about What must not wait and Who must hear from us" in note.plain().replace("*", "")
    [first, second] = asked(aiko)
    assert first.buttons() == ["Answer in a form …", "I don't know", "Ask somebody else …"]
    await note.click("Undo")
    await settled()
    assert [seen.buttons() for seen in asked(aiko)] == [[], []]
    assert "has taken this question back" in asked(aiko)[0].plain()
    assert second.ts == asked(aiko)[1].ts


async def test_whoever_was_asked_is_not_asked_again_and_their_answer_is_kept(
    aiko: MemberDriver, marek: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    page = await page_of(priya, settled)
    await page.submit()
    await settled()
    assert told(marek, "asks you one question") == [], "the backup is asked in the interview as it is"
    page = await page_of(priya, settled)
    assert "5 questions are still open" in page.plain()
    assert "I know nobody else who could answer what is open" in page.plain()
    assert page.buttons().count("Ask a colleague …") == 3, "the other questions are a tap away as well"
    assert "Asked already: @Aiko Tanaka about What must not wait" in page.plain().replace("*", "")
    await reply(aiko, settled, "A steering call on 5 March 2026.", asked(aiko)[0])
    assert "4 questions are still open" in (await page_of(priya, settled)).plain()


async def test_nobody_at_the_customer_is_asked_before_they_know(
    aiko: MemberDriver, marek: MemberDriver, settled: Settle
) -> None:
    page = await page_of(marek, settled)
    assert "Maria Olsen · Operations lead" in page.plain().replace("*", "")
    assert "Reach them: maria@fjordline.example" in page.plain()
    assert "Ask nobody there before they know" in page.plain()
    assert "What have we promised you" not in page.plain()
    assert NOTE not in page.buttons()
    await page.click(KNOW)
    await settled()
    page = await marek.modal("Who could know")
    assert "What have we promised you, or begun with you, that is not finished yet?" in page.plain()
    assert NOTE in page.buttons()
    await page.click("They don't know yet")
    await settled()
    assert NOTE not in (await marek.modal("Who could know")).buttons()


async def test_what_they_said_is_kept_under_their_name_and_taken_out(
    marek: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    form = await noting(marek, settled)
    await form.fill({"What is it about?": "Promises and projects under way", "What did they say?": " "})
    assert "fill this in" in str(await form.submit())
    await form.fill({"What did they say?": "The export by 30 April 2026, Sam promised it."})
    assert await form.submit() == {}
    await settled()
    page = await marek.modal("Who could know")
    assert "On *Promises and projects under way*, noted by @Marek Novák" in page.plain()
    assert "4 questions are still open" in page.plain()
    await priya.command("/handover checklist Fjordline Logistics")
    await settled()
    checklist = await priya.modal("Handover checklist")
    assert "from Maria Olsen (at the customer)" in checklist.plain()
    await page.click("Take out")
    await settled()
    page = await marek.modal("Who could know")
    assert "5 questions are still open" in page.plain()
    assert "noted by" not in page.plain()


async def test_it_is_offered_to_whoever_answers_in_their_place(marek: MemberDriver, settled: Settle) -> None:
    welcome = await marek.message("Sam Lee has left and can't be asked")
    assert SEE in welcome.buttons()
    await marek.click(SEE, welcome)
    await settled()
    assert "At the customer" in (await marek.modal("Who could know")).plain()


async def test_a_form_left_open_until_they_do_not_know_any_more_keeps_nothing(
    marek: MemberDriver, aiko: MemberDriver, settled: Settle
) -> None:
    form = await noting(marek, settled)
    other = await page_of(aiko, settled)
    await other.click("They don't know yet")
    await settled()
    await form.fill({"What did they say?": "The export by April."})
    refused = await form.submit()
    await settled()
    assert "does not know yet" in f"{refused}{(await marek.modal()).plain()}"


async def test_what_is_answered_before_their_day_begins_is_asked_of_nobody(
    aiko: MemberDriver, marek: MemberDriver, priya: MemberDriver, playground: Playground, settled: Settle
) -> None:
    await playground.clock.advance(timedelta(hours=10))
    await (await page_of(priya, settled)).submit()
    await settled()
    await (await priya.modal()).close(whole_stack=True)
    form = await noting(marek, settled)
    await form.fill({"What is it about?": "What must not wait", "What did they say?": "A call on 5 March 2026."})
    assert await form.submit() == {}
    await settled()
    await playground.clock.advance(timedelta(hours=15))
    await settled()
    [question] = asked(aiko)
    assert "Who there must hear from us first" in question.plain()
