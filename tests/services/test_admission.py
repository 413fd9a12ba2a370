"""So many at once and no more, in order, those that somebody waits for first, and whoever can't begin in time hears so."""

import asyncio

from services.admission import Admission, Busy


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
