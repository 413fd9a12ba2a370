"""So many at once and no more, in order, those that somebody waits for first, and whoever can't begin in time hears so."""

import asyncio
import selectors
from collections.abc import Callable, Coroutine
from statistics import median
from typing import Any

import pytest

from services.admission import DONE_WITHIN, Admission, Busy, note_arrival


class Room:
    """Something that is entered in turns and left when told."""

    def __init__(self, admission: Admission) -> None:
        self.admission, self.entered = admission, list[str]()
        self.doors: dict[str, asyncio.Event] = {}

    def come(self, who: str, *, patient: bool = False) -> "asyncio.Task[None]":
        self.doors[who] = asyncio.Event()
        return asyncio.create_task(self._visit(who, patient))

    async def _visit(self, who: str, patient: bool) -> None:
        turn = await self.admission.turn(patient=patient)
        self.entered.append(who)
        await self.doors[who].wait()
        turn.end()


async def moment() -> None:
    for _ in range(10):
        await asyncio.sleep(0)


async def test_only_so_many_are_under_way_and_the_rest_follow_in_order() -> None:
    room = Room(Admission(2, 1, 60))
    visits = [room.come(who) for who in "abcd"]
    await moment()
    assert room.entered == ["a", "b"]
    room.doors["b"].set()
    await moment()
    assert room.entered == ["a", "b", "c"]
    for door in room.doors.values():
        door.set()
    await asyncio.gather(*visits)
    assert room.entered == ["a", "b", "c", "d"]


async def test_whoever_waits_at_a_screen_goes_first_and_patient_ones_leave_room() -> None:
    room = Room(Admission(2, 1, 60))
    visits = [room.come(who, patient=True) for who in ("event 1", "event 2")]
    await moment()
    visits += [room.come(who) for who in ("press 1", "press 2")]
    await moment()
    assert room.entered == ["event 1", "press 1"]
    room.doors["event 1"].set()
    await moment()
    assert room.entered == ["event 1", "press 1", "press 2"]
    for door in room.doors.values():
        door.set()
    await asyncio.gather(*visits)
    assert room.entered[-1] == "event 2"


async def test_whoever_cannot_begin_in_time_hears_so_and_nothing_is_begun() -> None:
    room = Room(Admission(1, 1, 0.01))
    first = room.come("first")
    await moment()
    late = [room.come(f"late {number}") for number in range(50)]
    patient = room.come("patient", patient=True)
    results = await asyncio.gather(*late, return_exceptions=True)
    assert {type(result) for result in results} == {Busy}
    assert room.entered == ["first"]
    room.doors["first"].set()
    room.doors["patient"].set()
    await asyncio.gather(first, patient)
    assert room.entered == ["first", "patient"]


async def test_one_that_is_cut_off_gives_its_turn_to_the_next() -> None:
    room = Room(Admission(1, 1, 60))
    visits = [room.come(who) for who in ("a", "b", "c")]
    await moment()
    visits[1].cancel()
    room.doors["a"].set()
    await moment()
    room.doors["c"].set()
    await asyncio.gather(*visits, return_exceptions=True)
    assert room.entered == ["a", "c"]
    last = room.come("d")
    room.doors["d"].set()
    await last


SLACK_LISTENS = 3.0
"""Seconds."""


class HandClock(asyncio.SelectorEventLoop):
    """A loop whose clock passes by what it waits for, without waiting, and by what `work` says that something takes."""

    def __init__(self) -> None:
        self.now = 1_000.0
        super().__init__(self._Selector(self))

    def time(self) -> float:
        return self.now

    def work(self, seconds: float) -> None:
        self.now += seconds

    class _Selector(selectors.SelectSelector):
        def __init__(self, loop: "HandClock") -> None:
            super().__init__()
            self._loop = loop

        def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
            self._loop.now += timeout or 0.0
            return super().select(0)


def by_hand(story: Callable[[HandClock], Coroutine[Any, Any, list[float]]]) -> list[float]:
    with asyncio.Runner(loop_factory=HandClock) as runner:
        loop = runner.get_loop()
        assert isinstance(loop, HandClock)
        return runner.run(story(loop))


CROWD, STEPS = 1_000, 20
"""How many come, and in how many steps one is served."""


