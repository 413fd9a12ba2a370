"""Handovers that have ended stay in reach: on the Home tab, in `/handover list ended`, in their overview."""

from datetime import timedelta

import pytest

from playground.driver import MemberDriver
from playground.running import Playground
from tests.conftest import Settle
from tests.handlers.reopening import say_why
from tests.opening import open_handover

WHY = "Maria asked to keep <!channel> Dana."


@pytest.fixture
async def cancelled(dana: MemberDriver, opened: object, baton: object, settled: Settle) -> None:
    """Dana has cancelled the handover of Fjordline, with a reason."""
    await cancel(dana, "fjordline", settled)


async def cancel(person: MemberDriver, account: str, settled: Settle) -> None:
    await person.command(f"/handover cancel {account}")
    await settled()
    form = await person.modal("Cancel handover")
    await form.fill({"Why?": WHY})
    await form.submit()
    await settled()


async def home(person: MemberDriver, settled: Settle) -> str:
    person.open_home()
    await settled()
    return (await person.home()).plain()


@pytest.mark.usefixtures("cancelled")
async def test_home_names_what_has_ended_with_how_when_and_why_and_opens_it(
    playground: Playground, settled: Settle
) -> None:
    """L: ended handovers are found under "Ended", with reason and document."""
    for name in ("Dana Reyes", "Priya Nair"):
        person = playground.member(name)
        seen = await home(person, settled)
        ended = seen[seen.index("Ended") :]
        assert "Fjordline Logistics" in ended
        assert "Cancelled by @Dana Reyes, " in ended
        assert "2026" in ended
        assert WHY in ended
        await (await person.home()).click("Open")
        await settled()
        overview = await person.modal("Handover")
        assert "This handover was cancelled by @Dana Reyes, " in overview.plain()
        assert WHY in overview.plain()
        assert {"Handover document", "Reopen …"} <= set(overview.buttons())


@pytest.mark.usefixtures("cancelled")
async def test_after_ninety_days_the_list_alone_names_it(
    playground: Playground, dana: MemberDriver, settled: Settle
) -> None:
    await playground.clock.advance(timedelta(days=89))
    assert "Ended" in await home(dana, settled)
    await playground.clock.advance(timedelta(days=2))
    assert "Ended" not in await home(dana, settled)
    await dana.command("/handover list ended")
    await settled()
    listed = (await dana.message("1 handover of yours has ended")).plain()
    assert "Fjordline Logistics" in listed
    assert WHY in listed


@pytest.mark.usefixtures("cancelled")
async def test_home_is_nobody_elses_and_the_list_says_when_there_is_nothing(
    playground: Playground, settled: Settle
) -> None:
    marek = playground.member("Marek Novák")
    assert "Ended" not in await home(marek, settled)
    await marek.command("/handover list ended", "general")
    await settled()
    said = await marek.message("None of your handovers has ended yet.", "general")
    assert "Fjordline" not in said.plain()


@pytest.mark.usefixtures("cancelled")
async def test_five_are_named_the_last_first_and_the_rest_is_counted(
    dana: MemberDriver, playground: Playground, settled: Settle
) -> None:
    names = [f"Customer {number}" for number in range(1, 6)]
    for name in names:
        await open_handover(dana, name, settled)
        await playground.clock.advance(timedelta(minutes=1))
        await cancel(dana, name, settled)
    seen = await home(dana, settled)
    ended = seen[seen.index("Ended") :]
    assert ended.index("Customer 5") < ended.index("Customer 4") < ended.index("Customer 1")
    assert "Fjordline Logistics" not in ended
    assert "… and 1 more." in ended


async def test_a_first_message_that_waited_when_it_ended_comes_when_it_is_taken_up_again(
    playground: Playground, baton: object, dana: MemberDriver, settled: Settle
) -> None:
    """G: a welcome waits for the morning, the handover is cancelled before it and reopened after it."""
    priya = playground.member("Priya Nair")
    await playground.clock.advance(timedelta(hours=6))
    await open_handover(dana, "Borealis Foods", settled)
    await cancel(dana, "borealis", settled)
    await playground.clock.advance(timedelta(hours=20))
    assert not any("Read first" in seen.plain() for seen in priya.messages())
    await dana.command("/handover reopen borealis")
    await say_why(dana)
    await settled()
    await playground.clock.advance(timedelta(days=1))
    assert sum("Read first" in seen.plain() for seen in priya.messages()) == 1
    assert sum("What I need from you" in seen.plain() for seen in dana.messages()) == 1


@pytest.mark.usefixtures("cancelled")
async def test_reopening_asks_why_and_tells_everybody(
    playground: Playground, dana: MemberDriver, settled: Settle
) -> None:
    """L: reopen asks why; the last day has passed, so a new one is proposed, and none that has passed is taken."""
    channel = "handover-fjordline-logistics"
    await playground.clock.advance(timedelta(days=30))
    await dana.command("/handover reopen fjordline")
    form = await dana.modal("Reopen handover")
    assert "cancelled by @Dana Reyes" in form.plain()
    assert "2026-04-08" in str(form.view.blocks), "five working days after Wednesday, 1 April"
    await form.fill({"Why?": "They <!here> want to go on.", "Last day": "2026-03-31"})
    await form.submit()
    assert "a day after today" in str((await dana.modal("Reopen handover")).errors())
    await form.fill({"Last day": "2026-04-20"})
    await form.submit()
    await settled()
    note = (await dana.message("has reopened this handover", channel)).plain()
    assert "The last day is Mon 20 Apr now; it was Mon 23 Mar." in note
    assert "They <!here> want to go on." in note
    await playground.clock.advance(timedelta(hours=12))
    told = (await playground.member("Priya Nair").message("has reopened the handover of")).plain()
    assert "They <!here> want to go on." in told
    await dana.command("/handover status fjordline")
    await dana.click("Open", await dana.message("Fjordline Logistics"))
    await settled()
    modal = await dana.modal("Handover")
    assert "Reopened by @Dana Reyes" in modal.plain()
    assert "They <!here> want to go on." in modal.plain()
    assert "Cancelled by @Dana Reyes, " in modal.plain()
    await modal.click("Handover document")
    await settled()
    pages = "\n".join(seen.plain() for seen in dana.messages(channel))
    history = pages[pages.index("What changed on the way") :]
    assert "1 April 2026: Dana Reyes reopened it until 20 April 2026. Why: They <!here> want to go on." in history
    assert f"It had been cancelled by Dana Reyes on 2 March 2026, because: {WHY}" in history


@pytest.mark.usefixtures("cancelled")
async def test_the_document_of_an_archived_handover_comes_to_whoever_asks_and_is_brought_up_to_date(
    playground: Playground, dana: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    """I: ended handovers are found with their document, although Baton has archived the channel a week after."""
    await playground.clock.advance(timedelta(days=9))
    assert dana.channel("handover-fjordline-logistics").archived
    for person in (priya, priya, dana):
        await person.command("/handover status fjordline")
        await person.click("Open", await person.message("Fjordline Logistics"))
        await settled()
        overview = await person.modal("Handover")
        await overview.click("Handover document")
        await settled()
        await (await person.modal()).close(whole_stack=True)
        documents = [seen for seen in person.messages() if "Handover document: Fjordline" in seen.plain()]
        assert len(documents) == 1
        assert not any("couldn't share" in seen.plain() for seen in person.messages())
