"""A handover whose outgoing CSM has left already: whoever stays does what was theirs, and the letter tells the truth."""

from datetime import timedelta

import pytest

from playground.driver import MemberDriver
from playground.running import Playground
from playground.seed import SAM
from tests.conftest import Settle
from tests.handlers.emails import ready_to_approve
from tests.handlers.emergencies import NAME, start

pytestmark = pytest.mark.usefixtures("baton")
CHANNEL = "handover-fjordline-logistics"


async def test_the_manager_is_asked_and_the_incoming_csm_writes(playground: Playground, settled: Settle) -> None:
    """G: an abrupt exit cannot be entered."""
    aiko, priya = playground.member("Aiko Tanaka"), playground.member("Priya Nair")
    started = await start(aiko, settled, Manager="Aiko Tanaka")
    assert "You answer for Sam Lee" in started
    welcome = await aiko.message("Sam Lee has left and can't be asked")
    assert "1 of " in "\n".join(seen.plain() for seen in aiko.messages(thread=welcome))
    aiko.say("Only what the CRM says: two sites, one contact.", thread=welcome)
    await settled()
    hello = await priya.message("You take over from Sam Lee, who has left")
    await priya.click("Answer in a form", hello)
    await settled()
    form = await priya.modal("Handover checklist")
    assert any("What must not wait" in label for label in form.labels())
    await priya.command("/handover email Fjordline Logistics")
    await settled()
    letter = (await priya.modal("Introduction e-mail")).value("Body")
    assert isinstance(letter, str)
    assert "my name is Priya Nair" in letter
    assert "I stay at" not in letter
    assert letter.rstrip().endswith("Priya Nair")
    card = await aiko.message("Who is on what", CHANNEL)
    assert "Sam Lee" in card.plain()
    assert "who has left" in card.plain()


async def test_somebody_elses_stand_in_is_named_once_and_the_manager_reads_that_the_csm_has_left(
    playground: Playground, settled: Settle
) -> None:
    """I: "Sam Lee hands Fjordline over" of somebody who has left; who answers was told of twice, with two times."""
    dana = playground.member("Dana Reyes")
    started = await start(dana, settled, Manager="Aiko Tanaka", Backup="Marek Novák")
    assert started.count("hears from me in a direct message") == 1
    assert started.count("@Marek Novák") == 2, "when he hears, and that he answers"
    await playground.clock.advance(timedelta(days=1))
    told = (await playground.member("Aiko Tanaka").message("What I need from you")).plain()
    assert "*Fjordline Logistics* goes from Sam Lee, who has left, to @Priya Nair, by" in told


async def test_without_a_manager_the_incoming_csm_is_alone_and_not_stuck(
    playground: Playground, settled: Settle
) -> None:
    """G: without a manager nobody can approve."""
    priya = playground.member("Priya Nair")
    await start(priya, settled)
    [welcome] = [seen for seen in priya.messages() if "Sam Lee" in seen.plain()]
    assert "The e-mail to the customer comes from you" in welcome.plain()


async def test_one_who_answers_and_takes_over_is_told_of_once_and_the_empty_field_says_what_to_do(
    playground: Playground, settled: Settle
) -> None:
    """G, I: an abrupt exit entered by a manager whose form proposes nobody as outgoing CSM."""
    priya = playground.member("Priya Nair")
    await priya.command("/handover start Fjordline Logistics")
    await settled()
    hints = [hint for hint in (await priya.modal("Start handover")).texts() if "Has left already" in hint]
    assert any("choose who answers in their place" in hint for hint in hints)
    await (await priya.modal("Start handover")).close()
    started = await start(priya, settled)
    assert "You answer for Sam Lee" in started
    assert "told what will happen" not in started


async def test_a_deactivated_account_is_somebody_who_has_gone(playground: Playground, settled: Settle) -> None:
    aiko = playground.member("Aiko Tanaka")
    await start(aiko, settled, **{"Outgoing CSM": SAM, NAME: "", "Manager": "Aiko Tanaka"})
    await aiko.message("Sam Whitfield has left and can't be asked")


async def test_who_answers_and_is_the_manager_leaves_too_and_both_are_asked_about_in_one_message(
    playground: Playground, settled: Settle
) -> None:
    """P7: the second role was emptied, nobody was asked, and nobody heard any more when something was late."""
    aiko, priya = playground.member("Aiko Tanaka"), playground.member("Priya Nair")
    await start(aiko, settled, Manager="Aiko Tanaka")
    playground.workspace.members.deactivate(aiko.id)
    await settled()
    await playground.clock.advance(playground.clock.now().replace(day=3, hour=5))
    note = await priya.message("goes on as an emergency")
    assert "They were the manager as well, and nobody is now: nobody hears when something is late." in note.plain()
    choose = "Choose a manager …"
    assert choose in note.buttons()
    await priya.click(choose, note)
    await settled()
    form = await priya.modal("Choose a replacement")
    assert "@Aiko Tanaka, who is the manager, can't take part any more." in form.plain()
    assert form.value("In their place") is None
    await form.fill({"In their place": "Marek Novák"})
    assert await form.submit() == {}
    await settled()
    asked = await priya.message("goes on as an emergency")
    assert asked.ts == note.ts
    assert choose not in asked.buttons()
    assert "@Marek Novák" in (await priya.message("Who is on what", CHANNEL)).plain()


@pytest.mark.usefixtures("opened")
async def test_a_letter_written_before_its_writer_left_is_not_sent_as_if_they_were_there(
    playground: Playground, dana: MemberDriver, settled: Settle
) -> None:
    """G: an abrupt exit: the letter promises "I stay at … side until …"; the same when the account is closed midway."""
    priya = playground.member("Priya Nair")
    await ready_to_approve(dana, settled)
    playground.workspace.members.deactivate(dana.id)
    await settled()
    await priya.command("/handover email Fjordline Logistics")
    await settled()
    form = await priya.modal("Introduction e-mail")
    assert "I stay at" in str(form.value("Body"))
    await form.submit()
    await settled()
    preview = await priya.modal("Preview")
    assert "It is signed by Dana Reyes, who does not hand over or take over here any more." in preview.plain()
    assert "Ask for approval" not in preview.buttons()
    await preview.click("Edit")
    await settled()
    await (await priya.modal("Introduction e-mail")).click("Write it anew")
    await settled()
    form = await priya.modal("Introduction e-mail")
    letter = str(form.value("Body"))
    assert "my name is Priya Nair" in letter
    assert "Dana Reyes, who has looked after you until now, has left the company." in letter
    assert letter.count("Dana Reyes") == 1
    assert "The draft before stays until you save this one." in form.plain()
    await form.submit()
    await settled()
    preview = await priya.modal("Preview")
    assert "does not hand over or take over here any more" not in preview.plain()
    assert "Ask for approval" in preview.buttons()
