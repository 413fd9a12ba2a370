"""Promises one by one: Priya accepts or renegotiates each, Dana hears of it once and answers, and nobody loses anything."""

from datetime import date, timedelta

import pytest

from bot.app import Baton
from handover.promises.standing import Standing, promises_under_review
from playground.driver import MemberDriver
from playground.running import Playground
from playground.workspace.entities import JsonValue
from tests.conftest import Settle
from tests.handlers.promised import CHANNEL, TITLE, WHAT, press, promises, write_promises
from tests.handlers.threads import handover_of, told
from tests.snapshots import Snapshot

pytestmark = pytest.mark.usefixtures("opened", "ten_in_new_york")
HOW, DAY, WORDS = "What do you propose?", "The other day", "The other scope, or why"


@pytest.fixture
async def ten_in_new_york(opened: Snapshot, playground: Playground, baton: Baton) -> None:
    """Dana works by now."""
    await playground.clock.advance(timedelta(hours=7))


async def standing(baton: Baton, person: MemberDriver) -> dict[str, Standing]:
    return {one.promise.what: one.standing for one in promises_under_review(await handover_of(baton, person))}


async def renegotiate(priya: MemberDriver, settled: Settle, what: str, filled: dict[str, JsonValue]) -> None:
    await press(priya, settled, "Renegotiate …", what)
    form = await priya.modal("Renegotiate")
    await form.fill(filled)
    assert await form.submit() == {}
    await settled()


