"""Ending a handover, pausing it and taking it up again, as people do it in Slack."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.app import Baton
from playground.driver import MemberDriver
from playground.running import Playground
from tests.conftest import Settle
from tests.finishing import finish_everything
from tests.handlers.reopening import say_why
from tests.pausing import pause_by_form

pytestmark = pytest.mark.usefixtures("opened", "baton")
CHANNEL = "handover-fjordline-logistics"


async def test_completing_too_early_says_what_is_open_and_leads_there(dana: MemberDriver) -> None:
    await dana.command("/handover complete", CHANNEL)
    answer = await dana.message("isn't complete yet", CHANNEL)
    assert "Not answered yet" in answer.plain()
    card = (await dana.message("Who is on what", CHANNEL)).plain()
    assert "Answers to 22 questions" in card
    assert "2 things to find out" in card
    assert "23 answers to write (1 more may stay empty)" in answer.plain(), "I: the numbers agree"
    assert "Where things stand" in answer.plain()
    assert "Hold the context call" in answer.plain()
    assert "Checklist" in answer.buttons()


async def test_a_complete_handover_leaves_summary_and_document_and_its_channel_goes_after_a_week(
    dana: MemberDriver, baton: Baton, playground: Playground, settled: Settle
) -> None:
    await finish_everything(baton, dana.id)
    await dana.command("/handover complete", CHANNEL)
    await settled()
    summary = await dana.message("has everything", CHANNEL)
    assert "The customer was told on Mon 2 Mar" in summary.plain()
    assert "24 answers written down: 22 accepted by @Priya Nair and 2 of their own" in summary.plain(), "I: they agree"
    document = await dana.message("Handover document: Fjordline Logistics", CHANNEL)
    assert document.ts > summary.ts
    await playground.clock.advance(timedelta(days=6, hours=23))
    assert not dana.channel(CHANNEL).archived
    await playground.clock.advance(timedelta(hours=2))
    assert dana.channel(CHANNEL).archived


async def test_reopened_within_the_week_it_goes_on_in_the_same_channel(
    dana: MemberDriver, baton: Baton, playground: Playground, settled: Settle
) -> None:
    await finish_everything(baton, dana.id)
    await dana.command("/handover complete", CHANNEL)
    await settled()
    await dana.click("Reopen", await dana.message("has everything", CHANNEL))
    await say_why(dana)
    await settled()
    await dana.message("has reopened this handover", CHANNEL)
    assert (await dana.message("has everything", CHANNEL)).buttons() == [], "I: no dead button"
    await playground.clock.advance(timedelta(days=9))
    assert not dana.channel(CHANNEL).archived


async def test_reopened_when_its_channel_cannot_be_brought_back_it_gets_another(
    dana: MemberDriver, baton: Baton, playground: Playground, settled: Settle
) -> None:
    await finish_everything(baton, dana.id)
    await dana.command("/handover complete", CHANNEL)
    await playground.clock.advance(timedelta(days=8))
    playground.faults.add("conversations.unarchive", kind="error", error="not_in_channel")
    await dana.command("/handover reopen Fjordline Logistics")
    await say_why(dana)
    await settled()
    await dana.message("Next dates", f"{CHANNEL}-2")
    priya = playground.member("Priya Nair")
    assert not priya.channel(f"{CHANNEL}-2").archived
    assert f"{CHANNEL}-2" in (await dana.message("Hello Dana!")).plain()


async def test_cancelling_asks_once_more_says_why_and_can_be_taken_back(dana: MemberDriver, settled: Settle) -> None:
    await dana.command("/handover cancel", CHANNEL)
    await settled()
    form = await dana.modal("Cancel handover")
    await form.fill({"Why?": "Maria asked to keep <!channel> Dana."})
    await form.submit()
    await settled()
    note = await dana.message("has cancelled this handover", CHANNEL)
    assert "Maria asked to keep <!channel> Dana." in note.plain()
    await dana.click("Reopen", note)
    await say_why(dana)
    await settled()
    await dana.message("has reopened this handover", CHANNEL)
    note = await dana.message("has cancelled this handover", CHANNEL)
    assert (note.buttons(), "Maria asked to keep" in note.plain()) == ([], True), "I: no dead button"


async def test_paused_it_is_quiet_and_resumed_the_days_are_given_back(
    dana: MemberDriver, playground: Playground, settled: Settle
) -> None:
    await pause_by_form(dana, "/handover pause", CHANNEL)
    await settled()
    assert "has paused this handover" in dana.messages(CHANNEL)[-1].plain()
    assert not any(seen.message.ephemeral_to for seen in dana.messages(CHANNEL)), "one answer in its channel, not two"
    before = len(dana.messages())
    await playground.clock.advance(timedelta(days=4))
    assert len(dana.messages()) == before
    await dana.command("/handover resume", CHANNEL)
    await settled()
    assert (
        "The last day is Fri 27 Mar now; it was Mon 23 Mar"
        in (await dana.message("has resumed this handover", CHANNEL)).plain()
    )
    note = await dana.message("has paused this handover", CHANNEL)
    assert (note.buttons(), "until Mon 9 Mar" in note.plain()) == ([], True), "I: no dead button"


async def test_of_several_notes_on_a_pause_only_the_last_one_has_a_button_and_cancelled_none_resumes(
    dana: MemberDriver, baton: Baton, playground: Playground, settled: Settle
) -> None:
    await pause_by_form(dana, "/handover pause", CHANNEL)
    await settled()
    await playground.clock.advance(datetime(2026, 3, 9, 14, tzinfo=UTC))
    await settled()
    await dana.click("Extend pause …")
    await (await dana.modal("Pause")).submit()
    await settled()
    first = await dana.message("has paused this handover", CHANNEL)
    second = await dana.message("has extended the pause of this handover", CHANNEL)
    assert (first.buttons(), second.buttons()) == ([], ["Resume"])
    await dana.command("/handover cancel", CHANNEL)
    await settled()
    await (await dana.modal("Cancel handover")).submit()
    await settled()
    assert not any("Resume" in seen.buttons() for seen in dana.messages(CHANNEL))


async def test_paused_from_elsewhere_whoever_paused_it_is_told_there(dana: MemberDriver, settled: Settle) -> None:
    await dana.command("/handover pause", "general")
    await (await dana.modal("Pause")).submit()
    await settled()
    assert (await dana.modal("Pause")).plain().count("Paused until Mon 9 Mar.") == 1
    await dana.message("has paused this handover", CHANNEL)


async def test_strangers_cannot_end_it_and_learn_nothing(playground: Playground, dana: MemberDriver) -> None:
    marek = playground.member("Marek Novák")
    await marek.command("/handover complete Fjordline Logistics")
    answer = marek.messages()[-1].plain()
    assert "isn't complete" not in answer


async def test_the_document_can_be_read_at_any_time_and_is_replaced_in_place(
    playground: Playground, dana: MemberDriver, settled: Settle
) -> None:
    """I: document: readable, replaced in place, one per handover, linked where people find it."""
    card = await dana.message("Who is on what", CHANNEL)
    await dana.click("Handover document", card)
    await settled()
    first = await dana.message("Handover document: Fjordline Logistics", CHANNEL)
    dana.say("Calm but watchful.", thread=await dana.message("one at a time"))
    await playground.clock.advance(timedelta(minutes=5))
    await dana.click("Handover document", card)
    await settled()
    [now] = [seen for seen in dana.messages(CHANNEL) if "Handover document: Fjordline" in seen.plain()]
    assert now.ts == first.ts
    assert "Calm but watchful." in now.plain()
    assert not any(sign in now.text for sign in ("###", "**", "|---"))
    links = {bookmark.title: bookmark.link for bookmark in dana.channel(CHANNEL).bookmarks}
    assert now.ts.replace(".", "") in links["Handover document"]
    assert not any(seen.message.files for seen in dana.messages(CHANNEL))


async def test_a_long_document_has_its_pages_in_one_thread_and_loses_those_it_needs_no_more(
    playground: Playground, dana: MemberDriver, settled: Settle
) -> None:
    """I: document: each page in place, whatever grows or shrinks."""
    card, thread = await dana.message("Who is on what", CHANNEL), await dana.message("one at a time")
    said = []
    for number in range(6):
        said.append(dana.say(f"{number} " + "They ship fish. " * 150, thread=thread))
        await settled()
    await dana.click("Handover document", card)
    await settled()
    top = await dana.message("Handover document: Fjordline Logistics (1 of 2)", CHANNEL)
    whole = "".join(seen.plain() for seen in dana.messages(CHANNEL, thread=top))
    assert all(f"{number} They ship fish." in whole for number in range(6))
    for seen in said[1:]:
        dana.delete(seen)
        await settled()
    await dana.click("Handover document", card)
    await settled()
    again = await dana.message("Handover document: Fjordline Logistics (1 of 1)", CHANNEL)
    assert again.ts == top.ts
    assert [seen.ts for seen in dana.messages(CHANNEL, thread=again)] == [again.ts]


async def test_a_document_that_somebody_deleted_is_posted_anew(
    playground: Playground, dana: MemberDriver, settled: Settle
) -> None:
    card = await dana.message("Who is on what", CHANNEL)
    await dana.click("Handover document", card)
    await settled()
    first = await dana.message("Handover document: Fjordline Logistics", CHANNEL)
    playground.workspace.messages.delete(first.message)
    await dana.click("Handover document", card)
    await settled()
    [again] = [seen for seen in dana.messages(CHANNEL) if "Handover document: Fjordline" in seen.plain()]
    assert again.ts != first.ts


async def test_a_cancellation_is_said_to_everybody_and_what_lies_behind_the_form_shows_it(
    dana: MemberDriver, priya: MemberDriver, aiko: MemberDriver, settled: Settle
) -> None:
    """I: cancel: no DM; the view behind stays as it was."""
    await dana.click("See the whole handover", await dana.message("one at a time"))
    await settled()
    await (await dana.modal("Handover")).click("Cancel handover …")
    await settled()
    form = await dana.modal("Cancel handover")
    await form.fill({"Why?": "The customer stays with Dana."})
    await form.submit()
    await settled()
    behind = await dana.modal("Handover")
    assert "cancelled" in behind.plain()
    assert "Reopen …" in behind.buttons()
    assert "Pause …" not in behind.buttons()
    for person in (priya, aiko):
        [told] = [seen.plain() for seen in person.messages() if "has cancelled the handover" in seen.plain()]
        assert "The customer stays with Dana." in told
    assert not [seen for seen in dana.messages() if "has cancelled the handover" in seen.plain()]


@pytest.mark.parametrize(
    ("button", "where"),
    [
        ("Answer in a form", "one at a time"),
        ("Skip", ""),
    ],
)
async def test_an_old_button_of_a_cancelled_handover_says_so(
    dana: MemberDriver, settled: Settle, button: str, where: str
) -> None:
    """I: old buttons act as if it ran."""
    thread = await dana.message("one at a time")
    old = await dana.message(where) if where else dana.messages(thread=thread)[-1]
    await dana.command("/handover cancel fjordline")
    await settled()
    await (await dana.modal("Cancel handover")).submit()
    await settled()
    await dana.click(next(one for one in old.buttons() if one.startswith(button)), old)
    await settled()
    shown = (
        (await dana.modal()).plain()
        if dana.has_modal
        else " ".join(seen.plain() for seen in (*dana.messages(thread=thread), *dana.messages()))
    )
    assert "cancelled" in shown
