"""The four things that somebody does and waits for, done by many in the same moment with one of the programs."""

from collections import Counter
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from time import perf_counter, process_time

from messages.kit.ids import Action
from messages.settings import HOUR
from playground.running import Playground
from playground.workspace.entities import Json, Message
from playground.workspace.events import MessageUpdated, WorkspaceEvent
from tests.bench.carrier import Carrier
from tests.bench.crowd import Act, Visitor, Watch, at_once
from tests.bench.processes import Connected

ACKNOWLEDGED = ("command", "menu", "button", "form")
ACCOUNT = "Fjordline"
A_MOMENT = 0.03
"""Seconds for what a button that is put into a message brings about; what was done before is over already."""
HOURS = ("7", "8")
"""What the form of settings says in one round, and in the next, so that each has something to store."""


@dataclass
class Side:
    """One program: its people, what was seen, and the measurements so far by what was done and by how many."""

    name: str
    playground: Playground
    database: str
    visitors: Sequence[Visitor]
    watch: Watch
    program: Connected
    carrier: Carrier
    """What hands it what people do."""
    acks: dict[tuple[str, int], list[float]] = field(default_factory=dict)
    opened: dict[int, list[float]] = field(default_factory=dict)
    done: Counter[str] = field(default_factory=Counter)
    """How often each thing was done, measured or not."""
    answered: int = 0
    """How many menus have become the words that were asked for."""
    waited: float = 0.0
    busy: float = 0.0

    @classmethod
    def of(
        cls,
        name: str,
        playground: Playground,
        database: str,
        people: int,
        program: Connected,
        carrier: Carrier,
    ) -> "Side":
        """Return the program that is connected to this playground, where so many of the crowd are."""
        visitors = [Visitor(playground, number) for number in range(people)]
        side = cls(name, playground, database, visitors, Watch(playground), program, carrier)
        playground.workspace.events.listen(side._note)
        return side

    @property
    def share(self) -> float:
        """How much of the time somebody waited the playground itself was at work, in percent."""
        return self.busy / self.waited * 100

    def forget(self) -> None:
        """Begin to measure anew. What was done stays done."""
        self.acks.clear()
        self.opened.clear()
        self.waited = self.busy = 0.0

    async def do(self, what: str, size: int, act: Act) -> None:
        """Let so many do it at once, and keep how long they waited, and how long the playground itself was at work."""
        await self.watch.quiet(A_MOMENT)
        self.watch.forget()
        began, busy = perf_counter(), process_time()
        await self.at_once(size, act)
        self.waited += perf_counter() - began
        self.busy += process_time() - busy
        await self.watch.quiet()
        self.done[what] += size
        self.acks.setdefault((what, size), []).extend(self.waits)
        if self.watch.opened:
            self.opened.setdefault(size, []).extend(self.watch.opened)

    @property
    def waits(self) -> list[float]:
        """How long, in milliseconds, those have waited at their screens who acted last."""
        return self.carrier.waits

    async def at_once(self, size: int, act: Act) -> None:
        """Let so many do it in the same moment, and wait for every acknowledgement; each has one request follow from it."""
        acting = at_once(self.visitors[:size], self.watch, act)
        self.carrier.forget()
        await self.carrier.together(size, acting)

    def _note(self, change: WorkspaceEvent) -> None:
        match change:
            case MessageUpdated(message=message, previous=previous) if _is_menu(previous) and not _is_menu(message):
                self.answered += 1


def handover(number: int) -> str:
    """Return the id of the handover that the crowd's person of this number hands over."""
    return f"h{number}"


async def forms(side: Side) -> tuple[Json, Json]:
    """Return Baton's form that starts a handover and its settings, as they are shown to somebody."""
    shown = []
    for verb in (f"start {ACCOUNT}", "settings"):
        await side.visitors[0].command(f"/handover {verb}")
        await side.watch.quiet()
        view = side.playground.workspace.views.top(side.visitors[0].id)
        if view is None:
            raise AssertionError(f"/handover {verb} has opened nothing")
        shown.append(view.content)
        side.visitors[0].leave()
    return shown[0], shown[1]


async def everything(side: Side, size: int, number: int, settings: Json) -> None:
    """Let so many do everything there is to do once. What an even round puts off, the odd one after it takes up again."""
    visitors = side.visitors[:size]
    await open_forms(side, size)
    for visitor in visitors:
        visitor.offer(_menu(visitor))
    await side.do("menu", size, lambda visitor: visitor.press(Action.PICK, f"{handover(visitor.number)}|status"))
    await press_buttons(side, size, number)
    for visitor in visitors:
        visitor.show(at_hour(settings, HOURS[number % 2]))
    await side.do("form", size, lambda visitor: visitor.send())
    for visitor in visitors:
        visitor.leave()


async def open_forms(side: Side, size: int) -> None:
    """Let so many type the command that opens a form, and close the form."""
    await side.do("command", size, lambda visitor: visitor.command(f"/handover start {ACCOUNT}"))
    for visitor in side.visitors[:size]:
        visitor.leave()


async def press_buttons(side: Side, size: int, number: int) -> None:
    """Let so many press a button that stores: one that puts off a step in an even round, its undoing in the odd one after it."""
    action = (Action.TODO_TOMORROW, Action.TODO_UNDO)[number % 2]
    for visitor in side.visitors[:size]:
        visitor.offer(offered_button(visitor, action))
    await side.do("button", size, lambda visitor: visitor.press(action))


def _menu(visitor: Visitor) -> Json:
    option = {"text": {"type": "plain_text", "text": ACCOUNT}, "value": f"{handover(visitor.number)}|status"}
    menu = {"type": "overflow", "action_id": Action.PICK, "options": [option]}
    return {"type": "actions", "block_id": "which", "elements": [menu]}


def _is_menu(message: Message) -> bool:
    return [block.get("block_id") for block in message.blocks] == ["which"]


def offered_button(visitor: Visitor, action: str) -> Json:
    """Return the block with a button about what somebody is to answer in the handover of theirs."""
    words = {"type": "plain_text", "text": "Later"}
    button = {"type": "button", "action_id": action, "text": words, "value": f"{handover(visitor.number)}|answer"}
    return {"type": "actions", "block_id": "what", "elements": [button]}


def at_hour(settings: Json, hour: str) -> Json:
    """Return the settings with this hour chosen for the morning message."""
    chosen = deepcopy(settings)
    menu = next(block["element"] for block in chosen["blocks"] if block["block_id"].partition(":")[0] == HOUR)
    menu["initial_option"] = next(option for option in menu["options"] if option["value"] == hour)
    return chosen
