"""A thousand who do different things at once, over Socket Mode and over HTTP: what they hear is what is stored.

At first each is busy with a handover of their own, but for those who write into one thread. Then all are about a few handovers:
the same buttons a hundred times each, the same Home tabs, one thread. Events come again as Slack sends them again.
"""

from collections import Counter
from pathlib import Path

from handover.model.handover import Handover
from messages.kit.ids import Action
from playground.workspace.entities import Json
from tests.bench.acts import Side, handover, offered_button
from tests.bench.crowd import PATIENCE, Act, Visitor, user_id
from tests.bench.evidence import all_stored, stored
from tests.bench.figures import Figure, at_most
from tests.bench.hearing import Heard
from tests.bench.interactions import quiet
from tests.bench.own_view import OwnView
from tests.bench.thousand import CROWD, HOUR, QUIET, baton_and_crowd, in_words, sent_again
from tests.opening import open_handover

ACCOUNT = "Fjordline Logistics"
FEW, PRESSES = 5, 500
"""Handovers whose button is pressed by the second crowd, and how often all of them together."""
OPENINGS = 300


async def measured(folder: Path) -> list[Figure]:
    """Return, for both modes, how many of each crowd were late, neither done nor told, lost, or done twice."""
    return [*await _in_mode(folder, http=False), *await _in_mode(folder, http=True)]


async def _in_mode(folder: Path, *, http: bool) -> list[Figure]:
    async with baton_and_crowd(folder, http=http) as (side, settings, own):
        crowd = _Crowd(side, settings, own)
        await crowd.prepare()
        return in_words([*await crowd.on_many(), *await crowd.on_few()], http=http)


class _Crowd:
    """The people of one side, and what becomes of what they do."""

    def __init__(self, side: Side, settings: Json, own: OwnView) -> None:
        self._side, self._settings, self._own, self._heard = side, settings, own, Heard(side)
        self._dana = side.playground.member("Dana Reyes")
        self._thread = self._by_whom = ""
        self._said: list[str] = []

    async def prepare(self) -> None:
        """Have a handover under way whose thread can be written into, and show everybody what they need."""
        await open_handover(self._dana, ACCOUNT, lambda: quiet(self._side.playground))
        self._thread = next(seen for seen in self._dana.messages() if f"*{ACCOUNT}*" in seen.plain()).ts
        for visitor in self._side.visitors:
            visitor.offer(offered_button(visitor, Action.TODO_TOMORROW))
            visitor.show(self._settings)

    async def on_many(self) -> list[Figure]:
        """Let five groups do five things, each to something of their own; the last of them write."""

        async def act(visitor: Visitor) -> None:
            match visitor.number * 10 // CROWD:
                case 0 | 1:
                    await visitor.press(Action.TODO_TOMORROW)
                case 2 | 3:
                    await visitor.send()
                case 4 | 5:
                    await visitor.command("/handover list")
                case 6 | 7:
                    self._side.playground.person(visitor.id).open_app()
                case 8:
                    visitor.say(f"They renew in May, says {visitor.number}.")
                case _:
                    self._reply(visitor.number)

        waits = await self._together(act)
        people = [user_id(number) for number in range(CROWD)]
        pressers, senders, askers = people[:200], people[200:400], people[400:600]
        found = await stored(self._side.database, self._side.playground.workspace.identity.team_id, CROWD)
        homes = sum(self._side.playground.workspace.views.home(one) is None for one in people[600:800])
        writers = Counter(self._heard.answers[one] for one in people[800:900])
        return [
            *_answered(waits, "a thousand on many handovers", 600, self._heard, self._by_whom),
            _neither("200 buttons", 200 - found.put_off - self._busy(pressers)),
            _neither("200 forms", 200 - found.hours.get(HOUR, 0) - self._busy(senders)),
            _neither("200 commands", sum(not self._heard.answers[one] for one in askers)),
            Figure("200 Home tabs: not shown", homes, "", at_most(0)),
            Figure("100 messages: not answered once", 100 - writers[1], "", at_most(0)),
            *await self._replies("100 replies in one thread"),
        ]

    async def on_few(self) -> list[Figure]:
        """Let all of them press five buttons, open a few Home tabs, and write into one thread."""
        before = await self._holds()

        async def act(visitor: Visitor) -> None:
            if visitor.number < PRESSES:
                await self._side.visitors[200 + visitor.number % FEW].press(Action.TODO_TOMORROW)
            elif visitor.number < PRESSES + OPENINGS:
                self._side.playground.person(user_id(210 + visitor.number % FEW)).open_app()
            else:
                self._reply(visitor.number + CROWD)

        waits = await self._together(act)
        held = (await self._holds()) - before
        pressers = [user_id(200 + number) for number in range(FEW)]
        untold = sum(
            held[handover(200 + number)] != (self._heard.told[one] < PRESSES // FEW)
            for number, one in enumerate(pressers)
        )
        return [
            *_answered(waits, "a thousand on few handovers", PRESSES, self._heard, self._by_whom),
            _neither("5 buttons, pressed 100 times each", untold),
            *await self._replies("300 replies in one thread"),
        ]

    async def _together(self, act: Act) -> list[float]:
        self._heard.forget()
        self._side.watch.forget()
        await self._side.at_once(CROWD, act)
        await self._side.watch.quiet(QUIET)
        waits, self._by_whom = list(self._side.waits), await self._own.words(self._side)
        await sent_again(self._side)
        return waits

    def _reply(self, number: int) -> None:
        words = f"Depot number {number} of theirs is to be told by telephone whenever a delivery is late."
        self._said.append(words)
        self._side.playground.person(self._dana.id).say(self._dana.dm.id, words, thread_ts=self._thread)

    def _busy(self, people: list[str]) -> int:
        return sum(self._heard.told[one] for one in people)

    async def _replies(self, what: str) -> list[Figure]:
        """Return how many of all replies are not stored, and how many more than once."""
        found = next(one for one in await self._all() if one.account == ACCOUNT)
        words = "\n".join(part.text for answer in found.answers.values() for part in answer.parts)
        times = Counter(min(words.count(one), 2) for one in self._said)
        return [
            Figure(f"{what}: lost", times[0], "", at_most(0), f"of {len(self._said)} so far"),
            Figure(f"{what}: stored twice", times[2], "", at_most(0)),
        ]

    async def _holds(self) -> Counter[str]:
        return Counter({one.id: len(one.holds) for one in await self._all()})

    async def _all(self) -> list[Handover]:
        return await all_stored(self._side.database, self._side.playground.workspace.identity.team_id)


def _answered(waits: list[float], what: str, asked: int, heard: Heard, by_whom: str) -> list[Figure]:
    late = sum(wait >= PATIENCE for wait in waits) + asked - len(waits)
    note = f"of {asked} with somebody at a screen; {heard.busy} told to press again, slowest answer {max(waits):.0f} ms; {by_whom}"
    return [Figure(f"{what}: not answered within 3 s", late, "", at_most(0), note)]


def _neither(what: str, count: int) -> Figure:
    return Figure(f"{what}: neither done nor told", count, "", at_most(0))
