"""A handover ends or is taken up again: whatever was on screen before acts on it as it is now, and says so."""

from collections import Counter
from collections.abc import Awaitable, Callable, Iterator
from copy import copy
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.app import Baton
from bot.replay.environment import ReplayEnvironment
from handover.model.handover import Handover
from playground.driver import MemberDriver, Seen
from playground.driver.forms import pressable
from playground.running import Playground
from playground.workspace.entities import Json
from tests.conftest import MONDAY_MORNING, Settle
from tests.handlers.emails import ready_to_approve
from tests.handlers.reopening import say_why
from tests.handlers.threads import handover_of
from tests.snapshots import begins_after, opened

pytestmark = pytest.mark.usefixtures("opened")
CHANNEL = "handover-fjordline-logistics"
CHANGES_NOTHING_HERE = {"About you", "Reopen handover"}
"""Forms that may still be sent: one about the person, one that takes the handover up again."""
End = Callable[[MemberDriver, Settle], Awaitable[None]]
Old = list[tuple[MemberDriver, Seen]]


async def much_on_screen(stage: ReplayEnvironment) -> None:
    """A morning's message, an answer, and an e-mail that waits for approval."""
    await opened(stage)
    await stage.playground.clock.advance(MONDAY_MORNING + timedelta(hours=30))
    await stage.settled()
    dana = stage.dana
    dana.say("Calm, but they watch us.", thread=dana.messages()[0])
    await stage.settled()
    await ready_to_approve(dana, stage.settled)
    await (await dana.modal("Preview")).close()
    await stage.playground.clock.advance(MONDAY_MORNING + timedelta(hours=74))


@pytest.fixture
@begins_after(much_on_screen)
def people(baton: Baton, dana: MemberDriver, priya: MemberDriver, aiko: MemberDriver) -> tuple[MemberDriver, ...]:
    """Everybody in the handover, with a morning's message, an answer, and an e-mail that waits for approval on screen."""
    return dana, priya, aiko


async def cancel(aiko: MemberDriver, settled: Settle) -> None:
    await aiko.command("/handover cancel fjordline")
    await (await aiko.modal("Cancel handover")).submit()
    await settled()


async def complete(aiko: MemberDriver, settled: Settle) -> None:
    await aiko.command("/handover override fjordline")
    form = await aiko.modal("Decide instead")
    await form.fill(
        {"What do you decide?": "Complete the handover although things are open", "Why?": "Nothing of it matters."}
    )
    await form.submit()
    while aiko.has_modal:
        await (await aiko.modal()).close()
    await settled()


def below(one: MemberDriver, seen: Seen) -> list[Seen]:
    """Return what the person sees in the thread of this message."""
    return [shown for place in (None, CHANNEL) for shown in one.messages(place, seen)]


def on_screen(people: tuple[MemberDriver, ...]) -> Old:
    """Return every message that each of them sees, threads included."""
    found: Old = []
    for one in people:
        for place in (None, CHANNEL):
            for seen in one.messages(place):
                found += [(one, below) for below in one.messages(place, seen)] or [(one, seen)]
    return found


def buttons(old: Old) -> Iterator[tuple[MemberDriver, Seen, Json, Json]]:
    """Yield each button once for each person, with the message and the block it is in."""
    known = set()
    for one, seen in old:
        for block, element in pressable(seen.message.blocks):
            mark = (one.id, element["action_id"], element.get("value"))
            if element["type"] == "button" and mark not in known:
                known.add(mark)
                yield one, seen, block, element


async def pressed(one: MemberDriver, seen: Seen, block: Json, element: Json, settled: Settle) -> tuple[str, bool]:
    """Press a button that was on screen before. Return all that the person then reads, and whether there is a form to send."""

    def told() -> Counter[str]:
        places = [*one.messages(), *one.messages(CHANNEL), *below(one, seen)]
        return Counter(shown.plain() for shown in places)

    before = told()
    assert await one.person.press(seen.message, block["block_id"], element["action_id"], element.get("value", ""))
    await settled()
    new, sends = list((told() - before).elements()), False
    while one.has_modal:
        modal = await one.modal()
        new.append(modal.plain())
        sends = sends or (bool(modal.view.content.get("submit")) and modal.title not in CHANGES_NOTHING_HERE)
        await modal.close()
    return "\n".join(new), sends


async def stored(baton: Baton, handover_id: str) -> Handover:
    workspace = (await baton.identity.known()).team_id or ""
    async with baton.store.begin(workspace) as unit:
        return await unit.handovers.get(handover_id)