async def test_priya_accepts_one_and_takes_it_back(
    baton: Baton, dana: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    await write_promises(dana, settled)
    shown = await promises(priya, settled)
    assert "3 promises, 3 to accept, 1 with no owner, 1 with no date" in shown.plain()
    await press(priya, settled, "Accept", WHAT[0])
    assert (await standing(baton, priya))[WHAT[0]] is Standing.ACCEPTED
    assert "✓ accepted by @Priya Nair" in (await priya.modal(TITLE)).plain()
    await press(priya, settled, "Undo", WHAT[0])
    assert set((await standing(baton, priya)).values()) == {Standing.WAITING}


async def test_an_answer_accepted_as_a_whole_accepts_its_promises_and_says_so(
    baton: Baton, dana: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    await write_promises(dana, settled)
    card = await priya.message("Fjordline Logistics: handover", CHANNEL)
    assert "*Promises* (3 promises, 3 to accept" in card.plain()
    await priya.click("Review answers", card)
    await settled()
    review = await priya.modal("Review answers")
    await review.fill({"Accept “Promises still open”": ["This is clear to me"]})
    assert await review.submit() == {}
    await settled()
    assert set((await standing(baton, priya)).values()) == {Standing.ACCEPTED}
    shown = (await priya.modal("Review answers")).plain()
    assert "3 promises, 3 accepted, 1 with no owner, 1 with no date" in shown
    await (await priya.modal("Review answers")).click("Review promises")
    await settled()
    assert "accepted by @Priya Nair, with the whole answer" in (await priya.modal(TITLE)).plain()


async def test_what_is_proposed_within_a_few_minutes_is_told_once_and_agreeing_changes_the_promise(
    playground: Playground, baton: Baton, dana: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    await write_promises(dana, settled)
    await promises(priya, settled)
    await renegotiate(priya, settled, WHAT[0], {DAY: "2026-07-01"})
    await renegotiate(priya, settled, WHAT[1], {HOW: "Another scope", WORDS: "Monthly report"})
    assert told(dana, "would like to renegotiate") == []
    await playground.clock.advance(timedelta(minutes=15))
    [note] = told(dana, "would like to renegotiate")
    assert "@Priya Nair would like to renegotiate 2 promises" in note
    assert "proposes 1 July 2026 instead" in note
    assert "Monthly report" in note
    await dana.click("Agree", await dana.message("would like to renegotiate"))
    await settled()
    [agreed] = [one for one in promises_under_review(await handover_of(baton, dana)) if one.promise.what == WHAT[0]]
    assert (agreed.standing, agreed.promise.due) == (Standing.AGREED, date(2026, 7, 1))
    assert "would like to renegotiate 1 promise." in told(dana, "would like to renegotiate")[0]
    assert "due: 1 July 2026" in (await handover_of(baton, dana)).answer("promises").text
    await playground.clock.advance(timedelta(hours=20))
    [heard] = told(priya, "says something to 1 promise")
    assert "@Dana Reyes agreed" in heard


async def test_an_answer_in_words_is_told_and_the_promise_can_be_accepted_then(
    playground: Playground, baton: Baton, dana: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    await write_promises(dana, settled)
    await promises(priya, settled)
    await renegotiate(priya, settled, WHAT[2], {HOW: "I can't take this over", WORDS: "There is no budget."})
    await playground.clock.advance(timedelta(minutes=15))
    note = await dana.message("would like to renegotiate 1 promise")
    assert "There is no budget." in note.plain()
    await dana.click("Answer", note)
    await settled()
    form = await dana.modal("Your answer")
    assert list(await form.submit()) == ["What do you say to it?"]
    await form.fill({"What do you say to it?": "Finance has approved it."})
    assert await form.submit() == {}
    await settled()
    assert (await standing(baton, priya))[WHAT[2]] is Standing.ANSWERED
    await playground.clock.advance(timedelta(hours=20))
    heard = await priya.message("says something to 1 promise")
    assert "Finance has approved it." in heard.plain()
    await (await priya.modal(TITLE)).close(whole_stack=True)
    await priya.click("Review promises", heard)
    await settled()
    await press(priya, settled, "Accept", WHAT[2])
    assert (await standing(baton, priya))[WHAT[2]] is Standing.ACCEPTED


async def test_what_is_not_taken_over_is_withdrawn_by_agreeing_and_can_be_undone(
    playground: Playground, baton: Baton, dana: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    await write_promises(dana, settled)
    await promises(priya, settled)
    await renegotiate(priya, settled, WHAT[0], {HOW: "I can't take this over", WORDS: "There is no budget."})
    await promises(dana, settled)
    await press(dana, settled, "Agree", WHAT[0])
    assert "withdrawn" in (await handover_of(baton, dana)).answer("promises").text
    await press(dana, settled, "Undo", WHAT[0])
    assert "withdrawn" not in (await handover_of(baton, dana)).answer("promises").text
    assert (await standing(baton, priya))[WHAT[0]] is Standing.PROPOSED
    await playground.clock.advance(timedelta(minutes=15))
    assert len(told(dana, "would like to renegotiate 1 promise")) == 1


async def test_what_is_taken_back_before_it_was_told_is_never_told(
    playground: Playground, baton: Baton, dana: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    await write_promises(dana, settled)
    await promises(priya, settled)
    await renegotiate(priya, settled, WHAT[0], {DAY: "2026-07-01"})
    await press(priya, settled, "Undo", WHAT[0])
    await playground.clock.advance(timedelta(hours=20))
    assert told(dana, "would like to renegotiate") == []
    assert (await standing(baton, priya))[WHAT[0]] is Standing.WAITING


async def test_what_was_said_to_a_promise_goes_with_it(
    baton: Baton, dana: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    await write_promises(dana, settled)
    await promises(priya, settled)
    await press(priya, settled, "Accept", WHAT[0])
    await promises(dana, settled)
    await press(dana, settled, "Change …", WHAT[0])
    await (await dana.modal("Change promise")).click("Remove this promise")
    await settled()
    assert (await handover_of(baton, dana)).promise_reviews == {}


async def test_the_document_says_what_became_of_each(
    baton: Baton, dana: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    await write_promises(dana, settled)
    await promises(priya, settled)
    await press(priya, settled, "Accept", WHAT[0])
    await renegotiate(priya, settled, WHAT[1], {DAY: "2026-07-01"})
    await dana.click("Handover document", await dana.message("Fjordline Logistics: handover", CHANNEL))
    await settled()
    first = await dana.message("Handover document: ", CHANNEL)
    document = "\n".join(seen.plain() for seen in (first, *dana.messages(CHANNEL, thread=first)))
    assert "A second environment: accepted by Priya Nair" in document
    assert "Weekly report: Priya Nair proposed 1 July 2026 instead" in document
    assert "Discount on seats: not accepted yet; no owner; no date" in document


async def test_what_nobody_has_answered_waits_for_dana_in_the_morning_and_on_home(
    playground: Playground, dana: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    """A promise to renegotiate is somebody's to answer, one tap away, until they have."""
    await write_promises(dana, settled)
    await promises(priya, settled)
    await renegotiate(priya, settled, WHAT[0], {DAY: "2026-07-01"})
    await playground.clock.advance(timedelta(hours=24))
    waits = "@Priya Nair would like to renegotiate 1 promise. Do you agree, or what holds instead?"
    morning = await dana.message("Good morning, Dana")
    assert waits in morning.plain()
    dana.open_home()
    await settled()
    assert waits in (await dana.home()).plain()
    await dana.click("Review promises", morning)
    await settled()
    await press(dana, settled, "Agree", WHAT[0])
    [morning] = [one for one in dana.messages() if one.ts == morning.ts]
    assert "✓ Answered what was proposed" in morning.plain()
    assert waits not in (await dana.home()).plain()
