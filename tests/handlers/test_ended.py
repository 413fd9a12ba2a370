"""Handovers that have ended stay in reach: on the Home tab, in `/handover list ended`, in their overview."""

from datetime import timedelta

import pytest

from playground.driver import MemberDriver
from playground.running import Playground
from tests.conftest import Settle
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
        assert {"Handover document", "Reopen"} <= set(overview.buttons())


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
