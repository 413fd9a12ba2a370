"""What a database remembers to notice that an older copy of it was put back, on both kinds."""

from handover.model.decision import Decision
from handover.opening.jobs import open_channel
from handover.restored import restored_look
from storage.restored import LostChannel, known_channels
from storage.store import SlackRef, SlackRefKind, Store
from tests.examples import NOW, a_handover
from tests.storage.queue import HERE, MINUTE, ask, claim

ELSEWHERE = "T0SOUTH"


async def begun(store: Store, workspace: str = HERE, minutes: int = 0) -> object:
    async with store.begin(workspace) as unit:
        return await unit.restore_check.begin(NOW + minutes * MINUTE)


async def test_until_when_it_was_in_use_is_told_at_the_next_start_in_each_workspace(store: Store) -> None:
    assert await begun(store) is None, "a new database knows of no time before"
    assert await begun(store, minutes=1) == NOW
    await store.alive_marks.mark(NOW + 90 * MINUTE)
    assert await begun(store, ELSEWHERE, minutes=95) is None
    assert await begun(store, minutes=95) == NOW + 90 * MINUTE
    await store.alive_marks.mark(NOW + 80 * MINUTE)
    assert await begun(store, minutes=96) == NOW + 95 * MINUTE, "a clock that went back takes nothing back"


async def test_a_heartbeat_within_a_minute_of_the_last_note_writes_nothing(store: Store) -> None:
    await begun(store)
    await store.alive_marks.mark(NOW + MINUTE)
    assert await begun(store, minutes=1) == NOW


async def test_a_database_of_an_earlier_version_tells_by_its_jobs(store: Store) -> None:
    await ask(store, restored_look(NOW, NOW))
    [claimed] = await claim(store)
    await store.outbox.done(claimed, {}, NOW + 3 * MINUTE)
    assert await begun(store, minutes=9) == NOW + 3 * MINUTE


async def test_channels_are_known_by_the_handovers_they_are_of(store: Store, migrated_url: str) -> None:
    handover = a_handover()
    async with store.begin(HERE) as unit:
        await unit.handovers.add(Decision(handover, (open_channel(handover.id),)))
        await unit.slack_refs.put(SlackRef(handover.id, SlackRefKind.CHANNEL, "C1"))
        await unit.restore_check.begin(NOW)
    async with store.begin(HERE) as unit:
        assert await unit.restore_check.unknown(["C1", "C2", "C2"]) == ["C2"]
        assert await unit.restore_check.opening()
        assert await unit.restore_check.latest(20) == [handover.id]
        assert await unit.restore_check.keys_about(handover.id) == [open_channel(handover.id).key]
        scope = unit.restore_check._scope
        await LostChannel.store_all(scope, [LostChannel("C2", NOW), LostChannel("C3", NOW)])
        await LostChannel.store_all(scope, [LostChannel("C2", NOW)])
    assert await store.alive_marks.count_lost() == 2
    known = await known_channels(migrated_url, HERE)
    assert (known.alive_at, known.of_handovers, known.lost) == (NOW, frozenset({"C1"}), frozenset({"C2", "C3"}))
    async with store.begin(HERE) as unit:
        await unit.restore_check.closed("C2")
        assert await unit.restore_check.lost() == ["C3"]
    async with store.begin(ELSEWHERE) as unit:
        assert await unit.restore_check.unknown(["C1"]) == ["C1"]
        assert not await unit.restore_check.opening()
    assert await store.alive_marks.workspaces() == [HERE]