@pytest.mark.parametrize(("end", "status"), [(cancel, "cancelled"), (complete, "completed")])
async def test_old_buttons_change_nothing_and_say_that_it_has_ended(
    people: tuple[MemberDriver, ...], baton: Baton, settled: Settle, end: End, status: str
) -> None:
    """I: cancel: old buttons act as if it ran; the same for one that was completed."""
    old, running = on_screen(people), await handover_of(baton, people[0])
    await end(people[2], settled)
    before, wrong = await stored(baton, running.id), list[str]()
    for one, seen, block, element in buttons(old):
        words, sends = await pressed(one, seen, block, element, settled)
        if await stored(baton, running.id) != before:
            wrong.append(f"{element['action_id']} has changed it")
        if sends:
            wrong.append(f"{element['action_id']} opens a form to be sent")
        if status not in words.casefold() and element["action_id"] not in ("profile.open", "handover.document"):
            wrong.append(f"{element['action_id']} does not say that it is {status}: {words[:200]}")
    assert wrong == []


@pytest.mark.parametrize(("end", "status"), [(cancel, "cancelled"), (complete, "completed")])
async def test_what_waited_on_screen_says_that_it_has_ended(
    people: tuple[MemberDriver, ...], settled: Settle, end: End, status: str
) -> None:
    """I: cancel: said everywhere: in the mornings' messages, also yesterday's, and in the request to approve the e-mail."""
    dana, priya, aiko = people
    await end(aiko, settled)
    for one in people:
        left = {label for seen in one.messages() for label in seen.buttons()}
        assert not left & {"Approve", "Done", "Tomorrow", "Blocked …", "Start", "Continue", "Mark as sent"}, one.id
    for one in (priya, aiko):
        assert any(f"{status}: its introduction e-mail waits for nobody" in seen.plain() for seen in one.messages())
    assert any(f"this handover is {status}" in seen.plain() for seen in dana.messages())


async def test_taken_up_again_the_request_to_approve_is_back_and_old_buttons_of_its_end_say_that_it_runs(
    people: tuple[MemberDriver, ...], baton: Baton, settled: Settle
) -> None:
    """I: reopen: the buttons of the end are old ones then."""
    _, priya, aiko = people
    await cancel(aiko, settled)
    [note] = [seen for seen in aiko.messages(CHANNEL) if "has cancelled this handover" in seen.plain()]
    on_another_screen = replace(note, message=copy(note.message))
    [(block, element)] = pressable(note.message.blocks)
    await aiko.click("Reopen", note)
    await say_why(aiko)
    await settled()
    assert any("Is it good to go?" in seen.plain() and "Approve" in seen.buttons() for seen in priya.messages())
    running = await handover_of(baton, aiko)
    words, sends = await pressed(aiko, on_another_screen, block, element, settled)
    assert ("the handover is open" in words, sends) == (True, False)
    assert await handover_of(baton, aiko) == running


async def test_the_last_mornings_message_does_not_say_that_it_has_ended_once_it_goes_on(
    baton: Baton, playground: Playground, dana: MemberDriver, aiko: MemberDriver, settled: Settle
) -> None:
    """I: cancel and reopen, on a day on which no morning's message comes."""
    await playground.clock.advance(timedelta(days=5))
    await settled()
    [*_, friday] = [seen for seen in dana.messages() if seen.plain().startswith("Good morning")]
    await cancel(aiko, settled)
    assert "is cancelled" in _as_it_is_now(dana, friday)
    await playground.clock.advance(timedelta(minutes=1))
    await aiko.command("/handover reopen fjordline")
    await say_why(aiko)
    await settled()
    assert "is cancelled" not in _as_it_is_now(dana, friday)


async def test_the_message_of_an_earlier_morning_is_not_brought_up_to_date_for_ever(
    baton: Baton, playground: Playground, dana: MemberDriver, aiko: MemberDriver, settled: Settle
) -> None:
    """I: cancel: what names it is told so once, and not each time somebody opens the Home tab."""
    await playground.clock.advance(timedelta(days=1, hours=8))
    await cancel(aiko, settled)
    await playground.clock.advance(timedelta(days=2))
    playground.inspector.calls.clear()
    dana.open_home()
    await settled()
    assert playground.inspector.calls_of("views.publish")
    assert not playground.inspector.calls_of("chat.update")


def _as_it_is_now(person: MemberDriver, seen: Seen) -> str:
    return next(one.plain() for one in person.messages() if one.ts == seen.ts)
