"""A pause: what it moves is said before it counts, it has a reason and an end, people are reminded that it is paused."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.app import Baton
from playground.driver import MemberDriver, Modal, Seen
from playground.running import Playground
from tests.conftest import Settle
from tests.finishing import finish_everything
from tests.handlers.emails import ready_to_approve
from tests.pausing import pause_by_form

pytestmark = pytest.mark.usefixtures("opened", "baton")
CHANNEL = "handover-fjordline-logistics"
BEFORE_WORK = datetime(2026, 3, 9, 12, 30, tzinfo=UTC)
"""Half past eight on Monday in New York, where the clocks have gone forward."""
AT_WORK = datetime(2026, 3, 9, 15, 30, tzinfo=UTC)


async def form_of(person: MemberDriver, settled: Settle) -> Modal:
    await person.command("/handover pause fjordline")
    await settled()
    return await person.modal("Pause")


def asked(person: MemberDriver) -> list[Seen]:
    return [seen for seen in person.messages() if "Does it go on?" in seen.plain()]


async def test_the_form_says_which_days_move_before_it_counts(dana: MemberDriver, settled: Settle) -> None:
    """I: pause moves the last day silently, after the customer was told a date: it says what moves and asks."""
    form = await form_of(dana, settled)
    assert "the last day, from Mon 23 Mar to *Mon 30 Mar*" in form.plain()
    assert "Hold the context call, from" in form.plain()
    await form.close()
    await settled()
    assert not [seen for seen in dana.messages(CHANNEL) if "has paused" in seen.plain()]


async def test_what_moves_follows_the_day_that_is_chosen_before_it_counts(dana: MemberDriver, settled: Settle) -> None:
    """I: pause … says what moves: for the day that is chosen, from the list or not, and what was typed stays."""
    form = await form_of(dana, settled)
    await form.fill({"Why?": "Easter", "Paused until": "In two weeks (Mon 16 Mar)"})
    await settled()
    form = await dana.modal("Pause")
    assert "the last day, from Mon 23 Mar to *Mon 6 Apr*" in form.plain()
    await form.fill({"Or until a day of your choice": "2026-03-04"})
    await settled()
    form = await dana.modal("Pause")
    assert "the last day, from Mon 23 Mar to *Wed 25 Mar*" in form.plain()
    await form.fill({"Or until a day of your choice": None, "Paused until": "Open: until somebody resumes it"})
    await settled()
    form = await dana.modal("Pause")
    assert "That includes the last day, Mon 23 Mar so far." in form.plain()
    assert "Hold the context call" not in form.plain()
    await form.fill({"Or until a day of your choice": "2026-03-05"})
    await form.submit()
    await settled()
    words = (await dana.modal("Pause")).plain()
    assert "until Thu 5 Mar, because: Easter." in words


async def test_its_reason_and_its_end_are_told_and_shown(
    dana: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    """I: pause … reason; an end."""
    form = await form_of(dana, settled)
    await form.fill({"Why?": "Maria is away <!channel>."})
    await form.submit()
    await settled()
    words = "until Mon 9 Mar, because: Maria is away <!channel>."
    assert words in (await dana.modal("Pause")).plain()
    note = (await dana.message("has paused this handover", CHANNEL)).plain()
    assert words in note
    assert "the last day moves to Mon 30 Mar" in note
    assert words in (await dana.message("*Paused* until", CHANNEL)).plain(), "the card"
    assert words in (await priya.message("has paused the handover of")).plain()
    assert words in (await dana.home()).plain()


async def test_on_that_morning_who_paused_it_and_the_manager_are_asked_and_it_does_not_go_on_by_itself(
    dana: MemberDriver, priya: MemberDriver, aiko: MemberDriver, playground: Playground, settled: Settle
) -> None:
    """I: pause … an end: asked once, within working hours, never resumed silently."""
    await pause_by_form(dana, "/handover pause fjordline")
    await playground.clock.advance(BEFORE_WORK)
    await settled()
    assert asked(dana) == []
    await playground.clock.advance(AT_WORK)
    await settled()
    (mine,) = asked(dana)
    assert "was to end on Mon 9 Mar" in mine.plain()
    assert mine.buttons() == ["Resume", "Extend pause …"]
    assert (len(asked(aiko)), len(asked(priya))) == (1, 0)
    assert not [seen for seen in dana.messages(CHANNEL) if "has resumed" in seen.plain()]
    await dana.click("Resume", mine)
    await settled()
    note = (await dana.message("has resumed this handover", CHANNEL)).plain()
    assert "The last day is Mon 30 Mar now; it was Mon 23 Mar." in note
    assert "Mon 2 Mar to Mon 30 Mar" in dana.channel(CHANNEL).topic
    for one in (dana, aiko):
        assert asked(one) == [], "it is decided: no button that resumes what runs"
        assert (await one.message("*Fjordline Logistics* goes on again. Its last day is Mon 30 Mar.")).buttons() == []
    assert len([seen for seen in dana.messages() if "*Fjordline Logistics* goes on" in seen.plain()]) == 1
    await playground.clock.advance(timedelta(days=15))
    await settled()
    assert asked(dana) == []


async def test_it_is_paused_on_until_another_day_and_is_asked_about_then(
    dana: MemberDriver, playground: Playground, settled: Settle
) -> None:
    """I: pause … an end: "Extend pause …" asks until when and why."""
    await pause_by_form(dana, "/handover pause fjordline")
    await playground.clock.advance(AT_WORK)
    await settled()
    await dana.click("Extend pause …", asked(dana)[0])
    await settled()
    form = await dana.modal("Pause")
    assert "the last day, from Mon 23 Mar to *Mon 6 Apr*" in form.plain()
    await form.submit()
    await settled()
    assert "until Mon 16 Mar" in (await dana.message("extended the pause", CHANNEL)).plain()
    assert "stays paused until Mon 16 Mar" in (await dana.message("stays paused")).plain()
    await playground.clock.advance(AT_WORK + timedelta(days=7))
    await settled()
    assert len(asked(dana)) == 1


async def test_without_an_end_who_paused_it_is_reminded_after_five_working_days_then_weekly(
    dana: MemberDriver, aiko: MemberDriver, playground: Playground, settled: Settle
) -> None:
    """I: pause … a reminder that it is paused."""
    form = await form_of(dana, settled)
    await form.fill({"Paused until": "Open: until somebody resumes it"})
    await form.submit()
    await settled()
    counts = []
    for days in (-1, 0, 6, 7):
        await playground.clock.advance(AT_WORK + timedelta(days=days))
        await settled()
        counts.append(len(asked(dana)))
    assert counts == [0, 1, 1, 2]
    assert asked(aiko) == []


async def test_a_day_that_is_over_is_refused_beside_its_field(dana: MemberDriver, settled: Settle) -> None:
    form = await form_of(dana, settled)
    await form.fill({"Or until a day of your choice": "2026-03-01"})
    assert "after today" in str(await form.submit())


async def test_when_the_customer_has_the_e_mail_the_form_and_the_note_say_so(
    dana: MemberDriver, baton: Baton, playground: Playground, settled: Settle
) -> None:
    """I: pause moves the last day … after the customer was told a date."""
    await finish_everything(baton, dana.id)
    form = await form_of(dana, settled)
    assert "The customer has the introduction e-mail" in form.plain()
    await form.submit()
    await settled()
    await playground.clock.advance(timedelta(days=3))
    await dana.command("/handover resume", CHANNEL)
    await settled()
    note = (await dana.message("has resumed this handover", CHANNEL)).plain()
    assert "it was Mon 23 Mar. The customer has the introduction e-mail" in note


@pytest.mark.parametrize("line", ["pause", "edit"])
async def test_an_approved_e_mail_that_names_a_last_day_which_has_moved_is_shown_and_put_right_with_one_tap(
    line: str, dana: MemberDriver, priya: MemberDriver, playground: Playground, settled: Settle
) -> None:
    """I: pause moves the last day … after the customer was told a date: before they are told, it is put right."""
    await ready_to_approve(dana, settled)
    await priya.click("Approve", await priya.message("Is it good to go?"))
    await settled()
    if line == "pause":
        await pause_by_form(dana, "/handover pause fjordline")
        await playground.clock.advance(AT_WORK)
        await dana.command("/handover resume", CHANNEL)
    else:
        await dana.command("/handover plan", CHANNEL)
        await settled()
        form = await dana.modal("Change the plan")
        await form.fill({"End date": "2026-03-30"})
        assert await form.submit() == {}
    await settled()
    note = await dana.message("still says “Monday, 23 March 2026”", CHANNEL)
    assert "Put in Mon 30 Mar" in note.buttons()
    approved = await dana.message("please don't send it as it is", CHANNEL)
    assert "“Monday, 23 March 2026”" in approved.plain()
    assert approved.buttons() == ["Put in Mon 30 Mar", "Change something …"]
    await dana.click("Put in Mon 30 Mar", approved)
    await settled()
    preview = await dana.modal("Preview")
    assert "until Monday, 30 March 2026" in preview.plain()
    assert "23 March" not in preview.plain()
    assert "Ask for approval" in preview.buttons()


async def test_a_draft_that_names_a_last_day_which_has_moved_is_put_right_in_its_preview(
    dana: MemberDriver, settled: Settle
) -> None:
    """I: pause moves the last day … a draft that nobody was asked about yet."""
    await dana.command("/handover email fjordline")
    await settled()
    await (await dana.modal("Introduction e-mail")).submit()
    await settled()
    await (await dana.modal("Preview")).close()
    await dana.command("/handover plan", CHANNEL)
    await settled()
    form = await dana.modal("Change the plan")
    await form.fill({"End date": "2026-03-30"})
    await form.submit()
    await settled()
    await dana.command("/handover email fjordline")
    await settled()
    await (await dana.modal("Introduction e-mail")).submit()
    await settled()
    preview = await dana.modal("Preview")
    assert "It says “Monday, 23 March 2026”; the last day has moved to Monday, 30 March 2026." in preview.plain()
    await preview.click("Put in Mon 30 Mar")
    await settled()
    preview = await dana.modal("Preview")
    assert "It says" not in preview.plain()
    assert "until Monday, 30 March 2026" in preview.plain()


async def test_when_who_paused_it_has_left_somebody_who_stays_is_asked_every_week(
    dana: MemberDriver, priya: MemberDriver, aiko: MemberDriver, playground: Playground, settled: Settle
) -> None:
    """I: pause … a reminder that it is paused, whoever has left meanwhile."""
    form = await form_of(priya, settled)
    await form.fill({"Paused until": "Open: until somebody resumes it"})
    await form.submit()
    await settled()
    playground.workspace.members.deactivate(priya.id)
    await playground.clock.advance(AT_WORK + timedelta(days=1))
    await settled()
    assert [len(asked(one)) for one in (dana, aiko)] == [0, 1]
    await playground.clock.advance(AT_WORK + timedelta(days=8))
    await settled()
    assert [len(asked(one)) for one in (dana, aiko)] == [0, 2]
