"""What a reply may tell of is offered below what was understood: it counts after one tap, and stays text without it."""

import pytest

from bot.app import Baton
from handover.model.answers import Answer
from handover.model.records import Promise
from playground.driver import MemberDriver
from tests.conftest import Settle
from tests.handlers.threads import Thread, handover_of

ALONE = "We may owe Maria a second scanner."
OFFERED_ALONE = "We may owe Maria a second scanner – to: Maria – no date – no owner"
BESIDE = "Maria remembers a second scanner."
OFFERED_BESIDE = "Maria remembers a second scanner – no date – no owner"
"""Sentences that tell of a promise, and not surely: as all that is said, and beside one that is sure."""
ADD = "Add as a promise"
MAYBE, MAYBE_TOO = (
    "*Maybe a promise?* It counts once you add it.",
    "*Maybe a promise, too?* It counts once you add it.",
)


def sure(number: int = 1) -> str:
    """Return a line that is a promise."""
    return f"Report {number} – to: Maria – due: 1 June 2026 – owner: Jonas"


@pytest.fixture
async def promises(thread: Thread) -> Thread:
    """Return the thread in which the question about promises waits."""
    for _ in range(20):
        if "promised" in thread.last().plain() and "Add a promise …" in thread.last().buttons():
            return thread
        await thread.say("skip")
    raise AssertionError("promises are not asked for")


async def answer(baton: Baton, dana: MemberDriver) -> Answer:
    return (await handover_of(baton, dana)).answer("promises")


async def said(baton: Baton, dana: MemberDriver) -> list[str]:
    """Return what the records say was promised."""
    return [one.what for one in (await answer(baton, dana)).records if isinstance(one, Promise)]


async def test_a_doubtful_promise_counts_after_one_tap_and_no_more_after_undo(
    promises: Thread, baton: Baton, dana: MemberDriver
) -> None:
    reply = await promises.say(f"{sure()}\n{BESIDE}\nThe coffee is good.")
    told = promises.last().plain()
    assert "I understood 1 promise:\n• Report 1" in told
    assert f"{MAYBE_TOO}\n{OFFERED_BESIDE}" in told
    assert "Kept as text: “The coffee is good.”" in told, "what is offered is not said twice"
    assert f"{MAYBE_TOO}\n{OFFERED_BESIDE}" in promises.last().text, "it is read aloud, too"
    before = await answer(baton, dana)
    assert await said(baton, dana) == ["Report 1"], "nothing counts before the tap"
    await promises.click(ADD)
    after = await answer(baton, dana)
    [_, taken] = after.records
    assert isinstance(taken, Promise)
    assert (taken.by, taken.at, taken.source) == (dana.id, before.records[0].at, reply.message.ts)
    assert (taken.as_written, taken.confirmed_by, after.text) == (BESIDE, dana.id, before.text)
    told = promises.last().plain()
    assert f"✓ Added: {OFFERED_BESIDE}" in told
    assert "I understood 1 promise:" in told
    assert MAYBE_TOO not in told
    await promises.click("Undo")
    assert (await answer(baton, dana)).records == before.records
    assert f"{MAYBE_TOO}\n{OFFERED_BESIDE}" in promises.last().plain()
    assert ADD in promises.last().buttons()


async def test_an_added_promise_outlives_an_edit_of_other_lines_and_goes_with_its_own(
    promises: Thread, baton: Baton, dana: MemberDriver
) -> None:
    reply = await promises.say(ALONE)
    assert f"{MAYBE}\n{OFFERED_ALONE}" in promises.last().plain()
    assert "understood" not in promises.last().plain()
    await promises.click(ADD)
    [taken] = (await answer(baton, dana)).records
    dana.edit(reply, f"{ALONE}\nThe coffee is good.")
    await promises.settled()
    assert "Changed in" in promises.last().plain()
    assert (await answer(baton, dana)).records == (taken,)
    dana.edit(reply, "The coffee is good.")
    await promises.settled()
    assert await said(baton, dana) == []


async def test_what_nobody_adds_is_not_offered_again_after_an_edit(promises: Thread, dana: MemberDriver) -> None:
    reply = await promises.say(ALONE)
    dana.edit(reply, f"{ALONE}\nThe coffee is good.")
    await promises.settled()
    assert "Changed in" in promises.last().plain()
    assert ADD not in promises.last().buttons()


async def test_the_list_has_all_that_is_offered(
    promises: Thread, baton: Baton, dana: MemberDriver, settled: Settle
) -> None:
    await promises.say(f"{sure()}\n{BESIDE}")
    asked = promises.last().message.ts
    for number in range(2, 6):
        await promises.say(f"+ {sure(number)}\n{BESIDE}")
        assert promises.last().buttons().count(ADD) == 1
    await dana.click(ADD, promises.last())
    await settled()
    shown = next(seen for seen in promises.of_baton() if seen.message.ts == asked)
    assert shown.buttons().count(ADD) == 3
    assert "*Maybe promises, too?* Each counts once you add it." in shown.plain()
    assert "… and 1 more." in shown.plain()
    await dana.click("See the list", shown)
    view = await dana.modal("What I understood")
    assert view.buttons().count(ADD) == 4
    await view.click(ADD)
    await settled()
    assert (await dana.modal("What I understood")).buttons().count(ADD) == 3
    assert len(await said(baton, dana)) == 7
    shown = next(seen for seen in promises.of_baton() if seen.message.ts == asked)
    assert shown.plain().count("✓ Added: ") == 2, "the thread follows"


async def test_what_is_gone_is_refused(promises: Thread, baton: Baton, dana: MemberDriver) -> None:
    reply = await promises.say(ALONE)
    offer = promises.last()
    dana.edit(reply, "The coffee is good.")
    await promises.settled()
    await dana.click(ADD, offer)
    await promises.settled()
    assert await said(baton, dana) == []
    assert "That line has been changed or taken out meanwhile" in promises.last().plain()


async def test_other_questions_offer_nothing(thread: Thread) -> None:
    await thread.say(ALONE)
    assert ADD not in thread.last().buttons()
