"""What many people wait for at once, with Baton and with a bare Bolt app beside it on a playground of the same kind.

Four things are done by 1, 10 and 100 people in the same moment: a command that opens a form, a choice from a menu, a button,
and a form that is sent. The bare app opens the very same form, acknowledges the menu, and writes one row before it acknowledges
button and form; Baton stores what they say, with everything that follows. Rounds alternate, so that whatever else the machine
does hits both.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter, process_time

from bot import preparing
from bot.manifest import FILE
from messages.ids import Action
from playground.running import Playground
from playground.workspace.entities import Json
from storage.store import Store
from tests.bench import filling
from tests.bench.crowd import Act, Visitor, Watch, at_once, crowd, user_id
from tests.bench.figures import Figure, at_most, middle, ratio, within
from tests.bench.processes import BARE, connected

SIZES = {1: 60, 10: 10, 100: 3}
"""How many at once, and how many rounds of it."""
MOST = max(SIZES)
ACKNOWLEDGED = ("command", "menu", "button", "form")
MEDIAN_AIM, WORST_AIM, LONGEST = 1.3, 2.0, 500.0


@dataclass
class Side:
    """One of the two: its people, what was seen, and the measurements so far by what was done and by how many."""

    playground: Playground
    visitors: Sequence[Visitor]
    watch: Watch
    acks: dict[tuple[str, int], list[float]] = field(default_factory=dict)
    opened: dict[int, list[float]] = field(default_factory=dict)
    waited: float = 0.0
    busy: float = 0.0

    async def do(self, what: str, size: int, act: Act) -> None:
        """Let so many do it at once, and keep how long they waited, and how long the playground itself was at work."""
        await self.watch.quiet()
        self.watch.forget()
        began, busy = perf_counter(), process_time()
        await at_once(self.visitors[:size], self.watch, act)
        self.waited += perf_counter() - began
        self.busy += process_time() - busy
        await self.watch.quiet()
        self.acks.setdefault((what, size), []).extend(self.watch.acks)
        if self.watch.opened:
            self.opened.setdefault(size, []).extend(self.watch.opened)


async def measured(folder: Path) -> list[Figure]:
    """Return how long people wait, and how many times as long as with the bare app."""
    now = datetime.now(UTC)
    async with (
        Playground.serve(FILE, frozen=False, seed=crowd(MOST)) as ours,
        Playground.serve(FILE, frozen=False, seed=crowd(MOST)) as theirs,
    ):
        database = f"sqlite:///{folder / 'latency.db'}"
        await _prepare(database, ours.workspace.identity.team_id, now)
        async with connected(ours, database, folder / "baton.log"):
            baton = _side(ours)
            start, settings = await _forms(baton)
            view = folder / "view.json"
            view.write_text(json.dumps(start), encoding="utf-8")
            kept, shown = f"sqlite:///{folder / 'bare.db'}", {"BENCH_VIEW": str(view)}
            async with connected(theirs, kept, folder / "bare.log", BARE, shown):
                bare = _side(theirs)
                for size, rounds in SIZES.items():
                    for number in range(rounds):
                        await _round(baton, size, number, settings)
                        await _round(bare, size, number, settings)
    return _figures(baton, bare)


async def _prepare(database: str, workspace: str, now: datetime) -> None:
    """Give each of the crowd a handover, so that the button has something to put off."""
    await preparing.database(database)
    playbooks = preparing.playbooks()
    store = await Store.open(database, playbooks)
    people = [replace(filling.person(user_id(number), now), zone="UTC") for number in range(MOST)]
    handovers = [
        filling.handover(_handover(n), workspace, user_id(n), user_id((n + 1) % MOST), "", playbooks["standard"], now)
        for n in range(MOST)
    ]
    await filling.settle(store, workspace, people, handovers, {})
    await store.close()


def _handover(number: int) -> str:
    return f"h{number}"


def _side(playground: Playground) -> Side:
    return Side(playground, [Visitor(playground, number) for number in range(MOST)], Watch(playground))


async def _forms(baton: Side) -> tuple[Json, Json]:
    """Return Baton's form that starts a handover and its settings, as they are shown to somebody."""
    forms = []
    for verb in ("start Fjordline", "settings"):
        await baton.visitors[0].command(f"/handover {verb}")
        await baton.watch.quiet()
        shown = baton.playground.workspace.views.top(baton.visitors[0].id)
        if shown is None:
            raise AssertionError(f"/handover {verb} has opened nothing")
        forms.append(shown.content)
        baton.visitors[0].leave()
    return forms[0], forms[1]


async def _round(side: Side, size: int, number: int, settings: Json) -> None:
    """Let so many do everything there is to do once."""
    action = (Action.TODO_TOMORROW, Action.TODO_UNDO)[number % 2]
    visitors = side.visitors[:size]
    await side.do("command", size, lambda visitor: visitor.command("/handover start Fjordline"))
    for visitor in visitors:
        visitor.leave()
        visitor.offer(_menu(visitor))
    await side.do("menu", size, lambda visitor: visitor.press(Action.PICK, f"{_handover(visitor.number)}|status"))
    for visitor in visitors:
        visitor.offer(_button(visitor, action))
    await side.do("button", size, lambda visitor: visitor.press(action))
    for visitor in visitors:
        visitor.show(settings)
    await side.do("form", size, lambda visitor: visitor.send())
    for visitor in visitors:
        visitor.leave()


def _menu(visitor: Visitor) -> Json:
    option = {"text": {"type": "plain_text", "text": "Fjordline"}, "value": f"{_handover(visitor.number)}|status"}
    menu = {"type": "overflow", "action_id": Action.PICK, "options": [option]}
    return {"type": "actions", "block_id": "which", "elements": [menu]}


def _button(visitor: Visitor, action: str) -> Json:
    words = {"type": "plain_text", "text": "Later"}
    button = {"type": "button", "action_id": action, "text": words, "value": f"{_handover(visitor.number)}|answer"}
    return {"type": "actions", "block_id": "what", "elements": [button]}


def _figures(baton: Side, bare: Side) -> list[Figure]:
    figures, longest = [], {}
    for size in SIZES:
        waits = {"form open after a command": (baton.opened[size], bare.opened[size])}
        waits |= {f"ack of a {what}": (baton.acks[what, size], bare.acks[what, size]) for what in ACKNOWLEDGED}
        for what, (ours, theirs) in waits.items():
            figures += _compared(f"{what}, {size} at once", ours, theirs)
            longest[f"{what}, {size} at once"] = max(ours)
    which = max(longest, key=lambda name: longest[name])
    shares = [side.busy / side.waited * 100 for side in (baton, bare)]
    busy = f"beside Baton, {shares[1]:.0f} % beside bare Bolt: its part of the waits above"
    return [
        *figures,
        Figure("longest wait of all", longest[which], "ms", at_most(LONGEST), which),
        Figure("local Slack at work meanwhile", shares[0], "%", note=busy),
    ]


def _compared(what: str, ours: Sequence[float], theirs: Sequence[float]) -> list[Figure]:
    """Return how many times as long somebody waits as with the bare app: in the median, and of 99 in 100 the longest."""
    middles, ends = (middle(ours), middle(theirs)), (within(0.99, ours), within(0.99, theirs))
    return [
        ratio(what, *middles, MEDIAN_AIM, f"median {middles[0]:.1f} ms, bare Bolt {middles[1]:.1f} ms"),
        ratio("… 99 % within", *ends, WORST_AIM, f"{ends[0]:.1f} ms, bare Bolt {ends[1]:.1f} ms"),
    ]
