"""Double clicks, and two people at the same button: what is done and said is what one press would have done and said.

Each thing is done once in one handover, and twice at the same moment in another; the two then read alike.
"""

import asyncio
import re
from collections import Counter
from collections.abc import Awaitable, Callable

import pytest

from bot.replay.environment import ReplayEnvironment
from handover.model.handover import Handover
from playground.driver import MemberDriver
from playground.running import Playground
from tests.conftest import Settle
from tests.faults.conftest import Life
from tests.finishing import with_nothing_open
from tests.handlers.reopening import say_why
from tests.handlers.threads import Thread
from tests.opening import open_handover
from tests.snapshots import begins_after

ONCE, TWICE = "Aldane Mills", "Brightwater Bank"
Press = Callable[[str], Awaitable[object]]


def channel_of(account: str) -> str:
    return f"handover-{account.lower().replace(' ', '-')}"


def said(dana: MemberDriver, account: str) -> Counter[str]:
    """Return what is said of this account to everybody, with what tells the accounts apart taken out."""
    threads = [reply for seen in dana.messages() if account in seen.plain() for reply in dana.messages(thread=seen)]
    elsewhere = [seen for seen in dana.messages() if account in seen.plain()]
    everything = [*dana.messages(channel_of(account)), *elsewhere, *threads]
    texts = [seen.plain() for seen in everything if not seen.message.ephemeral_to]
    names = re.compile("|".join(map(re.escape, (account, account.replace(" ", "-"), channel_of(account)))))
    return Counter(re.sub(r"http\S+", "LINK", names.sub("ACCOUNT", text)) for text in texts)


async def both_opened(stage: ReplayEnvironment) -> None:
    for account in (ONCE, TWICE):
        await open_handover(stage.dana, account, stage.settled)


@pytest.fixture
@begins_after(both_opened)
def stage(life: Life) -> None:
    """Begin with two handovers, from Dana to Priya."""


async def stored(life: Life, dana: MemberDriver, account: str) -> Handover:
    assert life.baton is not None
    async with life.baton.store.begin("T0PLAYGROUND") as unit:
        found = await unit.handovers.of_person(dana.id, open_only=False)
    return next(one for one in found if one.account == account)


async def nothing_open(life: Life, dana: MemberDriver) -> None:
    """Bring both handovers to where nothing is open."""
    assert life.baton is not None
    for account in (ONCE, TWICE):
        handover = await stored(life, dana, account)
        await life.baton.store.decide(handover.workspace, handover.id, with_nothing_open)


async def paused_by_form(people: list[MemberDriver], account: str, settled: Settle) -> None:
    """Have each of these people open the form of a pause, and all send theirs at once."""
    forms = []
    for person in people:
        await person.command(f"/handover pause {account}")
        await settled()
        forms.append(await person.modal("Pause"))
    await asyncio.gather(*(form.submit() for form in forms))
    await settled()
    for person in people:
        while person.has_modal:
            await (await person.modal()).close(whole_stack=True)
    await settled()


@pytest.mark.usefixtures("stage")
@pytest.mark.parametrize("others", [False, True], ids=["double click", "two people"])
@pytest.mark.parametrize("lines", [("pause",), ("pause", "resume"), ("complete",), ("complete", "reopen")])
async def test_a_command(
    life: Life,
    playground: Playground,
    dana: MemberDriver,
    priya: MemberDriver,
    settled: Settle,
    lines: tuple[str, ...],
    *,
    others: bool,
) -> None:
    if "complete" in lines:
        await nothing_open(life, dana)
        await settled()
    for line in lines:
        second = priya if others else dana
        if line == "pause":
            await paused_by_form([dana], ONCE, settled)
            await paused_by_form([dana, second], TWICE, settled)
            continue
        await dana.command(f"/handover {line} {ONCE}")
        await settled()
        if line == "reopen":
            await say_why(dana)
            await settled()
        commands = [one.command(f"/handover {line} {TWICE}") for one in (dana, second)]
        assert await asyncio.gather(*commands) == [True, True]
        await settled()
        if line == "reopen":
            await asyncio.gather(*(say_why(one) for one in {dana.id: dana, second.id: second}.values()))
            await settled()
    assert said(dana, TWICE) == said(dana, ONCE)
    assert (await stored(life, dana, TWICE)).status == (await stored(life, dana, ONCE)).status


@pytest.mark.usefixtures("stage")
@pytest.mark.parametrize("button", ["Skip", "Later"])
async def test_a_button_of_the_interview(life: Life, dana: MemberDriver, settled: Settle, button: str) -> None:
    one, two = Thread(dana, settled, ONCE), Thread(dana, settled, TWICE)
    await dana.click(button, one.last())
    question = two.last()
    assert await asyncio.gather(*(dana.click(button, question) for _ in range(3))) == [True] * 3
    await settled()
    assert said(dana, TWICE) == said(dana, ONCE)


async def test_a_form_sent_twice_opens_one_handover(
    life: Life, playground: Playground, dana: MemberDriver, settled: Settle
) -> None:
    await dana.command(f"/handover start {ONCE}")
    await settled()
    form = await dana.modal("Start handover")
    await form.fill(
        {
            "Incoming CSM": "Priya Nair",
            "Manager": "Aiko Tanaka",
            "Reason": "Promotion",
            "Customer contacts": "Maria Olsen, maria@fjordline.example",
            "What may the customer know?": "Dana is moving on.",
        }
    )
    await asyncio.gather(form.submit(), form.submit())
    await settled()
    assert sum(channel.name.startswith("handover-") for channel in playground.workspace.channels) == 1
    assert sum(f"*{ONCE}*" in seen.plain() for seen in dana.messages()) == 1
    assert (await stored(life, dana, ONCE)).open


@pytest.mark.usefixtures("stage")
async def test_a_cancellation_sent_twice_is_said_once(
    life: Life, dana: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    for account, people in ((ONCE, [dana]), (TWICE, [dana, priya])):
        forms = []
        for person in people:
            await person.command(f"/handover cancel {account}")
            await settled()
            forms.append(await person.modal("Cancel handover"))
        await asyncio.gather(*(form.submit() for form in forms))
        await settled()
    assert said(dana, TWICE) == said(dana, ONCE)
    assert priya.has_modal, "who came second reads why nothing was done"