@pytest.mark.parametrize(
    ("taking_in", "refusing", "serving"),
    [
        (0.0005, 0.0005, 0.008),
        (0.0005, 0.0015, 0.008),
        (0.0003, 0.0015, 0.008),
        (0.0003, 0.0015, 0.02),
        (0.001, 0.0015, 0.008),
    ],
)
def test_a_crowd_is_told_in_time_however_slow_the_machine_is(taking_in: float, refusing: float, serving: float) -> None:
    """H: 1,000 writes at once: told to press again while Slack listens, whatever each thing costs in seconds."""

    async def story(loop: HandClock) -> list[float]:
        admission, came = Admission(), loop.time()
        waited: list[float] = []

        async def ask() -> None:
            # All have come before the first is looked at, as from a socket that is full.
            note_arrival(came)
            loop.work(taking_in)
            try:
                turn = await admission.turn(patient=False)
            except Busy:
                loop.work(refusing)
            else:
                for _ in range(STEPS):
                    await asyncio.sleep(0)
                    loop.work(serving / STEPS)
                turn.end()
            waited.append(loop.time() - came)

        await asyncio.gather(*(ask() for _ in range(CROWD)))
        return waited

    waited = by_hand(story)
    assert len(waited) == CROWD
    assert max(waited) < SLACK_LISTENS


READ_AT_A_TIME = 8
"""How many large forms one reading of a connection holds."""


@pytest.mark.parametrize(("taking_in", "serving"), [(0.0005, 0.008), (0.0009, 0.02), (0.0015, 0.03)])
def test_a_crowd_that_is_read_bit_by_bit_is_told_in_time(taking_in: float, serving: float) -> None:
    """H: 1,000 writes at once: what is begun meanwhile does not keep the rest from being read while Slack listens."""

    async def story(loop: HandClock) -> list[float]:
        admission, came = Admission(), loop.time()
        waited: list[float] = []

        async def ask() -> None:
            note_arrival(came)
            try:
                turn = await admission.turn(patient=False)
            except Busy:
                loop.work(0.0003)
            else:
                for _ in range(STEPS):
                    await asyncio.sleep(0)
                    loop.work(serving / STEPS)
                turn.end()
            waited.append(loop.time() - came)

        asking = []
        for _ in range(CROWD // READ_AT_A_TIME):
            loop.work(taking_in * READ_AT_A_TIME)
            asking += [asyncio.create_task(ask()) for _ in range(READ_AT_A_TIME)]
            # The system says that there is more to read, it is read, and taken apart.
            for _ in range(3):
                await asyncio.sleep(0)
        await asyncio.gather(*asking)
        return waited

    waited = by_hand(story)
    assert len(waited) == CROWD
    assert max(waited) < SLACK_LISTENS


async def test_while_others_still_come_in_few_are_begun() -> None:
    room = Room(Admission(6, 3, 60))
    visits = []
    for who in "abcdefgh":
        visits.append(room.come(who))
        await asyncio.sleep(0)
    assert room.entered == ["a", "b", "c", "d"][: len(room.entered)]
    await moment()
    assert room.entered == ["a", "b", "c", "d", "e", "f"]
    for door in room.doors.values():
        door.set()
    await asyncio.gather(*visits)
    assert room.entered == list("abcdefgh")


def test_those_who_wait_are_told_in_time_though_nobody_comes_and_nobody_ends() -> None:
    """H: 1,000 writes at once on a database that hangs: nothing happens by which anybody could be reminded of them."""

    async def story(loop: HandClock) -> list[float]:
        admission = Admission(0, 0)
        waited: list[float] = []

        async def ask() -> None:
            note_arrival()
            came = loop.time()
            with pytest.raises(Busy):
                await admission.turn(patient=False)
            loop.work(0.0006)
            waited.append(loop.time() - came)

        await asyncio.gather(*(ask() for _ in range(CROWD)))
        return waited

    waited = by_hand(story)
    assert max(waited) < SLACK_LISTENS
    assert median(waited) > DONE_WITHIN * 0.8, "they gave up too early"


def test_a_few_who_come_late_to_a_quick_machine_are_served() -> None:
    """Nobody is turned away because one request was slow to come in."""

    async def story(loop: HandClock) -> list[float]:
        admission, served = Admission(2, 1), []

        async def ask() -> None:
            note_arrival(loop.time() - 1.0)
            turn = await admission.turn(patient=False)
            await asyncio.sleep(0.01)
            served.append(loop.time())
            turn.end()

        await asyncio.gather(*(ask() for _ in range(20)))
        return served

    assert len(by_hand(story)) == 20
