"""What one person waits for: a form after a command, and the acknowledgement of everything they do."""

import asyncio
from collections.abc import Iterator, Sequence
from pathlib import Path
from time import perf_counter

from bot.manifest import FILE
from playground.driver import MemberDriver
from playground.driver.modals import Modal
from playground.running import Playground
from playground.workspace.events import ApiCalled, WorkspaceEvent
from playground.workspace.records import EnvelopeRecord
from tests.bench.figures import Figure, at_most, middle, spread
from tests.bench.processes import connected
from tests.opening import open_handover

ROUNDS = 50
FEWER = 20
AIM = 100.0
KINDS = {
    "command": "a command",
    "block_actions": "a button",
    "view_submission": "a form that is sent",
    "shortcut": "a shortcut",
    "message_action": "a shortcut on a message",
}
"""What the envelopes call it, and what it is."""


async def measured(folder: Path) -> list[Figure]:
    """Let Dana do everything there is to do, many times, and return how long she had to wait."""
    database, log = f"sqlite:///{folder / 'interactions.db'}", folder / "interactions.log"
    async with Playground.serve(FILE, frozen=False) as playground, connected(playground, database, log):
        return await _everything(playground)


async def _everything(playground: Playground) -> list[Figure]:
    dana = playground.member("Dana Reyes")
    await open_handover(dana, "Fjordline Logistics", lambda: quiet(playground))
    playground.inspector.forget()
    forms = await _commands(playground, dana)
    await _buttons(playground, dana)
    await _sent_forms(playground, dana)
    await _shortcuts(playground, dana)
    acks = [
        _figure(f"ack of {what}", values) for kind, what in KINDS.items() if (values := list(_acks(playground, kind)))
    ]
    return [_figure("command until views.open reaches Slack", forms), *acks]


def _figure(what: str, values: Sequence[float]) -> Figure:
    return Figure(what, middle(values), "ms", at_most(AIM), f"median {spread(values)}")


async def quiet(playground: Playground, seconds: float = 0.3) -> None:
    """Wait until nothing has happened in the workspace for so long."""
    with playground.workspace.events.subscribe() as subscription:
        while True:
            try:
                async with asyncio.timeout(seconds):
                    await subscription.next()
            except TimeoutError:
                return


async def _commands(playground: Playground, dana: MemberDriver) -> list[float]:
    """Return, for each `/handover start`, the milliseconds until the bot's views.open arrived."""
    arrived: list[float] = []

    def note(change: WorkspaceEvent) -> None:
        if isinstance(change, ApiCalled) and change.record.method == "views.open":
            arrived.append(perf_counter() - change.record.milliseconds / 1000)

    playground.workspace.events.listen(note)
    took = []
    for number in range(ROUNDS):
        arrived.clear()
        began = perf_counter()
        await dana.command(f"/handover start Account {number}")
        form = await dana.modal("Start handover")
        took.append((arrived[0] - began) * 1000)
        await form.close()
    return took


async def _buttons(playground: Playground, dana: MemberDriver) -> None:
    await dana.command("/handover status Fjordline")
    status = await dana.message("Fjordline Logistics")
    for _ in range(FEWER):
        await dana.click("Open", status)
        await (await _filled(playground, dana, "Handover", "Checklist")).close()


async def _sent_forms(playground: Playground, dana: MemberDriver) -> None:
    for _ in range(FEWER):
        await dana.command("/handover settings")
        form = await _filled(playground, dana, "Settings", "Working days")
        await form.submit()
        await dana.wait_for(lambda: not dana.has_modal or "Saved" in _top(playground, dana), "the settings to be saved")
        if dana.has_modal:
            await (await dana.modal()).close()


async def _shortcuts(playground: Playground, dana: MemberDriver) -> None:
    note = dana.say("They renew in May.", "general")
    for _ in range(FEWER):
        await dana.shortcut("Start handover")
        await (await dana.modal("Start handover")).close()
        await dana.message_shortcut("Save to handover", note)
        await (await _filled(playground, dana, "Save to handover", "Where does it belong?")).close()


async def _filled(playground: Playground, dana: MemberDriver, title: str, words: str) -> Modal:
    """Return the modal once it shows these words: a loading one stands in its place first."""
    await dana.wait_for(lambda: words in _top(playground, dana), f"{title} with {words}")
    return await dana.modal(title)


def _top(playground: Playground, dana: MemberDriver) -> str:
    view = playground.workspace.views.top(dana.id)
    return "" if view is None else str(view.content)


def _acks(playground: Playground, kind: str) -> Iterator[float]:
    """Yield the milliseconds that each acknowledgement of this kind took."""
    for envelope in playground.inspector.envelopes:
        if _kind(envelope) == kind and envelope.milliseconds is not None:
            yield envelope.milliseconds


def _kind(envelope: EnvelopeRecord) -> str:
    return "command" if envelope.type == "slash_commands" else str(envelope.payload.get("type"))
