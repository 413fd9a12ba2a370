"""After a call: three taps, notes below them, promises that were read and taken up, and who does not come."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.app import Baton
from handover.model.records import Promise
from playground.driver import MemberDriver, Seen
from playground.running import Playground
from tests.conftest import Settle
from tests.handlers.calendars import calendars
from tests.handlers.calls import CONTEXT, JOINT, arrange
from tests.handlers.threads import handover_of, told

pytestmark = pytest.mark.usefixtures("opened", "baton")
CHANNEL = "handover-fjordline-logistics"
STARTS = datetime(2026, 3, 5, 9, 30, tzinfo=UTC)
NOTE = "We went through all of it. I promised Maria Olsen to send the new price list by 13 March 2026."


@pytest.fixture
async def question(priya: MemberDriver, playground: Playground, settled: Settle) -> None:
    """A context call is arranged, for three in the afternoon in India, and is over."""
    await arrange(priya, settled, CONTEXT, Day="2026-03-05", Time="15:00")
    await (await priya.modal("The call")).close(whole_stack=True)
    await playground.clock.advance(STARTS + timedelta(minutes=29))
    assert told(priya, "How was it?") == []
    await playground.clock.advance(STARTS + timedelta(minutes=31))


def asked(person: MemberDriver) -> Seen:
    """Return the question how it went, whatever it says by now."""
    about = f"*Fjordline Logistics* · *{CONTEXT}*"
    [seen] = [one for one in person.messages() if about in one.text and ":calendar:" not in one.text]
    return seen


@pytest.mark.usefixtures("question")
async def test_one_tap_says_that_it_was_held_and_can_be_undone(
    priya: MemberDriver, dana: MemberDriver, baton: Baton, settled: Settle
) -> None:
    assert asked(priya).buttons() == ["It has taken place", "It was moved …", "Nobody came"]
    assert told(dana, "How was it?") == [], "one of them is asked"
    await priya.click("It has taken place", asked(priya))
    await settled()
    assert "✓ *Fjordline Logistics* · *Hold the context call*" in asked(priya).plain()
    assert (await handover_of(baton, priya)).step("context_call").done_by == priya.id
    await priya.click("Undo", asked(priya))
    await settled()
    assert asked(priya).buttons() == ["It has taken place", "It was moved …", "Nobody came"]
    assert not (await handover_of(baton, priya)).step("context_call").settled


@pytest.mark.usefixtures("question")
async def test_nobody_came_and_a_new_time_is_two_taps_away(
    priya: MemberDriver, playground: Playground, baton: Baton, settled: Settle
) -> None:
    await priya.click("Nobody came", asked(priya))
    await settled()
    assert "nobody came, says @Priya Nair. It has no day now." in asked(priya).plain()
    assert asked(priya).buttons() == ["Arrange …", "Undo"]
    await priya.click("Undo", asked(priya))
    await settled()
    assert (await handover_of(baton, priya)).step("context_call").starts == STARTS
    await priya.click("Nobody came", asked(priya))
    await settled()
    await priya.click("Arrange", asked(priya))
    await settled()
    form = await priya.modal("Arrange the call")
    await form.fill({"Day": "2026-03-09", "Time": "18:30"})
    assert await form.submit() == {}
    await settled()
    assert "It is planned anew: 09 Mar 2026 13:00 UTC." in asked(priya).plain()
    first, again = (one.events[0] for one in calendars(playground, priya))
    assert (first.uid, first.sequence, again.sequence) == (again.uid, 0, 1), "the same entry, on another day"


@pytest.mark.usefixtures("question")
async def test_what_was_said_is_kept_with_the_call_and_a_promise_in_it_is_taken_up_with_a_tap(
    priya: MemberDriver, baton: Baton, settled: Settle
) -> None:
    """P76: nothing counts before somebody has looked at it."""
    written = priya.say(NOTE, thread=asked(priya))
    await settled()
    assert NOTE in asked(priya).plain()
    assert "Was this promised? " in asked(priya).plain()
    assert (await handover_of(baton, priya)).answer("promises").records == ()
    await priya.click("Keep as a promise", asked(priya))
    await settled()
    [record] = (await handover_of(baton, priya)).answer("promises").records
    assert isinstance(record, Promise)
    assert "price list" in record.what
    assert str(record.due) == "2026-03-13"
    assert "✓ Among the promises: " in asked(priya).plain()
    await priya.click("Take back", asked(priya))
    await settled()
    assert (await handover_of(baton, priya)).answer("promises").records == ()
    priya.edit(written, "We went through all of it.")
    await settled()
    assert "Was this promised?" not in asked(priya).plain()
    assert [note.text for note in (await handover_of(baton, priya)).calls["context_call"].notes] == [
        "We went through all of it."
    ]
    priya.delete(written)
    await settled()
    assert (await handover_of(baton, priya)).calls["context_call"].notes == ()


@pytest.mark.usefixtures("question")
async def test_what_was_said_stands_in_the_handover_document(
    priya: MemberDriver, dana: MemberDriver, settled: Settle
) -> None:
    """P78."""
    priya.say("They like *short* calls on Mondays.", thread=asked(priya))
    await settled()
    await dana.click("Handover document", await dana.message("Fjordline Logistics: handover", CHANNEL))
    await settled()
    pages = "\n".join(seen.plain() for seen in dana.messages(CHANNEL) if "Handover document" in seen.text)
    thread = "\n".join(seen.plain() for seen in dana.messages(CHANNEL))
    said = pages + thread
    assert "What was said in the calls" in said
    assert "Hold the context call" in said.split("What was said in the calls")[1]
    assert "Priya Nair wrote on 5 March 2026:" in said
    assert "They like *short* calls on Mondays." in said


@pytest.mark.usefixtures("question")
async def test_a_password_in_a_note_is_refused(priya: MemberDriver, baton: Baton, settled: Settle) -> None:
    priya.say("Their portal: password is hunter2Zx!9", thread=asked(priya))
    await settled()
    assert (await handover_of(baton, priya)).calls["context_call"].notes == ()


async def test_of_a_customer_who_does_not_come_twice_the_manager_hears_once_and_it_stands_among_the_risks(
    dana: MemberDriver, aiko: MemberDriver, playground: Playground, settled: Settle
) -> None:
    for number, day in enumerate((3, 4, 5)):
        await arrange(dana, settled, JOINT, Day=f"2026-03-{day:02}", Time="09:30")
        await (await dana.modal("The call")).close(whole_stack=True)
        await playground.clock.advance(datetime(2026, 3, day, 15, 15, tzinfo=UTC))
        question = next(seen for seen in reversed(dana.messages()) if "How was it?" in seen.text)
        await dana.click("Nobody came", question)
        await settled()
        await playground.clock.advance(datetime(2026, 3, day, 23, 59, tzinfo=UTC) + timedelta(hours=4))
        assert len(told(aiko, "the customer has not come to 2 calls")) == (number > 0)
    assert len(told(aiko, "the customer has not come")) == 1
    card = await dana.message("Fjordline Logistics: handover", CHANNEL)
    assert "The customer has not come to the last 3 calls." in card.plain()
    await aiko.command("/handover team")
    await settled()
    assert "the customer has not come to the last 3 calls" in (await aiko.modal("Your team")).plain()
