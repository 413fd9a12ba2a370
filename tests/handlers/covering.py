"""Somebody on leave, as the tests of covers begin with it, and what is done and read in them."""

from datetime import UTC, datetime

from bot.app import Baton
from bot.replay.environment import ReplayEnvironment
from playground.driver import MemberDriver, Modal, Seen
from playground.running import Playground
from tests.conftest import Settle
from tests.finishing import finish_everything
from tests.handlers.accounts import page_of
from tests.opening import filled_form

ACCOUNT = "Fjordline Logistics"
LEAVE = {"Reason": "Parental or other leave"}


async def leave_form(dana: MemberDriver, settled: Settle) -> Modal:
    """Return the form of Dana's leave, which asks when she is back."""
    await filled_form(dana, ACCOUNT, settled, **LEAVE)
    await settled()
    return await dana.modal("Start handover")


async def went_on_leave(stage: ReplayEnvironment) -> None:
    """Where the tests of what comes after begin: Dana is on leave until 3 March 2027, and Priya covers."""
    await covered(stage.baton, stage.dana, stage.priya, stage.settled)


async def covered(
    baton: Baton, dana: MemberDriver, priya: MemberDriver, settled: Settle, back_on: str = "2027-03-03"
) -> None:
    """Dana goes on leave until this day, and Priya covers."""
    form = await leave_form(dana, settled)
    await form.fill({"Back on": back_on})
    assert await form.submit() == {}
    await (await dana.modal("Handover started")).close()
    await settled()
    await finish_everything(baton, dana.id)
    await priya.command(f"/handover complete {ACCOUNT}")
    await settled()


async def pressed(person: MemberDriver, settled: Settle, button: str, **fields: str) -> None:
    """Press a button on the account's page, fill in the form that it opens, and send it."""
    await (await page_of(person, settled)).click(button)
    await settled()
    form = await person.modal()
    await form.fill(fields)
    assert await form.submit() == {}
    await settled()
    await (await person.modal()).close(whole_stack=True)


def asked(person: MemberDriver, words: str = "Does it stand?") -> list[Seen]:
    return [seen for seen in person.messages() if words in seen.plain()]


async def until(priya: MemberDriver, settled: Settle, day: str) -> None:
    """Say that Dana is back on another day."""
    await pressed(priya, settled, "Another day …", **{"Back on": day})


async def at(playground: Playground, settled: Settle, month: int, day: int) -> None:
    """Live until the evening of a day of 2026, when everybody's morning has been; New York comes last."""
    await playground.clock.advance(datetime(2026, month, day, 16, tzinfo=UTC))
    await settled()


def cannot_take_part(playground: Playground, person: MemberDriver) -> None:
    playground.workspace.members.deactivate(person.id)
